"""Ids of articles that share a file: made of what stays when rows are added, moved or corrected at the end."""

from __future__ import annotations

import unicodedata
from hashlib import blake2b
from typing import Final

_TELLING: Final = 200  # characters of a text that tell it from another


def digest_of(words: str) -> str:
    """Return 8 hex digits of a text's first 200 characters, whatever their case, composition and spacing."""
    composed = unicodedata.normalize("NFC", words[: 40 * _TELLING])
    telling = "".join(composed.split()).casefold()[:_TELLING]
    return blake2b(telling.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


class Ids:
    """The ids given in one file so far: a text that comes a second time gets a number."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.seen: dict[str, int] = {}

    def next(self, words: str) -> str:
        name = f"{self.base}-{digest_of(words)}"
        count = self.seen[name] = self.seen.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"
