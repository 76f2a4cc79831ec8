"""Slugs: the readable, safe last segment of an address."""

import re
import unicodedata

from digest.hashing import hex_digest

_SEPARATORS = re.compile(r"[^\w]+|_+")
_LONGEST = 120  # bytes of UTF-8: leaves room below the 255 bytes a file name may have


def slug(text: str) -> str:
    """Return letters and digits of any script in lower case, joined by hyphens; "" where there are none.

    Han characters stay (a slug of 人工智能 must not be empty); NFC, so that two spellings of one name are one address.
    A long slug is cut and ends in a digest of the whole, so that names that differ only at their ends stay apart.
    """
    joined = _SEPARATORS.sub("-", unicodedata.normalize("NFC", text).lower()).strip("-")
    if len(data := joined.encode(errors="replace")) <= _LONGEST:
        return joined
    end = f"-{hex_digest(data, 3)}"
    return data[: _LONGEST - len(end)].decode(errors="ignore").rstrip("-") + end


def alike(path: str) -> str:
    """Return a path as file systems compare it that ignore case and Unicode composition: straße and STRASSE are one."""
    return (
        path.lower() if path.isascii() else unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
    )
