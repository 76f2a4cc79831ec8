"""Which of our languages a code means: BCP 47 codes as pages, file names and editors write them."""

from __future__ import annotations

from typing import Final

from digest.model import LANGUAGES, Language

# Region and script decide; a bare `zh` leaves the script open and is therefore not here.
_CODES: Final[dict[str, Language]] = {
    "zh-hans": "zh-Hans",
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-my": "zh-Hans",
    "zh-hans-cn": "zh-Hans",
    "zh-hans-sg": "zh-Hans",
    "zh-chs": "zh-Hans",
    "zh-hant": "zh-Hant",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "zh-hant-tw": "zh-Hant",
    "zh-hant-hk": "zh-Hant",
    "zh-hant-mo": "zh-Hant",
    "zh-cht": "zh-Hant",
    "en": "en",
    "en-us": "en",
    "en-gb": "en",
    "en-au": "en",
    "en-ca": "en",
    "en-hk": "en",
    "en-in": "en",
    "en-nz": "en",
    "en-sg": "en",
}
LANGUAGE_FIX: Final = f"use one of {', '.join(LANGUAGES)}"


def language_of(code: str) -> Language | None:
    """Return the language a code means, None where it means none of ours or leaves the script open."""
    return _CODES.get(code.strip().replace("_", "-").lower())
