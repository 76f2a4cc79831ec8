"""Moments for machines: RFC 3339 with an offset, from a date no more precise than it is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, tzinfo
from functools import cache
from typing import Final

from digest.model import Entry

NEVER: Final = "1970-01-01T00:00:00Z"
"""Stands where a format demands a moment and none is known: readers sort it last, and nobody takes it for news."""

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_TIME: Final = re.compile(r"[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?")


def published(entry: Entry, timezone: str) -> str:
    """Return when an article was published; "" where nothing is known. A period counts from its first day."""
    date = entry.facts.date
    return moment(date.moment or date.value, timezone) if date else ""


def updated(entry: Entry, timezone: str) -> str:
    """Return when an article last changed: as its editor says, else when it was published, never the time of the build."""
    if not _is_changed(entry):
        return published(entry, timezone) or NEVER
    changes = [correction.date for correction in entry.front.corrections]
    told = (moment(text, timezone) for text in (entry.front.updated or "", *changes) if text)
    return latest((*told, published(entry, timezone)))


def changed(entry: Entry, timezone: str) -> str:
    """Return when an article was changed after it was published; "" where its editor says nothing of it."""
    if not _is_changed(entry):
        return ""
    when = updated(entry, timezone)
    return "" if when in (NEVER, published(entry, timezone)) else when


def _is_changed(entry: Entry) -> bool:
    return bool(entry.front.updated or entry.front.corrections)


def known(entry: Entry, timezone: str) -> str:
    """Return when an article was published, no more precisely than is known: a year, a month, a day or a moment."""
    date = entry.facts.date
    return (moment(date.moment, timezone) if date.moment else date.value) if date else ""


def latest(moments: Iterable[str]) -> str:
    """Return the last of some moments, NEVER if there is none; what their clocks show is of different zones."""
    found = {*filter(None, moments)}
    return max(found, key=datetime.fromisoformat) if len(found) > 1 else found.pop() if found else NEVER


@cache
def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # imported late: where all articles tell their offset, none is asked for

    return ZoneInfo(name)


@cache
def moment(text: str, timezone: str) -> str:
    """Return a date or time as RFC 3339, in the site's zone where it has none; "" if it is neither."""
    date = _DATE.match(text)
    if date is None:
        return ""
    year, month, day = date[1], date[2] or "01", date[3] or "01"
    time = _TIME.match(text, date.end())
    hour, minute, second, offset = (time[1], time[2], time[3] or "00", time[4]) if time else ("00", "00", "00", None)
    try:
        known = datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second}")
    except ValueError:
        return ""
    if offset is None:
        offset = known.replace(tzinfo=_zone(timezone)).isoformat()[19:]
    elif offset != "Z" and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{offset[:6]}"
