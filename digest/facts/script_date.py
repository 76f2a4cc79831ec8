"""The day a page tells only in a script of its own: `var ct = "1700000000"`, `publishTime: "2024-05-03 10:20"`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from digest.facts.written_dates import fact

if TYPE_CHECKING:
    from digest.model import DateFact

_ASSIGNED: Final = re.compile(
    r"""(?<![\w.])(?:ct|[cC]reate_?[tT]ime|pub(?:lish)?_?(?:[tT]ime|[dD]ate|[aA]t))["']?\s?[:=]\s?["'](?P<value>1\d{9}(?=["'])|20\d\d-\d\d-\d\d)"""
)
_LONGEST: Final = 4_000_000  # characters of a page that are read
_MOST: Final = 20  # assignments that are looked at
_CHINA: Final = timedelta(hours=8)  # the clock of the sites that count seconds in their scripts


def script_date(html: str) -> DateFact | None:
    """Return the day, if all assignments in the page's scripts that speak of one name the same; else nothing.

    Where a script describes other articles too, their days differ, and nothing is said of this one. It is asked last:
    it reads the whole page.
    """
    days: dict[str, str] = {}
    for number, found in enumerate(_ASSIGNED.finditer(html[:_LONGEST])):
        value = found["value"]
        days.setdefault(_day(int(value)) if value.isdigit() else value, found.group())
        if len(days) > 1 or number == _MOST:
            return None
    return next((_fact(day, words) for day, words in days.items()), None)


def _fact(day: str, words: str) -> DateFact | None:
    year, month, number = map(int, day.split("-"))
    return fact(year, month, number, f"script: {words}")


def _day(seconds: int) -> str:
    return (datetime.fromtimestamp(seconds, UTC) + _CHINA).date().isoformat()
