"""Kinship: which pairs of articles report one event, told by the two alone.

That no third article is asked is what makes adding one harmless: what two articles are to each other stays as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from digest.stories.chronology import WINDOW, days_apart, is_narrow, period
from digest.stories.minhash import Sketches
from digest.stories.similarity import weight

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from digest.model import Entry
    from digest.stories.similarity import Terms

_ALIKE: Final = 0.19  # similarity from which two articles report one event
_ALIKE_AT_ONCE: Final = 0.12  # the same where both are known to be of one week: that, too, speaks for it
_AT_ONCE: Final = 7  # days
WEAK: Final = 0.6  # kinship below which a pair says nothing
_SHARED: Final = 8  # weight that kin share at least: four runs, say
_FEWEST: Final = 2  # terms that weigh so much: two quoted titles


class Pairs:
    """The pairs of a collection that are kin: 1 and more where two articles report one event, less where they may."""

    def __init__(self, entries: Sequence[Entry], terms: Terms) -> None:
        self.entries = entries
        self.terms = terms
        self._sketches = Sketches(terms.signatures)
        # Where an editor chose an article's story, there is nothing to be found.
        self._free = {number for number, entry in enumerate(entries) if entry.front.story is None}
        self._periods: dict[int, tuple[int, int] | None] = {}

    def all(self, wanted: Container[int] | None = None) -> dict[int, float]:
        """Return the kinship of all pairs that are kin, each as the lower number times the size plus the other.

        Where only some articles are `wanted`, the pairs of the others are left to them.
        """
        found = {}
        periods = {number: self._period(number) for number in self._free}
        terms = list(map(self.terms.of, range(len(self.entries))))
        roots = list(map(self.terms.root, range(len(self.entries))))
        for one, others in self._sketches.candidates(periods, wanted):
            least = WEAK * _ALIKE_AT_ONCE * roots[one]
            in_both = map(terms[one].intersection, map(terms.__getitem__, others))
            for other, shared in zip(others, in_both, strict=True):
                if len(shared) >= _FEWEST and (told := weight(shared)) >= _SHARED and told >= least * roots[other]:
                    kinship = self._kinship(one, other, shared, told)
                    if kinship >= WEAK:
                        found[self._pair(one, other)] = kinship
        return found

    def among(self, numbers: Iterable[int]) -> dict[int, float]:
        """Return the kinship of the pairs that some articles are part of."""
        found = {}
        for one in self._free.intersection(numbers):
            for other in self._free - {one}:
                kinship = self.of(one, other)
                if kinship >= WEAK and self._sketches.are_candidates(one, other):
                    found[self._pair(one, other)] = kinship
        return found

    def of(self, one: int, other: int) -> float:
        """Return how near kin two articles would be as candidates; below `WEAK` they are none."""
        shared = self.terms.of(one).intersection(self.terms.signatures[other])
        if len(shared) < _FEWEST or (told := weight(shared)) < _SHARED:
            return 0.0
        return self._kinship(one, other, shared, told)

    def _kinship(self, one: int, other: int, shared: frozenset[int], told: int) -> float:
        """Return how near kin two articles are that share some terms, which tell so much; 0 where they are none."""
        found = self.terms.alike(one, other, told) / _needed(self._period(one), self._period(other))
        return found if found >= WEAK and self.terms.tell_the_same(one, other, shared) else 0.0

    def _period(self, number: int) -> tuple[int, int] | None:
        if number not in self._periods:
            self._periods[number] = period(self.entries[number].facts.date)
        return self._periods[number]

    def _pair(self, one: int, other: int) -> int:
        return one * len(self.entries) + other if one < other else other * len(self.entries) + one


def _needed(one: tuple[int, int] | None, other: tuple[int, int] | None) -> float:
    """Return how alike articles of two periods must be to report one event."""
    apart = days_apart(one, other)
    if apart > WINDOW:
        return float("inf")
    is_known = apart <= _AT_ONCE and is_narrow(one) and is_narrow(other)
    return _ALIKE_AT_ONCE if is_known else _ALIKE
