"""Updating the index after a few articles were edited or added last: only the lists of their grams change.

The result is, byte for byte, that of `index.build`. It is computed without numpy, whose import would take longer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from digest.search import shards, terms
from digest.search.shards import SearchIndex, joined, number, numbers, parsed
from digest.search.terms import SearchDocument


class Change(NamedTuple):
    """An article that was edited, or added last."""

    number: int
    before: SearchDocument | None  # None for an added article
    after: SearchDocument


class ListEdit(NamedTuple):
    """The values to remove from one list and to add to it."""

    removed: set[int]
    added: set[int]


def updated(index: SearchIndex, read: Callable[[int], bytes], changes: Sequence[Change]) -> SearchIndex | None:
    """Return the index after changes, with only the changed shards; `read` returns the bytes of an earlier shard.

    None if it has to be built from scratch: an article outgrows its positions, or a gram becomes frequent or rare.
    """
    classes, frequent = list(index.classes), dict(index.frequent)
    edits: dict[str, ListEdit] = {}
    for change in changes:
        size = terms.size_class(sum(len(line) + 1 for line in terms.lines(change.after)))
        if change.before is None:
            classes.append(size)
        if size != classes[change.number]:
            return None
        first = sum(1 << known for known in classes[: change.number])
        _note(edits, frequent, change, first)
    if any(count <= shards.MANY for count in frequent.values()):
        return None
    by_shard: dict[int, list[tuple[str, ListEdit]]] = defaultdict(list)
    for name, edit in edits.items():
        by_shard[terms.shard_of(terms.filed(_gram(name)), index.count)].append((name, edit))
    changed: dict[int, bytes] = {}
    for shard, wanted in sorted(by_shard.items()):
        data = read(shard)
        edited = _edited(data, wanted, frequent)
        if edited is None:
            return None
        if edited != data:
            changed[shard] = edited
    return SearchIndex(count=index.count, classes=tuple(classes), frequent=frequent, shards=changed)


def _note(edits: dict[str, ListEdit], frequent: dict[str, int], change: Change, first: int) -> None:
    """Add the edits of one article, and count its positions of frequent grams."""
    old = _postings(change.before, change.number, first, frequent) if change.before else {}
    new = _postings(change.after, change.number, first, frequent)
    for name in old.keys() | new.keys():
        before, after = old.get(name, []), new.get(name, [])
        if name in frequent:
            frequent[name] += len(after) - len(before)
        if set(before) != set(after):
            edit = edits.setdefault(name, ListEdit(set(), set()))
            edit.removed.update(before)
            edit.added.update(after)


def _postings(document: SearchDocument, article: int, first: int, frequent: Mapping[str, int]) -> dict[str, list[int]]:
    """Return the positions of each gram of an article; the article, as often, where only articles are listed."""
    lists: dict[str, list[int]] = defaultdict(list)
    for name, place in _found(document, first, frequent):
        lists[name].append(article if place is None or name in frequent else place)
    return lists


def _found(document: SearchDocument, first: int, frequent: Mapping[str, int]) -> Iterator[tuple[str, int | None]]:
    """Yield the name of every indexed gram of an article with its position; None where only the article is listed."""
    for term in document.terms:
        yield term, None
    for tokens in terms.lines(document):
        for token in filter(terms.is_word, tokens):
            yield token, None
            if len(token) > 1:
                yield token[:2] + terms.PREFIX, None
        length, starts = 2, list(range(len(tokens) - 1))
        while starts:
            names = [terms.name(tokens[at : at + length]) for at in range(len(tokens) - length + 1)]
            for at in starts:
                yield names[at], first + at
            starts = [at for at in range(len(names) - 1) if names[at] in frequent or names[at + 1] in frequent]
            length += 1
        first += len(tokens) + 1


def _edited(data: bytes, edits: Sequence[tuple[str, ListEdit]], frequent: Mapping[str, int]) -> bytes | None:
    """Return a shard after edits of its lists; None if a list has become too long."""
    names, lists = parsed(data)
    place_of = {name: place for place, name in enumerate(names)}
    added: list[tuple[str, bytes]] = []
    for name, edit in edits:
        place = place_of.get(name)
        values = set(accumulate(numbers(lists[place]))) if place is not None else set()
        values = (values - edit.removed) | edit.added
        if len(values) > shards.MANY and name not in frequent and 1 < len(_gram(name)) < shards.LONGEST:
            return None
        if place is not None:
            lists[place] = _written(sorted(values))
        elif values:
            added.append((name, _written(sorted(values))))
    kept = [(name, found) for name, found in zip(names, lists, strict=True) if found]
    for pair in added:
        kept.insert(bisect_left(kept, _order(pair[0]), key=lambda known: _order(known[0])), pair)
    return joined([name for name, _ in kept], [found for _, found in kept])


def _gram(name: str) -> tuple[str, ...]:
    return (name,) if name[:1] == terms.PREFIX or name[-1:] == terms.PREFIX else tuple(terms.cut(name))


def _order(name: str) -> tuple[int, int]:
    gram = _gram(name)
    return terms.gram_hash(terms.filed(gram)), terms.gram_hash(gram[::-1])


def _written(values: Sequence[int]) -> bytes:
    return b"".join([number(after - before) for before, after in pairwise((0, *values))])
