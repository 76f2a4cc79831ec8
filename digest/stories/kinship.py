"""Kinship: which pairs of articles may report one event, told by the two alone.

That no third article is asked is what makes adding one harmless: what two articles are to each other stays as it was.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final

from digest.stories.chronology import days_apart, is_narrow, period
from digest.stories.similarity import weight, weight_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.model import Entry
    from digest.stories.similarity import Terms

_ALIKE: Final = 0.19  # similarity from which two articles report one event
_ALIKE_AT_ONCE: Final = 0.12  # the same where both are known to be of one week: that, too, speaks for it
_AT_ONCE: Final = 7  # days
_WINDOW: Final = 30  # days an event is reported
_LONGEST_MONTH: Final = 31
_LOOSE: Final = 4_000_000  # a day after all: of articles whose date hardly says when
WEAK: Final = 0.6  # kinship below which a pair says nothing
_SHARED: Final = 8  # weight that kin share at least: four runs, say


class Pairs:
    """The pairs of a collection that are kin: 1 and more where two articles report one event, less where they may."""

    def __init__(self, entries: Sequence[Entry], terms: Terms) -> None:
        self.entries = entries
        self.terms = terms
        self._periods: dict[int, tuple[int, int] | None] = {}

    def all(self) -> dict[int, float]:
        """Return the kinship of all pairs that are kin, each as the lower number times the size plus the other, in order."""
        found = {}
        roots = [self.terms.root(number) for number in range(len(self.entries))]
        for one, others in self._sharing():
            least = WEAK * _ALIKE_AT_ONCE * roots[one]
            for other, shared in others:
                if shared >= least * roots[other] and (kinship := self._kinship(one, other, shared)) >= WEAK:
                    found[self._pair(one, other)] = kinship
        return dict(sorted(found.items()))

    def among(self, numbers: Iterable[int]) -> dict[int, float]:
        """Return the kinship of the pairs that some articles are part of."""
        return self.of((one, other) for one in numbers for other in range(len(self.entries)))

    def of(self, pairs: Iterable[tuple[int, int]]) -> dict[int, float]:
        """Return the kinship of those of some pairs that are kin."""
        found = {}
        for one, other in pairs:
            if one != other and self._is_free(one) and self._is_free(other):
                shared = weight(self.terms.of(one).intersection(self.terms.signatures[other]))
                if shared >= _SHARED and (kinship := self._kinship(one, other, shared)) >= WEAK:
                    found[self._pair(one, other)] = kinship
        return found

    def _kinship(self, one: int, other: int, shared: int) -> float:
        found = self.terms.alike(one, other, shared) / _needed(self._period(one), self._period(other))
        return found if found >= WEAK and self.terms.tell_the_same(one, other) else 0.0

    def _sharing(self) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """Yield each article with those before it in time that share enough, and how much; the hardly dated come last."""
        ordered = sorted((self._day(number), number) for number in range(len(self.entries)) if self._is_free(number))
        days = [day for day, _ in ordered]
        frequency = Counter(chain.from_iterable(self.terms.signatures))
        holders: dict[int, list[int]] = defaultdict(list)  # term → places in that order
        for place, (day, number) in enumerate(ordered):
            first = 0 if day == _LOOSE else bisect_left(days, day - _WINDOW - _LONGEST_MONTH)
            near: list[list[int]] = []
            for term in self.terms.signatures[number]:
                if frequency[term] > 1:
                    before = holders[term]
                    near += [before[bisect_left(before, first) :]] * weight_of(term)  # so counting gives weights
                    before.append(place)
            counts = Counter(chain.from_iterable(near))
            yield number, [(ordered[other][1], shared) for other, shared in counts.items() if shared >= _SHARED]

    def _day(self, number: int) -> int:
        known = self._period(number)
        return known[0] if known is not None and is_narrow(known) else _LOOSE

    def _is_free(self, number: int) -> bool:
        """Tell whether no editor chose the article's story."""
        return self.entries[number].front.story is None

    def _period(self, number: int) -> tuple[int, int] | None:
        if number not in self._periods:
            self._periods[number] = period(self.entries[number].facts.date)
        return self._periods[number]

    def _pair(self, one: int, other: int) -> int:
        return one * len(self.entries) + other if one < other else other * len(self.entries) + one


def _needed(one: tuple[int, int] | None, other: tuple[int, int] | None) -> float:
    """Return how alike articles of two periods must be to report one event."""
    apart = days_apart(one, other)
    if apart > _WINDOW:
        return float("inf")
    is_known = apart <= _AT_ONCE and is_narrow(one) and is_narrow(other)
    return _ALIKE_AT_ONCE if is_known else _ALIKE
