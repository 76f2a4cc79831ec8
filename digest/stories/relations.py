"""Stories and related articles of a collection, updated incrementally.

Whether two articles report one event depends on these two alone, and so do neighbours, except for words that become commoner or
rarer by a power of two. So if a few articles were edited, added or removed, only they and their old and new neighbours are looked
at again. The result is exactly the one of starting from scratch.
"""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import Final, NamedTuple

import msgspec

from digest.model import Entry, Story, Value
from digest.stories import related
from digest.stories.group import groups, stories_of
from digest.stories.related import Near
from digest.stories.same_event import EventPairs
from digest.stories.signature import unpacked
from digest.stories.similarity import Signatures

_MOST_CHANGED: Final = 20  # above a 20th of all articles, starting from scratch costs hardly more


class Graph(Value):
    """Stories and related articles, with what an update needs. Articles are numbered in the order of their ids."""

    inputs: dict[str, bytes]  # id → everything that was used of the article: see `_input`
    digests: dict[str, str]  # id → digest of the article
    near: bytes  # the neighbours of all articles in order, each as two native uint32: value, number (`related.Near`)
    near_counts: bytes  # a byte for each article: how many neighbours it has
    pairs: bytes  # pairs that may report one event, as native uint64, sorted (see `EventPairs`)
    scores: bytes  # the score of each pair, as native float64
    stories: tuple[Story, ...]  # in reading order of their newest members
    related: dict[str, tuple[str, ...]]


class _Relations(NamedTuple):
    near: list[Near]
    scores: dict[int, float]
    unchanged: dict[tuple[str, ...], Story]  # members → earlier story; none of them has changed since


_decoded_input = msgspec.msgpack.Decoder(tuple[bytes, msgspec.Raw, msgspec.Raw, msgspec.Raw]).decode


def graph(ordered: Sequence[Entry], known: Graph | None = None) -> Graph:
    """Return the stories of articles, and related articles.

    Two articles report one event if they share a weighted 0.19 of their terms (0.12 where both are known to be of one week), if
    these run through both, and if they are at most 30 days apart; a third joins two if both are evidence for it. An editor's
    `story: name` puts all articles of that name into one story, apart from others, and `story: none` keeps one out of all.

    Args:
        ordered: The articles in reading order.
        known: Any earlier graph; it saves work and does not change the result.
    """
    by_id = sorted(ordered, key=lambda entry: entry.id)
    inputs = {entry.id: _known(entry, known) or _input(entry) for entry in by_id}
    digests = {entry.id: entry.digest for entry in by_id}
    if known is not None and known.inputs == inputs:
        return known if known.digests == digests else msgspec.structs.replace(known, digests=digests)
    terms = [unpacked(entry.terms) for entry in by_id]
    words = [each.words for each in terms]
    pairs = EventPairs(by_id, Signatures(terms))
    found = (_updated(inputs, words, pairs, known) if known is not None else None) or _from_scratch(words, pairs)
    place = {entry.id: number for number, entry in enumerate(ordered)}
    stories = stories_of(groups(found.scores, len(by_id)), by_id, place, pairs.signatures, found.unchanged)
    return Graph(
        inputs=inputs,
        digests=digests,
        near=array("I", chain.from_iterable(chain.from_iterable(found.near))).tobytes(),
        near_counts=bytes(map(len, found.near)),
        pairs=array("Q", found.scores).tobytes(),
        scores=array("d", found.scores.values()).tobytes(),
        stories=stories,
        related=_related(by_id, found.near, stories),
    )


def _known(entry: Entry, known: Graph | None) -> bytes | None:
    """Return the earlier input of an article that has not changed since."""
    return known.inputs[entry.id] if known is not None and known.digests.get(entry.id) == entry.digest else None


def _input(entry: Entry) -> bytes:
    """Return everything that a graph uses of an article, as MessagePack: (terms, date, story, title_made)."""
    found = entry.facts.date
    date = (found.value, found.timestamp) if found else None
    return msgspec.msgpack.encode((entry.terms, date, entry.front.story, entry.facts.title_made))


def _words(encoded: bytes) -> tuple[int, ...]:
    return unpacked(_decoded_input(encoded)[0]).words


def _from_scratch(words: Sequence[tuple[int, ...]], pairs: EventPairs) -> _Relations:
    near = related.nearest(range(len(words)), words)
    return _Relations([near[number] for number in range(len(near))], dict(sorted(pairs.all().items())), {})


def _updated(
    inputs: Mapping[str, bytes], words: Sequence[tuple[int, ...]], pairs: EventPairs, known: Graph
) -> _Relations | None:
    """Return what `_from_scratch` would, from an earlier graph; None where too much has changed."""
    changed = {name for name in inputs.keys() | known.inputs.keys() if inputs.get(name) != known.inputs.get(name)}
    if len(changed) * _MOST_CHANGED > len(words) or related.bits(len(words)) != related.bits(len(known.inputs)):
        return None
    number_of = {name: number for number, name in enumerate(inputs)}
    moved = [number_of.get(name) for name in known.inputs]  # the number of each earlier article now
    fresh = {number_of[name] for name in changed if name in number_of}
    removed = Counter(chain.from_iterable([_words(known.inputs[name]) for name in changed if name in known.inputs]))
    near, stale = _renumbered(known, moved, fresh, len(words))
    stale |= _with_nearer(near, fresh, words, removed)
    for number, found in related.nearest(stale, words).items():
        near[number] = found
    unchanged = {story.members: story for story in known.stories if changed.isdisjoint(story.members)}
    return _Relations(near, _updated_scores(known, moved, fresh, pairs), unchanged)


def _updated_scores(known: Graph, moved: Sequence[int | None], fresh: set[int], pairs: EventPairs) -> dict[int, float]:
    """Return the scores of all pairs: earlier ones, renumbered, and new ones of the changed articles."""
    scores = {}
    for pair, score in zip(array("Q", known.pairs), array("d", known.scores), strict=True):
        one, other = moved[pair // len(moved)], moved[pair % len(moved)]
        if one is not None and other is not None and one not in fresh and other not in fresh:
            scores[one * len(pairs.entries) + other] = score
    return dict(sorted((scores | pairs.among(fresh)).items()))


def _renumbered(known: Graph, moved: Sequence[int | None], fresh: set[int], size: int) -> tuple[list[Near], set[int]]:
    """Return the earlier neighbours under their new numbers, and the articles that are fresh or lost a neighbour."""
    near: list[Near] = [()] * size
    stale = set(fresh)
    for number, before in zip(moved, _unpacked_near(known), strict=True):
        if number is not None and number not in fresh:
            now = [
                (worth, other) for worth, each in before if (other := moved[each]) is not None and other not in fresh
            ]
            near[number] = tuple(now)
            if len(now) < len(before):
                stale.add(number)
    return near, stale


def _with_nearer(
    near: Sequence[Near], fresh: set[int], words: Sequence[tuple[int, ...]], removed: Counter[int]
) -> set[int]:
    """Return the articles that a fresh one comes near to, or that have a word whose worth has changed.

    `removed` counts the earlier words of the articles that were changed or removed.
    """
    added = Counter(chain.from_iterable([words[number] for number in fresh]))
    concerned = removed.keys() | added.keys()
    counts = Counter(chain.from_iterable([concerned.intersection(each) for each in words]))
    worth = {word: related.rarity(counts[word]) for word in concerned}
    earlier = {word: related.rarity(counts[word] - added[word] + removed[word]) for word in concerned}
    revalued = {word for word in concerned if worth[word] != earlier[word]}
    base = related.bits(len(words))
    theirs = [{word for word in words[number] if worth[word]} for number in fresh]
    wanted = revalued.union(*theirs)
    found = set()
    for number, own in enumerate(words):
        if wanted.isdisjoint(own):
            continue
        least = near[number][-1][0] if len(near[number]) == related.KEPT else 1
        shared = (related.shared(each.intersection(own), worth, base) for each in theirs)
        if not revalued.isdisjoint(own) or any(worth >= least for worth in shared):
            found.add(number)
    return found


def _unpacked_near(known: Graph) -> list[Near]:
    numbers = iter(array("I", known.near))
    flat = list(zip(numbers, numbers, strict=True))
    return [tuple(flat[start:stop]) for start, stop in pairwise(accumulate(known.near_counts, initial=0))]


def _related(by_id: Sequence[Entry], near: Sequence[Near], stories: Sequence[Story]) -> dict[str, tuple[str, ...]]:
    names = [entry.id for entry in by_id]
    story_of = {member: place for place, story in enumerate(stories) for member in story.members}
    story_of_number = {number: story_of[name] for number, name in enumerate(names) if name in story_of}
    return {
        name: tuple([names[other] for other in related.related(near[number], story_of.get(name), story_of_number)])
        for number, name in enumerate(names)
    }
