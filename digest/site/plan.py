"""Library → pages: every file of the site, each with the digest of what it depends on. Nothing is rendered here.

Keys are compared path by path: what a path says, its language above all, need not be in them.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from digest.errors import PlanError
from digest.model import Page, Value
from digest.site.addresses import feed
from digest.site.cache_keys import Keys
from digest.site.files.hosts import host_pages, moves
from digest.site.files.search_records import index_pages, record_pages
from digest.site.files.sitemaps import sitemap_pages
from digest.site.notices import notices
from digest.site.outline import Outline
from digest.site.paging import archived, sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from digest.config.settings import Settings
    from digest.config.vocabulary import Vocabulary
    from digest.model import Library
    from digest.site.look.bundle import Bundle


class Row(Value):
    """A list that is cut into pages."""

    kind: str
    language: str
    subject: str
    ids: tuple[str, ...]  # newest first
    front: str = ""  # what its front page depends on besides


def plan(
    library: Library, settings: Settings, vocabulary: Vocabulary, about: dict[str, str], bundle: Bundle
) -> tuple[Page, ...]:
    """Return every file of the site. Raises PlanError where two of them claim one path."""
    outline = Outline(library, settings, vocabulary, about=any(about.values()), fonts=bundle.fonts)
    keys = Keys(outline, settings, vocabulary, about, bundle)
    language = outline.languages[0]
    once = chain(
        _articles(outline, keys, language), _fronts(outline, keys, language, about), _subjects(outline, keys, language),
        _dates(outline, keys, language), _sources(outline, keys, language), _stories(outline, keys, language),
        _redirects(outline, keys, language), notices(outline, keys, language),
    )  # fmt: skip
    others = chain(
        host_pages(outline, keys, bundle),
        sitemap_pages(outline, keys),
        _drawn(outline, keys),
        index_pages(outline, keys),
    )
    return together(_in_all_languages(outline, once, record_pages(outline, keys)), others)


def together(pages: Iterable[Page], others: Iterable[Page] = ()) -> tuple[Page, ...]:
    """Return all pages. Raises PlanError where two of them claim one path."""
    every = (*pages, *others)
    _refuse_collisions(every)
    return every


def _in_all_languages(outline: Outline, pages: Iterable[Page], records: Mapping[str, Page]) -> Iterator[Page]:
    """Yield each page of the first language in every language: only the first segment of its path differs.

    An article's pages, and its record, stand after each other: what they share is then made once.
    """
    first, *others = [(language, outline.addresses.folder(language)) for language in outline.languages]
    start = len(first[1])
    for page in pages:
        below, kind, key, subject, number = page.path[start:], page.kind, page.key, page.subject, page.number
        yield page
        for language, folder in others:
            yield Page(path=folder + below, kind=kind, language=language, key=key, subject=subject, number=number)
        if kind == "article" and records:
            yield records[subject]


def _articles(outline: Outline, keys: Keys, language: str) -> Iterator[Page]:
    library, order = outline.library, outline.library.order
    cards, listed, related = keys.cards, keys.listed, library.related
    path_of, translations, key_of = outline.addresses.article, library.translations, keys.key
    for place, entry_id in enumerate(order):
        entry = library.entries[entry_id]
        parts = [entry.digest, listed[entry_id]]
        parts.append(cards[order[place - 1]] if place else "")
        parts.append(cards[order[place + 1]] if place + 1 < len(order) else "")
        parts += [cards[other] for other in related.get(entry_id, ()) if other in cards]
        if entry_id in translations:
            parts += [sibling.digest for _, sibling in sorted(translations[entry_id].items())]
        path = path_of(language, entry)
        yield Page(path=path, kind="article", language=language, key=key_of(*parts), subject=entry_id)


def _fronts(outline: Outline, keys: Keys, language: str, about: dict[str, str]) -> Iterator[Page]:
    addresses, library = outline.addresses, outline.library
    counts = str(outline.months)
    newest = keys.shown(library.order[: outline.settings.feed_size])
    home = addresses.home(language)
    totals = str([(name, len(ids)) for name, ids in library.sources.items()])
    stories = keys.shown(outline.leads[key] for key in outline.newest_stories)
    parts = (keys.shown(outline.front), counts, totals, stories, str(outline.span), str(len(library.order)))
    front = keys.key(*parts)
    yield Page(path=home, kind="home", language=language, key=front)
    yield from _feeds(keys, home, language, "", newest)
    if outline.settings.search:
        asked = str((sorted(library.sources), list(library.years), sorted(library.tags)))
        path = addresses.section(language, "search")
        yield Page(path=path, kind="search", language=language, key=keys.key("search", asked))
    if outline.about:
        text = "\0".join(f"{code}\0{text}" for code, text in sorted(about.items()))
        yield Page(path=addresses.section(language, "about"), kind="about", language=language, key=keys.key(text))


def _subjects(outline: Outline, keys: Keys, language: str) -> Iterator[Page]:
    addresses, library = outline.addresses, outline.library
    counts = str([(key, len(library.tags.get(key, ()))) for key in outline.keys]) + str(outline.months)
    path = addresses.section(language, "topics")
    yield Page(path=path, kind="subjects", language=language, key=keys.key(counts, str(outline.span)))
    for key in outline.keys:
        ids = library.tags.get(key, ())
        front = str(outline.months.get(key, {})) + outline.span[1]
        row = Row(kind="subject", language=language, subject=key, ids=ids, front=front)
        yield from _paged(outline, keys, row, partial(addresses.subject, language, key))
        newest = keys.shown(ids[: outline.settings.feed_size])
        yield from _feeds(keys, addresses.subject(language, key), language, f"topic/{key}", newest)


def _sources(outline: Outline, keys: Keys, language: str) -> Iterator[Page]:
    addresses, library = outline.addresses, outline.library
    counts = str([(name, len(ids), ids[0], ids[-1]) for name, ids in sorted(library.sources.items())])
    dates = "".join(keys.cards[ids[0]] + keys.cards[ids[-1]] for _, ids in sorted(library.sources.items()))
    path = addresses.section(language, "sources")
    yield Page(path=path, kind="sources", language=language, key=keys.key(counts, dates))
    for name, ids in library.sources.items():
        row = Row(kind="source", language=language, subject=name, ids=ids)
        yield from _paged(outline, keys, row, partial(addresses.source, language, name))
        newest = keys.shown(ids[: outline.settings.feed_size])
        yield from _feeds(keys, addresses.source(language, name), language, f"source/{name}", newest)


def _dates(outline: Outline, keys: Keys, language: str) -> Iterator[Page]:
    addresses, library = outline.addresses, outline.library
    totals = str([(month, len(ids)) for month, ids in library.months.items()])
    years = str([(year, len(ids)) for year, ids in library.years.items()])
    path = addresses.section(language, "dates")
    yield Page(path=path, kind="dates", language=language, key=keys.key(totals, years, str(len(library.undated))))
    for year, ids in library.years.items():
        days = str([(day, len(found)) for day, found in library.days.items() if day.startswith(year)])
        lists = "".join(keys.listed[entry_id] for entry_id in ids if _is_of_year(outline, entry_id))
        near = str(_near(tuple(library.years), year))
        yield _period(outline, keys, language, "year", year, days, lists, near, totals)
    for kind, index in (("month", library.months), ("day", library.days)):
        periods = tuple(index)
        around = {period: str(_near(periods, period, place)) for place, period in enumerate(periods)}
        for period, ids in index.items():
            yield _period(outline, keys, language, kind, period, keys.shown(ids), around[period])
    if library.undated:
        row = Row(kind="undated", language=language, subject="", ids=library.undated)
        yield from _paged(outline, keys, row, partial(addresses.undated, language))


def _period(outline: Outline, keys: Keys, language: str, kind: str, period: str, *parts: str) -> Page:
    path = outline.addresses.period(language, period)
    return Page(path=path, kind=kind, language=language, key=keys.key(kind, *parts), subject=period)


def _is_of_year(outline: Outline, entry_id: str) -> bool:
    date = outline.library.entries[entry_id].facts.date
    return date is not None and date.precision == "year"


def _near(periods: tuple[str, ...], period: str, place: int | None = None) -> tuple[str, ...]:
    at = periods.index(period) if place is None else place
    return periods[max(0, at - 1) : at + 2]


def _stories(outline: Outline, keys: Keys, language: str) -> Iterator[Page]:
    addresses = outline.addresses
    told = "".join(keys.stories.values())
    path = addresses.section(language, "stories")
    yield Page(path=path, kind="stories", language=language, key=keys.key(told))
    for key in outline.stories:
        path = addresses.story(language, key)
        copies = str(outline.stories[key].copies) + outline.stories[key].title_of
        yield Page(path=path, kind="story", language=language, key=keys.key(keys.stories[key], copies), subject=key)


def _redirects(outline: Outline, keys: Keys, language: str) -> Iterator[Page]:
    for path, target, entry in moves(outline, language):
        key = keys.key("redirect", target, entry.card)
        yield Page(path=path, kind="redirect", language=language, key=key, subject=entry.id)


def _drawn(outline: Outline, keys: Keys) -> Iterable[Page]:
    if outline.fonts is None:
        return ()
    from digest.site.files.share_images import share_pages

    return share_pages(outline, keys)


def _paged(outline: Outline, keys: Keys, row: Row, path_of: Callable[[int], str]) -> Iterator[Page]:
    """Yield the front page of a list and the numbered pages behind it."""
    size, language = outline.settings.page_size, row.language
    for number in range(archived(len(row.ids), size) + 1):
        shown = sheet(row.ids, size, number)
        extra = (row.front, str(len(row.ids))) if number == 0 else (str(shown.newer),)
        key = keys.key(row.kind, row.subject, str(number), keys.shown(shown.ids), *extra)
        yield Page(path=path_of(number), kind=row.kind, language=language, key=key, subject=row.subject, number=number)


def _feeds(keys: Keys, path: str, language: str, subject: str, newest: str) -> Iterator[Page]:
    for kind, suffix in (("atom", "xml"), ("json", "json")):
        key = keys.key(kind, subject, newest)
        yield Page(path=feed(path, suffix), kind=kind, language=language, key=key, subject=subject)


def _refuse_collisions(pages: Iterable[Page]) -> None:
    """Raise PlanError for two pages with one path, also where only case tells them apart."""
    seen: dict[str, Page] = {}
    pages = [*pages]
    if len({page.path.casefold() for page in pages}) == len(pages):
        return
    for page in pages:
        other = seen.setdefault(page.path.casefold(), page)
        if other is not page:
            raise PlanError(
                f"{_described(other)} and {_described(page)} claim one path: {page.path}",
                fix="give one of them another `slug:` in its front matter, or take the alias away",
            )


def _described(page: Page) -> str:
    return f"the {page.kind} page of {page.subject}" if page.subject else f"the {page.kind} page"
