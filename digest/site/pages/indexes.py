"""Pages that lead to lists: home, all subjects, all dates, a year, all sources, all stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Value
from digest.site.edition import Badge
from digest.site.look import charts
from digest.site.pages.frame import Draft, feed_links, frame
from digest.site.pages.lists import around, dated, sections, step

if TYPE_CHECKING:
    from digest.model import Page
    from digest.site.edition import Card, Edition
    from digest.site.look.charts import Bars

_SPARK_MONTHS = 24
_GRID_MONTHS = 18
_BESIDE = 6
"""Stories and sources named beside the news of the front page."""


class SubjectLine(Value):
    """A subject in the list of subjects."""

    badge: Badge
    description: str
    total: int
    spark: Bars | None


class MonthLine(Value):
    """A month of a year, with its days."""

    title: str
    href: str
    total: int
    days: tuple[tuple[str, str, int], ...]  # number of the day or that it is unknown, link, articles


class SourceLine(Value):
    """A source in the list of sources."""

    name: str
    href: str
    total: int
    first: str
    last: str


def home(edition: Edition, _page: Page) -> Draft:
    """Return the front page: the newest story large, then the days before it, subjects beside them."""
    outline, addresses = edition.outline, edition.outline.addresses
    ids = outline.front
    first, last = outline.span
    months = charts.months_until(last[:7], _SPARK_MONTHS) if len(last) >= 7 else ()
    values: dict[str, object] = {
        "lead": edition.card_html(ids[0], "lead") if ids else None,
        "sections": sections(edition, ids[1:], 10),
        "days": sections(edition, ids, 10),  # for a theme that gives the newest story no place of its own
        "subjects": _subject_lines(edition, months),
        "months": tuple((month, edition.words.date(month)) for month in months),
        "first": edition.words.date(first) if first else "",
        "last": edition.words.date(last) if last else "",
        "total": len(outline.library.order),
        "other_names": _other_names(edition),
        "stories": tuple(_story_line(edition, key) for key in outline.newest_stories[:_BESIDE]),
        "sources": tuple(_source_line(edition, name) for name in outline.largest_sources[:_BESIDE]),
        "stories_href": edition.link(addresses.section(edition.language, "stories")),
        "sources_href": edition.link(addresses.section(edition.language, "sources")),
        "dates_href": edition.link(addresses.section(edition.language, "dates")),
        "subjects_href": edition.link(addresses.section(edition.language, "topics")),
        "feeds": feed_links(edition, addresses.home(edition.language), edition.words("All articles")),
    }
    return Draft(
        template="home.html",
        frame=frame(edition, addresses.home, title="", section="home", feeds=True),
        values=values,
    )


def subjects(edition: Edition, _page: Page) -> Draft:
    """Return all subjects with a grid by month."""
    outline, addresses = edition.outline, edition.outline.addresses
    known = {month for counts in outline.months.values() for month in counts}
    last = outline.span[1][:7]
    months = charts.span({*known, last} if len(last) == 7 else known, _GRID_MONTHS)
    counts = {key: outline.months.get(key, {}) for key in edition.subjects}
    grid = charts.grid(counts, months)
    values: dict[str, object] = {
        "subjects": _subject_lines(edition, months),
        "grid": grid,
        "rows": tuple((edition.badge(row.key), row) for row in grid.rows),
        "counts": counts,
        "months": tuple((month, edition.words.date(month)) for month in months),
    }
    title = edition.words("Subjects")
    return Draft(
        template="subjects.html",
        frame=frame(edition, lambda code: addresses.section(code, "topics"), title=title, section="topics"),
        values=values,
    )


def dates(edition: Edition, _page: Page) -> Draft:
    """Return all years with their months."""
    library, addresses = edition.outline.library, edition.outline.addresses
    years = [
        (
            step(edition, year),
            len(library.years[year]),
            tuple(
                (
                    edition.words.month(number),
                    step(edition, month).href if month in library.months else "",
                    len(library.months.get(month, ())),
                )
                for number in range(1, 13)
                for month in (f"{year}-{number:02}",)
            ),
        )
        for year in sorted(library.years, reverse=True)
    ]
    peak = max((len(ids) for ids in library.months.values()), default=0)
    values: dict[str, object] = {
        "years": tuple(years),
        "peak": peak,
        "undated": len(library.undated),
        "undated_href": edition.link(addresses.undated(edition.language)) if library.undated else "",
    }
    title = edition.words("Dates")
    return Draft(
        template="dates.html",
        frame=frame(edition, lambda code: addresses.section(code, "dates"), title=title, section="dates"),
        values=values,
    )


def year(edition: Edition, page: Page) -> Draft:
    """Return a year: a calendar of its days, then its months."""
    library = edition.outline.library
    counts = {day: len(ids) for day, ids in library.days.items() if day.startswith(page.subject)}
    loose = tuple(entry_id for entry_id in library.years[page.subject] if _precision(edition, entry_id) == "year")
    values: dict[str, object] = {
        "total": len(library.years[page.subject]),
        "period": page.subject,
        "calendar": charts.calendar(int(page.subject), counts),
        "month_names": tuple(edition.words(f"{name} (short)") for name in _MONTHS_SHORT),
        "months": tuple(
            _month_line(edition, month, counts) for month in sorted(library.months) if month[:4] == page.subject
        ),
        "loose": edition.cards(loose, "line"),
        **around(edition, sorted(library.years), page.subject),
    }
    return dated(edition, page.subject, "year.html", values)


def sources(edition: Edition, _page: Page) -> Draft:
    """Return all sources, those with most articles first."""
    outline, addresses = edition.outline, edition.outline.addresses
    lines = tuple(_source_line(edition, name) for name in outline.largest_sources)
    title = edition.words("Sources")
    return Draft(
        template="sources.html",
        frame=frame(edition, lambda code: addresses.section(code, "sources"), title=title, section="sources"),
        values={"sources": tuple(zip(lines, charts.shares([line.total for line in lines]), strict=True))},
    )


def stories(edition: Edition, _page: Page) -> Draft:
    """Return all stories, the one reported last first."""
    outline, addresses = edition.outline, edition.outline.addresses
    lines = tuple(_story_line(edition, key) for key in outline.newest_stories)
    title = edition.words("Stories")
    return Draft(
        template="stories.html",
        frame=frame(edition, lambda code: addresses.section(code, "stories"), title=title, section="stories"),
        values={"stories": lines},
    )


_MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _subject_lines(edition: Edition, months: tuple[str, ...]) -> tuple[SubjectLine, ...]:
    outline = edition.outline
    return tuple(
        SubjectLine(
            badge=edition.badge(key),
            description=subject.description,
            total=len(outline.library.tags.get(key, ())),
            spark=charts.bars(outline.months.get(key, {}), months, 24) if months else None,
        )
        for key, subject in edition.subjects.items()
    )


def _month_line(edition: Edition, month: str, counts: dict[str, int]) -> MonthLine:
    library = edition.outline.library
    total = len(library.months[month])
    steps = [(str(int(day[8:])), step(edition, day).href, counts[day]) for day in sorted(counts) if day[:7] == month]
    known = step(edition, month)
    if loose := total - sum(count for *_, count in steps):
        steps.append((edition.words("Day unknown"), known.href, loose))
    return MonthLine(
        title=edition.words.month(int(month[5:])),
        href=known.href,
        total=total,
        days=tuple(steps),
    )


def _source_line(edition: Edition, name: str) -> SourceLine:
    ids = edition.outline.library.sources[name]
    found = tuple(edition.entry(entry_id).facts.date for entry_id in ids)
    dates = tuple(filter(None, found)) or (None,)
    return SourceLine(
        name=edition.source_name(name),
        href=edition.link(edition.outline.addresses.source(edition.language, name)),
        total=len(ids),
        first=edition.words.of(dates[-1]),
        last=edition.words.of(dates[0]),
    )


def _story_line(edition: Edition, key: str) -> tuple[Card, str]:
    outline = edition.outline
    card = edition.card(outline.leads[key])
    return card, edition.link(outline.addresses.story(edition.language, key))


def _precision(edition: Edition, entry_id: str) -> str:
    date = edition.entry(entry_id).facts.date
    return date.precision if date else ""


def _other_names(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return what the site is called in its other languages, for the masthead; scripts of one language count as one."""
    titles = edition.outline.settings.title
    return tuple(
        (code, titles[code])
        for code in edition.outline.languages
        if code[:2] != edition.language[:2] and titles.get(code) and code != "zh-Hant"
    )
