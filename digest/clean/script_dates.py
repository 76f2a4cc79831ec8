"""The day a page tells only in a script of its own: `var ct = "1700000000"`, `publishTime: "2024-05-03 10:20"`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

_ASSIGNED: Final = re.compile(
    r"""(?<![\w.])(?:ct|[cC]reate_?[tT]ime|pub(?:lish)?_?(?:[tT]ime|[dD]ate|[aA]t))["']?\s?[:=]\s?["'](?P<value>1\d{9}(?=["'])|20\d\d-\d\d-\d\d)"""
)
_MOST: Final = 20  # assignments that are looked at
_CHINA: Final = timedelta(hours=8)  # the clock of the sites that count seconds in their scripts


def script_date(html: str) -> str:
    """Return the day, if all assignments in the page's scripts that speak of one name the same; else nothing.

    Where a script describes other articles too, their days differ, and nothing is said of this one.
    """
    days: set[str] = set()
    for number, found in enumerate(_ASSIGNED.finditer(html)):
        value = found["value"]
        days.add(_day(int(value)) if value.isdigit() else value)
        if len(days) > 1 or number == _MOST:
            return ""
    return next(iter(days), "")


def _day(seconds: int) -> str:
    return (datetime.fromtimestamp(seconds, UTC) + _CHINA).date().isoformat()
