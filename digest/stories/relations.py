"""What articles have to do with each other, and how little of it has to be found again after an edit.

An article's neighbours, edges and story follow from the terms it has and how rare they are. If a few articles were edited,
and none came or went, only they and the articles with a term they gained or lost are touched: what was found for
all others still holds. The result is the same, to the last bit, as if everything had been found anew: weights are
whole numbers, and sums of similarities are taken in the order of the pairs.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import Final

import msgspec

from digest.model import Entry, Story, Value
from digest.stories.chronology import period
from digest.stories.edges import edges, edges_again
from digest.stories.group import Core, cores, joined, joined_again, named, told
from digest.stories.related import WEIGHED, related
from digest.stories.similarity import Terms, pairs

_MOST_TOUCHED: Final = 20  # from a 20th of all articles on, finding everything again costs hardly more


class Graph(Value):
    """Stories and related reading, and what is needed to find them again after an edit; articles by the order of their ids."""

    read: dict[str, bytes]  # id → all that was read of the article, encoded
    near: bytes  # neighbours of all articles one after the other, four bytes each
    near_counts: bytes  # how many each has, a byte each
    pairs: bytes  # edges as pairs, eight bytes each
    alike: bytes  # and how alike they are, eight bytes each
    cores: tuple[Core, ...]
    stories: tuple[Story, ...]  # in reading order of their newest members
    related: dict[str, tuple[str, ...]]


def graph(ordered: Sequence[Entry], known: Graph | None = None) -> Graph:
    """Return the stories of articles, given in reading order, and what each is related to; `known` is any earlier graph.

    Two articles report one event if they share a weighted 0.18 of their terms, five of them at least, and lie at most
    two weeks apart (five months, if they share half as much again, and a third more where a date is unknown). A story
    is a centre and the articles that are similar to it; one more joins if two of these speak for it with 0.23 together.
    So stories do not grow by chains. An editor's `story: name` puts all articles of that name into one story and keeps
    them out of others.
    """
    by_id = sorted(ordered, key=lambda entry: entry.id)
    place = {entry.id: number for number, entry in enumerate(ordered)}
    read = {entry.id: _read(entry) for entry in by_id}
    if known is not None and known.read == read:
        return known
    if known is not None and known.read.keys() == read.keys():
        moved, touched = _touched(by_id, read, known)
        if len(touched) * _MOST_TOUCHED <= len(by_id):
            return _again(by_id, place, read, known, moved, touched)
    return _afresh(by_id, place, read)


def _read(entry: Entry) -> bytes:
    found = entry.facts.date
    date = (found.value, found.moment) if found else None
    return msgspec.msgpack.encode((entry.signature, date, entry.front.story, entry.facts.title_made))


def _touched(by_id: Sequence[Entry], read: dict[str, bytes], known: Graph) -> tuple[set[int], set[int]]:
    """Return the terms that articles gained or lost, and the articles that were edited or have one of them."""
    edited = [number for number, entry in enumerate(by_id) if known.read[entry.id] != read[entry.id]]
    decode = msgspec.msgpack.Decoder(tuple[tuple[int, ...], msgspec.Raw, msgspec.Raw, msgspec.Raw]).decode
    moved: set[int] = set()
    for number in edited:
        moved |= {*by_id[number].signature} ^ {*decode(known.read[by_id[number].id])[0]}
    if not moved:
        return moved, set(edited)
    return moved, {number for number, entry in enumerate(by_id) if not moved.isdisjoint(entry.signature)} | {*edited}


def _afresh(by_id: Sequence[Entry], place: dict[str, int], read: dict[str, bytes]) -> Graph:
    terms = Terms([entry.signature for entry in by_id])
    near = terms.nearest(range(len(by_id)))
    periods = [period(entry.facts.date) for entry in by_id]
    allowed = _allowed(by_id)
    linked = edges(sorted(pairs(range(len(by_id)), near)), allowed, periods, terms)
    found = cores(linked, len(by_id))
    free = allowed.difference(*[core.members for core in found])
    found = _with_joined(found, joined(found, sorted(free), periods, terms))
    stories = _stories(by_id, place, found, terms, {})
    story_of = _story_of(by_id, stories)
    offered = {
        entry.id: tuple([by_id[other].id for other in related(number, near[number], story_of, terms)])
        for number, entry in enumerate(by_id)
    }
    return _packed(read, near, linked, found, stories, offered)


def _again(
    by_id: Sequence[Entry], place: dict[str, int], read: dict[str, bytes], known: Graph, moved: set[int], touched: set[int]
) -> Graph:  # fmt: skip
    """Return the graph after some articles were edited, as `_afresh` would."""
    terms = Terms([entry.signature for entry in by_id])
    before = _near(known)
    near = list(before)
    numbers = sorted(touched)
    for number, found_near in zip(numbers, terms.nearest(numbers), strict=True):
        near[number] = found_near
    periods = [period(entry.facts.date) for entry in by_id]
    allowed = _allowed(by_id)
    linked = edges_again(_linked(known), touched, near, allowed, periods, terms)
    found = cores(linked, len(by_id))
    free = allowed.difference(*[core.members for core in found])
    found = _with_joined(found, joined_again(found, known.cores, touched, moved, free, periods, terms))
    names = {by_id[number].id for number in touched}
    stories = _stories(by_id, place, found, terms, {s.members: s for s in known.stories if names.isdisjoint(s.members)})
    story_of = _story_of(by_id, stories)
    same = {story.members for story in stories} & {story.members for story in known.stories}
    regrouped = {each for s in (*stories, *known.stories) if s.members not in same for each in s.members}
    offered = dict(known.related)
    for number, entry in enumerate(by_id):
        if number in touched or entry.id in regrouped or not touched.isdisjoint(near[number][:WEIGHED]):
            offered[entry.id] = tuple([by_id[other].id for other in related(number, near[number], story_of, terms)])
    return _packed(read, near, linked, found, stories, offered)


def _allowed(by_id: Sequence[Entry]) -> set[int]:
    """Return the articles whose story no editor chose."""
    return {number for number, entry in enumerate(by_id) if entry.front.story is None}


def _with_joined(found: Sequence[Core], join: dict[int, int]) -> list[Core]:
    by_centre: dict[int, list[int]] = {}
    for each, centre in sorted(join.items()):
        by_centre.setdefault(centre, []).append(each)
    return [
        msgspec.structs.replace(core, joined=tuple(by_centre[core.centre])) if core.centre in by_centre else core
        for core in found
    ]


def _stories(
    by_id: Sequence[Entry], place: dict[str, int], found: Sequence[Core], terms: Terms,
    known: dict[tuple[str, ...], Story],
) -> tuple[Story, ...]:  # fmt: skip
    """Return the stories of editors and those that were found, in reading order of their newest members."""
    places = [place[entry.id] for entry in by_id]
    groups = [sorted((*core.members, *core.joined), key=places.__getitem__) for core in found]
    groups.sort(key=lambda group: places[group[0]])
    named_first = [(name, sorted(members, key=places.__getitem__)) for name, members in named(by_id)]
    stories = told((*named_first, *(("", group) for group in groups)), by_id, terms, known)
    return tuple(sorted(stories, key=lambda story: place[story.members[0]]))


def _story_of(by_id: Sequence[Entry], stories: Sequence[Story]) -> dict[int, int]:
    number_of = {entry.id: number for number, entry in enumerate(by_id)}
    return {number_of[member]: place for place, story in enumerate(stories) for member in story.members}


def _packed(
    read: dict[str, bytes], near: Sequence[Sequence[int]], linked: dict[int, float], found: Sequence[Core],
    stories: tuple[Story, ...], offered: dict[str, tuple[str, ...]],
) -> Graph:  # fmt: skip
    return Graph(
        read=read,
        near=array("I", chain.from_iterable(near)).tobytes(),
        near_counts=bytes(map(len, near)),
        pairs=array("Q", linked).tobytes(),
        alike=array("d", linked.values()).tobytes(),
        cores=tuple(found),
        stories=stories,
        related=offered,
    )


def _near(known: Graph) -> list[list[int]]:
    flat = array("I", known.near).tolist()
    return [flat[start:stop] for start, stop in pairwise(accumulate(known.near_counts, initial=0))]


def _linked(known: Graph) -> dict[int, float]:
    return dict(zip(array("Q", known.pairs), array("d", known.alike), strict=True))
