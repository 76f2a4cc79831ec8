"""How similar two articles are, by the terms they share and where these appear, independently of all others."""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import zip_longest
from math import sqrt
from operator import or_
from typing import Final

from digest.stories.signature import CLAUSE, KIND, SECTIONS, StoryTerms

# A name or a quoted title identifies an event better than three characters of a sentence. Integers, for exact sums.
_WEIGHTS: Final = (1, 2, 3, 4)  # of CLAUSE, RUN, NAME, TITLE
_PAUSE: Final = 2  # sections: shorter stretches without a shared term are ignored
_APART: Final = 5  # sections beyond that: a text with more of its own reports something else
_QUOTING: Final = 0.4  # largest share of sections without a shared term, where two texts have a passage in common


def weight(terms: Iterable[int]) -> int:
    """Return the sum of the weights of some terms."""
    return sum([_WEIGHTS[term & KIND] for term in terms])


class Signatures:
    """The signatures of a collection; what is derived from them is computed on demand."""

    def __init__(self, articles: Sequence[StoryTerms]) -> None:
        self.signatures = [article.signature for article in articles]
        self._spreads = [article.spread for article in articles]
        self._sections: dict[int, tuple[dict[int, int], int]] = {}  # bit masks: of each term, and of all together
        self._sets: dict[int, frozenset[int]] = {}
        self._roots: dict[int, float] = {}

    def terms(self, number: int) -> frozenset[int]:
        """Return the terms of an article."""
        if number not in self._sets:
            self._sets[number] = frozenset(self.signatures[number])
        return self._sets[number]

    def similarity(self, one: int, other: int, shared: int) -> float:
        """Return a cosine, 0–1: the weight of the shared terms by the geometric mean of the weights of both articles."""
        return shared / (self.root(one) * self.root(other)) if shared else 0.0

    def root(self, number: int) -> float:
        """Return the square root of the weight of an article's terms."""
        if number not in self._roots:
            self._roots[number] = sqrt(weight(self.signatures[number]))
        return self._roots[number]

    def share_throughout(self, one: int, other: int, shared: frozenset[int]) -> bool:
        """Whether the shared terms run through both articles, rather than through a part of one.

        A round-up shares much with each of its items, but only where it reports that item. So no more than five of the 16
        sections of a text, not counting short pauses, may have terms but no shared one. Articles with a passage in common that do not
        begin alike may quote the same background: no more than two fifths of both may then be their own.
        """
        used, common = self._masks(one, shared)
        if not _is_mostly_shared(used, common):
            return False
        other_used, other_common = self._masks(other, shared)
        if not _is_mostly_shared(other_used, other_common):
            return False
        own = (used & ~common).bit_count() + (other_used & ~other_common).bit_count()
        if own <= _QUOTING * (used.bit_count() + other_used.bit_count()):
            return True
        if all(term & KIND != CLAUSE for term in shared):
            return True
        (here, _), (there, _) = self._sections[one], self._sections[other]
        return any(here[term] & used & -used and there[term] & other_used & -other_used for term in shared)

    def _masks(self, number: int, shared: Iterable[int]) -> tuple[int, int]:
        """Return bit masks of the sections of an article that have any term, and of those that have a shared one."""
        if number not in self._sections:
            of_terms = dict(zip_longest(self.signatures[number], self._spreads[number], fillvalue=0))
            self._sections[number] = (of_terms, reduce(or_, of_terms.values(), 0))
        of_terms, used = self._sections[number]
        return used, reduce(or_, map(of_terms.__getitem__, shared), 0)


def _is_mostly_shared(used: int, common: int) -> bool:
    return (used & ~common).bit_count() <= _APART + _PAUSE or _own(used, common) <= _APART


def _own(used: int, common: int) -> int:
    """Return the number of sections with only terms of their own, beyond a pause in each stretch."""
    own = stretch = 0
    for section in range(SECTIONS):
        if common >> section & 1:
            stretch = 0
        elif used >> section & 1:
            stretch += 1
            own += stretch > _PAUSE
    return own
