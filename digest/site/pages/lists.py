"""Lists of articles: a subject, a source, a story, a month, a day, the undated."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from digest.model import Value
from digest.site.look import charts
from digest.site.outline import FOLDED_DAY, folded
from digest.site.pages.frame import Draft, feed_links, frame
from digest.site.paging import sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markupsafe import Markup

    from digest.model import Page
    from digest.site.edition import Edition

_CHART_MONTHS = 24
_FULL_MONTH = 120
"""From so many articles on, a month names only the first of each day; the page of the day has all."""
_OF_A_DAY = 4


class Section(Value):
    """Articles under one date."""

    title: str
    value: str  # the date for machines; "" for the undated
    weekday: str
    href: str
    cards: tuple[Markup, ...]
    left_out: int = 0  # those that only the page of the day has


class Pager(Value):
    """Where the list goes on."""

    number: int
    older: str
    newer: str


class Step(Value):
    """A neighbouring period."""

    title: str
    href: str


def subject(edition: Edition, page: Page) -> Draft:
    """Return a page of a subject: its description, chart and articles by month."""
    outline, addresses = edition.outline, edition.outline.addresses
    known = edition.subjects[page.subject]
    ids = outline.library.tags.get(page.subject, ())
    counts = outline.months.get(page.subject, {})
    shown = sheet(ids, outline.settings.page_size, page.number)

    def path_in(code: str) -> str:
        return addresses.subject(code, page.subject, page.number)

    front = addresses.subject(edition.language, page.subject)
    values: dict[str, object] = {
        "subject": known,
        "total": len(ids),
        "chart": _chart(outline.span[1], counts) if page.number == 0 else None,
        "chart_months": _named_months(edition, counts),
        "sections": sections(edition, shown.ids, 7),
        "pager": _pager(
            edition, shown.number, shown.older, shown.newer, lambda code, n: addresses.subject(code, page.subject, n)
        ),
        "front": edition.link(front),
        "feeds": feed_links(edition, front, known.name),
    }
    return Draft(
        template="subject.html",
        frame=frame(
            edition, path_in, title=known.name, description=known.description, section="topics", feeds=page.number == 0
        ),
        values=values,
    )


def source(edition: Edition, page: Page) -> Draft:
    """Return a page of a source."""
    outline, addresses = edition.outline, edition.outline.addresses
    ids = outline.library.sources[page.subject]
    name = edition.source_name(page.subject)
    shown = sheet(ids, outline.settings.page_size, page.number)
    front = addresses.source(edition.language, page.subject)
    values: dict[str, object] = {
        "name": name,
        "total": len(ids),
        "sections": sections(edition, shown.ids, 7),
        "pager": _pager(
            edition, shown.number, shown.older, shown.newer, lambda code, n: addresses.source(code, page.subject, n)
        ),
        "front": edition.link(front),
        "feeds": feed_links(edition, front, name),
    }
    return Draft(
        template="source.html",
        frame=frame(
            edition, lambda code: addresses.source(code, page.subject, page.number), title=name, section="sources",
            feeds=page.number == 0,
        ),
        values=values,
    )  # fmt: skip


def undated(edition: Edition, page: Page) -> Draft:
    """Return a page of the articles whose date nobody knows."""
    outline, addresses = edition.outline, edition.outline.addresses
    ids = outline.library.undated
    shown = sheet(ids, outline.settings.page_size, page.number)
    values: dict[str, object] = {
        "total": len(ids),
        "cards": edition.cards(shown.ids),
        "pager": _pager(edition, shown.number, shown.older, shown.newer, addresses.undated),
        "front": edition.link(addresses.undated(edition.language)),
    }
    title = edition.words("Undated")
    return Draft(
        template="undated.html",
        frame=frame(edition, lambda code: addresses.undated(code, page.number), title=title, section="dates"),
        values=values,
    )


def dated(edition: Edition, period: str, template: str, values: dict[str, object]) -> Draft:
    """Return the page of a year, a month or a day."""
    addresses, title = edition.outline.addresses, edition.words.date(period)
    draft_frame = frame(edition, lambda code: addresses.period(code, period), title=title, section="dates")
    return Draft(template=template, frame=draft_frame, values=values)


def month(edition: Edition, page: Page) -> Draft:
    """Return a month: its days, the articles as lines."""
    library = edition.outline.library
    ids = library.months[page.subject]
    values: dict[str, object] = {
        "total": len(ids),
        "period": page.subject,
        "sections": sections(edition, ids, 10, "line", _OF_A_DAY if len(ids) > _FULL_MONTH else len(ids)),
        "year": step(edition, page.subject[:4]),
        **around(edition, sorted(library.months), page.subject),
    }
    return dated(edition, page.subject, "month.html", values)


def day(edition: Edition, page: Page) -> Draft:
    """Return a day: its stories once each, as cards, or as lines where there are very many."""
    outline = edition.outline
    ids = outline.library.days[page.subject]
    many = len(ids) > FOLDED_DAY
    shown = ids if many else folded(outline, ids)
    values: dict[str, object] = {
        "total": len(ids),
        "period": page.subject,
        "weekday": edition.words.weekday(page.subject),
        "many": many,
        "folded": len(shown) < len(ids),
        "cards": edition.cards(shown, "line" if many else "card"),
        "month": step(edition, page.subject[:7]),
        "year": step(edition, page.subject[:4]),
        **around(edition, outline.days, page.subject),
    }
    return dated(edition, page.subject, "day.html", values)


def story(edition: Edition, page: Page) -> Draft:
    """Return a story: every report of one event, the newest first, those that repeat another behind the others."""
    outline, addresses = edition.outline, edition.outline.addresses
    told = outline.stories[page.subject]
    wording = edition.wording(outline.leads[page.subject])
    reports = [member for member in told.members if member not in told.copies]
    many = len(told.members) > FOLDED_DAY
    style = "line" if many else "card"
    values: dict[str, object] = {
        "title": wording.title or edition.words("Untitled"),
        "title_lang": edition.foreign_lang(wording.title_language),
        "total": len(told.members),
        "timeline": _timeline(edition, [member for member in told.members if member not in told.copies]),
        "sources": tuple(
            dict.fromkeys(edition.card(member).source for member in told.members if edition.card(member).source)
        ),
        "many": many,
        "reports": edition.cards(reports, style),
        "copies": edition.cards(told.copies, style),
    }
    title = str(values["title"])
    return Draft(
        template="story.html",
        frame=frame(
            edition,
            lambda code: addresses.story(code, page.subject),
            title=title,
            description=wording.summary,
            section="stories",
        ),
        values=values,
    )


def _timeline(edition: Edition, members: Sequence[str]) -> tuple[Section, ...]:
    """Return what was reported when, the first day first; what is not dated to the day is not told apart by days."""
    return sections(edition, [member for member in reversed(members) if len(_date(edition, member)) == 10], 10, "line")


def sections(
    edition: Edition, ids: Sequence[str], precision: int, style: str = "card", of_a_day: int = 0
) -> tuple[Section, ...]:
    """Group articles by the first `precision` characters of their date: 10 by day, 7 by month; of each day only the first, if so asked."""
    found: list[Section] = []
    for value, members in groupby(ids, key=lambda entry_id: _date(edition, entry_id)[:precision]):
        group = tuple(members)
        shown = group[:of_a_day] if of_a_day and len(value) == 10 else group
        found.append(
            Section(
                title=edition.words.date(value) if value else edition.words("Undated"),
                value=value,
                weekday=edition.words.weekday(value) if len(value) == 10 else "",
                href=edition.link(_date_path(edition, value)),
                cards=edition.cards(shown, style),
                left_out=len(group) - len(shown),
            )
        )
    return tuple(found)


def _date(edition: Edition, entry_id: str) -> str:
    date = edition.entry(entry_id).facts.date
    return date.value if date else ""


def _date_path(edition: Edition, value: str) -> str:
    addresses = edition.outline.addresses
    return addresses.period(edition.language, value) if value else addresses.undated(edition.language)


def _chart(last: str, counts: dict[str, int]) -> charts.Bars | None:
    """Return the months up to the newest of the whole collection, so that subjects can be compared."""
    months = charts.months_until(last[:7], _CHART_MONTHS) if counts and len(last) >= 7 else ()
    return charts.bars(counts, months, 64, 14) if months else None


def _named_months(edition: Edition, counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((edition.words.date(month), counts[month]) for month in sorted(counts, reverse=True))


def _pager(
    edition: Edition, number: int, older: int | None, newer: int | None, path: Callable[[str, int], str]
) -> Pager | None:
    """Return the links to the neighbouring pages; None where a list has one page."""
    if older is None and newer is None:
        return None
    to_older = "" if older is None else edition.link(path(edition.language, older))
    to_newer = "" if newer is None else edition.link(path(edition.language, newer))
    return Pager(number=number, older=to_older, newer=to_newer)


def step(edition: Edition, period: str) -> Step:
    href = edition.link(edition.outline.addresses.period(edition.language, period))
    return Step(title=edition.words.date(period), href=href)


def around(edition: Edition, ordered: Sequence[str], period: str) -> dict[str, object]:
    """Return the period before and the one after that have articles, of all of them in order."""
    place = bisect_left(ordered, period)
    return {
        "earlier": step(edition, ordered[place - 1]) if place else None,
        "later": step(edition, ordered[place + 1]) if place + 1 < len(ordered) else None,
    }
