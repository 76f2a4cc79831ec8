"""The index after a few articles have changed or come last: only the lists that hold them are written anew.

The result is, byte for byte, that of `index.build`. Numbers are read and written one by one here: they are few, and a build
that changes one article ends before numpy would be loaded.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from digest.model import Value
from digest.search import shards, terms
from digest.search.document import Document, lines, size_class
from digest.search.shards import Index, joined, number, numbers, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


class Change(Value):
    """An article that is another than before, or comes last."""

    number: int
    before: Document | None
    after: Document


class Posted(Value):
    """What an article adds to the index: under each gram its places, or the article itself."""

    lists: dict[str, tuple[int, ...]]
    grams: dict[str, tuple[str, ...]]  # the tokens of each
    frequent: dict[str, int]  # grams without places → in how many of this article's they stand


def updated(index: Index, read: Callable[[int], bytes], changes: Sequence[Change]) -> Index | None:
    """Return the index after changes, of its shards only those that became others; `read` returns one as it was.

    None where the change is too great to be told list by list: an article outgrew its places, or a gram became frequent or
    rare. Then everything has to be built.
    """
    classes = list(index.classes)
    frequent = dict(index.frequent)
    edits: dict[str, Edit] = {}
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
    return Index(count=index.count, classes=tuple(classes), frequent=frequent, shards=changed)


class Edit:
    """What changes in one list."""

    def __init__(self, gram: tuple[str, ...]) -> None:
        self.gram = gram
        self.gone: set[int] = set()
        self.come: set[int] = set()


def _note(edits: dict[str, Edit], frequent: dict[str, int], change: Change, first: int) -> None:
    """Add to the edits what one article takes out of the lists and puts into them."""
    none = Posted(lists={}, grams={}, frequent={})
    old = _posted(change.before, change.number, first, frequent) if change.before else none
    new = _posted(change.after, change.number, first, frequent)
    for name in old.lists.keys() | new.lists.keys():
        before, after = old.lists.get(name, ()), new.lists.get(name, ())
        if before != after:
            edit = edits.setdefault(name, Edit(old.grams.get(name) or new.grams[name]))
            edit.gone.update(before)
            edit.come.update(after)
    for posted, sign in ((old, -1), (new, 1)):
        for name, count in posted.frequent.items():
            frequent[name] += sign * count


def _posted(document: Document, article: int, first: int, frequent: Mapping[str, int]) -> Posted:
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
    return Posted(lists={name: tuple(found) for name, found in lists.items()}, grams=grams, frequent=often)


def _found(document: Document, first: int, frequent: Mapping[str, int]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield every gram of an article that the index knows with its place; -1 where only the article is listed."""
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


def _by_shard(edits: Mapping[str, Edit], count: int) -> dict[int, list[tuple[str, Edit]]]:
    found: dict[int, list[tuple[str, Edit]]] = {}
    for name, edit in edits.items():
        found.setdefault(terms.shard_of(terms.filed(edit.gram), count), []).append((name, edit))
    return found


def _edited(data: bytes, edits: Sequence[tuple[str, Edit]], frequent: Mapping[str, int]) -> bytes | None:
    """Return a shard after edits of its lists; None if one of them has become too long."""
    names, lists = parsed(data)
    place_of = {name: place for place, name in enumerate(names)}
    added: list[tuple[str, bytes]] = []
    for name, edit in edits:
        place = place_of.get(name)
        values = set(accumulate(numbers(lists[place]))) if place is not None else set()
        values = (values - edit.gone) | edit.come
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
