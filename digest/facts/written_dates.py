"""Dates written out in full: ISO, Chinese, and English, with the precision and the words of each."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from digest.model import DateFact, Value
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST_YEAR: Final = 1980  # what is older is history told by an article, not the day of one
LAST_YEAR: Final = 2100
_MINGUO: Final = 1911
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH: Final = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAY: Final = r"(?P<day>[12]\d|3[01]|0?[1-9])"
_CLOCK: Final = r"(?:(?:\s{0,3}|T|,\s?|\s?at\s)(?P<hour>[01]?\d|2[0-3])\s?[:：时時點点]\s?(?P<minute>[0-5]\d)(?:\s?[:：分]\s?(?P<second>[0-5]\d)?)?(?:\.\d{1,9})?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
_CLOCK_EN: Final = r"(?:(?:\s{0,3}|,\s?|\s?at\s)(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
_PATTERNS: Final = (
    Pattern(
        r"(?<![\d.])(?P<year>(?:19|20)\d\d)\s?年\s?(?P<month>1[0-2]|0?[1-9])\s?月(?:\s?" + _DAY + r"\s?[日号號])?(?:\s?[(（]?(?:星期|周|週)[一二三四五六日天][)）]?)?" + _CLOCK,
        "年",
    ),
    Pattern(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)" + _DAY + r"(?!\d)(?![-/]\d(?!\d:))" + _CLOCK, "-", "/", "."),
    Pattern(r"(?<![\d./-])(?P<month>1[0-2]|0?[1-9])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>20\d\d)(?![\d/])", "/"),
    Pattern(r"(?<![\d./-])(?P<day>1[3-9]|2\d|3[01])(?P<mark>[/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<year>20\d\d)(?![\d/])", "/", "."),
    Pattern(r"(?<!\d)民[國国]\s?(?P<minguo>\d{2,3})\s?年(?:\s?(?P<month>1[0-2]|0?[1-9])\s?月(?:\s?" + _DAY + r"\s?日)?)?", "民國", "民国"),
    Pattern(r"(?<!\d)(?P<minguo>1\d\d)\s?年\s?(?P<month>1[0-2]|0?[1-9])\s?月\s?" + _DAY + r"\s?日", "年"),
    Pattern(r"(?<![A-Za-z])(?P<name>" + _MONTH + r")\.?\s" + _DAY + r"(?:st|nd|rd|th)?,?\s(?P<year>(?:19|20)\d\d)\b" + _CLOCK_EN, *_MONTHS, flags=re.IGNORECASE),
    Pattern(r"(?<![\w.])" + _DAY + r"(?:st|nd|rd|th)?\s(?:of\s)?(?P<name>" + _MONTH + r")\.?,?\s(?P<year>(?:19|20)\d\d)\b" + _CLOCK_EN, *_MONTHS, flags=re.IGNORECASE),
    Pattern(r"(?<![\w.])" + _DAY + "-(?P<name>" + _MONTH + r")-(?P<year>(?:19|20)\d\d)\b", *(f"-{name}" for name in _MONTHS), flags=re.IGNORECASE),
    Pattern(r"(?<![\d./-])(?P<year>20\d\d)(?P<month>1[0-2]|0[1-9])(?P<day>[12]\d|3[01]|0[1-9])(?:T?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?Z?)?(?!\d)", "20"),
)  # fmt: skip
_DIGITS: Final = re.compile(r"\d")
_YEAR_ALONE: Final = Pattern(r"^\s*(?P<year>(?:19|20)\d\d)(?:-(?P<month>1[0-2]|0[1-9]))?\s*$")


class Written(Value):
    """A date found in a text, and where."""

    fact: DateFact
    start: int
    end: int


def written(text: str) -> tuple[Written, ...]:
    """Return the dates that a text gives with their year, in the order in which they stand.

    `2026年4月3日 12时30分`, `2024-05-03T10:00:00+08:00`, `May 3, 2024`, `3 May 2024`, `民國115年4月3日`, `20240503`.
    """
    if not _DIGITS.search(text):
        return ()
    found = sorted(_found(text), key=lambda one: (one.start, -one.end))
    kept: list[Written] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def whole(text: str) -> DateFact | None:
    """Return the first date of a metadata value or front matter, which may also be a mere year or month."""
    alone = _YEAR_ALONE.match(text)
    if alone:
        year, month = int(alone["year"]), int(alone["month"] or 0)
        return fact(year, month, 0, text.strip())
    return next((one.fact for one in written(text[:200])), None)


def fact(year: int, month: int, day: int, evidence: str, moment: str = "") -> DateFact | None:
    """Return a date at the precision of its parts (0 where unknown), or nothing if there is no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if not month:
        return DateFact(value=f"{year:04}", precision="year", evidence=evidence)
    if not day:
        return DateFact(value=f"{year:04}-{month:02}", precision="month", evidence=evidence)
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    return DateFact(value=value, precision="day", evidence=evidence, moment=f"{value}{moment}" if moment else "")


def _found(text: str) -> Iterator[Written]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            year = int(parts.get("year") or 0) or _MINGUO + int(parts.get("minguo") or 0)
            name = parts.get("name")
            month = _MONTHS[name[:3].lower()] if name else int(parts.get("month") or 0)
            known = fact(year, month, int(parts.get("day") or 0), match.group().strip(), _clock(parts))
            if known:
                yield Written(fact=known, start=match.start(), end=match.end())


def _clock(parts: dict[str, str | None]) -> str:
    """Return the time of day in ISO form, with its zone where one is written."""
    hour, minute = parts.get("hour"), parts.get("minute")
    if hour is None or minute is None:
        return ""
    return f"T{int(hour):02}:{minute}:{parts.get('second') or '00'}{_zone(parts.get('zone') or '')}"


def _zone(zone: str) -> str:
    return "+00:00" if zone.upper() == "Z" else f"{zone[:3]}:{zone[-2:]}" if zone else ""
