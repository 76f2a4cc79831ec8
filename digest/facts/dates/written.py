"""Dates written in full, ISO, Chinese or English, each with its precision and its words."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from digest.model import DateFact, Value
from digest.text import lexicon
from digest.text.pattern import Pattern

FIRST_YEAR: Final = 1980  # an earlier date is history in an article, not the day of one
LAST_YEAR: Final = 2100
_MINGUO: Final = 1911
_MONTHS: Final = {name.lower(): number for number, name in enumerate(lexicon.MONTH_ABBREVIATIONS, 1)}

_YEAR: Final = rf"(?P<year>{lexicon.YEAR})"
_MONTH: Final = rf"(?P<month>{lexicon.MONTH})"
_DAY: Final = rf"(?P<day>{lexicon.DAY})"
_LATE_DAY: Final = r"(?P<day>1[3-9]|2\d|3[01])"  # can be no month
_NAME: Final = rf"(?P<name>{lexicon.MONTH_NAME})"
_ORDINAL: Final = "(?:st|nd|rd|th)?"
_MINGUO_YEAR: Final = r"民[國国]\s?(?P<minguo>\d{2,3})"
_IN_BRACKETS: Final = rf"(?:\s?[(（]?{lexicon.WEEK}{lexicon.WEEKDAY}[)）]?)?"
_ALONE: Final = r"(?<![\d./-])"

_HOUR: Final = r"(?P<hour>[01]?\d|2[0-3])"
_MINUTE: Final = r"(?P<minute>[0-5]\d)"
_SECOND: Final = r"(?P<second>[0-5]\d)"
_ZONE: Final = rf"\s?(?P<zone>{lexicon.TIME_ZONE})?"
_TIME: Final = rf"{_HOUR}\s?[:：时時點点]\s?{_MINUTE}(?:\s?[:：分]\s?{_SECOND}?)?(?:\.\d{{1,9}})?{_ZONE}"
_CLOCK: Final = rf"(?:(?:\s{{0,3}}|T|,\s?|\s?at\s){_TIME})?"
_ENGLISH_CLOCK: Final = rf"(?:(?:\s{{0,3}}|,\s?|\s?at\s){_HOUR}:{_MINUTE}(?::{_SECOND})?{_ZONE})?"
_COMPACT_CLOCK: Final = r"(?:T?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?Z?)?"

_NUMERIC: Final = (
    # 2026年4月3日（周五）12时30分
    Pattern(rf"(?<![\d.]){_YEAR}\s?年\s?{_MONTH}\s?月(?:\s?{_DAY}\s?[日号號])?{_IN_BRACKETS}{_CLOCK}"),
    # 2024-05-03T10:00:00+08:00
    Pattern(rf"{_ALONE}{_YEAR}(?P<mark>[-/.]){_MONTH}(?P=mark){_DAY}(?!\d)(?![-/]\d(?!\d:)){_CLOCK}", *("-", "/", ".")),
    # 05/23/2024, 23/05/2024: only where the day can be no month
    Pattern(rf"{_ALONE}{_MONTH}/{_LATE_DAY}/(?P<year>20\d\d)(?![\d/])", "/"),
    Pattern(rf"{_ALONE}{_LATE_DAY}(?P<mark>[/.]){_MONTH}(?P=mark)(?P<year>20\d\d)(?![\d/])", "/", "."),
    # 民國115年4月3日, 115年4月3日
    Pattern(rf"(?<!\d){_MINGUO_YEAR}\s?年(?:\s?{_MONTH}\s?月(?:\s?{_DAY}\s?日)?)?"),
    Pattern(rf"(?<!\d)(?P<minguo>1\d\d)\s?年\s?{_MONTH}\s?月\s?{_DAY}\s?日"),
    # 20240503, 20240503T1000Z
    Pattern(
        rf"{_ALONE}(?P<year>20\d\d)(?P<month>{lexicon.PADDED_MONTH})(?P<day>{lexicon.PADDED_DAY}){_COMPACT_CLOCK}(?!\d)"
    ),
)
_NAMED: Final = (
    # May 3, 2024; 3 May 2024; 3-May-2024
    Pattern(rf"(?<![A-Za-z]){_NAME}\.?\s{_DAY}{_ORDINAL},?\s{_YEAR}\b{_ENGLISH_CLOCK}", *_MONTHS, flags=re.IGNORECASE),
    Pattern(
        rf"(?<![\w.]){_DAY}{_ORDINAL}\s(?:of\s)?{_NAME}\.?,?\s{_YEAR}\b{_ENGLISH_CLOCK}", *_MONTHS, flags=re.IGNORECASE
    ),
    Pattern(rf"(?<![\w.]){_DAY}-{_NAME}-{_YEAR}\b", flags=re.IGNORECASE),
)
_DIGITS: Final = re.compile(r"\d")
_YEAR_ALONE: Final = Pattern(rf"^\s*{_YEAR}(?:-(?P<month>{lexicon.PADDED_MONTH}))?\s*$")


class WrittenDate(Value):
    """A date found in a text, and where."""

    fact: DateFact
    start: int
    end: int


def find_dates(text: str) -> tuple[WrittenDate, ...]:
    """Return the dates of a text that are written with their year, in order, without overlaps."""
    if not _DIGITS.search(text):
        return ()
    found = sorted(_matches(text), key=lambda date: (date.start, -date.end))
    kept: list[WrittenDate] = []
    for candidate in found:
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return tuple(kept)


def first_date(text: str) -> DateFact | None:
    """Return the first date of a metadata value or front matter, which may also be just a year or month."""
    alone = _YEAR_ALONE.match(text)
    if alone:
        return date_fact(int(alone["year"]), int(alone["month"] or 0), 0, text.strip())
    return next((found.fact for found in find_dates(text[:200])), None)


def date_fact(year: int, month: int, day: int, evidence: str, clock: str = "") -> DateFact | None:
    """Return a date at the precision of its parts (0 where unknown), or None if there is no such day."""
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
    return DateFact(value=value, precision="day", evidence=evidence, timestamp=f"{value}{clock}" if clock else "")


def _matches(text: str) -> Iterator[WrittenDate]:
    for pattern in (*_NUMERIC, *_NAMED) if _NAMED[0].may_match(text) else _NUMERIC:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            year = int(parts.get("year") or 0) or _MINGUO + int(parts.get("minguo") or 0)
            name = parts.get("name")
            month = _MONTHS[name[:3].lower()] if name else int(parts.get("month") or 0)
            known = date_fact(year, month, int(parts.get("day") or 0), match.group().strip(), _iso_clock(parts))
            if known:
                yield WrittenDate(fact=known, start=match.start(), end=match.end())


def _iso_clock(parts: dict[str, str | None]) -> str:
    hour, minute = parts.get("hour"), parts.get("minute")
    if hour is None or minute is None:
        return ""
    zone = parts.get("zone") or ""
    offset = "+00:00" if zone.upper() == "Z" else f"{zone[:3]}:{zone[-2:]}" if zone else ""
    return f"T{int(hour):02}:{minute}:{parts.get('second') or '00'}{offset}"
