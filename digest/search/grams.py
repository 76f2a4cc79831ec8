"""Articles as one row of token numbers, and the positions of its grams: pairs, and longer grams around frequent ones.

Grams are grouped part by part of the shards they are in, so that the memory used does not grow with the collection.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from digest.search import shards, terms
from digest.search.terms import SearchDocument

_FIRST_WORD: Final = 0x110000  # codes of words begin here; other tokens have their code point, and 0 ends each line
_BLANK: Final = np.array([code >= ord(" ") and chr(code).isspace() for code in range(0x3002)], dtype=np.bool_)
_BYTE_ORDER_MARK: Final = 0xFEFF  # white space in browsers, though not in Python
_WORD, _END = "\x02", "\x03"  # placeholder of a word, end of an article
_READ_AT_ONCE: Final = 256  # articles
_HASHED_AT_ONCE: Final = 1 << 18  # grams


class TokenRow:
    """The tokens of articles in one row, numbered from 1 on without gaps; 0 ends each line and fills reserved positions."""

    def __init__(self, documents: Iterable[SearchDocument]) -> None:
        words: dict[str, int] = {}
        self.terms: list[tuple[str, ...]] = []  # of each article
        codes = self._read(iter(documents), words)
        ends = np.flatnonzero(codes == ord(_END)) + 1
        codes[codes < ord(" ")] = 0
        used = np.zeros(_FIRST_WORD + len(words), dtype=np.bool_)
        used[codes] = True
        used[0] = False
        known = np.flatnonzero(used)
        numbers = np.where(used, np.cumsum(used, dtype=np.int32), 0).astype(np.int32)
        self.classes = tuple(map(terms.size_class, np.diff(ends, prepend=0).tolist()))
        self.places = np.cumsum(np.array([0, *(1 << size for size in self.classes)], dtype=np.int64))  # of each article
        self.row = np.zeros(int(self.places[-1]), dtype=np.int32)
        start = 0
        for place, stop in zip(self.places.tolist(), ends.tolist(), strict=False):
            self.row[place : place + stop - start] = numbers[codes[start:stop]]
            start = stop
        self.first_word = int(np.count_nonzero(used[:_FIRST_WORD])) + 1
        self.names = ["", *map(chr, known[: self.first_word - 1].tolist()), *words]
        self.hashes = np.array([terms.token_hash(token) for token in self.names], dtype=np.uint64)
        self.ends = np.array([terms.token_hash(terms.filed(("", token))[-1]) for token in self.names], dtype=np.uint64)

    def _read(self, documents: Iterator[SearchDocument], words: dict[str, int]) -> NDArray[np.uint32]:
        found = [np.zeros(0, dtype=np.uint32)]
        while batch := tuple(islice(documents, _READ_AT_ONCE)):
            self.terms += [document.terms for document in batch]
            found.append(_codes(batch, words))
        return np.concatenate(found)

    def filed(self, places: NDArray[np.int32], length: int) -> NDArray[np.uint64]:
        """Return the hash of what the grams at some places are `filed` under."""
        parts = [self.hashes[self.row[places + step]] for step in range(length - 1)]
        return hashed([*parts, self.ends[self.row[places + length - 1]]])


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


def hashed(parts: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """Return `terms.gram_hash` of many grams; `parts` are the token hashes by place in the gram."""
    mask, value = np.uint64(0xFFFFFFFF), np.zeros(len(parts[0]), dtype=np.uint64)
    for part in parts:
        value = ((value ^ part) * np.uint64(0x9E3779B1)) & mask
    value ^= value >> np.uint64(16)
    value = (value * np.uint64(0x045D9F3B)) & mask
    return value ^ (value >> np.uint64(16))


class Grams(NamedTuple):
    """The grams of one length in one part of the shards."""

    length: int
    places: NDArray[np.int32]  # positions of the first gram, of the second, …; each sorted
    starts: NDArray[np.int64]  # where the positions of each gram begin
    counts: NDArray[np.int64]  # number of positions of each gram
    frequent: NDArray[np.bool_]  # grams with too many positions to list


def grams(tokens: TokenRow, parts: int) -> Iterator[list[Grams]]:
    """Yield the grams of a row of tokens, shorter ones first, those of each length by the part of the shards they are in.

    A gram of three and more is in the index if it is frequent without its first or without its last token.
    """
    row, alphabet, length = tokens.row, len(tokens.names), 2
    places = np.flatnonzero((row[:-1] > 0) & (row[1:] > 0)).astype(np.int32)
    beginnings = row  # number of what each gram consists of before its last token, by position
    while True:
        part_of, found = _part_of(tokens, places, length, parts), list[Grams]()
        for part in range(parts):
            here = places[part_of == part]
            keys = beginnings[here].astype(np.int64) * alphabet + row[here + length - 1]
            found.append(_grouped(length, keys, here))
        yield found
        if not any(each.frequent.any() for each in found):
            return
        length += 1
        beginnings = np.full(len(row) + 1, -1, dtype=np.int32)
        frequent = np.zeros(len(row) + 1, dtype=np.bool_)
        first = 0
        for each in found:
            beginnings[each.places] = np.repeat(np.arange(first, first + len(each.counts)), each.counts)
            frequent[each.places] = np.repeat(each.frequent, each.counts)
            first += len(each.counts)
        begins = (beginnings[:-1] >= 0) & (beginnings[1:] >= 0) & (frequent[:-1] | frequent[1:])
        places = np.flatnonzero(begins).astype(np.int32)


def _part_of(tokens: TokenRow, places: NDArray[np.int32], length: int, parts: int) -> NDArray[np.uint8]:
    """Return the number of the part that the gram at each place is in."""
    found = np.zeros(len(places), dtype=np.uint8)
    for at in range(0, len(places) if parts > 1 else 0, _HASHED_AT_ONCE):
        some = slice(at, at + _HASHED_AT_ONCE)
        found[some] = tokens.filed(places[some], length) >> shards.shift(parts)
    return found


def _grouped(length: int, keys: NDArray[np.int64], places: NDArray[np.int32]) -> Grams:
    """Return the grams at some places, grouped by key: equal keys are the same gram."""
    low = int(places[-1]).bit_length() if len(places) else 1
    if int(keys.max(initial=0)).bit_length() + low < 63:
        both = np.sort((keys << low) | places)
        keys, places = both >> low, (both & ((1 << low) - 1)).astype(np.int32)
    else:
        order = np.argsort(keys, kind="stable")
        keys, places = keys[order], places[order]
    begins = np.ones(len(keys), dtype=np.bool_)
    begins[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(begins)
    counts = np.diff(starts, append=len(places))
    return Grams(length, places, starts, counts, (counts > shards.MANY) & (length < shards.LONGEST))
