"""Records of a file that stand in the order of their dates: one that lies between two dated ones has a date between theirs."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from math import lgamma, log
from typing import TYPE_CHECKING, Final

from digest.model import DateFact, Precision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Precision

_CHANCE: Final = 0.01
"""Records count as ordered where shuffled ones would stand like this, up or down, more rarely."""

_FIRST: Final = "-01-01"
_LAST: Final = "-12-31"
"""What a year or a month lacks to its earliest and its latest day."""

_BEFORE_ALL: Final = ""
_AFTER_ALL: Final = "~"
_PRECISIONS: Final[tuple[tuple[Precision, int], ...]] = (("month", 7), ("year", 4))


def between(dates: Sequence[DateFact | None]) -> tuple[DateFact | None, ...]:
    """Return for each record without a date the month or year that those before and after it leave it, if just one.

    Nothing is concluded from records that are out of order at any place, or that may be in order by chance.
    """
    known = [date.value for date in dates if date is not None]
    if len(known) < len(dates) and not _by_chance(known):
        for step in (1, -1):
            found = _between(dates[::step])
            if found is not None:
                return found[::step]
    return (None,) * len(dates)


def _by_chance(values: Sequence[str]) -> bool:
    """Tell whether shuffled records would be in order too often: one in n! / (n₁! n₂! …), for nᵢ records of one date."""
    shortest = min(map(len, values), default=0)
    alike = Counter(value[:shortest] for value in values)
    orders = lgamma(len(values) + 1) - sum(lgamma(count + 1) for count in alike.values())
    return log(2) - orders > log(_CHANCE)


def _between(dates: Sequence[DateFact | None]) -> tuple[DateFact | None, ...] | None:
    """Return what undated records can be dated, if the records may be in ascending order at all."""
    earliest = [date.value + _FIRST[len(date.value) - 4 :] if date else _BEFORE_ALL for date in dates]
    latest = [date.value + _LAST[len(date.value) - 4 :] if date else _AFTER_ALL for date in dates]
    lower = [*accumulate(earliest, max)]
    upper = [*accumulate(reversed(latest), min)][::-1]
    if any(low > high for low, high in zip(lower, upper, strict=True)):
        return None
    return tuple(None if date else _common(low, high) for date, low, high in zip(dates, lower, upper, strict=True))


def _common(low: str, high: str) -> DateFact | None:
    for precision, length in _PRECISIONS:
        if low[:length] == high[:length]:
            return DateFact(value=low[:length], precision=precision, evidence=f"order of records: {low} … {high}")
    return None
