"""Sketches of signatures (MinHash), and the articles they make candidates for one story (locality-sensitive hashing, by rensa).

A sketch is made of its signature alone and the articles of any stretch of time are indexed by themselves: so whether two
articles are candidates depends on the two.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from rensa import RMinHash, RMinHashLSH

from digest.stories.chronology import WINDOW, is_narrow

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    Period = tuple[int, int] | None

# Kin share a tenth of their terms and less: bands of one hash each find them, those of two would miss half of them
# (bench/stories.py).
_HASHES: Final = 128
_SEED: Final = 1
_SHARED: Final = 3 / _HASHES  # candidates share three hashes at least: of the weakest kin one pair in fifty does not
_SLOT: Final = 15  # days indexed together


class Sketches:
    """The sketches of a collection, made when they are first asked for."""

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
        """Tell whether the sketches of two articles share enough."""
        return bool(self.of(one).jaccard(self.of(other)) >= _SHARED)

    def candidates(
        self, periods: Mapping[int, Period], wanted: Container[int] | None = None
    ) -> Iterator[tuple[int, list[int]]]:
        """Yield each article with its candidates among those before it in time; the hardly dated come last.

        Where only some are `wanted`, the others are but among the candidates.
        """
        sketches = {number: self.of(number) for number in periods}
        for number, found in self._of_one_time(periods, periods if wanted is None else wanted):
            alike = map(sketches[number].jaccard, map(sketches.__getitem__, found))
            yield number, [other for other, share in zip(found, alike, strict=True) if share >= _SHARED]

    def _of_one_time(
        self, periods: Mapping[int, Period], wanted: Container[int]
    ) -> Iterator[tuple[int, Iterable[int]]]:
        """Yield each article with those before it that share a hash and of which some may be of its time."""
        dated = sorted((known, number) for number, known in periods.items() if known is not None and is_narrow(known))
        slots: dict[int, RMinHashLSH] = {}
        for (first, last), number in dated:
            sketch = self.of(number)
            if number in wanted:
                near = range((first - WINDOW) // _SLOT, last // _SLOT + 1)
                yield number, set(chain.from_iterable([slots[slot].query(sketch) for slot in near if slot in slots]))
            for slot in range(first // _SLOT, last // _SLOT + 1):
                if slot not in slots:
                    slots[slot] = _index()
                slots[slot].insert(number, sketch)
        yield from self._of_any_time(periods, [number for _, number in dated], wanted)

    def _of_any_time(
        self, periods: Mapping[int, Period], dated: Sequence[int], wanted: Container[int]
    ) -> Iterator[tuple[int, Iterable[int]]]:
        """Yield each article whose date hardly says when with all before it that share a hash."""
        loose = sorted(periods.keys() - set(dated))
        if loose:
            every = _index()
            for number in dated:
                every.insert(number, self.of(number))
            for number in loose:
                if number in wanted:
                    yield number, every.query(self.of(number))
                every.insert(number, self.of(number))


def _index() -> RMinHashLSH:
    return RMinHashLSH(threshold=_SHARED, num_perm=_HASHES, num_bands=_HASHES)
