"""Related reading: the articles that share the words one says most, by tf-idf, other than those of its own story.

An article keeps the words it says most (words.py, the tf); a word two articles share is worth its idf, log2(N / n) in whole
bits, where n of N articles have it. Whole bits make sums exact and keep most of them as they are when an article comes: a
worth changes only where n passes a power of two, all of them only where N does.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

MOST: Final = 5
KEPT: Final = 12  # neighbours known of each article: more than are offered, as some are of its own story
LEAST: Final = 3  # words that must be shared for a reader to see why
COMMON: Final = 32  # articles: a word with more is a subject's and relates nothing

Near: TypeAlias = tuple[tuple[int, int], ...]  # (worth of what is shared, with which article), most first


def bits(size: int) -> int:
    """Return what any shared word is worth in a collection: log2(N / COMMON)."""
    return (size // COMMON).bit_length()


def rarity(count: int) -> int:
    """Return what a word of so many articles is worth beyond that: log2(COMMON / n), 0 where it relates nothing."""
    return (COMMON // count).bit_length() if count > 1 else 0


def nearest(numbers: Collection[int], words: Sequence[tuple[int, ...]]) -> dict[int, Near]:
    """Return for some articles those that share the words worth most with each, most first and then in order."""
    wanted = frozenset(chain.from_iterable([words[number] for number in numbers]))
    holders: dict[int, list[int]] = {word: [] for word in wanted}
    for number, own in enumerate(words):
        for word in own if len(numbers) == len(words) else wanted.intersection(own):
            holders[word].append(number)
    worth = {word: rarity(len(found)) for word, found in holders.items()}
    for word, extra in worth.items():
        if not extra:
            holders[word] = []
    base = bits(len(words))
    return {number: _best(number, words, holders, worth, base) for number in numbers}


def _best(
    number: int, words: Sequence[tuple[int, ...]], holders: Mapping[int, list[int]], worth: Mapping[int, int], base: int
) -> Near:
    counts = Counter(chain.from_iterable([holders[word] for word in words[number]]))
    del counts[number]
    own = frozenset(words[number])
    ranked = sorted(
        [
            (-base * count - sum([worth[word] for word in own.intersection(words[other])]), other)
            for other, count in counts.items()
            if count >= LEAST
        ]
    )
    return tuple([(-score, other) for score, other in ranked[:KEPT]])


def shared(words: Collection[int], worth: Mapping[int, int], base: int) -> int:
    """Return what shared words are worth together; 0 where they are too few."""
    return base * len(words) + sum([worth[word] for word in words]) if len(words) >= LEAST else 0


def related(near: Near, own: int | None, story_of: Mapping[int, int]) -> list[int]:
    """Return up to five neighbours, the nearest first; none of the story `own`."""
    return [other for _, other in near if own is None or story_of.get(other) != own][:MOST]
