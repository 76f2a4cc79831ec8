"""Atom and JSON Feed, of articles and of corrections.

Identifiers outlive addresses, and times change only when an article does.
"""

from collections.abc import Iterator
from typing import Final
from uuid import UUID, uuid5

from digest.model import Value
from digest.page import Page, PageKind
from digest.site import times
from digest.site.addresses import feed_path, web
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.escaping import json_text, xml_text
from digest.site.outline import Outline, PublishedCorrection
from digest.site.pages import corrections

_NAMESPACE: Final = UUID("8d0f5f9e-416c-4c0e-9a34-6d1b27c5d072")
_CORRECTIONS: Final = "corrections"


class Category(Value):
    """A subject of an article."""

    key: str
    name: str


class FeedItem(Value):
    """An article or a correction in a feed."""

    id: str
    link: str
    title: str
    title_lang: str  # "" where it is the feed's own language, as with `summary_lang`
    summary: str
    summary_lang: str
    language: str  # of the text that is linked to
    published: str  # RFC 3339, "" where it is not known
    updated: str
    publisher: str
    authors: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    via: str = ""  # address of the article at its source
    text: str = ""  # a correction, which is all text


class Feed(Value):
    """A feed, as templates are given it."""

    id: str
    language: str
    title: str
    subtitle: str
    address: str
    home: str  # address of the page it belongs to
    updated: str
    items: tuple[FeedItem, ...]


def urn(name: str) -> str:
    """Return an identifier derived from a name alone (RFC 9562, version 5)."""
    return uuid5(_NAMESPACE, name).urn


def plan_atom(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the Atom feeds of the site, of every subject, of every source, and of the corrections, if there are any."""
    return _plan(outline, keys, PageKind.ATOM_FEED, "xml")


def plan_json(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the same feeds as JSON."""
    return _plan(outline, keys, PageKind.JSON_FEED, "json")


def view_atom(edition: Edition, page: Page) -> str:
    """Return a feed as Atom (RFC 4287)."""
    return edition.environment.get_template("atom.xml").render(feed=_feed(edition, page)) + "\n"


def view_json(edition: Edition, page: Page) -> str:
    """Return a feed as JSON Feed (version 1.1)."""
    feed = _feed(edition, page)
    value: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "language": feed.language,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "items": [_json_item(item) for item in feed.items],
    }
    return json_text({name: found for name, found in value.items() if found != ""}, 1) + "\n"


def _plan(outline: Outline, keys: Keys, kind: PageKind, suffix: str) -> Iterator[Page]:
    """Yield feeds whose subject is "" for the site, "topic/KEY", "source/NAME" or "corrections"."""
    addresses, library, language = outline.addresses, outline.library, outline.main_language
    feeds = [
        ("", addresses.home(language), library.order),
        *((f"topic/{key}", addresses.subject(language, key), library.tags.get(key, ())) for key in outline.keys),
        *((f"source/{name}", addresses.source(language, name), ids) for name, ids in library.sources.items()),
    ]
    for subject, home, ids in feeds:
        newest = keys.listing(ids[: outline.settings.feed_size])
        yield keys.page(kind, feed_path(home, suffix), subject, newest, subject=subject)
    if outline.corrections:
        path = feed_path(addresses.section(language, _CORRECTIONS), suffix)
        inputs = corrections.inputs(keys, outline.corrections[: outline.settings.feed_size])
        yield keys.page(kind, path, inputs, subject=_CORRECTIONS)


def _feed(edition: Edition, page: Page) -> Feed:
    outline, site, language = edition.outline, edition.title, edition.language
    addresses, library, size = outline.addresses, outline.library, outline.settings.feed_size
    scope, _, name = page.subject.partition("/")
    ids: tuple[str, ...] = ()
    subtitle = ""
    if scope == "topic":
        subject = edition.subjects[name]
        ids, title, subtitle = library.tags.get(name, ()), f"{subject.name} — {site}", subject.description
        home = addresses.subject(language, name)
    elif scope == "source":
        ids, title = library.sources[name], f"{edition.source_name(name)} — {site}"
        home = addresses.source(language, name)
    elif scope == _CORRECTIONS:
        title, home = f"{edition.messages('Corrections')} — {site}", addresses.section(language, _CORRECTIONS)
    else:
        ids, title, subtitle = library.order, site, edition.description
        home = addresses.home(language)
    items = [_article_item(edition, entry_id) for entry_id in ids[:size]]
    if scope == _CORRECTIONS:
        items = [_correction_item(edition, each) for each in outline.corrections[:size]]
    return Feed(
        id=urn(f"feed {language} {page.subject}"),
        language=language,
        title=xml_text(title),
        subtitle=xml_text(subtitle),
        address=_address(edition, page.path),
        home=_address(edition, home),
        updated=times.latest(item.updated for item in items),
        items=tuple(items),
    )


def _article_item(edition: Edition, entry_id: str) -> FeedItem:
    entry, wording, version = edition.entry(entry_id), edition.wording(entry_id), edition.version(entry_id)
    facts, zone = entry.facts, edition.outline.settings.timezone
    return FeedItem(
        id=urn(f"{edition.language} {entry.id}"),
        link=_address(edition, edition.outline.addresses.article(edition.language, entry)),
        title=xml_text(wording.title or edition.messages("Untitled")),
        title_lang=edition.foreign_lang(wording.title_language),
        summary=xml_text(wording.summary),
        summary_lang=edition.foreign_lang(wording.summary_language),
        language=edition.language if version.genuine else version.language,
        published=times.published(entry, zone),
        updated=times.updated(entry, zone),
        publisher=xml_text(facts.source or "digest"),
        authors=tuple(map(xml_text, facts.authors)),
        categories=tuple(
            Category(key=xml_text(tag.key), name=xml_text(edition.badges[tag.key].name)) for tag in entry.tags
        ),
        via=web(facts.url),
    )


def _correction_item(edition: Edition, correction: PublishedCorrection) -> FeedItem:
    article = edition.outline.addresses.article(edition.language, edition.entry(correction.article))
    title = edition.wording(correction.article).title or edition.messages("Untitled")
    date = times.timestamp(correction.date, edition.outline.settings.timezone)
    return FeedItem(
        id=urn(f"correction {edition.language} {correction.article} {correction.date} {correction.text}"),
        link=_address(edition, article),
        title=xml_text(edition.messages("Correction: {title}", title=title)),
        title_lang="",
        summary="",
        summary_lang=edition.foreign_lang(correction.language),
        language=correction.language,
        published=date,
        updated=date,
        publisher=xml_text(edition.title),
        text=xml_text(correction.text),
    )


def _json_item(item: FeedItem) -> dict[str, object]:
    value: dict[str, object] = {
        "id": item.id,
        "url": item.link,
        "external_url": item.via,
        "title": item.title,
        "content_text": item.text or item.summary or item.title,
        "summary": item.summary,
        "date_published": item.published,
        "date_modified": item.updated if item.published and item.updated != item.published else "",
        "authors": [{"name": name} for name in item.authors],
        "tags": [category.name for category in item.categories],
        "language": item.language,
    }
    return {name: found for name, found in value.items() if found}


def _address(edition: Edition, path: str) -> str:
    """Return a full address, or one relative to the feed where the place of the site is not known."""
    addresses = edition.outline.addresses
    return addresses.absolute(path) or addresses.link(path)
