"""Building the whole index: articles → shards."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from digest.search import coding, shards, terms, texts
from digest.search.document import SearchDocument, size_class
from digest.search.grams import Grams, grams
from digest.search.shards import SearchIndex
from digest.search.texts import FIRST_WORD, WordNumbers


class Lists(NamedTuple):
    """Postings: for each gram a sorted list of positions or articles."""

    names: list[str]  # of the grams
    filed: NDArray[np.uint64]  # hash of what each gram is `filed` under
    order: NDArray[np.uint64]  # hash of the reversed gram: a shard is sorted by both hashes
    values: NDArray[np.int64]  # all lists in a row
    starts: NDArray[np.int64]  # where the list of each gram begins


def build(documents: Sequence[SearchDocument], count: int) -> SearchIndex:
    """Return the index of articles, oldest first, in `count` shards (a power of two)."""
    words = WordNumbers()
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
    return SearchIndex(count=count, classes=classes, frequent=frequent, shards=dict(enumerate(_shards(batches, count))))


class Alphabet:
    """The tokens of a row of articles, numbered from 1 on without gaps, with their hashes."""

    def __init__(self, codes: NDArray[np.uint32], words: WordNumbers) -> None:
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
    """Return the positions of the rare grams of one length, and the articles of the frequent ones."""
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
    """Return the lists of some grams with names and hashes."""
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
    """Return the articles of each word, and of each two-letter beginning of words."""
    at = np.flatnonzero(alphabet.row >= alphabet.first_word)
    articles = np.searchsorted(places, at, "right") - 1
    names = alphabet.names[alphabet.first_word :]
    numbers = alphabet.row[at] - alphabet.first_word
    prefixes: dict[str, int] = {}
    prefix_of = [prefixes.setdefault(name[:2] + terms.PREFIX, len(prefixes)) for name in names]
    long = np.array([len(name) > 1 for name in names], dtype=np.bool_)[numbers]
    begins = np.array(prefix_of, dtype=np.int64)[numbers[long]]
    return _by_article(names, numbers, articles), _by_article(list(prefixes), begins, articles[long])


def _terms(documents: Sequence[SearchDocument]) -> Lists:
    """Return the articles of each filter term."""
    numbers: dict[str, int] = {}
    pairs = [
        (numbers.setdefault(term, len(numbers)), article)
        for article, document in enumerate(documents)
        for term in document.terms
    ]
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return _by_article(list(numbers), table[:, 0], table[:, 1])


def _by_article(names: list[str], numbers: NDArray[np.int64], articles: NDArray[np.int64]) -> Lists:
    """Return the sorted articles of each name that has any, given as pairs of numbers of a name and an article."""
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
    """Return the articles of each number without repetition, and where these begin; the pairs must be sorted."""
    begins = np.ones(len(numbers), dtype=np.bool_)
    begins[1:] = numbers[1:] != numbers[:-1]
    kept = begins.copy()
    kept[1:] |= articles[1:] != articles[:-1]
    return articles[kept], np.flatnonzero(begins[kept])


def _shards(batches: Sequence[Lists], count: int) -> list[bytes]:
    """Return all shards, with the lists of each in the order of their hashes."""
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
    """Return `terms.gram_hash` of many grams; `parts` are the token hashes by place in the gram."""
    mask, value = np.uint64(0xFFFFFFFF), np.zeros(len(parts[0]), dtype=np.uint64)
    for part in parts:
        value = ((value ^ part) * np.uint64(0x9E3779B1)) & mask
    value ^= value >> np.uint64(16)
    value = (value * np.uint64(0x045D9F3B)) & mask
    return value ^ (value >> np.uint64(16))


def _beginnings(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the offsets of consecutive lists of these sizes."""
    return np.cumsum(sizes) - sizes
