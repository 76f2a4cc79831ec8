"""What the head of a page tells machines: canonical and alternate addresses, Open Graph, JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from digest.model import Value
from digest.site import corrections, times
from digest.site.addresses import web
from digest.site.escaping import json_text
from digest.site.files import share_images
from digest.site.text import versions

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.model import Entry
    from digest.site.edition import Edition
    from digest.site.outline import Outline

_LOCALES = {"zh-Hans": "zh_CN", "zh-Hant": "zh_TW", "en": "en_GB"}


class Alternate(Value):
    """The same page in another language."""

    language: str
    href: str


class Head(Value):
    """What a page's head says besides its title."""

    canonical: str = ""
    alternates: tuple[Alternate, ...] = ()
    kind: str = "website"
    locale: str = ""
    published: str = ""
    modified: str = ""
    json_ld: Markup = Markup()
    image: str = ""  # address of the drawn image of an article


def list_head(outline: Outline, language: str, path: str, path_in: Callable[[str], str]) -> Head:
    """Return the head of a page that exists in every language; readers of other languages are led to the choice at the root."""
    addresses = outline.addresses
    locale = _LOCALES.get(language, "")
    if not addresses.base:
        return Head(locale=locale)
    found = [Alternate(language=code, href=addresses.absolute(path_in(code))) for code in outline.languages]
    if len(found) > 1:
        is_home = path in ("index.html", addresses.home(language))
        default = addresses.absolute("index.html") if is_home else found[0].href
        found.append(Alternate(language="x-default", href=default))
    return Head(canonical=addresses.absolute(path), alternates=tuple(found), locale=locale)


def article_head(edition: Edition, entry: Entry, path: str) -> Head:
    """Return the head of an article: canonical to the original where this page only repeats its text."""
    outline = edition.outline
    zone, picture = outline.settings.timezone, _image(edition, entry)
    return Head(
        canonical=_canonical(edition, entry, path),
        alternates=_alternates(outline, entry, edition.language),
        kind="article",
        locale=_LOCALES.get(edition.language, ""),
        published=times.known(entry, zone),
        modified=times.changed(entry, zone),
        json_ld=Markup(json_text(_news_article(edition, entry, path, picture))),  # noqa: S704  (no <, > or & is left)
        image=picture,
    )


def _image(edition: Edition, entry: Entry) -> str:
    """Return the address of an article's drawn image, "" where there is none; only a full address is of use to others."""
    outline = edition.outline
    if outline.fonts is None or not outline.addresses.base:
        return ""
    path = share_images.image_path(outline, entry, edition.language)
    return outline.addresses.absolute(path) if path else ""


def _canonical(edition: Edition, entry: Entry, path: str) -> str:
    """Return the address that search engines shall keep."""
    told = web(entry.front.canonical or "")
    if told and not edition.facet(entry.id).translated and edition.facet(entry.id).state != "translated":
        return told
    addresses, languages = edition.outline.addresses, edition.outline.languages
    if not edition.facet(entry.id).genuine:
        genuine = versions.genuine_languages(entry, edition.outline.siblings(entry.id), languages)
        original = entry.facts.language if entry.facts.language in genuine else next(iter(genuine), edition.language)
        return addresses.absolute(addresses.article(original, entry))
    return addresses.absolute(path)


def _alternates(outline: Outline, entry: Entry, language: str) -> tuple[Alternate, ...]:
    """Return the same article in all languages it is listed in; a page that is not listed has none, and is none."""
    addresses, listed = (
        outline.addresses,
        versions.listed_languages(entry, outline.siblings(entry.id), outline.languages),
    )
    if not addresses.base or len(listed) < 2 or language not in listed:
        return ()
    found = [Alternate(language=code, href=addresses.absolute(addresses.article(code, entry))) for code in listed]
    first = entry.facts.language if entry.facts.language in listed else listed[0]
    return (*found, Alternate(language="x-default", href=addresses.absolute(addresses.article(first, entry))))


def _news_article(edition: Edition, entry: Entry, path: str, image: str) -> dict[str, object]:
    """Return schema.org/NewsArticle; a field nobody knows is left out."""
    outline, facts, facet = edition.outline, entry.facts, edition.facet(entry.id)
    wording = edition.wording(entry.id)
    shown_in, zone = edition.language if facet.genuine else facet.language, outline.settings.timezone
    fields: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": wording.title[:110] or edition.words("Untitled"),
        "description": wording.summary,
        "inLanguage": shown_in,
        "url": outline.addresses.absolute(path),
        "datePublished": times.known(entry, zone),
        "dateModified": times.changed(entry, zone),
        "author": [{"@type": "Person", "name": name} for name in facts.authors],
        "sourceOrganization": {"@type": "Organization", "name": facts.source} if facts.source else None,
        "isBasedOn": web(facts.url),
        "image": image,
        "correction": _corrections(edition, entry),
        "about": [{"@type": "Thing", "name": edition.badge(tag.key).name} for tag in entry.tags],
        "publisher": {"@type": "Organization", "name": site_title(edition)},
    }
    if facet.state == "translated" or facet.translated:
        original = {"@type": "NewsArticle", "headline": facts.title, "inLanguage": facts.language}
        if facts.language in outline.languages and outline.addresses.base:
            original["url"] = outline.addresses.absolute(outline.addresses.article(facts.language, entry))
        fields["translationOfWork"] = original
    return {name: value for name, value in fields.items() if value}


def _corrections(edition: Edition, entry: Entry) -> list[dict[str, object]]:
    fixes = corrections.of_article(entry, edition.outline.siblings(entry.id))
    return [
        {"@type": "CorrectionComment", "text": fix.text, "datePublished": fix.date, "inLanguage": fix.language}
        for fix in fixes
    ]


def site_title(edition: Edition) -> str:
    """Return the name of the site in an edition's language."""
    titles = edition.outline.settings.title
    other = versions.OTHER_SCRIPT.get(edition.language, "")
    if titles.get(edition.language):
        return titles[edition.language]
    if titles.get(other):
        return edition.scripts.short(titles[other], other, edition.language)
    return next(iter(titles.values()), "digest")


def site_description(edition: Edition) -> str:
    """Return what the site says of itself, "" where it says nothing in this language."""
    told = edition.outline.settings.description
    other = versions.OTHER_SCRIPT.get(edition.language, "")
    converted = edition.scripts.short(told[other], other, edition.language) if told.get(other) else ""
    return told.get(edition.language) or converted
