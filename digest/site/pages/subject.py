"""Subjects: the list of all with a grid by month, and the pages of each with its chart and articles."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.look import charts
from digest.site.look.charts import Bars
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft, feed_links
from digest.site.pages.paging import page_slice, paged, pager
from digest.site.pages.sections import BY_MONTH, sections

_CHART_MONTHS = 24
_GRID_MONTHS = 18
_SPARK_HEIGHT = 24
_CHART_HEIGHT = 64
_CHART_STEP = 14


def plan_list(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the list of subjects."""

    def inputs(shown: Sequence[str]) -> object:
        return [(key, outline.totals[key], outline.months.get(key)) for key in shown], _grid_months(outline)

    path_of = partial(outline.addresses.listing, "topics")
    yield from paged(keys, PageKind.SUBJECTS, path_of, outline.keys, inputs, ranked=True)


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the pages of every subject."""
    for key in outline.keys:
        ids = outline.library.tags.get(key, ())
        front = (outline.months.get(key, {}), outline.span[1])
        path_of = partial(_path, outline, key)
        yield from paged(keys, PageKind.SUBJECT, path_of, ids, keys.listing, subject=key, front=front)


def view_list(edition: Edition, page: Page) -> Draft:
    """Return a page of the subjects with a grid by month."""
    outline = edition.outline
    shown = page_slice(outline.keys, outline.settings.page_size, page.number, ranked=True)
    months = _grid_months(outline)
    grid = charts.grid({key: outline.months.get(key, {}) for key in shown.items}, months)
    return draft(
        "subjects.html",
        edition.messages("Subjects"),
        section="topics",
        subjects=subject_lines(edition, shown.items, months),
        rows=tuple((edition.badges[key], dots) for key, dots in grid.items()),
        months=tuple((month, edition.messages.date(month)) for month in months),
        pager=pager(edition, shown, partial(outline.addresses.listing, "topics"), articles=False),
    )


def view(edition: Edition, page: Page) -> Draft:
    """Return a page of a subject: its description, chart and articles by month."""
    outline, key = edition.outline, page.subject
    subject = edition.subjects[key]
    ids = outline.library.tags.get(key, ())
    counts = outline.months.get(key, {})
    shown = page_slice(ids, outline.settings.page_size, page.number)
    front = outline.addresses.subject(edition.language, key)
    feeds = feed_links(edition, front, subject.name)
    return draft(
        "subject.html",
        subject.name,
        description=subject.description,
        section="topics",
        head_feeds=feeds if page.number == 0 else (),
        subject=subject,
        total=len(ids),
        chart=_chart(outline.span[1], counts) if page.number == 0 else None,
        chart_months=tuple((edition.messages.date(month), counts[month]) for month in sorted(counts, reverse=True)),
        sections=sections(edition, shown.items, BY_MONTH),
        pager=pager(edition, shown, partial(_path, outline, key)),
        front=edition.link(front),
        feeds=feeds,
    )


def subject_lines(edition: Edition, keys: Iterable[str], months: tuple[str, ...]) -> list[dict[str, object]]:
    """Return subjects, each with a chart of these months."""
    outline = edition.outline
    subjects = [(key, edition.subjects[key]) for key in keys]
    return [
        {
            "badge": edition.badges[key],
            "description": subject.description,
            "total": outline.totals[key],
            "spark": charts.bars(outline.months.get(key, {}), months, _SPARK_HEIGHT) if months else None,
        }
        for key, subject in subjects
    ]


def _grid_months(outline: Outline) -> tuple[str, ...]:
    known = {month for counts in outline.months.values() for month in counts}
    last = outline.span[1][:7]
    return charts.span({*known, last} if len(last) == 7 else known, _GRID_MONTHS)


def _path(outline: Outline, key: str, language: str, number: int) -> str:
    return outline.addresses.subject(language, key, number)


def _chart(last: str, counts: dict[str, int]) -> Bars | None:
    """Return the months up to the newest of the whole collection, so that subjects can be compared."""
    months = charts.months_until(last[:7], _CHART_MONTHS) if counts and len(last) >= 7 else ()
    return charts.bars(counts, months, _CHART_HEIGHT, _CHART_STEP) if months else None
