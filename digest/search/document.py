"""What search knows of an article, as lines: a match never crosses the end of one."""

from __future__ import annotations

import re
from typing import Final

from digest.model import Value
from digest.search import terms

_SMALLEST: Final = 6  # 2**6 places are the least that an article takes
_BREAK: Final = re.compile("[\\x00-\\x1f]")


class Document(Value):
    """What search knows of one article."""

    texts: tuple[tuple[str, str], ...]  # language and text
    terms: tuple[str, ...] = ()  # what it can be filtered by; each begins with `terms.PREFIX`


def text(document: Document) -> str:
    """Return all texts of an article in the spelling that is searched; a control character ends a line."""
    return terms.folded("\n".join([found for _, found in document.texts]))


def lines(document: Document) -> list[list[str]]:
    """Return the tokens of each line."""
    return [terms.cut(line) for line in _BREAK.split(text(document))]


def size_class(places: int) -> int:
    """Return the power of two that says how many places an article is given: a small edit moves none of those after it."""
    return max(_SMALLEST, places.bit_length())
