"""Building the whole index: articles → shards."""

from collections.abc import Iterable, Sequence
from itertools import compress, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from digest.search import shards, terms
from digest.search.grams import Grams, TokenRow, grams, hashed
from digest.search.shards import SearchIndex
from digest.search.terms import SearchDocument

_LONGEST = 5  # bytes of a number
_PART = 1 << 21  # positions of the row for each part of the shards
_MOST_PARTS = 64
_AT_ONCE = 1 << 16  # numbers encoded in one step, to bound the memory used
_CONTINUED = np.array([0, *(int.from_bytes(b"\x80" * step, "little") for step in range(_LONGEST))], dtype=np.int64)


class Lists(NamedTuple):
    """Postings: for each gram a sorted list of positions or articles."""

    names: list[str]  # of the grams
    filed: NDArray[np.uint64]  # hash of what each gram is `filed` under
    order: NDArray[np.uint64]  # hash of the reversed gram: a shard is sorted by both hashes
    values: NDArray[np.int64]  # all lists in a row
    starts: NDArray[np.int64]  # where the list of each gram begins


def build(documents: Iterable[SearchDocument], count: int) -> SearchIndex:
    """Return the index of articles, oldest first, in `count` shards (a power of two)."""
    tokens = TokenRow(documents)
    parts = min(count, _MOST_PARTS, 1 << (len(tokens.row) // _PART).bit_length())
    by_article = (_terms(tokens), *_words(tokens))
    by_length = tuple(grams(tokens, parts))
    frequent: dict[str, int] = {}
    found: list[bytes] = []
    for part in range(parts):
        batches = [_in_part(lists, part, parts) for lists in by_article]
        for each in (of_length[part] for of_length in by_length):
            rare, many = _listed(tokens, each)
            frequent.update(zip(many.names, each.counts[each.frequent].tolist(), strict=True))
            batches += [rare, many]
        per_part = count // parts
        found += _shards(batches, range(part * per_part, (part + 1) * per_part), count)
    return SearchIndex(count=count, classes=tokens.classes, frequent=frequent, shards=dict(enumerate(found)))


def _in_part(lists: Lists, part: int, parts: int) -> Lists:
    """Return the lists of grams that are in one of the parts of the shards."""
    if parts == 1:
        return lists
    which = (lists.filed >> shards.shift(parts)) == part
    sizes = np.diff(lists.starts, append=len(lists.values))
    names = list(compress(lists.names, which.tolist()))
    values = lists.values[np.repeat(which, sizes)]
    return Lists(names, lists.filed[which], lists.order[which], values, _beginnings(sizes[which]))


def _listed(tokens: TokenRow, found: Grams) -> tuple[Lists, Lists]:
    """Return the positions of the rare grams of one length, and the articles of the frequent ones."""
    frequent, counts = found.frequent, found.counts
    of_frequent = np.repeat(frequent, counts)
    rare = _under(tokens, found, ~frequent, found.places[~of_frequent].astype(np.int64), _beginnings(counts[~frequent]))
    articles = np.searchsorted(tokens.places, found.places[of_frequent], "right") - 1
    numbers = np.repeat(np.arange(int(frequent.sum())), counts[frequent])
    values, starts = _without_repeats(numbers, articles)
    return rare, _under(tokens, found, frequent, values, starts)


def _under(
    tokens: TokenRow, found: Grams, which: NDArray[np.bool_], values: NDArray[np.int64], starts: NDArray[np.int64]
) -> Lists:
    """Return the lists of some grams with names and hashes."""
    heads = found.places[found.starts[which]]
    parts = [tokens.row[heads + step] for step in range(found.length)]
    names = [tokens.names[number] for number in parts[0].tolist()]
    for before, part in pairwise(parts):
        spaced = (before >= tokens.first_word) & (part >= tokens.first_word)
        joints = np.where(spaced, " ", "").tolist()
        names = [
            f"{name}{joint}{tokens.names[it]}" for name, joint, it in zip(names, joints, part.tolist(), strict=True)
        ]
    order = hashed([tokens.hashes[part] for part in parts[::-1]])
    return Lists(names, tokens.filed(heads, found.length), order, values, starts)


def _words(tokens: TokenRow) -> tuple[Lists, Lists]:
    """Return the articles of each word, and of each two-letter beginning of words."""
    at = np.flatnonzero(tokens.row >= tokens.first_word)
    articles = np.searchsorted(tokens.places, at, "right") - 1
    names = tokens.names[tokens.first_word :]
    numbers = tokens.row[at].astype(np.int64) - tokens.first_word
    prefixes: dict[str, int] = {}
    prefix_of = [prefixes.setdefault(name[:2] + terms.PREFIX, len(prefixes)) for name in names]
    long = np.array([len(name) > 1 for name in names], dtype=np.bool_)[numbers]
    begins = np.array(prefix_of, dtype=np.int64)[numbers[long]]
    return _by_article(names, numbers, articles), _by_article(list(prefixes), begins, articles[long])


def _terms(tokens: TokenRow) -> Lists:
    """Return the articles of each filter term."""
    numbers: dict[str, int] = {}
    pairs = [
        (numbers.setdefault(term, len(numbers)), article)
        for article, of_article in enumerate(tokens.terms)
        for term in of_article
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


def _shards(batches: Sequence[Lists], wanted: range, count: int) -> list[bytes]:
    """Return the `wanted` ones of all shards, which have these lists, each with its lists in the order of their hashes."""
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
    gaps = np.diff(values, prepend=0)  # each list consists of its first number and the differences of the others
    gaps[starts] = values[starts]
    data, places = _encoded(gaps)
    ends = places[np.append(starts, len(values))]
    bounds = np.arange(wanted.start, wanted.stop + 1)
    cuts = np.searchsorted(filed[order] >> shards.shift(count), bounds).tolist()
    lengths, measures = _encoded(np.diff(ends))
    return [
        shards.shard(names[low:high], lengths[measures[low] : measures[high]], data[ends[low] : ends[high]])
        for low, high in pairwise(cuts)
    ]


def _beginnings(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the offsets of consecutive lists of these sizes."""
    return np.cumsum(sizes) - sizes


def _encoded(values: NDArray[np.int64]) -> tuple[bytes, NDArray[np.int64]]:
    """Encode numbers below 2**35; return the bytes, and the offset of each number with the total length at the end."""
    sizes = np.ones(len(values), dtype=np.int64)
    for step in range(1, _LONGEST):
        sizes += values >= 1 << (7 * step)
    ends = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(sizes, out=ends[1:])
    parts = [
        _seven_bits(values[at : at + _AT_ONCE], sizes[at : at + _AT_ONCE]) for at in range(0, len(values), _AT_ONCE)
    ]
    return b"".join(parts), ends


def _seven_bits(values: NDArray[np.int64], sizes: NDArray[np.int64]) -> bytes:
    """Spread each number over five bytes of seven bits, and keep those it needs."""
    spread = _CONTINUED[sizes]
    for step in range(_LONGEST):
        spread |= (values & (127 << (7 * step))) << step
    table = spread.astype("<i8").view(np.uint8).reshape(-1, 8)[:, :_LONGEST]
    return table[np.arange(_LONGEST) < sizes[:, None]].tobytes()
