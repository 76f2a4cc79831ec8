"""How likely two articles report the same event: a sum of the logarithms of a few kinds of evidence.

The coefficients were fitted to pairs of real articles judged by readers, and rounded. What they mean: articles on one event
share particular words, each names what the other's title says, and both appear within days; two articles of one source
are rarely two reports of one event; and long texts share something in any case.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import log, sqrt
from typing import Final, NamedTuple

from digest.model import Entry
from digest.stories.chronology import WINDOW, Period, days_apart, is_day, period
from digest.stories.terms import COUNT, HASH, IN_TITLE
from digest.stories.weights import Weights, with_flags

JOINED: Final = 0.0  # mean score from which groups of articles are one story
UNRELATED: Final = -2.0  # score of a pair that shares too little to be compared; no pair has less

_BASE: Final = 5.1
_TEXT: Final = 2.4  # × log of the similarity of both texts
_LEAST_TEXT: Final = 0.03
_NAMED: Final = 3.9  # × share of a title that the other text has, for the title where it is less
_DAY: Final = -0.6  # for each day between both
_UNDATED: Final = -1.0  # where a date is unknown: as much as a day or two
_ONE_SOURCE: Final = -1.5
_ONE_ADDRESS: Final = 4.0
_LENGTH: Final = -0.52  # × log of the length of the shorter text
_SHORT, _LONG = 50, 2_000  # characters between which length counts
# Kinds of item that report no single event, or repeat themselves: nearly only copies are left.
_OF_KINDS: Final = {"round-up": -4.5, "paper": -3.0, "release": -3.0, "deal": -3.0}
_SHARED: Final = 2  # rare terms that two articles share to be compared
_MOST_KNOWN: Final = 5_000  # articles whose weighted terms are kept at a time


class _Weighted(NamedTuple):
    """An article with the worth of its terms."""

    uses: dict[int, float]  # term → 1 + log of how often it is used
    title: frozenset[int]
    root: float  # square root of the squared worth of all terms
    title_worth: float


class EventScores:
    """Scores the pairs of a collection.

    A pair is a number: the lower article × the size of the collection + the higher one.
    """

    def __init__(self, entries: Sequence[Entry], terms: Sequence[Sequence[int]], weights: Weights) -> None:
        self._entries = entries
        self._terms = terms
        self._weights = weights
        # Articles whose story an editor chose are left out.
        self._free = [number for number, entry in enumerate(entries) if entry.front.story is None]
        self._periods: dict[int, Period | None] = {}
        self._known: dict[int, _Weighted] = {}

    def all(self) -> dict[int, float]:
        """Return the scores of all pairs that are related at all."""
        holders: dict[int, list[int]] = defaultdict(list)
        found = {}
        for number in self._free:
            rare = self._rare(number)
            found.update(self._scored(number, holders, rare))
            for term in rare:
                holders[term].append(number)
        return found

    def among(self, numbers: Iterable[int], others: Iterable[int]) -> dict[int, float]:
        """Return the scores of the related pairs of some articles with others; see `near`."""
        rare = {number: self._rare(number) for number in set(self._free).intersection(numbers)}
        asked = with_flags(chain.from_iterable(rare.values()))
        holders: dict[int, list[int]] = defaultdict(list)
        for number in set(self._free).intersection(others):
            for term in asked.intersection(self._terms[number]):
                holders[term & HASH].append(number)
        found = {}
        for number, terms in rare.items():
            found.update(self._scored(number, holders, terms))
        return found

    def _rare(self, number: int) -> list[int]:
        return [term for each in self._terms[number] if self._weights.proposes(term := each & HASH)]

    def _scored(self, number: int, holders: Mapping[int, list[int]], rare: Iterable[int]) -> dict[int, float]:
        """Return the scores of an article and those that share enough of its rare terms."""
        counts = Counter(chain.from_iterable([holders[term] for term in rare if term in holders]))
        found = {}
        for other, shared in counts.items():
            if shared >= _SHARED and other != number:
                one, two = sorted((number, other))
                score = self.score(one, two)
                if score > UNRELATED:
                    found[one * len(self._entries) + two] = score
        return found

    def score(self, one: int, other: int) -> float:
        """Return the score of two articles, the lower number first: `JOINED` and more if they report one event."""
        time = _of_time(self._period(one), self._period(other))
        if time is None:
            return UNRELATED
        here, there = self._entries[one], self._entries[other]
        source, other_source = source_of(here.facts.source), source_of(there.facts.source)
        score = _BASE + time + self._of_words(one, other, source, other_source)
        shorter = min(max(min(here.length, there.length), _SHORT), _LONG)
        score += _LENGTH * log(shorter / _SHORT)
        if source and source == other_source:
            score += _ONE_SOURCE
        if here.facts.url and here.facts.url == there.facts.url:
            score += _ONE_ADDRESS
        return max(score + of_kinds(here, there), UNRELATED)

    def _of_words(self, one: int, other: int, source: str, other_source: str) -> float:
        here, there = self._weighted(one), self._weighted(other)
        text = named = other_named = 0.0
        for term, uses in here.uses.items():
            if term in there.uses:
                worth = min(self._weights.within(term, source), self._weights.within(term, other_source))
                text += worth * worth * uses * there.uses[term]
                named += worth * (term in here.title)
                other_named += worth * (term in there.title)
        text /= here.root * there.root
        least_named = min(named / here.title_worth, other_named / there.title_worth)
        return _TEXT * log(text + _LEAST_TEXT) + _NAMED * least_named

    def _weighted(self, number: int) -> _Weighted:
        if number not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[number] = self._weigh(self._terms[number])
        return self._known[number]

    def _weigh(self, terms: Sequence[int]) -> _Weighted:
        uses = {term & HASH: 1 + log(1 + (term & COUNT)) for term in terms}
        title = [term & HASH for term in terms if term & IN_TITLE]
        return _Weighted(
            uses, frozenset(title),
            sqrt(sum([(self._weights.of(term) * often) ** 2 for term, often in uses.items()])) or 1.0,
            sum([self._weights.of(term) for term in title]) or 1.0,
        )  # fmt: skip

    def _period(self, number: int) -> Period | None:
        if number not in self._periods:
            self._periods[number] = period(self._entries[number].facts.date)
        return self._periods[number]


def near(entries: Sequence[Entry], numbers: Iterable[int]) -> list[int]:
    """Return all articles that, by their dates, might report an event with any of these, and perhaps some more."""
    days: set[int] = set()
    for number in numbers:
        known = period(entries[number].facts.date)
        if known is None:
            return list(range(len(entries)))
        days.update(range(known[0] - WINDOW, known[1] + WINDOW + 1))
    periods = [period(entry.facts.date) for entry in entries]
    return [number for number, known in enumerate(periods) if known is None or not is_day(known) or known[0] in days]


def of_kinds(one: Entry, other: Entry) -> float:
    """Return what the kinds of two items say."""
    return min(_OF_KINDS.get(one.facts.kind, 0.0), _OF_KINDS.get(other.facts.kind, 0.0))


def source_of(name: str) -> str:
    """Return the name of a source as it is compared."""
    return name.casefold()


def _of_time(one: Period | None, other: Period | None) -> float | None:
    """Return what the dates of two articles say; None if they are too far apart to report one event."""
    days = days_apart(one, other)
    if days > WINDOW:
        return None
    return _DAY * days if is_day(one) and is_day(other) else _UNDATED
