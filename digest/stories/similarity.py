"""How alike two articles are by the terms they share and where these stand, and by nothing else: no third has a say."""

from __future__ import annotations

from functools import reduce
from itertools import zip_longest
from math import sqrt
from operator import or_
from typing import TYPE_CHECKING, Final

from digest.stories.terms import CLAUSE, KIND, NAME, RUN, SECTIONS, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A name or a quoted title tells more of an event than three characters of a sentence. Whole numbers: sums of them are exact.
_KIND_WEIGHTS: Final = {CLAUSE: 1, RUN: 2, NAME: 3, TITLE: 4}
_WEIGHTS: Final = tuple(_KIND_WEIGHTS[kind] for kind in sorted(_KIND_WEIGHTS))
_PAUSE: Final = 2  # sections: a shorter stretch of a text without anything shared says nothing
_APART: Final = 5  # sections beyond that: with more, a text has too much of its own to tell what the other tells
_QUOTING: Final = 0.4  # of what two texts tell, that may be told by one of them where both quote


def kind(term: int) -> int:
    """Return whether a term is a clause, a run, a name or a quoted title."""
    return term & KIND


def weight(terms: Iterable[int]) -> int:
    """Return what some terms tell together."""
    return sum([_WEIGHTS[term & KIND] for term in terms])


class Terms:
    """The signatures of a collection, with their weights; what is made of one is made when it is first asked for."""

    def __init__(self, signatures: Sequence[tuple[int, ...]], spreads: Sequence[tuple[int, ...]]) -> None:
        self.signatures = signatures
        self._spreads = spreads
        self._places: dict[int, tuple[dict[int, int], int]] = {}  # where each term stands, and where any does
        self._sets: dict[int, frozenset[int]] = {}
        self._roots: dict[int, float] = {}

    def of(self, number: int) -> frozenset[int]:
        """Return the terms of an article."""
        found = self._sets.get(number)
        if found is None:
            found = self._sets[number] = frozenset(self.signatures[number])
        return found

    def alike(self, one: int, other: int, shared: int) -> float:
        """Return the weight of the terms two articles share, 0–1, by the geometric mean of what each has (a cosine)."""
        return shared / (self.root(one) * self.root(other)) if shared else 0.0

    def root(self, number: int) -> float:
        """Return the square root of what an article's terms tell, by which similarities are divided."""
        found = self._roots.get(number)
        if found is None:
            found = self._roots[number] = sqrt(weight(self.signatures[number]))
        return found

    def tell_the_same(self, one: int, other: int, shared: frozenset[int]) -> bool:
        """Tell whether what two articles share runs through both, rather than through a part of one.

        A round-up shares much with each of its items, but only where it tells of that item. So a text may have no more than
        five sixteenths, not counting short pauses, in which it has telling terms but none that the other has too. Where both
        have a passage word for word, but do not begin alike, they may quote the same background: then no more than two fifths
        of both are their own.
        """
        told, both = self._told(one, shared)
        if not _hardly_more(told, both):
            return False
        told_too, both_too = self._told(other, shared)
        if not _hardly_more(told_too, both_too):
            return False
        own = (told & ~both).bit_count() + (told_too & ~both_too).bit_count()
        if own <= _QUOTING * (told.bit_count() + told_too.bit_count()):
            return True
        if all(term & KIND != CLAUSE for term in shared):
            return True
        (here, _), (there, _) = self._places[one], self._places[other]
        return any(here[term] & told & -told and there[term] & told_too & -told_too for term in shared)

    def _told(self, number: int, shared: Iterable[int]) -> tuple[int, int]:
        """Return in which sections an article has telling terms, and in which some of those shared: a bit each."""
        known = self._places.get(number)
        if known is None:
            places = dict(zip_longest(self.signatures[number], self._spreads[number], fillvalue=0))
            known = self._places[number] = (places, reduce(or_, places.values(), 0))
        places, told = known
        return told, reduce(or_, map(places.__getitem__, shared), 0)


def _hardly_more(told: int, both: int) -> bool:
    """Tell whether a text hardly tells anything but what is shared."""
    return (told & ~both).bit_count() <= _APART + _PAUSE or _own(told, both) <= _APART


def _own(told: int, both: int) -> int:
    """Return how many sections tell only what is not shared, beyond a pause each time."""
    own = stretch = 0
    for section in range(SECTIONS):
        if both >> section & 1:
            stretch = 0
        elif told >> section & 1:
            stretch += 1
            own += stretch > _PAUSE
    return own
