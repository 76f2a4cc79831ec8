"""Related reading: articles that share the most valuable words of an article, by tf-idf, outside its own story.

The most frequent words of an article are its tf. A word that n of N articles have is worth its idf, log2(N / n), in whole
bits: so sums are exact, and the value of a word changes only where n passes a power of two, that of all only where N does.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, islice
from typing import Final, TypeAlias
from zlib import crc32

from digest.stories.common_words import LATIN as COMMON_LATIN
from digest.stories.opening import HAN_RUN, Opening, latin_words, pieces

MOST: Final = 5  # articles offered to readers
KEPT: Final = 12  # neighbours kept of each article: more than are offered, as some are of its own story
LEAST: Final = 3  # shared words from which a reader sees the relation
COMMON: Final = 32  # articles: a word of more belongs to a whole subject and relates nothing
_MOST_WORDS: Final = 40
_ENOUGH: Final = 24  # words of a short text, even if it uses each only once
_PAIR: Final = 2

Near: TypeAlias = tuple[tuple[int, int], ...]
"""Neighbours of an article, nearest first: (value of the shared words in bits, number of the other article)."""


def frequent_words(opening: Opening) -> tuple[int, ...]:
    """Return hashes of at most 40 words (pairs of Han characters, Latin words), mostly of those used at least twice.

    They depend on the article alone and are equal for both scripts of a text.
    """
    title = opening.folded[: opening.title]
    above = [*pieces(HAN_RUN.findall(title), _PAIR), *latin_words(title)]
    counts = Counter(
        chain(pieces(opening.runs, _PAIR), opening.words, above, above)
    )  # words of the title count three times
    often = [term for term, count in counts.items() if count > 1 and term not in COMMON_LATIN]
    often.sort(key=counts.__getitem__, reverse=True)  # a stable sort: equals stay in the order of the text
    if len(often) < _ENOUGH:
        once = (term for term, count in counts.items() if count == 1 and term not in COMMON_LATIN)
        often += islice(once, _ENOUGH - len(often))
    return tuple(sorted({crc32(term.encode()) for term in often[:_MOST_WORDS]}))


def bits(size: int) -> int:
    """Return what any shared word is worth in a collection of a size: log2(N / COMMON)."""
    return (size // COMMON).bit_length()


def rarity(count: int) -> int:
    """Return what a word of `count` articles is worth beyond that: log2(COMMON / n), 0 where it relates nothing."""
    return (COMMON // count).bit_length() if count > 1 else 0


def nearest(numbers: Collection[int], words: Sequence[tuple[int, ...]]) -> dict[int, Near]:
    """Return the neighbours of some articles; equally near ones by number.

    Args:
        numbers: The articles to find neighbours of.
        words: The `frequent_words` of all articles.
    """
    wanted = frozenset(chain.from_iterable([words[number] for number in numbers]))
    holders: dict[int, list[int]] = {word: [] for word in wanted}
    for number, own in enumerate(words):
        for word in wanted.intersection(own):
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
        (-base * count - sum([worth[word] for word in own.intersection(words[other])]), other)
        for other, count in counts.items()
        if count >= LEAST
    )
    return tuple([(-score, other) for score, other in ranked[:KEPT]])


def shared(words: Collection[int], worth: Mapping[int, int], base: int) -> int:
    """Return what shared words are worth together; 0 where they are too few."""
    return base * len(words) + sum([worth[word] for word in words]) if len(words) >= LEAST else 0


def related(near: Near, own: int | None, story_of: Mapping[int, int]) -> list[int]:
    """Return up to five neighbours, nearest first, without those of the story `own`."""
    return [other for _, other in near if own is None or story_of.get(other) != own][:MOST]
