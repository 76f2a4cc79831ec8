"""The terms of an article that stories compare: its words and pairs of Han characters, and a sample of its clauses.

They depend on the article alone and are equal for both scripts of a text. What a term is worth depends on the collection
(`weights`).
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple
from zlib import crc32

from digest.model import Block
from digest.stories.common_words import HAN as COMMON_HAN
from digest.stories.common_words import LATIN as COMMON_LATIN
from digest.stories.opening import HAN_RUN, Opening, opening_of, pieces
from digest.stories.related import frequent_words

MOST: Final = 100  # terms of an article
IN_TITLE: Final = 4  # bit of a term that the title has
COUNT: Final = 3  # bits that hold how often an article uses a term, less one
FLAGS: Final = IN_TITLE | COUNT
HASH: Final = 0xFFFFFFFF ^ FLAGS
_TITLE: Final = 3  # a term of the title counts as much as one used three times more
_CLAUSES: Final = 12
_PAIR: Final = 2
_WORD: Final = re.compile(r"[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_CLAUSE: Final = re.compile(r"[^，。！？；：、,;:!?\n“”「」『』\"（）().]{8,}")
_NOTHING: Final = array("I", (0, 0, 0)).tobytes()


class StoryTerms(NamedTuple):
    """What stories and related reading use of an article."""

    terms: tuple[int, ...]  # the most frequent first: a hash of 29 bits, IN_TITLE, and how often (1 to 4) in `COUNT`
    clauses: tuple[int, ...]  # hashes of 32 bits: copies share most of them
    words: tuple[int, ...]  # its most frequent words, for related reading

    def packed(self) -> bytes:
        """Return 32-bit native integers: the three lengths, then the three lists; nothing if all are empty."""
        packed = array("I", (*map(len, self), *chain.from_iterable(self))).tobytes()
        return packed if packed != _NOTHING else b""


def unpacked(packed: bytes) -> StoryTerms:
    """Return the terms from `StoryTerms.packed`."""
    terms, clauses, _, *numbers = array("I", packed or _NOTHING)
    end = terms + clauses
    return StoryTerms(tuple(numbers[:terms]), tuple(numbers[terms:end]), tuple(numbers[end:]))


def story_terms(title: str, blocks: Sequence[Block]) -> StoryTerms:
    """Return what stories and related reading use of an article."""
    opening = opening_of(title, blocks)
    return StoryTerms(tuple(_terms(opening)), tuple(_clauses(opening)), frequent_words(opening))


def _terms(opening: Opening) -> Iterator[int]:
    """Yield the most frequent terms; equals in the order of the text. Those of the title count more."""
    title = frozenset(_pieces(opening.folded[: opening.title]))
    used = Counter(_pieces(opening.folded))
    ranked = sorted(used, key=lambda term: -used[term] - _TITLE * (term in title))
    seen = set()
    for term in ranked[:MOST]:
        number = crc32(term.encode()) & HASH
        if number not in seen:
            seen.add(number)
            yield number | IN_TITLE * (term in title) | min(used[term] - 1, COUNT)


def _pieces(folded: str) -> Iterator[str]:
    """Yield the words, numbers and pairs of Han characters that identify something."""
    for word in _WORD.findall(folded):
        plain = word.removesuffix("s")
        if plain not in COMMON_LATIN and (len(plain) > 1 or plain.isdecimal()) and not _YEAR.fullmatch(plain):
            yield plain
    for pair in pieces(HAN_RUN.findall(folded), _PAIR):
        if pair not in COMMON_HAN:
            yield pair


def _clauses(opening: Opening) -> list[int]:
    """Return the clauses with the smallest hashes: texts that share most of their clauses choose mostly the same ones."""
    found = filter(None, map(str.strip, _CLAUSE.findall(opening.folded)))  # the empty cells of a table are blanks alone
    return sorted({crc32(clause.encode()) for clause in found})[:_CLAUSES]
