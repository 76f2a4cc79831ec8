"""Articles as numbers: every token of every text in one long row, with the words it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from digest.search.document import Document, text
from digest.search.terms import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FIRST_WORD: Final = 0x110000
"""Words are numbered from here on, other tokens by their code points; 0 stands between lines, and after the last."""

_BLANK: Final = np.array([code >= ord(" ") and chr(code).isspace() for code in range(0x3002)], dtype=np.bool_)
_HELD, _END = "\x02", "\x03"  # where a word stood, and where an article ends


class Words:
    """Gives each word a number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def codes(self, documents: Sequence[Document]) -> tuple[NDArray[np.uint32], list[int]]:
        """Return the tokens of articles as numbers, a 0 behind each line, and how many each article has."""
        joined = "".join([_bare(document) + _END for document in documents])
        numbers = self.numbers
        found = [numbers.setdefault(word, len(numbers)) for word in WORD.findall(joined)]
        held = WORD.sub(_HELD, joined)  # all at once: a call for each article would take longer than its work
        codes = np.frombuffer(held.encode("utf-32-le", "replace"), dtype="<u4").astype(np.uint32)
        codes = codes[~_BLANK[np.minimum(codes, len(_BLANK) - 1)]]
        codes[codes == ord(_HELD)] = np.array(found, dtype=np.uint32) + FIRST_WORD
        ends = np.flatnonzero(codes == ord(_END)) + 1
        codes[codes < ord(" ")] = 0
        return codes, np.diff(ends, prepend=0).tolist()


def _bare(document: Document) -> str:
    found = text(document)
    return found.replace(_HELD, "\0").replace(_END, "\0") if _HELD in found or _END in found else found


def starts(classes: Sequence[int]) -> NDArray[np.int64]:
    """Return the first place of each article, and after them the number of all places."""
    sizes = np.left_shift(1, np.array(classes, dtype=np.int64))
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(sizes)))


def row(codes: NDArray[np.uint32], lengths: Sequence[int], places: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Return all articles in one row, each from its place on."""
    result = np.zeros(int(places[-1]), dtype=np.uint32)
    sizes = np.array(lengths, dtype=np.int64)
    result[np.arange(len(codes)) + np.repeat(places[:-1] - (np.cumsum(sizes) - sizes), sizes)] = codes
    return result
