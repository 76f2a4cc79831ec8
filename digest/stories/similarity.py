"""How alike two articles are by the terms of their signatures, and which pairs are worth comparing."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import chain
from math import log, sqrt
from typing import TYPE_CHECKING, Final

from digest.stories.signature import CLAUSE, KIND_BITS, NAME, RUN, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_KIND: Final = (1 << KIND_BITS) - 1
# A name or a quoted title tells more of an event than three characters of a sentence.
_WEIGHTS: Final = {CLAUSE: 0.5, RUN: 1.0, NAME: 1.6, TITLE: 2.0}
_SMALLEST: Final = 1_000  # articles: a smaller collection is judged as if it had so many, so that it does not sway
_FLOOR: Final = 0.5  # weight of a term that everything has
COMMON: Final = 40  # articles: a term with more brings no pair together, it only counts for one found otherwise
_TELLING: Final = 14  # terms by which an article is looked up
_NEIGHBOURS: Final = 40  # articles it is compared with

# What some terms tell is one whole number: their weight below, above it how many clauses, runs, and names and titles
# they are. So one sum, whose result does not depend on the order of the terms, gives all that is asked of two articles.
UNIT: Final = 1 << 24  # weight 1.0; no term reaches 64, so that it fits into one digit of Python's numbers
_WEIGHT_BITS: Final = 36
_COUNT_BITS: Final = 8
_COUNT: Final = (1 << _COUNT_BITS) - 1
_WEIGHT: Final = (1 << _WEIGHT_BITS) - 1
_PLACES: Final = {CLAUSE: 0, RUN: 1, NAME: 2, TITLE: 2}
_ONE: Final = {kind: 1 << _WEIGHT_BITS + _COUNT_BITS * place for kind, place in _PLACES.items()}


def weight_of(told: int) -> int:
    """Return the weight of what some terms tell, in units."""
    return told & _WEIGHT


def clauses_of(told: int) -> int:
    """Return how many of the terms are clauses."""
    return told >> _WEIGHT_BITS & _COUNT


def runs_of(told: int) -> int:
    """Return how many of the terms are runs of Han characters."""
    return told >> _WEIGHT_BITS + _COUNT_BITS & _COUNT


def names_of(told: int) -> int:
    """Return how many of the terms are names and quoted titles."""
    return told >> _WEIGHT_BITS + 2 * _COUNT_BITS


class Terms:
    """The signatures of a collection with the weight of each term: the rarer, the heavier (inverse document frequency)."""

    def __init__(self, signatures: Sequence[tuple[int, ...]]) -> None:
        # One object for each number: the same address is seen to be equal without looking at what stands there.
        one: dict[int, int] = {}
        self.sets = [frozenset(map(one.setdefault, signature, signature)) for signature in signatures]
        self.frequency = Counter(chain.from_iterable(self.sets))
        self.size = max(len(self.sets), 1)

    @cached_property
    def tells(self) -> dict[int, int]:
        """Term → what it tells alone."""
        size = max(len(self.sets), _SMALLEST)
        by_frequency = {count: max(_FLOOR, log(size / count)) for count in set(self.frequency.values())}
        kinds = tuple((_WEIGHTS[kind] * UNIT, _ONE[kind]) for kind in sorted(_WEIGHTS))
        found = {}
        for term, count in self.frequency.items():
            weight, one = kinds[term & _KIND]
            found[term] = round(weight * by_frequency[count]) + one
        return found

    @cached_property
    def told(self) -> list[int]:
        """What the terms of each article tell."""
        tells = self.tells.__getitem__
        return [sum(map(tells, terms)) for terms in self.sets]

    @cached_property
    def roots(self) -> list[float]:
        """The square root of each article's weight, by which similarities are divided."""
        return [sqrt(told & _WEIGHT) for told in self.told]

    @cached_property
    def shared(self) -> dict[int, int]:
        """What the terms shared by the pairs worth comparing tell, in the order of the pairs: one * size + other, the lower first."""
        return self.compared(self.pairs())

    def compared(self, pairs: Iterable[int]) -> dict[int, int]:
        """Return what the terms shared by some pairs tell."""
        sets, size = self.sets, self.size
        tells = self.tells.__getitem__
        return {pair: sum(map(tells, sets[pair // size] & sets[pair % size])) for pair in pairs}

    def shares(self, one: int, other: int) -> int:
        """Return what the terms that two articles share tell."""
        pair = one * self.size + other if one < other else other * self.size + one
        told = self.shared.get(pair)
        return sum(map(self.tells.__getitem__, self.sets[one] & self.sets[other])) if told is None else told

    def similarity(self, one: int, other: int) -> float:
        """Return the weight two articles share, 0–1, by the geometric mean of what each has (a cosine)."""
        weight = self.shares(one, other) & _WEIGHT
        return weight / (self.roots[one] * self.roots[other]) if weight else 0.0

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
    def neighbours(self) -> list[list[int]]:
        """For each article the others that share two and more of its telling terms (its rarest), those with most first."""
        return self.nearest(range(len(self.sets)))

    def nearest(self, numbers: Iterable[int]) -> list[list[int]]:
        """Return the neighbours of some articles."""
        by_rarity = sorted(self.postings, key=lambda term: (self.frequency[term], term))
        lists = [self.postings[term] for term in by_rarity]
        rank = {term: place for place, term in enumerate(by_rarity)}
        useful = frozenset(rank)
        size = self.size
        found = []
        for number in numbers:
            telling = sorted(map(rank.__getitem__, self.sets[number] & useful))[:_TELLING]
            counts = Counter(chain.from_iterable([lists[each] for each in telling]))
            counts.pop(number, 0)
            # Most shared terms first and then the lower number, as one number each: they are sorted quickly.
            ranked = sorted([other - count * size for other, count in counts.items() if count > 1])
            found.append([each % size for each in ranked[:_NEIGHBOURS]])
        return found

    def pairs(self) -> list[int]:
        """Return the pairs of articles worth comparing, in order: neighbours by the terms of either."""
        size = self.size
        found: set[int] = set()
        for one, near in enumerate(self.neighbours):
            row = one * size
            found.update([row + other if one < other else other * size + one for other in near])
        return sorted(found)
