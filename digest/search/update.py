"""Updating the index after a few articles were edited or added last: only the lists of their grams change.

The result is, byte for byte, that of `index.build`. It is computed without numpy, whose import would take longer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from digest.model import Value
from digest.search import shards, terms
from digest.search.document import SearchDocument, lines, size_class
from digest.search.shards import SearchIndex, joined, number, numbers, parsed


class Change(Value):
    """An article that was edited, or added last."""

    number: int
    before: SearchDocument | None  # None for an added one
    after: SearchDocument


class Postings(Value):
    """The postings of one article."""

    lists: dict[str, tuple[int, ...]]  # name of a gram → its positions, or the article
    grams: dict[str, tuple[str, ...]]  # name of a gram → its tokens
    frequent: dict[str, int]  # grams without a list of positions → number of positions


def updated(index: SearchIndex, read: Callable[[int], bytes], changes: Sequence[Change]) -> SearchIndex | None:
    """Return the index after changes, with only the changed shards; None if it has to be built from scratch.

    That is so where an article outgrows its positions, or a gram becomes frequent or rare.

    Args:
        index: The earlier index.
        read: Returns the bytes of an earlier shard.
        changes: The changed articles.
    """
    classes = list(index.classes)
    frequent = dict(index.frequent)
    edits: dict[str, ListEdit] = {}
    for change in changes:
        size = size_class(sum(len(line) + 1 for line in lines(change.after)))
        if change.before is None:
            classes.append(size)
        if size != classes[change.number]:
            return None
        first = sum(1 << known for known in classes[: change.number])
        _note(edits, frequent, change, first)
    if any(count <= shards.MANY for count in frequent.values()):
        return None
    changed: dict[int, bytes] = {}
    for shard, wanted in sorted(_by_shard(edits, index.count).items()):
        data = read(shard)
        edited = _edited(data, wanted, frequent)
        if edited is None:
            return None
        if edited != data:
            changed[shard] = edited
    return SearchIndex(count=index.count, classes=tuple(classes), frequent=frequent, shards=changed)


class ListEdit:
    """The values to remove from one list and to add to it."""

    def __init__(self, gram: tuple[str, ...]) -> None:
        self.gram = gram
        self.removed: set[int] = set()
        self.added: set[int] = set()


def _note(edits: dict[str, ListEdit], frequent: dict[str, int], change: Change, first: int) -> None:
    """Add the edits of one article, and count its positions of frequent grams."""
    none = Postings(lists={}, grams={}, frequent={})
    old = _posted(change.before, change.number, first, frequent) if change.before else none
    new = _posted(change.after, change.number, first, frequent)
    for name in old.lists.keys() | new.lists.keys():
        before, after = old.lists.get(name, ()), new.lists.get(name, ())
        if before != after:
            edit = edits.setdefault(name, ListEdit(old.grams.get(name) or new.grams[name]))
            edit.removed.update(before)
            edit.added.update(after)
    for posted, sign in ((old, -1), (new, 1)):
        for name, count in posted.frequent.items():
            frequent[name] += sign * count


def _posted(document: SearchDocument, article: int, first: int, frequent: Mapping[str, int]) -> Postings:
    lists: dict[str, list[int]] = {}
    grams: dict[str, tuple[str, ...]] = {}
    often: dict[str, int] = {}
    for gram, place in _found(document, first, frequent):
        name = terms.name(gram)
        grams[name] = gram
        if name in frequent:
            often[name] = often.get(name, 0) + 1
        if name in frequent or place < 0:
            lists[name] = [article]
        else:
            lists.setdefault(name, []).append(place)
    return Postings(lists={name: tuple(found) for name, found in lists.items()}, grams=grams, frequent=often)


def _found(document: SearchDocument, first: int, frequent: Mapping[str, int]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield every indexed gram of an article with its position; -1 where only the article is listed."""
    for term in document.terms:
        yield (term,), -1
    for tokens in lines(document):
        for token in filter(terms.is_word, tokens):
            yield (token,), -1
            if len(token) > 1:
                yield (token[:2] + terms.PREFIX,), -1
        length, starts = 2, list(range(len(tokens) - 1))
        while starts:
            often = [terms.name(tokens[at : at + length]) in frequent for at in range(len(tokens) - length + 1)]
            for at in starts:
                yield tuple(tokens[at : at + length]), first + at
            starts = [at for at in range(len(often) - 1) if often[at] or often[at + 1]]
            length += 1
        first += len(tokens) + 1


def _by_shard(edits: Mapping[str, ListEdit], count: int) -> dict[int, list[tuple[str, ListEdit]]]:
    found: dict[int, list[tuple[str, ListEdit]]] = {}
    for name, edit in edits.items():
        found.setdefault(terms.shard_of(terms.filed(edit.gram), count), []).append((name, edit))
    return found


def _edited(data: bytes, edits: Sequence[tuple[str, ListEdit]], frequent: Mapping[str, int]) -> bytes | None:
    """Return a shard after edits of its lists; None if a list has become too long."""
    names, lists = parsed(data)
    place_of = {name: place for place, name in enumerate(names)}
    added: list[tuple[str, bytes]] = []
    for name, edit in edits:
        place = place_of.get(name)
        values = set(accumulate(numbers(lists[place]))) if place is not None else set()
        values = (values - edit.removed) | edit.added
        if len(values) > shards.MANY and name not in frequent and 1 < len(edit.gram) < shards.LONGEST:
            return None
        if place is not None:
            lists[place] = _written(sorted(values))
        elif values:
            added.append((name, _written(sorted(values))))
    kept = [(name, found) for name, found in zip(names, lists, strict=True) if found]
    for pair in added:
        kept.insert(bisect_left(kept, _order(pair[0]), key=lambda known: _order(known[0])), pair)
    return joined([name for name, _ in kept], [found for _, found in kept])


def _order(name: str) -> tuple[int, int]:
    gram = (name,) if name[:1] == terms.PREFIX or name[-1:] == terms.PREFIX else tuple(terms.cut(name))
    return terms.gram_hash(terms.filed(gram)), terms.gram_hash(gram[::-1])


def _written(values: Sequence[int]) -> bytes:
    return b"".join([number(after - before) for before, after in pairwise((0, *values))])
