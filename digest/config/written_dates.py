"""Dates as programs and people write them in front matter and in columns of a table."""

import re
from datetime import UTC, datetime
from typing import Final

from digest.config.schema import iso_timestamp

# Year first is the one order that cannot be mistaken; 5/1/2024 is left alone.
_DAY: Final = r"((?:19|20)\d\d)\s?(?:[-/.]|年)\s?(\d{1,2})\s?(?:[-/.]|月)\s?(\d{1,2})日?"
_CLOCK: Final = r"[\sT]{1,3}(\d{1,2})[:：时時点](\d{1,2})(?:[:：分](\d{1,2})?秒?)?分?"
_ZONE: Final = r"\s?(?:UTC|GMT)?(Z|[+-]\d\d:?\d\d)"
_YEAR_FIRST: Final = re.compile(f"{_DAY}(?:{_CLOCK})?(?:{_ZONE})?")
_MONTH: Final = re.compile(r"((?:19|20)\d\d)\s?(?:[-/.]|年)\s?(\d{1,2})月?")
_YEAR: Final = re.compile(r"((?:19|20)\d\d)年")
_COMPACT: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_EPOCH: Final = re.compile(r"(1\d{9})(\d{3})?(?:\.\d+)?")
_MAIL: Final = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} ")
_FRACTION: Final = re.compile(r"(\d\d:\d\d:\d\d)\.\d{1,9}")


def iso_date(text: str) -> str:
    """Return a date in ISO 8601 at the precision it is written in; any other text is returned unchanged."""
    plain = _FRACTION.sub(r"\1", text.strip()[:80])
    return iso_timestamp(plain) or _from_parts(plain) or _from_number(plain) or _from_mail(plain) or text


def _from_parts(text: str) -> str | None:
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day, *clock = found.groups()
        written = f"{year}-{month:0>2}-{day:0>2}"
        if clock and clock[0]:
            written += f"T{clock[0]:0>2}:{clock[1]:0>2}:{clock[2] or '00':0>2}{clock[3] or ''}"
        return iso_timestamp(written)
    if found := _MONTH.fullmatch(text):
        return iso_timestamp(f"{found[1]}-{found[2]:0>2}")
    return found[1] if (found := _YEAR.fullmatch(text)) else None


def _from_number(text: str) -> str | None:
    """Return the UTC time of seconds or milliseconds since 1970."""
    found = _EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(found[1]), UTC).isoformat() if found else None


def _from_mail(text: str) -> str | None:
    """Return the ISO form of a date in mail headers and RSS: Wed, 01 May 2024 12:30:00 +0800."""
    if not _MAIL.match(text):
        return None
    from email.utils import parsedate_to_datetime  # the whole of email, for dates that few tables have

    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, OverflowError):
        return None
