"""How alike two articles are by the terms of their signatures, and which pairs are worth comparing."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import log, sqrt
from typing import TYPE_CHECKING, Final

from digest.stories.signature import CLAUSE, KIND_BITS, NAME, RUN, TITLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

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
_ALL: Final = (1 << _WEIGHT_BITS) - 1
_PLACES: Final = {CLAUSE: 0, RUN: 1, NAME: 2, TITLE: 2}
_ONE: Final = {kind: 1 << _WEIGHT_BITS + _COUNT_BITS * place for kind, place in _PLACES.items()}


def weight_of(told: int) -> int:
    """Return the weight of what some terms tell, in units."""
    return told & _ALL


def clauses_of(told: int) -> int:
    """Return how many of the terms are clauses."""
    return told >> _WEIGHT_BITS & _COUNT


def runs_of(told: int) -> int:
    """Return how many of the terms are runs of Han characters."""
    return told >> _WEIGHT_BITS + _COUNT_BITS & _COUNT


def names_of(told: int) -> int:
    """Return how many of the terms are names and quoted titles."""
    return told >> _WEIGHT_BITS + 2 * _COUNT_BITS


class _Tells(dict[int, int]):
    """Term → what it tells alone; made when it is first asked for, as an edit of one article asks for few."""

    def __init__(self, frequency: Mapping[int, int], size: int) -> None:
        super().__init__()
        self.frequency = frequency
        self.size = max(size, _SMALLEST)
        self.kinds = tuple((_WEIGHTS[kind] * UNIT, _ONE[kind]) for kind in sorted(_WEIGHTS))

    def __missing__(self, term: int) -> int:
        weight, one = self.kinds[term & _KIND]
        tells = self[term] = round(weight * max(_FLOOR, log(self.size / self.frequency[term]))) + one
        return tells


class Terms:
    """The signatures of a collection with the weight of each term: the rarer, the heavier (inverse document frequency)."""

    def __init__(self, signatures: Sequence[tuple[int, ...]]) -> None:
        self.signatures = signatures
        self.size = len(signatures)
        self.frequency = Counter(chain.from_iterable(signatures))
        self._tells = _Tells(self.frequency, self.size)
        self._sets: dict[int, frozenset[int]] = {}
        self._told: dict[int, int] = {}
        self._roots: dict[int, float] = {}
        self._shared: dict[int, int] = {}
        # One object for each number: the same address is seen to be equal without looking at what stands there.
        self._one: dict[int, int] = {}

    def of(self, number: int) -> frozenset[int]:
        """Return the terms of an article."""
        found = self._sets.get(number)
        if found is None:
            signature = self.signatures[number]
            found = self._sets[number] = frozenset(map(self._one.setdefault, signature, signature))
        return found

    def told(self, number: int) -> int:
        """Return what the terms of an article tell."""
        found = self._told.get(number)
        if found is None:
            found = self._told[number] = sum(map(self._tells.__getitem__, self.of(number)))
        return found

    def root(self, number: int) -> float:
        """Return the square root of an article's weight, by which similarities are divided."""
        found = self._roots.get(number)
        if found is None:
            found = self._roots[number] = sqrt(weight_of(self.told(number)))
        return found

    def shares(self, one: int, other: int) -> int:
        """Return what the terms that two articles share tell."""
        pair = one * self.size + other if one < other else other * self.size + one
        found = self._shared.get(pair)
        if found is None:
            found = self._shared[pair] = sum(map(self._tells.__getitem__, self.of(one) & self.of(other)))
        return found

    def similarity(self, one: int, other: int) -> float:
        """Return the weight two articles share, 0–1, by the geometric mean of what each has (a cosine)."""
        weight = weight_of(self.shares(one, other))
        return weight / (self.root(one) * self.root(other)) if weight else 0.0

    def compared(self, pairs: Collection[int]) -> dict[int, int]:
        """Return what the terms shared by some pairs (see `pairs`) tell."""
        size, tells = self.size, self._tells.__getitem__
        sets = {number: self.of(number) for number in {*[p // size for p in pairs], *[p % size for p in pairs]}}
        found = {pair: sum(map(tells, sets[pair // size] & sets[pair % size])) for pair in pairs}
        self._shared.update(found)
        return found

    def nearest(self, numbers: Sequence[int]) -> list[list[int]]:
        """Return for some articles those that share two and more of their telling terms (the rarest), most shared first."""
        tellings = [self._telling(number) for number in numbers]
        postings = self._postings(frozenset(chain.from_iterable(tellings)))
        size = self.size
        found = []
        for number, telling in zip(numbers, tellings, strict=True):
            counts = Counter(chain.from_iterable([postings[term] for term in telling]))
            counts.pop(number, 0)
            # Most shared terms first and then the lower number, as one number each: such are sorted quickly.
            ranked = sorted([other - count * size for other, count in counts.items() if count > 1])
            found.append([each % size for each in ranked[:_NEIGHBOURS]])
        return found

    def _telling(self, number: int) -> list[int]:
        frequency = self.frequency
        ranked = sorted([(count, term) for term in self.of(number) if 1 < (count := frequency[term]) <= COMMON])
        return [term for _, term in ranked[:_TELLING]]

    def _postings(self, wanted: frozenset[int]) -> dict[int, list[int]]:
        """Term → the articles that have it, in order."""
        found: dict[int, list[int]] = {term: [] for term in wanted}
        for number, signature in enumerate(self.signatures):
            for term in wanted.intersection(signature):
                found[term].append(number)
        return found


def pairs(numbers: Iterable[int], neighbours: Sequence[Sequence[int]]) -> set[int]:
    """Return the pairs of some articles with their neighbours, each as one number: the lower times the size plus the other."""
    size = len(neighbours)
    found: set[int] = set()
    for one in numbers:
        row = one * size
        found.update([row + other if one < other else other * size + one for other in neighbours[one]])
    return found
