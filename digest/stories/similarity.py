"""How alike two articles are by the terms of their signatures, and by nothing else: no third article has a say."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

from digest.stories.terms import CLAUSE, KIND, NAME, RUN, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A name or a quoted title tells more of an event than three characters of a sentence. Whole numbers: sums of them are exact.
_KIND_WEIGHTS: Final = {CLAUSE: 1, RUN: 2, NAME: 3, TITLE: 4}
_WEIGHTS: Final = tuple(_KIND_WEIGHTS[kind] for kind in sorted(_KIND_WEIGHTS))


def kind(term: int) -> int:
    """Return whether a term is a clause, a run, a name or a quoted title."""
    return term & KIND


def weight_of(term: int) -> int:
    """Return what a term tells."""
    return _WEIGHTS[term & KIND]


def weight(terms: Iterable[int]) -> int:
    """Return what some terms tell together."""
    return sum([_WEIGHTS[term & KIND] for term in terms])


class Terms:
    """The signatures of a collection as sets, with their weights; each is made when it is first asked for."""

    def __init__(self, signatures: Sequence[tuple[int, ...]]) -> None:
        self.signatures = signatures
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
