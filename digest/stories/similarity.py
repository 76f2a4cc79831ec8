"""How alike two articles are by the terms of their signatures, and which pairs are worth comparing."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from math import log, sqrt
from typing import TYPE_CHECKING, Final

from digest.stories.signature import CLAUSE, KIND_BITS, NAME, RUN, TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

_KIND: Final = (1 << KIND_BITS) - 1
# A name or a quoted title tells more of an event than three characters of a sentence.
_WEIGHTS: Final = {CLAUSE: 0.5, RUN: 1.0, NAME: 1.6, TITLE: 2.0}
_SMALLEST: Final = 1_000  # articles: a smaller collection is judged as if it had so many, so that it does not sway
_FLOOR: Final = 0.5  # weight of a term that everything has
COMMON: Final = 40  # articles: a term with more brings no pair together, it only counts for one found otherwise
_TELLING: Final = 14  # terms by which an article is looked up
_NEIGHBOURS: Final = 40  # articles it is compared with


class Terms:
    """The signatures of a collection with the weight of each term: the rarer, the heavier (inverse document frequency)."""

    def __init__(self, signatures: Sequence[tuple[int, ...]]) -> None:
        self.sets = [frozenset(signature) for signature in signatures]
        self.frequency = Counter(chain.from_iterable(self.sets))
        self._totals: dict[int, float] = {}

    @cached_property
    def weight(self) -> dict[int, float]:
        size = max(len(self.sets), _SMALLEST)
        by_frequency = {count: max(_FLOOR, log(size / count)) for count in set(self.frequency.values())}
        return {term: _WEIGHTS[term & _KIND] * by_frequency[count] for term, count in self.frequency.items()}

    def shared_weight(self, one: int, other: int) -> float:
        return sum(map(self.weight.__getitem__, self.sets[one] & self.sets[other]))

    def similarity(self, one: int, other: int) -> float:
        """Return the weight two articles share, 0–1, by the geometric mean of what each has (a cosine)."""
        shared = self.shared_weight(one, other)
        return shared / sqrt(self._total(one) * self._total(other)) if shared else 0.0

    def _total(self, one: int) -> float:
        if one not in self._totals:
            self._totals[one] = sum(map(self.weight.__getitem__, self.sets[one]))
        return self._totals[one]

    def shared(self, one: int, other: int, *kinds: int) -> int:
        """Return how many terms of some kinds two articles share."""
        return sum(term & _KIND in kinds for term in self.sets[one] & self.sets[other])

    def has(self, one: int, *kinds: int) -> int:
        return sum(term & _KIND in kinds for term in self.sets[one])

    @cached_property
    def postings(self) -> dict[int, list[int]]:
        """Term → the articles that have it, in order; for the terms that bring articles together."""
        found: dict[int, list[int]] = {term: [] for term, count in self.frequency.items() if 1 < count <= COMMON}
        useful = frozenset(found)
        for number, terms in enumerate(self.sets):
            for term in terms & useful:
                found[term].append(number)
        return found

    @cached_property
    def neighbours(self) -> list[list[tuple[int, int]]]:
        """For each article the others that share two and more of its telling terms (its rarest), with how many."""
        by_rarity = sorted(self.postings, key=lambda term: (self.frequency[term], term))
        lists = [self.postings[term] for term in by_rarity]
        rank = {term: place for place, term in enumerate(by_rarity)}
        useful = frozenset(rank)
        found = []
        for number, terms in enumerate(self.sets):
            telling = sorted(map(rank.__getitem__, terms & useful))[:_TELLING]
            counts = Counter(chain.from_iterable([lists[each] for each in telling]))
            ranked = sorted([(-count, other) for other, count in counts.items() if count > 1 and other != number])
            found.append([(other, -count) for count, other in ranked[:_NEIGHBOURS]])
        return found

    def pairs(self) -> list[tuple[int, int]]:
        """Return the pairs of articles worth comparing, in order: neighbours by the terms of either."""
        return sorted(
            {
                (one, other) if one < other else (other, one)
                for one, near in enumerate(self.neighbours)
                for other, _ in near
            },
        )
