"""The whole index: articles → shards, and what a reader of them has to know first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from digest.search import coding, shards, terms, texts
from digest.search.document import Document, size_class
from digest.search.grams import Grams, grams
from digest.search.shards import Index
from digest.search.texts import FIRST_WORD, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


class Lists(NamedTuple):
    """Lists of numbers, each under a gram: places, or articles."""

    names: list[str]
    filed: NDArray[np.uint64]  # hash of what each is filed under
    order: NDArray[np.uint64]  # another one of the whole gram: lists in a shard stand in the order of both
    values: NDArray[np.int64]
    starts: NDArray[np.int64]


def build(documents: Sequence[Document], count: int) -> Index:
    """Return the index of articles in reading order, oldest first, as `count` shards."""
    words = Words()
    codes, lengths = words.codes(documents)
    classes = tuple(map(size_class, lengths))
    places = texts.starts(classes)
    alphabet = Alphabet(texts.row(codes, lengths, places), words)
    batches = [_terms(documents), *_words(alphabet, places)]
    frequent: dict[str, int] = {}
    for found in grams(alphabet.row):
        rare, many = _listed(alphabet, found, places)
        counts = found.counts[found.frequent].tolist()
        frequent.update(zip(many.names, counts, strict=True))
        batches += [rare, many]
    return Index(count=count, classes=classes, frequent=frequent, shards=dict(enumerate(_shards(batches, count))))


class Alphabet:
    """The tokens of a row of articles, numbered without gaps from 1 on, with their hashes."""

    def __init__(self, codes: NDArray[np.uint32], words: Words) -> None:
        used = np.zeros(FIRST_WORD + len(words.numbers), dtype=np.bool_)
        used[codes] = True
        used[0] = False
        known = np.flatnonzero(used)
        self.row: NDArray[np.int64] = np.where(used, np.cumsum(used, dtype=np.int64), 0)[codes]
        self.first_word = int(np.count_nonzero(used[:FIRST_WORD])) + 1
        self.names = ["", *map(chr, known[: self.first_word - 1].tolist()), *words.numbers]
        self.hashes = np.array([terms.token_hash(token) for token in self.names], dtype=np.uint64)
        self.ends = np.array([terms.token_hash(terms.filed(("", token))[-1]) for token in self.names], dtype=np.uint64)


def _listed(alphabet: Alphabet, found: Grams, places: NDArray[np.int64]) -> tuple[Lists, Lists]:
    """Return the lists of places of the rare grams of one length, and the lists of articles of the frequent ones."""
    frequent, counts = found.frequent, found.counts
    of_frequent = np.repeat(frequent, counts)
    rare = _under(alphabet, found, ~frequent, found.places[~of_frequent], _beginnings(counts[~frequent]))
    articles = np.searchsorted(places, found.places[of_frequent], "right") - 1
    numbers = np.repeat(np.arange(int(frequent.sum())), counts[frequent])
    values, starts = _without_repeats(numbers, articles)
    return rare, _under(alphabet, found, frequent, values, starts)


def _under(
    alphabet: Alphabet, found: Grams, which: NDArray[np.bool_], values: NDArray[np.int64], starts: NDArray[np.int64]
) -> Lists:
    """Put names and hashes to the lists of some grams."""
    heads = found.places[found.starts[which]]
    parts = [alphabet.row[heads + step] for step in range(found.length)]
    names = [alphabet.names[number] for number in parts[0].tolist()]
    for before, part in pairwise(parts):
        spaced = (before >= alphabet.first_word) & (part >= alphabet.first_word)
        texts_of = [alphabet.names[number] for number in part.tolist()]
        joints = np.where(spaced, " ", "").tolist()
        names = [left + joint + right for left, joint, right in zip(names, joints, texts_of, strict=True)]
    hashes = [alphabet.hashes[part] for part in parts]
    return Lists(names, _hashed([*hashes[:-1], alphabet.ends[parts[-1]]]), _hashed(hashes[::-1]), values, starts)


def _words(alphabet: Alphabet, places: NDArray[np.int64]) -> tuple[Lists, Lists]:
    """Return the articles of each word, and of each pair of letters that words begin with."""
    at = np.flatnonzero(alphabet.row >= alphabet.first_word)
    articles = np.searchsorted(places, at, "right") - 1
    names = alphabet.names[alphabet.first_word :]
    numbers = alphabet.row[at] - alphabet.first_word
    prefixes: dict[str, int] = {}
    prefix_of = [prefixes.setdefault(name[:2] + terms.PREFIX, len(prefixes)) for name in names]
    long = np.array([len(name) > 1 for name in names], dtype=np.bool_)[numbers]
    begins = np.array(prefix_of, dtype=np.int64)[numbers[long]]
    return _by_article(names, numbers, articles), _by_article(list(prefixes), begins, articles[long])


def _terms(documents: Sequence[Document]) -> Lists:
    """Return the articles of each term that they can be filtered by."""
    numbers: dict[str, int] = {}
    pairs = [
        (numbers.setdefault(term, len(numbers)), article)
        for article, document in enumerate(documents)
        for term in document.terms
    ]
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return _by_article(list(numbers), table[:, 0], table[:, 1])


def _by_article(names: list[str], numbers: NDArray[np.int64], articles: NDArray[np.int64]) -> Lists:
    """Return the articles under each name; those under no article are left out."""
    width = int(articles.max(initial=0)) + 1
    both = np.unique(numbers * width + articles)
    values, starts = _without_repeats(both // width, both % width)
    used = [names[number] for number in (both // width)[starts].tolist()]
    filed = np.array([terms.gram_hash(terms.filed((name,))) for name in used], dtype=np.uint64)
    order = np.array([terms.gram_hash((name,)) for name in used], dtype=np.uint64)
    return Lists(used, filed, order, values, starts)


def _without_repeats(
    numbers: NDArray[np.int64], articles: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each article once for each number, and where the articles of each number begin; both come sorted."""
    begins = np.ones(len(numbers), dtype=np.bool_)
    begins[1:] = numbers[1:] != numbers[:-1]
    kept = begins.copy()
    kept[1:] |= articles[1:] != articles[:-1]
    return articles[kept], np.flatnonzero(begins[kept])


def _shards(batches: Sequence[Lists], count: int) -> list[bytes]:
    """Return all shards: the lists of each in the order of their hashes."""
    filed = np.concatenate([batch.filed for batch in batches])
    order = np.lexsort((np.concatenate([batch.order for batch in batches]), filed))
    every = [name for batch in batches for name in batch.names]
    names = [every[number] for number in order.tolist()]
    sizes = np.concatenate([np.diff(batch.starts, append=len(batch.values)) for batch in batches])
    sources = _beginnings(sizes)[order]
    sizes = sizes[order]
    starts = _beginnings(sizes)
    values = np.concatenate([batch.values for batch in batches])
    values = values[np.repeat(sources - starts, sizes) + np.arange(len(values))]
    data, places = coding.encoded(coding.differences(values, starts))
    ends = places[np.append(starts, len(values))]
    shift = np.uint64(33 - count.bit_length())
    cuts = np.searchsorted(filed[order] >> shift if count > 1 else filed * 0, np.arange(count + 1)).tolist()
    lengths, measures = coding.encoded(np.diff(ends))
    return [
        shards.shard(names[low:high], lengths[measures[low] : measures[high]], data[ends[low] : ends[high]])
        for low, high in pairwise(cuts)
    ]


def _hashed(parts: Sequence[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    """Return for many grams at once what `terms.gram_hash` returns for one."""
    mask, value = np.uint64(0xFFFFFFFF), np.zeros(len(parts[0]), dtype=np.uint64)
    for part in parts:
        value = ((value ^ part) * np.uint64(0x9E3779B1)) & mask
    value ^= value >> np.uint64(16)
    value = (value * np.uint64(0x045D9F3B)) & mask
    return value ^ (value >> np.uint64(16))


def _beginnings(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where each of some lists begins when they stand one behind the other."""
    return np.cumsum(sizes) - sizes
