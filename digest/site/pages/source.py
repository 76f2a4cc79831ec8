"""Sources: the list of all, and the pages of each."""

from collections.abc import Iterator, Sequence
from functools import partial

from digest.model import DateFact
from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.look import charts
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft, feed_links
from digest.site.pages.paging import lines_of_page, page_slice, paged, pager
from digest.site.pages.sections import BY_MONTH, sections


def plan_list(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the list of sources."""
    names, largest = outline.largest_sources, _totals(outline)[:1]

    def inputs(shown: Sequence[str]) -> object:
        return len(names), largest, [line_inputs(outline, name) for name in shown]

    path_of, size = partial(outline.addresses.listing, "sources"), lines_of_page(outline.settings)
    yield from paged(keys, PageKind.SOURCES, path_of, names, inputs, size=size, ranked=True)


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the pages of every source."""
    for name, ids in outline.library.sources.items():
        yield from paged(keys, PageKind.SOURCE, partial(_path, outline, name), ids, keys.listing, subject=name)


def view_list(edition: Edition, page: Page) -> Draft:
    """Return a page of the sources, those with most articles first."""
    outline = edition.outline
    names = tuple(zip(outline.largest_sources, charts.widths(_totals(outline)), strict=True))
    shown = page_slice(names, lines_of_page(outline.settings), page.number, ranked=True)
    return draft(
        "sources.html",
        edition.messages("Sources"),
        section="sources",
        total=len(names),
        sources=[(source_line(edition, name), width) for name, width in shown.items],
        pager=pager(edition, shown, partial(outline.addresses.listing, "sources"), articles=False),
    )


def view(edition: Edition, page: Page) -> Draft:
    """Return a page of a source."""
    outline = edition.outline
    ids = outline.library.sources[page.subject]
    name = edition.source_name(page.subject)
    shown = page_slice(ids, outline.settings.page_size, page.number)
    front = outline.addresses.source(edition.language, page.subject)
    feeds = feed_links(edition, front, name)
    return draft(
        "source.html",
        name,
        section="sources",
        head_feeds=feeds if page.number == 0 else (),
        name=name,
        total=len(ids),
        sections=sections(edition, shown.items, BY_MONTH),
        pager=pager(edition, shown, partial(_path, outline, page.subject)),
        front=edition.link(front),
        feeds=feeds,
    )


def source_line(edition: Edition, name: str) -> dict[str, object]:
    """Return a source with the number and the span of its articles."""
    outline = edition.outline
    newest, oldest = _span(outline, name)
    return {
        "name": edition.source_name(name),
        "href": edition.link(outline.addresses.source(edition.language, name)),
        "total": len(outline.library.sources[name]),
        "first": edition.messages.of(oldest),
        "last": edition.messages.of(newest),
    }


def line_inputs(outline: Outline, name: str) -> tuple[object, ...]:
    """Return what the line of a source depends on."""
    return name, len(outline.library.sources[name]), *_span(outline, name)


def _span(outline: Outline, name: str) -> tuple[DateFact | None, DateFact | None]:
    """Return the dates of a source's newest and oldest articles that have one."""
    entries = (outline.library.entries[entry_id] for entry_id in outline.library.sources[name])
    dates = [entry.facts.date for entry in entries if entry.facts.date]
    return (dates[0], dates[-1]) if dates else (None, None)


def _totals(outline: Outline) -> list[int]:
    """Return the number of articles of each source, the largest first."""
    return [len(outline.library.sources[name]) for name in outline.largest_sources]


def _path(outline: Outline, name: str, language: str, number: int) -> str:
    return outline.addresses.source(language, name, number)
