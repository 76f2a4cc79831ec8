"""What is searched of an article, as lines of tokens: no match crosses the end of a line."""

from __future__ import annotations

import re
from typing import Final

from digest.model import Value
from digest.search import terms

_SMALLEST: Final = 6  # an article reserves at least 2**6 positions
_BREAK: Final = re.compile("[\\x00-\\x1f]")


class SearchDocument(Value):
    """What is searched of one article."""

    texts: tuple[tuple[str, str], ...]  # (language, text)
    terms: tuple[str, ...] = ()  # filter terms; each begins with `terms.PREFIX`


def text(document: SearchDocument) -> str:
    """Return all texts of an article, folded; a control character ends a line."""
    return terms.folded("\n".join([found for _, found in document.texts]))


def lines(document: SearchDocument) -> list[list[str]]:
    """Return the tokens of each line."""
    return [terms.cut(line) for line in _BREAK.split(text(document))]


def size_class(length: int) -> int:
    """Return the exponent of the power of two of positions reserved for an article, so that a small edit moves no other one."""
    return max(_SMALLEST, length.bit_length())
