"""Candidates for one story: MinHash sketches of signatures, indexed by locality-sensitive hashing (rensa).

A sketch depends on its signature alone, and each half month has an index of its own, so that whether two articles are
candidates depends on these two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from rensa import RMinHash, RMinHashLSH

from digest.stories.chronology import WINDOW, Period, is_narrow

# Articles on one event share a tenth of their terms and less: bands of two hashes would miss half of them (bench/stories.py).
_HASHES: Final = 128
_SEED: Final = 1
_SHARED: Final = 3 / _HASHES  # at least three hashes; one in fifty of the weakest pairs shares fewer
_SLOT: Final = 15  # days indexed together


class Sketches:
    """The sketches of a collection, computed on demand."""

    def __init__(self, signatures: Sequence[Iterable[int]]) -> None:
        self._signatures = signatures
        self._known: dict[int, RMinHash] = {}

    def of(self, number: int) -> RMinHash:
        """Return the sketch of an article."""
        found = self._known.get(number)
        if found is None:
            found = self._known[number] = RMinHash(num_perm=_HASHES, seed=_SEED)
            found.update(list(map(str, self._signatures[number])))
        return found

    def are_candidates(self, one: int, other: int) -> bool:
        """Whether the sketches of two articles share enough hashes."""
        return bool(self.of(one).jaccard(self.of(other)) >= _SHARED)

    def candidates(self, periods: Mapping[int, Period | None]) -> Iterator[tuple[int, list[int]]]:
        """Yield each article with its candidates among those before it in time; those without a month come last."""
        for number, found in self._of_one_time(periods):
            yield number, [other for other in found if self.are_candidates(number, other)]

    def _of_one_time(self, periods: Mapping[int, Period | None]) -> Iterator[tuple[int, Iterable[int]]]:
        """Yield each article with those before it that share a hash, at most about a month apart."""
        dated = sorted((known, number) for number, known in periods.items() if known is not None and is_narrow(known))
        slots: dict[int, RMinHashLSH] = {}
        for (first, last), number in dated:
            sketch = self.of(number)
            near = range((first - WINDOW) // _SLOT, last // _SLOT + 1)
            yield number, set(chain.from_iterable([slots[slot].query(sketch) for slot in near if slot in slots]))
            for slot in range(first // _SLOT, last // _SLOT + 1):
                if slot not in slots:
                    slots[slot] = _index()
                slots[slot].insert(number, sketch)
        yield from self._of_any_time(periods, [number for _, number in dated])

    def _of_any_time(
        self, periods: Mapping[int, Period | None], dated: Sequence[int]
    ) -> Iterator[tuple[int, Iterable[int]]]:
        """Yield each article without a month with all before it that share a hash."""
        loose = sorted(periods.keys() - set(dated))
        if loose:
            every = _index()
            for number in dated:
                every.insert(number, self.of(number))
            for number in loose:
                yield number, every.query(self.of(number))
                every.insert(number, self.of(number))


def _index() -> RMinHashLSH:
    return RMinHashLSH(threshold=_SHARED, num_perm=_HASHES, num_bands=_HASHES)
