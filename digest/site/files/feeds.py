"""Atom and JSON Feed, of articles and of corrections.

Identifiers outlive addresses, and times change only when an article does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID, uuid5

from digest.model import Page, Value
from digest.site import times
from digest.site.addresses import web
from digest.site.corrections import Fix
from digest.site.edition import Edition
from digest.site.escaping import json_text, xml_text
from digest.site.seo import site_description, site_title

_NAMESPACE: Final = UUID("8d0f5f9e-416c-4c0e-9a34-6d1b27c5d072")


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


def article_feed(edition: Edition, page: Page) -> str:
    """Return the feed of the newest articles of the site, of a subject or of a source.

    `page.subject` is "", "topic/KEY" or "source/NAME".
    """
    outline, site = edition.outline, site_title(edition)
    addresses, library = outline.addresses, outline.library
    scope, _, name = page.subject.partition("/")
    if scope == "topic":
        subject = edition.subjects[name]
        ids, title, subtitle = library.tags.get(name, ()), f"{subject.name} — {site}", subject.description
        home = addresses.subject(page.language, name)
    elif scope == "source":
        ids, title, subtitle = library.sources[name], f"{edition.source_name(name)} — {site}", ""
        home = addresses.source(page.language, name)
    else:
        ids, title, subtitle = library.order, site, site_description(edition)
        home = addresses.home(page.language)
    items = [_article_item(edition, entry_id) for entry_id in ids[: outline.settings.feed_size]]
    feed = _feed(edition, page, f"feed {page.language} {page.subject}", home, (title, subtitle), items)
    return _atom(edition, feed) if page.kind == "atom" else _json_feed(feed)


def correction_feed(edition: Edition, page: Page) -> str:
    """Return the feed of the newest corrections, each with the article it belongs to."""
    outline = edition.outline
    home = outline.addresses.section(edition.language, "corrections")
    title = f"{edition.words('Corrections')} — {site_title(edition)}"
    items = [_correction_item(edition, fix) for fix in outline.corrections[: outline.settings.feed_size]]
    feed = _feed(edition, page, f"feed {edition.language} corrections", home, (title, ""), items)
    return _atom(edition, feed) if page.kind == "corrections-atom" else _json_feed(feed)


def _feed(
    edition: Edition, page: Page, name: str, home: str, headings: tuple[str, str], items: Sequence[FeedItem]
) -> Feed:
    title, subtitle = headings
    return Feed(
        id=urn(name),
        language=edition.language,
        title=xml_text(title),
        subtitle=xml_text(subtitle),
        address=_address(edition, page.path),
        home=_address(edition, home),
        updated=times.latest(item.updated for item in items),
        items=tuple(items),
    )


def _article_item(edition: Edition, entry_id: str) -> FeedItem:
    entry, wording, version = edition.entry(entry_id), edition.wording(entry_id), edition.facet(entry_id)
    facts, zone = entry.facts, edition.outline.settings.timezone
    return FeedItem(
        id=urn(f"{edition.language} {entry.id}"),
        link=_address(edition, edition.outline.addresses.article(edition.language, entry)),
        title=xml_text(wording.title or edition.words("Untitled")),
        title_lang=edition.foreign_lang(wording.title_language),
        summary=xml_text(wording.summary),
        summary_lang=edition.foreign_lang(wording.summary_language),
        language=edition.language if version.genuine else version.language,
        published=times.published(entry, zone),
        updated=times.updated(entry, zone),
        publisher=xml_text(facts.source or "digest"),
        authors=tuple(map(xml_text, facts.authors)),
        categories=tuple(
            Category(key=xml_text(tag.key), name=xml_text(edition.badge(tag.key).name)) for tag in entry.tags
        ),
        via=web(facts.url),
    )


def _correction_item(edition: Edition, fix: Fix) -> FeedItem:
    article = edition.outline.addresses.article(edition.language, edition.entry(fix.article))
    title = edition.wording(fix.article).title or edition.words("Untitled")
    date = times.moment(fix.date, edition.outline.settings.timezone)
    return FeedItem(
        id=urn(f"correction {edition.language} {fix.article} {fix.date} {fix.text}"),
        link=_address(edition, article),
        title=xml_text(edition.words("Correction: {title}", title=title)),
        title_lang="",
        summary="",
        summary_lang=edition.foreign_lang(fix.language),
        language=fix.language,
        published=date,
        updated=date,
        publisher=xml_text(site_title(edition)),
        text=xml_text(fix.text),
    )


def _atom(edition: Edition, feed: Feed) -> str:
    """Return a feed as Atom (RFC 4287)."""
    return edition.environment.get_template("atom.xml").render(feed=feed) + "\n"


def _json_feed(feed: Feed) -> str:
    """Return a feed as JSON Feed (version 1.1)."""
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
