"""Articles as one row of token numbers, and the positions of its grams: pairs, and longer grams around frequent ones."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from digest.search import shards, terms
from digest.search.terms import SearchDocument

_FIRST_WORD: Final = 0x110000  # codes of words begin here; other tokens have their code point, and 0 ends each line
_BLANK: Final = np.array([code >= ord(" ") and chr(code).isspace() for code in range(0x3002)], dtype=np.bool_)
_BYTE_ORDER_MARK: Final = 0xFEFF  # white space in browsers, though not in Python
_WORD, _END = "\x02", "\x03"  # placeholder of a word, end of an article


class TokenRow:
    """The tokens of articles in one row, numbered from 1 on without gaps; 0 ends each line and fills reserved positions."""

    def __init__(self, documents: Sequence[SearchDocument]) -> None:
        words: dict[str, int] = {}
        codes = _codes(documents, words)
        lengths = np.diff(np.flatnonzero(codes == ord(_END)) + 1, prepend=0)
        codes[codes < ord(" ")] = 0
        used = np.zeros(_FIRST_WORD + len(words), dtype=np.bool_)
        used[codes] = True
        used[0] = False
        known = np.flatnonzero(used)
        self.classes = tuple(map(terms.size_class, lengths.tolist()))
        self.places = np.cumsum(np.array([0, *(1 << size for size in self.classes)], dtype=np.int64))  # of each article
        self.row = np.zeros(int(self.places[-1]), dtype=np.int64)
        within = np.arange(len(codes)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        self.row[np.repeat(self.places[:-1], lengths) + within] = np.where(used, np.cumsum(used), 0)[codes]
        self.first_word = int(np.count_nonzero(used[:_FIRST_WORD])) + 1
        self.names = ["", *map(chr, known[: self.first_word - 1].tolist()), *words]
        self.hashes = np.array([terms.token_hash(token) for token in self.names], dtype=np.uint64)
        self.ends = np.array([terms.token_hash(terms.filed(("", token))[-1]) for token in self.names], dtype=np.uint64)


def _codes(documents: Sequence[SearchDocument], words: dict[str, int]) -> NDArray[np.uint32]:
    """Return the codes of all tokens, with a control character after each line, and number the words."""
    texts = (terms.text(document).replace(_WORD, "\0").replace(_END, "\0") for document in documents)
    joined = "".join([text + _END for text in texts])
    found = [words.setdefault(word, len(words)) for word in terms.WORD.findall(joined)]
    held = terms.WORD.sub(_WORD, joined)
    codes = np.frombuffer(held.encode("utf-32-le", "replace"), dtype="<u4").astype(np.uint32)
    blank: NDArray[np.bool_] = _BLANK[np.minimum(codes, len(_BLANK) - 1)] | (codes == _BYTE_ORDER_MARK)
    codes = codes[~blank]
    codes[codes == ord(_WORD)] = np.array(found, dtype=np.uint32) + _FIRST_WORD
    return codes


class Grams(NamedTuple):
    """All grams of one length."""

    length: int
    places: NDArray[np.int64]  # positions of the first gram, of the second, …; each sorted
    starts: NDArray[np.int64]  # where the positions of each gram begin
    counts: NDArray[np.int64]  # number of positions of each gram
    frequent: NDArray[np.bool_]  # grams with too many positions to list


def grams(tokens: NDArray[np.int64]) -> Iterator[Grams]:
    """Yield the grams of a row of tokens (numbers from 1 on, 0 for a gap), shorter ones first.

    A gram of three and more is in the index if it is frequent without its first or without its last token.
    """
    alphabet = int(tokens.max(initial=0)) + 1
    places = np.flatnonzero((tokens[:-1] > 0) & (tokens[1:] > 0))
    found = _grouped(2, tokens[places] * alphabet + tokens[places + 1], places)
    yield found
    while found.frequent.any():
        number = np.full(len(tokens) + 1, -1, dtype=np.int64)
        counts = found.counts
        number[found.places] = np.repeat(np.arange(len(counts)), counts)
        frequent = np.append(found.frequent, False)  # for -1: no gram begins there
        places = np.flatnonzero((number[:-1] >= 0) & (number[1:] >= 0))
        places = places[frequent[number[places]] | frequent[number[places + 1]]]
        length = found.length + 1
        found = _grouped(length, number[places] * alphabet + tokens[places + length - 1], places)
        yield found


def _grouped(length: int, keys: NDArray[np.int64], places: NDArray[np.int64]) -> Grams:
    """Return the grams at some places, grouped by key: equal keys are the same gram."""
    low = int(places[-1]).bit_length() if len(places) else 1
    if int(keys.max(initial=0)).bit_length() + low < 63:
        both = np.sort((keys << low) | places)
        keys, places = both >> low, both & ((1 << low) - 1)
    else:
        order = np.argsort(keys, kind="stable")
        keys, places = keys[order], places[order]
    begins = np.ones(len(keys), dtype=np.bool_)
    begins[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(begins)
    counts = np.diff(starts, append=len(places))
    return Grams(length, places, starts, counts, (counts > shards.MANY) & (length < shards.LONGEST))
