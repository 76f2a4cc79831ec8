"""Slugs: the readable, safe last segment of an address."""

import re
import unicodedata

_SEPARATORS = re.compile(r"[^\w]+|_+")
_LONGEST = 120  # bytes of UTF-8: leaves room below the 255 bytes a file name may have


def slug(text: str) -> str:
    """Return letters and digits of any script in lower case, joined by hyphens; "" where there are none.

    Han characters stay (a slug of 人工智能 must not be empty); NFC, so that two spellings of one name are one address.
    """
    joined = _SEPARATORS.sub("-", unicodedata.normalize("NFC", text).lower()).strip("-")
    return joined.encode()[:_LONGEST].decode(errors="ignore").rstrip("-")
