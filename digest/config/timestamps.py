"""Dates as configuration and front matter write them: ISO 8601 at the precision that is known."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

_TIME: Final = (
    r"(?:[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?(?: ?(?:Z|[+-][01][0-9]:?[0-5][0-9]))?)?"
)
TIMESTAMP_PATTERN: Final = rf"^[0-9]{{4}}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]){_TIME})?)?$"
TIMESTAMP_FIX: Final = "write 2024, 2024-05, 2024-05-01 or 2024-05-01T12:30:00+08:00"
_TIMESTAMP: Final = re.compile(TIMESTAMP_PATTERN)


def iso_timestamp(text: str) -> str | None:
    """Return a date or time in one spelling (T before the time, offset as +08:00), None if the text is neither.

    Years run from 1000 to 2999; 2024-02-30 is not a date.
    """
    if not _TIMESTAMP.match(text) or text.endswith("\n") or text[0] not in "12":
        return None
    if len(text) <= 7:
        return text
    try:
        value = datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-").replace(" Z", "Z"))
    except ValueError:
        return None
    return text if len(text) == 10 else value.isoformat()
