"""Which pairs of articles report the same event: candidates by MinHash (rensa), judged by the terms they share.

A pair is judged by its two articles alone, so that adding an article never changes the score of another pair: a sketch
depends on its signature alone, and each half month has an index of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from rensa import RMinHash, RMinHashLSH

from digest.model import Entry
from digest.stories.chronology import WINDOW, Period, days_apart, is_narrow, period
from digest.stories.similarity import Signatures, weight

_ALIKE: Final = 0.19  # similarity from which two articles report one event
_ALIKE_AT_ONCE: Final = 0.12  # the same for articles known to be of one week, which is evidence too
_AT_ONCE: Final = 7  # days
WEAK: Final = 0.6  # score below which a pair is no evidence
_SHARED: Final = 8  # least weight of the shared terms: four runs, say
_FEWEST: Final = 2  # terms of that weight: two quoted titles
# Articles on one event share a tenth of their terms and less: bands of two hashes would miss half of them (bench/stories.py).
_HASHES: Final = 128
_SEED: Final = 1
_SHARED_HASHES: Final = 3 / _HASHES  # at least three; one in fifty of the weakest pairs shares fewer
_SLOT: Final = 15  # days indexed together


class Sketches:
    """The MinHash sketches of a collection's signatures, computed on demand."""

    def __init__(self, signatures: Sequence[Iterable[int]]) -> None:
        self._signatures = signatures
        self._known: dict[int, RMinHash] = {}

    def of(self, number: int) -> RMinHash:
        """Return the sketch of an article."""
        if number not in self._known:
            self._known[number] = RMinHash(num_perm=_HASHES, seed=_SEED)
            self._known[number].update(list(map(str, self._signatures[number])))
        return self._known[number]

    def are_candidates(self, one: int, other: int) -> bool:
        """Whether the sketches of two articles share enough hashes."""
        return bool(self.of(one).jaccard(self.of(other)) >= _SHARED_HASHES)

    def candidates(self, periods: Mapping[int, Period | None]) -> Iterator[tuple[int, list[int]]]:
        """Yield each article with its candidates among those before it in time; those without a month come last."""
        for number, found in self._of_one_time(periods):
            yield number, [other for other in found if self.are_candidates(number, other)]

    def _of_one_time(self, periods: Mapping[int, Period | None]) -> Iterator[tuple[int, Iterable[int]]]:
        """Yield each article with those before it that share a hash, at most about a month apart."""
        dated = sorted((known, number) for number, known in periods.items() if known is not None and is_narrow(known))
        slots: dict[int, RMinHashLSH] = defaultdict(_index)
        for (first, last), number in dated:
            sketch = self.of(number)
            near = range((first - WINDOW) // _SLOT, last // _SLOT + 1)
            yield number, set(chain.from_iterable([slots[slot].query(sketch) for slot in near if slot in slots]))
            for slot in range(first // _SLOT, last // _SLOT + 1):
                slots[slot].insert(number, sketch)
        yield from self._of_any_time(periods, [number for _, number in dated])

    def _of_any_time(self, numbers: Iterable[int], dated: Sequence[int]) -> Iterator[tuple[int, Iterable[int]]]:
        """Yield each article without a month with all before it that share a hash."""
        if loose := sorted(set(numbers).difference(dated)):
            every = _index()
            for number in dated:
                every.insert(number, self.of(number))
            for number in loose:
                yield number, every.query(self.of(number))
                every.insert(number, self.of(number))


def _index() -> RMinHashLSH:
    return RMinHashLSH(threshold=_SHARED_HASHES, num_perm=_HASHES, num_bands=_HASHES)


class EventPairs:
    """Scores the pairs of a collection: 1 and more where two articles report one event, `WEAK` to 1 where they may.

    A pair is a number: the lower article × the size of the collection + the higher one.
    """

    def __init__(self, entries: Sequence[Entry], signatures: Signatures) -> None:
        self.entries = entries
        self.signatures = signatures
        self._sketches = Sketches(signatures.signatures)
        # Articles whose story an editor chose are left out.
        self._free = {number for number, entry in enumerate(entries) if entry.front.story is None}
        self._periods: dict[int, Period | None] = {}

    def all(self) -> dict[int, float]:
        """Return the scores of all pairs from `WEAK` on."""
        found = {}
        terms = list(map(self.signatures.terms, range(len(self.entries))))
        for one, others in self._sketches.candidates({number: self._period(number) for number in self._free}):
            for other in others:
                score = self._score(one, other, terms[one] & terms[other])
                if score >= WEAK:
                    found[self._pair(one, other)] = score
        return found

    def among(self, numbers: Iterable[int]) -> dict[int, float]:
        """Return the scores, from `WEAK` on, of the pairs of these articles with any other."""
        found = {}
        for one in self._free.intersection(numbers):
            for other in self._free - {one}:
                score = self.score(one, other)
                if score >= WEAK and self._sketches.are_candidates(one, other):
                    found[self._pair(one, other)] = score
        return found

    def score(self, one: int, other: int) -> float:
        """Return the score of two articles, whether or not their sketches make them candidates."""
        return self._score(one, other, self.signatures.terms(one).intersection(self.signatures.signatures[other]))

    def _score(self, one: int, other: int, shared: frozenset[int]) -> float:
        if len(shared) < _FEWEST or (shared_weight := weight(shared)) < _SHARED:
            return 0.0
        needed = _needed(self._period(one), self._period(other))
        score = self.signatures.similarity(one, other, shared_weight) / needed
        return score if score >= WEAK and self.signatures.share_throughout(one, other, shared) else 0.0

    def _period(self, number: int) -> Period | None:
        if number not in self._periods:
            self._periods[number] = period(self.entries[number].facts.date)
        return self._periods[number]

    def _pair(self, one: int, other: int) -> int:
        return one * len(self.entries) + other if one < other else other * len(self.entries) + one


def _needed(one: Period | None, other: Period | None) -> float:
    """Return the similarity from which articles of two periods report one event."""
    apart = days_apart(one, other)
    if apart > WINDOW:
        return float("inf")
    is_known = apart <= _AT_ONCE and is_narrow(one) and is_narrow(other)
    return _ALIKE_AT_ONCE if is_known else _ALIKE
