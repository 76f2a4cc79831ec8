"""Timestamps for machines: RFC 3339 with an offset, from dates that may be less precise."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from digest.model import Entry

NEVER: Final = "1970-01-01T00:00:00Z"
"""For formats that demand a timestamp where none is known: readers sort it last, and nobody takes it for news."""

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_TIME: Final = re.compile(r"[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?")


def publication_date(entry: Entry, timezone: str) -> str:
    """Return when an article was published, no more precisely than is known: a year, month, day or timestamp."""
    date = entry.facts.date
    if date is None:
        return ""
    return timestamp(date.timestamp, timezone) if date.timestamp else date.value


def published(entry: Entry, timezone: str) -> str:
    """Return the timestamp of publication, "" where nothing is known; a month or a year counts from its first day."""
    date = entry.facts.date
    return timestamp(date.timestamp or date.value, timezone) if date else ""


def updated(entry: Entry, timezone: str) -> str:
    """Return when an article last changed: as given by its editor, else when it was published, never the time of the build."""
    given = (entry.front.updated or "", *(correction.date for correction in entry.front.corrections))
    return latest((*(timestamp(text, timezone) for text in given), published(entry, timezone)))


def modified(entry: Entry, timezone: str) -> str:
    """Return when an article was changed after its publication, "" where its editor gives no such date."""
    last = updated(entry, timezone) if entry.front.updated or entry.front.corrections else NEVER
    return "" if last in (NEVER, published(entry, timezone)) else last


def latest(timestamps: Iterable[str]) -> str:
    """Return the last of some timestamps, which may be of different zones; NEVER if there is none."""
    return max(filter(None, timestamps), key=datetime.fromisoformat, default=NEVER)


@cache
def timestamp(text: str, timezone: str) -> str:
    """Return a date or time as RFC 3339, in the site's zone where it has none; "" if it is neither."""
    date = _DATE.match(text)
    if date is None:
        return ""
    time = _TIME.match(text, date.end())
    hour, minute, second, offset = (time[1], time[2], time[3] or "00", time[4]) if time else ("00", "00", "00", None)
    local = f"{date[1]}-{date[2] or '01'}-{date[3] or '01'}T{hour}:{minute}:{second}"
    try:
        known = datetime.fromisoformat(local)
    except ValueError:
        return ""
    if offset is None:
        offset = known.replace(tzinfo=ZoneInfo(timezone)).isoformat()[len(local) :]
    elif offset != "Z" and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"{local}{offset[:6]}"
