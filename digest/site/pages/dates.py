"""Dates: all years, a year, a month, a day, and the articles without a date."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from digest.model import Precision, Value
from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.look import charts
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft
from digest.site.pages.paging import MANY, lines_of_page, page_slice, paged, pager
from digest.site.pages.sections import BY_DAY, sections

_LONG_MONTH = 80  # articles; a longer month names only the first of each day, whose own page has all
_PER_DAY = 2
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Period(Value):
    """A link to a year, a month or a day."""

    title: str
    href: str


def plan_list(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the list of all years."""
    library = outline.library
    path = outline.addresses.section(outline.main_language, "dates")
    yield keys.page(PageKind.DATES, path, _totals(library.months), _totals(library.years), len(library.undated))


def plan_years(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the page of every year."""
    library = outline.library
    years = sorted(library.years)
    for year, ids in library.years.items():
        months = [total for total in _totals(library.months) if total[0].startswith(year)]
        days = [total for total in _totals(library.days) if total[0].startswith(year)]
        front = (months, days, _around(years, year))
        yield from _paged(outline, keys, PageKind.YEAR, year, _of_precision(outline, ids, "year"), front)


def plan_months(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the pages of every month; those after the first list articles whose day is not known."""
    months = outline.library.months
    ordered = sorted(months)
    for month, ids in months.items():
        front = (keys.listing(ids), _around(ordered, month))
        yield from _paged(outline, keys, PageKind.MONTH, month, _loose(outline, month), front)


def plan_days(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the pages of every day."""
    for day, ids in outline.library.days.items():
        yield from _paged(outline, keys, PageKind.DAY, day, ids, (_around(outline.days, day),))


def plan_undated(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the pages of articles without a date, if there are any."""
    if outline.library.undated:
        yield from paged(keys, PageKind.UNDATED, outline.addresses.undated, outline.library.undated, keys.listing)


def view_list(edition: Edition, _page: Page) -> Draft:
    """Return all years with their months."""
    library = edition.outline.library
    return draft(
        "dates.html",
        edition.messages("Dates"),
        section="dates",
        years=tuple(_year_line(edition, year) for year in sorted(library.years, reverse=True)),
        undated=len(library.undated),
        undated_href=edition.link(edition.outline.addresses.undated(edition.language)) if library.undated else "",
    )


def view_year(edition: Edition, page: Page) -> Draft:
    """Return a year: a calendar of its days, then its months; behind it pages of articles of which only the year is known."""
    outline, year = edition.outline, page.subject
    library, messages = outline.library, edition.messages
    counts = {day: len(ids) for day, ids in library.days.items() if day.startswith(year)}
    loose = page_slice(
        _of_precision(outline, library.years[year], "year"), lines_of_page(outline.settings), page.number
    )
    months = [month for month in sorted(library.months) if month.startswith(year)]
    earlier, later = _neighbours(edition, sorted(library.years), year, page.number)
    return draft(
        "year.html",
        messages.date(year),
        section="dates",
        total=len(library.years[year]),
        period=year,
        calendar=charts.calendar(int(year), counts) if page.number == 0 else None,
        month_names=tuple(messages(f"{name} (short)") for name in _SHORT_MONTHS),
        months=tuple(_month_line(edition, month, counts) for month in months),
        loose=edition.cards(loose.items, "line"),
        pager=pager(edition, loose, partial(_path, outline, year)),
        earlier=earlier,
        later=later,
    )


def view_month(edition: Edition, page: Page) -> Draft:
    """Return a month: its days, the articles as lines; of a long month only the first of each day."""
    outline, month = edition.outline, page.subject
    ids = outline.library.months[month]
    loose = page_slice(_loose(outline, month), lines_of_page(outline.settings), page.number)
    long = len(ids) > _LONG_MONTH
    dated = _of_precision(outline, ids, "day") if long else ids
    earlier, later = _neighbours(edition, sorted(outline.library.months), month, page.number)
    return draft(
        "month.html",
        edition.messages.date(month),
        section="dates",
        total=len(ids),
        period=month,
        sections=sections(edition, dated, BY_DAY, "line", _PER_DAY if long else None) if page.number == 0 else (),
        loose=edition.cards(loose.items, "line"),
        pager=pager(edition, loose, partial(_path, outline, month)),
        year=_period(edition, month[:4]),
        earlier=earlier,
        later=later,
    )


def view_day(edition: Edition, page: Page) -> Draft:
    """Return a day: one article of each story as a card, or all as lines where there are very many."""
    outline, day = edition.outline, page.subject
    ids = outline.library.days[day]
    many = len(ids) > MANY
    part = page_slice(ids, lines_of_page(outline.settings), page.number)
    shown = part.items if many else tuple(outline.one_of_each_story(ids))
    earlier, later = _neighbours(edition, outline.days, day, page.number)
    return draft(
        "day.html",
        edition.messages.date(day),
        section="dates",
        total=len(ids),
        period=day,
        weekday=edition.messages.weekday(day),
        many=many,
        folded=len(shown) < len(part.items),
        cards=edition.cards(shown, "line" if many else "card"),
        pager=pager(edition, part, partial(_path, outline, day)),
        month=_period(edition, day[:7]),
        year=_period(edition, day[:4]),
        earlier=earlier,
        later=later,
    )


def view_undated(edition: Edition, page: Page) -> Draft:
    """Return a page of the articles without a date."""
    outline = edition.outline
    ids = outline.library.undated
    shown = page_slice(ids, outline.settings.page_size, page.number)
    return draft(
        "undated.html",
        edition.messages("Undated"),
        section="dates",
        total=len(ids),
        cards=edition.cards(shown.items),
        pager=pager(edition, shown, outline.addresses.undated),
        front=edition.link(outline.addresses.undated(edition.language)),
    )


def _paged(
    outline: Outline, keys: Keys, kind: PageKind, period: str, ids: Sequence[str], front: tuple[object, ...]
) -> Iterator[Page]:
    """Yield the pages of a period, which list these articles as lines."""
    size, path_of = lines_of_page(outline.settings), partial(_path, outline, period)
    yield from paged(keys, kind, path_of, ids, keys.listing, size=size, subject=period, front=front)


def _path(outline: Outline, period: str, language: str, number: int) -> str:
    return outline.addresses.period(language, period, number)


def _of_precision(outline: Outline, ids: Iterable[str], precision: Precision) -> tuple[str, ...]:
    """Return the articles of a list that are dated with a precision."""
    dates = ((entry_id, outline.library.entries[entry_id].facts.date) for entry_id in ids)
    return tuple(entry_id for entry_id, date in dates if date is not None and date.precision == precision)


def _loose(outline: Outline, month: str) -> tuple[str, ...]:
    """Return the articles of a long month that are on the page of no day; a short one lists them with the others."""
    ids = outline.library.months[month]
    return _of_precision(outline, ids, "month") if len(ids) > _LONG_MONTH else ()


def _totals(index: Mapping[str, tuple[str, ...]]) -> list[tuple[str, int]]:
    return [(period, len(ids)) for period, ids in index.items()]


def _around(ordered: Sequence[str], period: str) -> tuple[str, str]:
    """Return the period before and the one after in order, "" where there is none."""
    place = bisect_left(ordered, period)
    return ordered[place - 1] if place else "", ordered[place + 1] if place + 1 < len(ordered) else ""


def _neighbours(
    edition: Edition, ordered: Sequence[str], period: str, number: int
) -> tuple[Period | None, Period | None]:
    """Return the periods around one for its front page; pages behind it link to each other."""
    earlier, later = _around(ordered, period) if number == 0 else ("", "")
    return _period(edition, earlier) if earlier else None, _period(edition, later) if later else None


def _period(edition: Edition, period: str) -> Period:
    href = edition.link(edition.outline.addresses.period(edition.language, period))
    return Period(title=edition.messages.date(period), href=href)


def _year_line(edition: Edition, year: str) -> tuple[Period, int, tuple[tuple[str, str, int], ...]]:
    """Return a year, its number of articles, and of each month the name, the link and the number of articles."""
    library = edition.outline.library
    months = []
    for number in range(1, 13):
        month = f"{year}-{number:02}"
        href = _period(edition, month).href if month in library.months else ""
        months.append((edition.messages.month(number), href, len(library.months.get(month, ()))))
    return _period(edition, year), len(library.years[year]), tuple(months)


def _month_line(edition: Edition, month: str, counts: Mapping[str, int]) -> dict[str, object]:
    """Return a month with the number of its articles, and of each day the number, the link and the number of articles."""
    total = len(edition.outline.library.months[month])
    href = _period(edition, month).href
    days = [
        (str(int(day[8:])), _period(edition, day).href, counts[day]) for day in sorted(counts) if day.startswith(month)
    ]
    if loose := total - sum(count for *_, count in days):
        days.append((edition.messages("Day unknown"), href, loose))
    return {"title": edition.messages.month(int(month[5:])), "href": href, "total": total, "days": days}
