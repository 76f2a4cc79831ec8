"""The day that a page gives only in one of its scripts: `var ct = "1700000000"`, `publishTime: "2024-05-03 10:20"`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from digest.facts.dates.written import date_fact
from digest.model import DateFact

_NAME: Final = r"(?:ct|[cC]reate_?[tT]ime|pub(?:lish)?_?(?:[tT]ime|[dD]ate|[aA]t))"
_ASSIGNED: Final = re.compile(rf"""(?<![\w.]){_NAME}["']?\s?[:=]\s?["'](?P<value>1\d{{9}}(?=["'])|20\d\d-\d\d-\d\d)""")
_LONGEST: Final = 4_000_000  # characters of a page that are searched
_MOST: Final = 20  # assignments that are compared
_CHINA: Final = timedelta(hours=8)  # the time zone of the sites that count seconds in their scripts


def date_from_scripts(html: str) -> DateFact | None:
    """Return the day if all such assignments in the page's scripts agree.

    Where a script describes other articles too, their days differ and none is returned. Call it last: it searches the
    whole page.
    """
    days: dict[str, str] = {}
    for number, match in enumerate(_ASSIGNED.finditer(html[:_LONGEST])):
        value = match["value"]
        days.setdefault(_day_of_timestamp(int(value)) if value.isdigit() else value, match.group())
        if len(days) > 1 or number == _MOST:
            return None
    return next((_day_fact(day, evidence) for day, evidence in days.items()), None)


def _day_fact(value: str, evidence: str) -> DateFact | None:
    year, month, day = map(int, value.split("-"))
    return date_fact(year, month, day, f"script: {evidence}")


def _day_of_timestamp(seconds: int) -> str:
    return (datetime.fromtimestamp(seconds, UTC) + _CHINA).date().isoformat()
