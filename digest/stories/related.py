"""Related reading: the articles that share most with one, other than those of its own story."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

from digest.stories.similarity import kind
from digest.stories.terms import NAME, TITLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

MOST: Final = 5
KEPT: Final = 12  # neighbours known of each article: more than are offered, as some are of its own story
LEAST: Final = 3  # what must be shared for a reader to see why; a name or a quoted title counts twice
COMMON: Final = 40  # articles: a term with more is a subject's and relates nothing

Near: TypeAlias = tuple[tuple[int, int], ...]  # (how much is shared, with which article), most first


def nearest(numbers: Collection[int], signatures: Sequence[tuple[int, ...]]) -> dict[int, Near]:
    """Return for some articles those that share most of the rarer terms with each, most first and then in order."""
    wanted = frozenset(chain.from_iterable([signatures[number] for number in numbers]))
    holders: dict[int, list[int]] = {term: [] for term in wanted}
    for number, signature in enumerate(signatures):
        for term in signature if len(numbers) == len(signatures) else wanted.intersection(signature):
            holders[term].append(number)
    for term, found in holders.items():
        if not 1 < len(found) <= COMMON:
            holders[term] = []
        elif kind(term) in (NAME, TITLE):
            holders[term] = found * 2
    return {number: _most_shared(number, [holders[term] for term in signatures[number]]) for number in numbers}


def _most_shared(number: int, holders: Iterable[list[int]]) -> Near:
    counts = Counter(chain.from_iterable(holders))
    del counts[number]
    ranked = sorted([(-count, other) for other, count in counts.items() if count >= LEAST])
    return tuple([(-count, other) for count, other in ranked[:KEPT]])


def shared(terms: AbstractSet[int]) -> int:
    """Return what the rarer terms two articles share count for."""
    return len(terms) + sum([kind(term) in (NAME, TITLE) for term in terms])


def related(near: Near, own: int | None, story_of: Mapping[int, int]) -> list[int]:
    """Return up to five neighbours, the nearest first; none of the story `own`."""
    return [other for _, other in near if own is None or story_of.get(other) != own][:MOST]
