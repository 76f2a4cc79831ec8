"""Articles as numbers: all tokens of all texts in one row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from digest.search.document import SearchDocument, text
from digest.search.terms import WORD

FIRST_WORD: Final = 0x110000
"""The codes of words begin here; other tokens have their code point, and 0 ends each line."""

_BLANK: Final = np.array([code >= ord(" ") and chr(code).isspace() for code in range(0x3002)], dtype=np.bool_)
_HELD, _END = "\x02", "\x03"  # placeholder of a word, end of an article


class WordNumbers:
    """Numbers words in the order of their appearance."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def codes(self, documents: Sequence[SearchDocument]) -> tuple[NDArray[np.uint32], list[int]]:
        """Return the codes of all tokens, with a 0 after each line, and the number of codes of each article."""
        joined = "".join([_bare(document) + _END for document in documents])
        numbers = self.numbers
        found = [numbers.setdefault(word, len(numbers)) for word in WORD.findall(joined)]
        held = WORD.sub(_HELD, joined)
        codes = np.frombuffer(held.encode("utf-32-le", "replace"), dtype="<u4").astype(np.uint32)
        codes = codes[~_BLANK[np.minimum(codes, len(_BLANK) - 1)]]
        codes[codes == ord(_HELD)] = np.array(found, dtype=np.uint32) + FIRST_WORD
        ends = np.flatnonzero(codes == ord(_END)) + 1
        codes[codes < ord(" ")] = 0
        return codes, np.diff(ends, prepend=0).tolist()


def _bare(document: SearchDocument) -> str:
    return text(document).replace(_HELD, "\0").replace(_END, "\0")


def starts(classes: Sequence[int]) -> NDArray[np.int64]:
    """Return the first position of each article, and the number of all positions."""
    sizes = np.left_shift(1, np.array(classes, dtype=np.int64))
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes)))


def row(codes: NDArray[np.uint32], lengths: Sequence[int], places: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Return one row with the codes of each article from its first position on, and 0 in the gaps."""
    result = np.zeros(int(places[-1]), dtype=np.uint32)
    sizes = np.array(lengths, dtype=np.int64)
    result[np.arange(len(codes)) + np.repeat(places[:-1] - (np.cumsum(sizes) - sizes), sizes)] = codes
    return result
