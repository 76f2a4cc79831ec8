"""Sitemaps: the addresses that search engines should index, their languages, and the latest news."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from digest.languages import LANGUAGE_INFO
from digest.model import Entry, Library, Value
from digest.page import Page, PageKind
from digest.site import times
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.escaping import xml_text
from digest.site.outline import Outline
from digest.site.seo import Alternate
from digest.site.text.versions import listed_languages

PART: Final = 2_000
"""Articles or lists in one sitemap: in three languages well below the 50,000 addresses that a file may have."""
NEWS: Final = 1_000
"""Addresses that a news sitemap may have."""
NEWS_DAYS: Final = 2
_LISTS: Final = "pages"  # names of the sitemaps that are not of a year
_NEWS: Final = "news"


class ListedPage(Value):
    """A page in a sitemap, in all its languages."""

    addresses: tuple[str, ...]
    alternates: tuple[Alternate, ...]  # empty where there is only one language
    changed: str = ""  # RFC 3339, "" where it is not known


def plan_index(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the index of all sitemaps; a site without a base URL has neither."""
    if outline.settings.base_url:
        yield keys.page(PageKind.SITEMAP_INDEX, "sitemap.xml", sitemap_names(outline), language="")


def plan_lists(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the sitemaps of the lists of the site."""
    if outline.settings.base_url:
        for name, paths in list_parts(outline, outline.main_language).items():
            yield keys.page(PageKind.SITEMAP_OF_LISTS, _path(name), paths, language="", subject=name)


def plan_news(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the sitemap of the newest articles, unless none is dated to the day."""
    if outline.settings.base_url and outline.library.days:
        listing = keys.listing(news_ids(outline.library, len(outline.languages)))
        yield keys.page(PageKind.SITEMAP_OF_NEWS, _path(_NEWS), listing, language="")


def plan_articles(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the sitemaps of all articles."""
    if outline.settings.base_url:
        for name, ids in article_parts(outline.library):
            listing = keys.listing(ids)
            yield keys.page(PageKind.SITEMAP_OF_ARTICLES, _path(name), listing, language="", subject=name)


def view_index(edition: Edition, _page: Page) -> str:
    """Return the XML of the index."""
    outline = edition.outline
    addresses = [outline.addresses.absolute(_path(name)) for name in sitemap_names(outline)]
    return _rendered(edition, "sitemap_index.xml", sitemaps=addresses)


def view_lists(edition: Edition, page: Page) -> str:
    """Return the XML of a part of the lists, which exist in every language."""
    return _rendered(edition, "sitemap.xml", pages=_lists(edition.outline, page.subject))


def view_news(edition: Edition, _page: Page) -> str:
    """Return the XML of the newest articles."""
    outline, editions = edition.outline, edition.editions
    newest = [outline.library.entries[entry_id] for entry_id in news_ids(outline.library, len(editions))]
    items = [_news_item(editions[code], entry) for entry in newest for code in _listed_languages(outline, entry)]
    return _rendered(edition, "sitemap_news.xml", articles=items)


def view_articles(edition: Edition, page: Page) -> str:
    """Return the XML of a part of the articles."""
    outline = edition.outline
    ids = dict(article_parts(outline.library))[page.subject]
    return _rendered(edition, "sitemap.xml", pages=[_article(outline, entry_id) for entry_id in ids])


def _rendered(edition: Edition, template: str, **values: object) -> str:
    return edition.environment.get_template(template).render(values) + "\n"


def sitemap_names(outline: Outline) -> tuple[str, ...]:
    """Return the names of all sitemaps; without a day there is no news."""
    library = outline.library
    lists = list_parts(outline, outline.main_language)
    return (*lists, *([_NEWS] if library.days else []), *(name for name, _ in article_parts(library)))


def list_parts(outline: Outline, code: str) -> dict[str, list[str]]:
    """Return the sitemaps of lists, each a name and the paths of the lists in a language."""
    paths = _list_paths(outline, code)
    starts = range(0, len(paths), PART)
    return {f"{_LISTS}-{start // PART + 1}" if start else _LISTS: paths[start : start + PART] for start in starts}


def article_parts(library: Library) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the sitemaps of articles, each a name and ids: by year and oldest first, so that old ones never change."""
    groups = [*sorted(library.years.items()), ("undated", library.undated)]
    found: list[tuple[str, tuple[str, ...]]] = []
    for name, ids in groups:
        oldest_first = ids[::-1]
        for number, start in enumerate(range(0, len(ids), PART), start=1):
            found.append((f"{name}-{number}", oldest_first[start : start + PART]))
    return tuple(found)


def news_ids(library: Library, languages: int) -> tuple[str, ...]:
    """Return the articles of the newest two days, newest first.

    They are counted from the newest article and not from the clock, so that the same content gives the same bytes; search
    engines ignore what is older than two days when they read it.
    """
    newest = max(library.days, default="")
    if not newest:
        return ()
    first = (date.fromisoformat(newest) - timedelta(days=NEWS_DAYS - 1)).isoformat()
    days = sorted((day for day in library.days if day >= first), reverse=True)
    return tuple(entry_id for day in days for entry_id in library.days[day])[: NEWS // languages]


def _path(name: str) -> str:
    """Return the path of a sitemap: at the root, because a sitemap may only list what is in its own folder or below."""
    return f"sitemap-{name}.xml"


def _news_item(edition: Edition, entry: Entry) -> dict[str, str]:
    addresses = edition.outline.addresses
    return {
        "address": addresses.absolute(addresses.article(edition.language, entry)),
        "site": xml_text(edition.title),
        "language": LANGUAGE_INFO[edition.language].news_code,
        "published": times.publication_date(entry, edition.outline.settings.timezone),
        "title": xml_text(edition.wording(entry.id).title or edition.messages("Untitled")),
    }


def _lists(outline: Outline, part: str) -> list[ListedPage]:
    """Return the lists of one sitemap: they exist in every language."""
    first = outline.languages[0]
    by_language = [list_parts(outline, code)[part] for code in outline.languages]
    pages: list[ListedPage] = []
    for place, paths in enumerate(zip(*by_language, strict=True)):
        found = dict(zip(outline.languages, paths, strict=True))
        pages.append(_listed(outline, found, found[first] if place or part != _LISTS else "index.html"))
    return pages


def _list_paths(outline: Outline, code: str) -> list[str]:
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
        *(addresses.period(code, period) for period in (*library.years, *library.months)),
        *(addresses.story(code, key) for key in outline.stories),
    ]


def _article(outline: Outline, entry_id: str) -> ListedPage:
    entry = outline.library.entries[entry_id]
    changed = times.updated(entry, outline.settings.timezone)
    paths = {code: outline.addresses.article(code, entry) for code in _listed_languages(outline, entry)}
    default = paths.get(entry.facts.language) or next(iter(paths.values()), "")
    return _listed(outline, paths, default, "" if changed == times.NEVER else changed)


def _listed_languages(outline: Outline, entry: Entry) -> tuple[str, ...]:
    return listed_languages(entry, outline.siblings(entry.id), outline.languages)


def _listed(outline: Outline, paths: Mapping[str, str], default: str, changed: str = "") -> ListedPage:
    """Return a page in some languages; `default` is the path for readers of any other."""
    addresses = {code: outline.addresses.absolute(path) for code, path in paths.items()}
    others = {**addresses, "x-default": outline.addresses.absolute(default)} if len(addresses) > 1 else {}
    alternates = tuple(Alternate(language=code, href=address) for code, address in others.items())
    return ListedPage(addresses=tuple(addresses.values()), alternates=alternates, changed=changed)
