"""Records of a file in the order of their dates: one that lies between two dated ones has a date between theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import lgamma, log
from typing import Final

from digest.model import DateFact, Precision

_CHANCE: Final = 0.01  # records count as ordered if shuffled ones would be in order more rarely than this
_PRECISIONS: Final[tuple[tuple[Precision, int], ...]] = (("month", 7), ("year", 4))


def dates_from_neighbours(dates: Sequence[DateFact | None]) -> tuple[DateFact | None, ...]:
    """Return for each record without a date the month or year between its neighbours' dates, if there is only one.

    Nothing is concluded from records that are out of order anywhere, or that may be in order by chance.
    """
    known = [date.value for date in dates if date is not None]
    if len(known) < len(dates) and not _by_chance(known):
        for step in (1, -1):
            found = _ascending(dates[::step])
            if found is not None:
                return found[::step]
    return (None,) * len(dates)


def _by_chance(values: Sequence[str]) -> bool:
    """Whether shuffled records would be in order too often: once in n! / (n₁! n₂! …), for nᵢ records of one date."""
    shortest = min(map(len, values), default=0)
    same_date = Counter(value[:shortest] for value in values)
    orders = lgamma(len(values) + 1) - sum(lgamma(count + 1) for count in same_date.values())
    return log(2) - orders > log(_CHANCE)


def _ascending(dates: Sequence[DateFact | None]) -> tuple[DateFact | None, ...] | None:
    """Return the dates that undated records can be given, or None if the records cannot be in ascending order."""
    # an unknown date is between "", before all others, and "~", after them
    earliest = [date.value + "-01-01"[len(date.value) - 4 :] if date else "" for date in dates]
    latest = [date.value + "-12-31"[len(date.value) - 4 :] if date else "~" for date in dates]
    lower = [*accumulate(earliest, max)]
    upper = [*accumulate(reversed(latest), min)][::-1]
    if any(low > high for low, high in zip(lower, upper, strict=True)):
        return None
    return tuple(None if date else _shared(low, high) for date, low, high in zip(dates, lower, upper, strict=True))


def _shared(low: str, high: str) -> DateFact | None:
    for precision, length in _PRECISIONS:
        if low[:length] == high[:length]:
            return DateFact(value=low[:length], precision=precision, evidence=f"order of records: {low} … {high}")
    return None
