"""Dates of different precision on one time line: reading order, and the days between two articles."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final, TypeAlias

from digest.model import DateFact, Entry

WINDOW: Final = 5  # days within which all but very few reports of an event appear

Period: TypeAlias = tuple[int, int]
"""First and last day that a date may mean, as ordinals."""


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in reading order: newest first, a month after its days, a year after its months, undated last.

    Entries of one day are ordered by time where it is known, latest first, and then by id.
    """
    by_id = sorted(entries, key=lambda entry: entry.id)
    return sorted(by_id, key=age, reverse=True)  # reverse keeps the order of equals


def age(entry: Entry) -> tuple[str, float]:
    """Return the sort key of an entry: (padded date, seconds); older is less, unknown is least."""
    found = entry.facts.date
    if found is None:
        return ("", 0.0)
    padded = found.value[:10] + "-00-00"[len(found.value[:10]) - 10 :] if len(found.value) < 10 else found.value[:10]
    return (padded, _seconds(found.timestamp))


def _seconds(timestamp: str) -> float:
    if not timestamp:
        return 0.0
    try:
        known = datetime.fromisoformat(timestamp)
        return (known if known.tzinfo else known.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return 0.0


def period(found: DateFact | None) -> Period | None:
    """Return the days a date may mean; None where it is unknown or no date."""
    if found is None:
        return None
    parts = found.value.split("-")
    try:
        year, month, day = (*(int(part) for part in parts), 0, 0)[:3]
        first = date(year, month or 1, day or 1)
        if day:
            return (first.toordinal(), first.toordinal())
        last_month = month or 12
        following = date(year + last_month // 12, last_month % 12 + 1, 1)
    except (ValueError, OverflowError):
        return None
    return (first.toordinal(), following.toordinal() - 1)


def days_apart(one: Period | None, other: Period | None) -> int:
    """Return the least number of days between two periods; 0 where one is unknown."""
    if one is None or other is None:
        return 0
    days = one[0] - other[1]
    if days < 0:
        days = other[0] - one[1]
    return max(days, 0)


def is_day(known: Period | None) -> bool:
    """Whether a period is known to the day."""
    return known is not None and known[0] == known[1]
