"""What articles have to do with each other, and how little of it has to be found again after an edit.

Kinship is told by two articles alone, and so are neighbours but for words that become commoner or rarer by a power of two. If a
few articles changed, came or went, only they, and those they were or become neighbours of, are looked at again. The result is the
same, to the last bit, as if everything had been found anew.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from itertools import accumulate, chain, pairwise
from typing import Any, Final

import msgspec

from digest.model import Entry, Story, Value
from digest.stories import related
from digest.stories.group import groups, named, told
from digest.stories.related import Near
from digest.stories.same_event import Pairs
from digest.stories.similarity import Terms
from digest.stories.terms import unpacked

_MOST_CHANGED: Final = 20  # from a 20th of all articles on, finding everything again costs hardly more


class Graph(Value):
    """Stories and related reading, and what is needed to find them again after an edit; articles by the order of their ids."""

    read: dict[str, bytes]  # id → all that was read of the article, encoded
    digests: dict[str, str]  # id → digest of the article it was read of
    near: bytes  # neighbours of all articles one after the other, and what is shared is worth: four bytes each
    near_counts: bytes  # how many each has, a byte each
    pairs: bytes  # articles that are kin as pairs, eight bytes each
    kinship: bytes  # and how near kin they are, eight bytes each
    stories: tuple[Story, ...]  # in reading order of their newest members
    related: dict[str, tuple[str, ...]]


Submit = Callable[..., Future[Any]]
"""Starts a call, here or in another process, like `concurrent.futures.Executor.submit`."""


def graph(ordered: Sequence[Entry], known: Graph | None = None, submit: Submit | None = None) -> Graph:
    """Return the stories of articles, given in reading order, and what each is related to; `known` is any earlier graph.

    Two articles report one event if they share a weighted 0.19 of their terms (0.12 where both are known to be of one week),
    if what they share runs through both, and if they do not lie more than 30 days apart; a third joins two such if both speak
    for it. What kin are is told by two articles alone, however many others have the same terms. An editor's `story: name` puts all
    articles of that name into one story and keeps them out of others, and `story: none` keeps one out of all.
    """
    by_id = sorted(ordered, key=lambda entry: entry.id)
    read = {entry.id: _known(entry, known) or _read(entry) for entry in by_id}
    digests = {entry.id: entry.digest for entry in by_id}
    if known is not None and known.read == read:
        return known if known.digests == digests else msgspec.structs.replace(known, digests=digests)
    every = [unpacked(entry.terms) for entry in by_id]
    terms = Terms([each.signature for each in every], [each.spread for each in every])
    words = [each.words for each in every]
    found = _again(by_id, read, terms, words, known) if known is not None else None
    near, kin, same = found or (*_afresh(by_id, terms, words, submit), {})
    place = {entry.id: number for number, entry in enumerate(ordered)}
    stories = _stories(by_id, place, groups(kin, len(by_id)), terms, same)
    return Graph(
        read=read,
        digests=digests,
        near=array("I", chain.from_iterable(chain.from_iterable(near))).tobytes(),
        near_counts=bytes(map(len, near)),
        pairs=array("Q", kin).tobytes(),
        kinship=array("d", kin.values()).tobytes(),
        stories=stories,
        related=_related(by_id, near, stories),
    )


def _known(entry: Entry, known: Graph | None) -> bytes | None:
    """Return what was read of the article before, if it has not changed since."""
    return known.read[entry.id] if known is not None and known.digests.get(entry.id) == entry.digest else None


def _read(entry: Entry) -> bytes:
    found = entry.facts.date
    date = (found.value, found.moment) if found else None
    return msgspec.msgpack.encode((entry.terms, date, entry.front.story, entry.facts.title_made))


def _afresh(
    by_id: Sequence[Entry], terms: Terms, words: Sequence[tuple[int, ...]], submit: Submit | None
) -> tuple[list[Near], dict[int, float]]:
    """Return the neighbours of all articles, found in another process where there is one, and the pairs of one event."""
    near = submit(_nearest, words) if submit is not None else None
    pairs = Pairs(by_id, terms).all(set(range(len(by_id))))
    return near.result() if near is not None else _nearest(words), dict(sorted(pairs.items()))


def _nearest(words: Sequence[tuple[int, ...]]) -> list[Near]:
    near = related.nearest(range(len(words)), words)
    return [near[number] for number in range(len(near))]


def _again(
    by_id: Sequence[Entry], read: dict[str, bytes], terms: Terms, words: Sequence[tuple[int, ...]], known: Graph
) -> tuple[list[Near], dict[int, float], dict[tuple[str, ...], Story]] | None:
    """Return what `_afresh` would and the stories that are as they were; None where too much has changed."""
    changed = {name for name in read.keys() | known.read.keys() if read.get(name) != known.read.get(name)}
    if len(changed) * _MOST_CHANGED > len(by_id) or related.bits(len(by_id)) != related.bits(len(known.read)):
        return None
    were = [unpacked(_READ(known.read[name])[0]).words for name in changed if name in known.read]
    are = [unpacked(_READ(read[name])[0]).words for name in changed if name in read]
    number_of = {entry.id: number for number, entry in enumerate(by_id)}
    moved = [number_of.get(name) for name in known.read]
    fresh = {number_of[name] for name in changed if name in number_of}
    kin = _kin_again(known, moved, fresh, Pairs(by_id, terms))
    near = _near_again(known, moved, fresh, words, _Held(were, are, words))
    return near, kin, {story.members: story for story in known.stories if changed.isdisjoint(story.members)}


class _Held:
    """How many articles have the words of those that changed, before they did and now."""

    def __init__(
        self, were: Sequence[tuple[int, ...]], are: Sequence[tuple[int, ...]], every: Sequence[tuple[int, ...]]
    ) -> None:
        gone, come = Counter(chain.from_iterable(were)), Counter(chain.from_iterable(are))
        concerned = gone.keys() | come.keys()
        counts = Counter(chain.from_iterable([concerned.intersection(each) for each in every]))
        self.now = {term: counts[term] for term in concerned}
        self.before = {term: count - come[term] + gone[term] for term, count in self.now.items()}


_READ = msgspec.msgpack.Decoder(tuple[bytes, msgspec.Raw, msgspec.Raw, msgspec.Raw]).decode


def _kin_again(known: Graph, moved: Sequence[int | None], fresh: set[int], pairs: Pairs) -> dict[int, float]:
    """Return the pairs that are kin: those known, under the numbers articles have now, but those of fresh articles anew."""
    kin = {}
    for pair, kinship in zip(array("Q", known.pairs), array("d", known.kinship), strict=True):
        one, other = moved[pair // len(moved)], moved[pair % len(moved)]
        if one is not None and other is not None and one not in fresh and other not in fresh:
            kin[one * len(pairs.entries) + other] = kinship
    return dict(sorted((kin | pairs.among(fresh)).items()))


def _near_again(
    known: Graph, moved: Sequence[int | None], fresh: set[int], words: Sequence[tuple[int, ...]], held: _Held
) -> list[Near]:
    """Return the neighbours of all articles; found again where one of them changed or went, or a fresh one comes near.

    A word whose worth has changed concerns all that have it.
    """
    near: list[Near] = [()] * len(words)
    stale = set(fresh)
    for number, before in zip(moved, _near(known), strict=True):
        if number is not None and number not in fresh:
            now = [
                (worth, other) for worth, each in before if (other := moved[each]) is not None and other not in fresh
            ]
            near[number] = tuple(now)
            if len(now) < len(before):
                stale.add(number)
    worth = {word: related.rarity(count) for word, count in held.now.items()}
    turned = {word for word, count in held.before.items() if related.rarity(count) != worth[word]}
    base, theirs = related.bits(len(words)), [{word for word in words[number] if worth[word]} for number in fresh]
    wanted = turned.union(*theirs)
    for number, own in enumerate(words):
        if number not in stale and not wanted.isdisjoint(own):
            least = near[number][-1][0] if len(near[number]) == related.KEPT else 1
            if not turned.isdisjoint(own) or any(
                related.shared(each.intersection(own), worth, base) >= least for each in theirs
            ):
                stale.add(number)
    for number, found in related.nearest(stale, words).items():
        near[number] = found
    return near


def _near(known: Graph) -> list[Near]:
    flat = iter(array("I", known.near))
    counted = list(zip(flat, flat, strict=True))
    return [tuple(counted[start:stop]) for start, stop in pairwise(accumulate(known.near_counts, initial=0))]


def _stories(
    by_id: Sequence[Entry], place: dict[str, int], found: Iterable[Sequence[int]], terms: Terms,
    known: dict[tuple[str, ...], Story],
) -> tuple[Story, ...]:  # fmt: skip
    """Return the stories of editors and those that were found, in reading order of their newest members."""
    places = [place[entry.id] for entry in by_id]
    groups = [sorted(group, key=places.__getitem__) for group in found]
    groups.sort(key=lambda group: places[group[0]])
    named_first = [(name, sorted(members, key=places.__getitem__)) for name, members in named(by_id)]
    stories = told((*named_first, *(("", group) for group in groups)), by_id, terms, known)
    return tuple(sorted(stories, key=lambda story: place[story.members[0]]))


def _related(by_id: Sequence[Entry], near: Sequence[Near], stories: Sequence[Story]) -> dict[str, tuple[str, ...]]:
    names = [entry.id for entry in by_id]
    story_of = {member: place for place, story in enumerate(stories) for member in story.members}
    story_of_number = {number: story_of[name] for number, name in enumerate(names) if name in story_of}
    return {
        name: tuple([names[other] for other in related.related(near[number], story_of.get(name), story_of_number)])
        for number, name in enumerate(names)
    }
