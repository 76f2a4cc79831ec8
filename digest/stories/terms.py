"""What stories read of an article, and the kinds of terms in a signature: each is a number of 32 bits whose lowest tell its kind."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import Final, NamedTuple

CLAUSE, RUN, NAME, TITLE = range(4)
KIND: Final = 3
NUMBER: Final = 0xFFFFFFFC
SECTIONS: Final = 16  # parts of a text by which it is told where a term stands
_NOTHING: Final = array("I", (0, 0, 0)).tobytes()


class Told(NamedTuple):
    """What stories read of an article, as hashes."""

    signature: tuple[int, ...]  # its most telling terms
    spread: tuple[int, ...]  # for each of these the sections of the text it stands in, a bit each
    words: tuple[int, ...]  # the words it says most: for related reading

    def packed(self) -> bytes:
        """Return all as bytes: how many numbers each is, and then all of them, four bytes each."""
        packed = array("I", (*map(len, self), *chain.from_iterable(self))).tobytes()
        return packed if packed != _NOTHING else b""


def unpacked(packed: bytes) -> Told:
    """Return what was packed."""
    signature, spread, words, *numbers = array("I", packed or _NOTHING)
    behind = signature + spread
    return Told(tuple(numbers[:signature]), tuple(numbers[signature:behind]), tuple(numbers[behind : behind + words]))
