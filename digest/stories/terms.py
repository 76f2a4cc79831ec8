"""What stories and related reading use of an article: hashed terms of 32 bits, whose two lowest bits are their kind."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import Final, NamedTuple

CLAUSE, RUN, NAME, TITLE = range(4)
KIND: Final = 3  # mask of the kind
NUMBER: Final = 0xFFFFFFFC  # mask of the hash
SECTIONS: Final = 16  # parts of a text, to record where a term appears
_NOTHING: Final = array("I", (0, 0, 0)).tobytes()


class StoryTerms(NamedTuple):
    """The hashed terms of an article."""

    signature: tuple[int, ...]  # its most distinctive terms, sorted
    spread: tuple[int, ...]  # for each of these a bit mask of the sections it appears in
    words: tuple[int, ...]  # its most frequent words, for related reading

    def packed(self) -> bytes:
        """Return 32-bit native integers: the three lengths, then the three lists; nothing if all are empty."""
        packed = array("I", (*map(len, self), *chain.from_iterable(self))).tobytes()
        return packed if packed != _NOTHING else b""


def unpacked(packed: bytes) -> StoryTerms:
    """Return the terms from `StoryTerms.packed`."""
    signature, spread, words, *numbers = array("I", packed or _NOTHING)
    end = signature + spread
    return StoryTerms(tuple(numbers[:signature]), tuple(numbers[signature:end]), tuple(numbers[end : end + words]))
