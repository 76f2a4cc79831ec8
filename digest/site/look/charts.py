"""Charts as geometry: bars by month, a calendar year, subjects by month, bars of a list. Templates draw them as SVG."""

from calendar import monthrange, weekday
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Final

from digest.model import Value

CELL: Final = 14  # width of a day or a month in a chart, in user units


class Bar(Value):
    """One month of a column chart."""

    period: str
    count: int
    x: int
    y: float  # top, measured downwards
    height: float


class Bars(Value):
    """A column chart by month."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    peak: Bar | None  # the fullest month, which is labelled


class Dot(Value):
    """One day of a calendar, or one cell of a grid; its area shows the count."""

    period: str
    count: int
    x: float
    y: float
    radius: float


class Calendar(Value):
    """A year in weeks: columns are weeks, rows are Monday to Sunday."""

    dots: tuple[Dot, ...]  # the days with articles
    empty: str  # the days without, as an SVG path with a point for each
    months: tuple[tuple[int, int], ...]  # month, x of its first week
    width: int
    height: int


def months_until(last: str, count: int) -> tuple[str, ...]:
    """Return `count` months, oldest first, that end with `last`."""
    year, month = (int(part) for part in last.split("-"))
    first = year * 12 + month - count
    return tuple(f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, first + count))


def span(counts: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the months from the first to the last that is counted, at most the newest `most` of them."""
    known = sorted(counts)
    if not known:
        return ()
    months = months_until(known[-1], most)
    return tuple(month for month in months if month >= known[0])


def bars(counts: Mapping[str, int], months: Sequence[str], height: int, step: int = 6) -> Bars:
    """Return a column per month; the fullest month is `height` tall, and a month with any article is visible."""
    most = max((counts.get(month, 0) for month in months), default=0)
    found: list[Bar] = []
    for place, month in enumerate(months):
        count = counts.get(month, 0)
        tall = round(max(1.5, height * count / most), 1) if count else 0.0
        found.append(Bar(period=month, count=count, x=place * step, y=round(height - tall, 1), height=tall))
    peak = max(found, key=lambda bar: bar.count) if most else None
    return Bars(bars=tuple(found), width=max(1, len(months)) * step, height=height, peak=peak)


def widths(counts: Sequence[int]) -> list[int]:
    """Return the width of a bar per count, of 100; the largest fills it, and any count above 0 is visible."""
    most = max(counts, default=0)
    return [max(1, 100 * count // most) if count else 0 for count in counts]


def calendar(year: int, counts: Mapping[str, int]) -> Calendar:
    """Return a year by weeks; the area of each dot is the day's share of the fullest day."""
    most = max(counts.values(), default=0)
    offset = weekday(year, 1, 1)
    dots: list[Dot] = []
    points: list[str] = []
    months: list[tuple[int, int]] = []
    number = 0
    for month in range(1, 13):
        months.append((month, (number + offset + 6) // 7 * CELL))
        for day in range(1, monthrange(year, month)[1] + 1):
            column, row = divmod(number + offset, 7)
            period = f"{year:04}-{month:02}-{day:02}"
            if counts.get(period):
                dots.append(_dot(period, counts[period], most, column, row))
            else:
                points.append(f"M{column * CELL + CELL // 2} {row * CELL + CELL // 2}h0")
            number += 1
    width = ((number + offset - 1) // 7 + 1) * CELL
    return Calendar(dots=tuple(dots), empty="".join(points), months=tuple(months), width=width, height=7 * CELL)


def grid(counts: Mapping[str, Mapping[str, int]], months: Sequence[str]) -> dict[str, tuple[Dot, ...]]:
    """Return a row of a dot per month for each subject, on one scale for all subjects."""
    most = max((by_month.get(month, 0) for by_month in counts.values() for month in months), default=0)
    return {
        key: tuple(_dot(month, by_month.get(month, 0), most, place, 0) for place, month in enumerate(months))
        for key, by_month in counts.items()
    }


def _dot(period: str, count: int, most: int, column: int, row: int) -> Dot:
    radius = round(max(1.6, sqrt(count / most) * (CELL / 2 - 1)), 2) if count else 0.0
    return Dot(period=period, count=count, x=column * CELL + CELL / 2, y=row * CELL + CELL / 2, radius=radius)
