"""What terms are worth in a collection: the rarer, the more; and less to a source that repeats them.

Counts are rounded to their two leading bits, so that an added article changes the worth of few terms.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from math import log
from typing import Final, NamedTuple

from digest.stories.terms import FLAGS, HASH

COMMON: Final = 128  # articles: a term of more proposes no pairs
_UNSEEN: Final = 100  # articles that a small collection is thought to have besides, without any of its terms
_PRIOR: Final = 0.006  # share of articles that are thought to have a term of which nothing is known
_SOURCE_UNSEEN: Final = 6  # the same for the articles of one source, which are thought to be like all others
_PAIR: Final = 2  # articles of a source that may be the two compared


class Counts(NamedTuple):
    """In how many articles each term occurs: of all, and of each source."""

    articles: int
    terms: Counter[int]
    of_sources: Mapping[str, int]  # source → its articles
    in_sources: Mapping[str, Counter[int]]


def counted(articles: Iterable[tuple[Iterable[int], str]], wanted: Collection[int] | None = None) -> Counts:
    """Count terms.

    Args:
        articles: The terms, with their flags, and the source of each article.
        wanted: The terms to count, without flags; all if it is None.
    """
    of_sources: Counter[str] = Counter()
    terms: Counter[int] = Counter()
    in_sources: dict[str, Counter[int]] = defaultdict(Counter)
    chosen = None if wanted is None else with_flags(wanted)
    size = 0
    for own, source in articles:
        size += 1
        of_sources[source] += 1
        found = [term & HASH for term in (own if chosen is None else chosen.intersection(own))]
        if found:
            terms.update(found)
            if source:
                in_sources[source].update(found)
    return Counts(size, terms, of_sources, in_sources)


def with_flags(terms: Iterable[int]) -> frozenset[int]:
    """Return each term with all flags that it may have, to find it among the terms of articles."""
    return frozenset([term | flags for term in terms for flags in range(FLAGS + 1)])


@cache
def rounded(count: int) -> int:
    """Return a count with its two leading bits alone: 5 becomes 4, 100 becomes 96."""
    places = max(0, count.bit_length() - 2)
    return count >> places << places


def of_others(count: int) -> int:
    """Return a rounded count of a source without the two articles that are compared."""
    return rounded(max(0, count - _PAIR))


class Weights:
    """What terms are worth: the logarithm of how rarely they occur, as in tf-idf."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._size = rounded(counts.articles) + _UNSEEN
        self._known: dict[int, float] = {}
        self._in_sources: dict[str, dict[int, float]] = defaultdict(dict)

    def proposes(self, term: int) -> bool:
        """Whether a term is rare enough for its articles to be compared, and not of one article alone."""
        return self._counts.terms[term] > 1 and rounded(self._counts.terms[term]) < COMMON

    def of(self, term: int) -> float:
        """Return the worth of a term in the whole collection."""
        if term not in self._known:
            self._known[term] = -log(self._share(term))
        return self._known[term]

    def within(self, term: int, source: str) -> float:
        """Return the worth of a term that an article of a source shares with another: less if the source repeats it."""
        known = self._in_sources[source]
        if term not in known:
            repeated = of_others(self._counts.in_sources[source][term]) if source in self._counts.in_sources else 0
            others = of_others(self._counts.of_sources[source])
            share = (repeated + _SOURCE_UNSEEN * self._share(term)) / (others + _SOURCE_UNSEEN)
            known[term] = min(self.of(term), -log(share)) if source else self.of(term)
        return known[term]

    def _share(self, term: int) -> float:
        return (rounded(self._counts.terms[term]) + _UNSEEN * _PRIOR) / self._size
