"""Sitemaps: which addresses search engines shall keep, in which languages, and which are news."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING, Final

from digest.languages import LANGUAGE_INFO
from digest.site import times
from digest.site.addresses import web
from digest.site.text import versions
from digest.site.xml_text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.model import Entry, Library
    from digest.site.edition import Edition
    from digest.site.outline import Outline

PART: Final = 2_000
"""Articles in one part: in three languages well below the 50,000 addresses that one file may have."""
NEWS: Final = 1_000
"""Addresses that one news sitemap may have."""
NEWS_DAYS: Final = 2
_HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML: Final = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_NEWS_SPACE: Final = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
"""Codes of the news sitemap: ISO 639, but for the two scripts of Chinese."""


def parts(library: Library) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the names of the parts with their articles: by year, oldest first, so that old parts stay."""
    groups = [*sorted(library.years.items()), ("undated", library.undated)]
    found: list[tuple[str, tuple[str, ...]]] = []
    for name, ids in groups:
        oldest_first = ids[::-1]
        for number, start in enumerate(range(0, len(ids), PART), start=1):
            found.append((f"{name}-{number}", oldest_first[start : start + PART]))
    return tuple(found)


def path(name: str) -> str:
    """Return the path of a part. A sitemap may name only what stands in its own folder or below, so all stand at the root."""
    return f"sitemap-{name}.xml"


def news(library: Library, languages: int) -> tuple[str, ...]:
    """Return the articles of the newest two days, newest first.

    They are counted from the newest article and not from the clock, so that the same content gives the same bytes; search
    engines pass over what is older than two days when they read it.
    """
    newest = max(library.days, default="")
    if not newest:
        return ()
    first = (date.fromisoformat(newest) - timedelta(days=NEWS_DAYS - 1)).isoformat()
    days = sorted((day for day in library.days if day >= first), reverse=True)
    return tuple(entry_id for day in days for entry_id in library.days[day])[: NEWS // languages]


def listed_languages(outline: Outline, entry: Entry) -> tuple[str, ...]:
    """Return the languages whose page of an article search engines shall keep.

    It must be in that language, and its text must not have its canonical address elsewhere, as its editor says.
    """
    siblings = outline.siblings(entry.id)
    genuine = versions.genuine_languages(entry, siblings, outline.languages)
    if not web(entry.front.canonical or ""):
        return genuine
    return tuple(code for code in genuine if versions.facet(entry, siblings, code).text_of != entry.id)


def names(library: Library) -> tuple[str, ...]:
    """Return the names of all sitemaps; without a day there is no news."""
    return ("pages", *(["news"] if library.days else []), *(name for name, _ in parts(library)))


def index(outline: Outline) -> str:
    """Return the index of all sitemaps."""
    places = [f"<sitemap><loc>{_place(outline, path(name))}</loc></sitemap>\n" for name in names(outline.library)]
    return f"{_HEAD}<sitemapindex {_SPACE}>\n{''.join(places)}</sitemapindex>\n"


def part(outline: Outline, name: str) -> str:
    """Return the articles of one part, each in the languages whose page is a page in that language."""
    return _urlset(_XHTML, _article_urls(outline, dict(parts(outline.library))[name]))


def pages(outline: Outline) -> str:
    """Return the lists of the site: they exist in every language."""
    paths = {code: _lists(outline, code) for code in outline.languages}
    rows = [dict(zip(paths, row, strict=True)) for row in zip(*paths.values(), strict=True)]
    first = outline.languages[0]
    choice = _place(outline, "index.html")
    home, others = rows[0], rows[1:]
    found = [
        _urls(outline, home, choice, ""),
        *(_urls(outline, row, _place(outline, row[first]), "") for row in others),
    ]
    return _urlset(_XHTML, (url for urls in found for url in urls))


def news_sitemap(editions: Mapping[str, Edition], titles: Mapping[str, str]) -> str:
    """Return the newest articles as Google News reads them; `titles` is what the site is called in each language."""
    outline = next(iter(editions.values())).outline
    found = (
        _news_url(editions[code], entry, titles[code])
        for entry in map(outline.library.entries.__getitem__, news(outline.library, len(editions)))
        for code in listed_languages(outline, entry)
    )
    return _urlset(_NEWS_SPACE, found)


def _news_url(edition: Edition, entry: Entry, name: str) -> str:
    place = _place(edition.outline, edition.outline.addresses.article(edition.language, entry))
    code = LANGUAGE_INFO[edition.language].news_code
    published = times.known(entry, edition.outline.settings.timezone)
    title = xml_text(edition.wording(entry.id).title or edition.words("Untitled"))
    publication = f"<news:publication><news:name>{xml_text(name)}</news:name><news:language>{code}</news:language>"
    return (
        f"<url><loc>{place}</loc><news:news>{publication}</news:publication>"
        f"<news:publication_date>{published}</news:publication_date><news:title>{title}</news:title></news:news></url>\n"
    )


def _lists(outline: Outline, code: str) -> list[str]:
    """Return the paths of all lists in a language, the home page first, in the same order for each."""
    addresses, library = outline.addresses, outline.library
    sections = ["topics", "dates", "sources", "stories"]
    sections += ["search"] if outline.settings.search else []
    sections += ["about"] if outline.about else []
    sections += ["corrections"] if outline.corrections else []
    sections += ["takedowns"] if library.withdrawn else []
    return [
        addresses.home(code),
        *(addresses.section(code, name) for name in sections),
        *(addresses.subject(code, key) for key in outline.keys),
        *(addresses.source(code, name) for name in sorted(library.sources)),
        *(addresses.story(code, key) for key in outline.stories),
        *(addresses.period(code, period) for period in (*library.years, *library.months)),
    ]


def _article_urls(outline: Outline, ids: Iterable[str]) -> Iterator[str]:
    zone = outline.settings.timezone
    for entry_id in ids:
        entry = outline.library.entries[entry_id]
        changed = times.updated(entry, zone)
        paths = {code: outline.addresses.article(code, entry) for code in listed_languages(outline, entry)}
        default = paths.get(entry.facts.language) or next(iter(paths.values()), "")
        yield from _urls(outline, paths, _place(outline, default), "" if changed == times.NEVER else changed)


def _urls(outline: Outline, paths: Mapping[str, str], default: str, changed: str) -> Iterator[str]:
    """Yield a page in each language, each naming all of them."""
    places = {code: _place(outline, path) for code, path in paths.items()}
    links = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{place}"/>' for code, place in places.items())
    links = f'{links}<xhtml:link rel="alternate" hreflang="x-default" href="{default}"/>' if len(places) > 1 else ""
    when = f"<lastmod>{changed}</lastmod>" if changed else ""
    for place in places.values():
        yield f"<url><loc>{place}</loc>{when}{links}</url>\n"


def _urlset(space: str, urls: Iterable[str]) -> str:
    return f"{_HEAD}<urlset {_SPACE} {space}>\n{''.join(urls)}</urlset>\n"


def _place(outline: Outline, path: str) -> str:
    return escape(outline.addresses.absolute(path))
