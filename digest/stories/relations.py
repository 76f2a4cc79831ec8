"""Stories and related articles of a collection, updated incrementally.

What two articles have in common is worth what `weights` and `related` say, which changes only where a rounded count does. So if a
few articles were edited, added or removed, only they are looked at again, with those that have a term whose worth changed and
their neighbours. The result is exactly the one of starting from scratch.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import msgspec

from digest.hashing import digest
from digest.model import Entry, Story, Value
from digest.stories import related
from digest.stories.crosslingual import CrosslingualScores
from digest.stories.group import stories_of
from digest.stories.linkage import Settled, groups
from digest.stories.related import Near
from digest.stories.scores import EventScores, near, source_of
from digest.stories.terms import HASH, StoryTerms, unpacked
from digest.stories.weights import Counts, Weights, counted, of_others, rounded, with_flags

if TYPE_CHECKING:
    from digest.stories.sentences import Sentences

_MOST_CHANGED: Final = 20  # above a 20th of all articles, starting from scratch costs hardly more
_MOST_STALE: Final = 4  # times as many whose scores have to be computed again

Counted: TypeAlias = tuple[Collection[int], str]
"""What is counted of an article: its terms, and its source."""


class Graph(Value):
    """Stories and related articles, with what an update needs. Articles are numbered in the order of their ids."""

    inputs: dict[str, bytes]  # id → everything that was used of the article: see `_input`
    digests: dict[str, str]  # id → digest of the article
    near: bytes  # the neighbours of all articles in order, each as two native uint32: value, number (`related.Near`)
    near_counts: bytes  # a byte for each article: how many neighbours it has
    pairs: bytes  # pairs of articles that are related at all, as native uint64, sorted (see `EventScores`)
    scores: bytes  # the score of each pair, as native float64
    stories: tuple[Story, ...]  # in reading order of their newest members
    related: dict[str, tuple[str, ...]]


class _Relations(NamedTuple):
    near: list[Near]
    scores: dict[int, float]
    unchanged: dict[tuple[str, ...], Story] = {}  # members → earlier story; none of them has changed since
    settled: Settled | None = None


class _Input(NamedTuple):
    """Everything that a graph uses of an article."""

    terms: bytes
    date: tuple[str, str] | None
    story: str | None
    title_made: bool
    source: str
    url: str
    length: int
    kind: str
    lead: bytes  # digest of the language, title and summary


_decoded_input = msgspec.msgpack.Decoder(_Input).decode


def graph(ordered: Sequence[Entry], known: Graph | None = None, sentences: "Sentences | None" = None) -> Graph:
    """Return the stories of articles, and related articles.

    A story is an event: each of its articles is like the others on average (`linkage`) by what `scores` compares. An editor's
    `story: name` puts all articles of that name into one story, apart from others, and `story: none` keeps one out of all.

    Args:
        ordered: The articles in reading order.
        known: Any earlier graph made with or without `sentences`, as this one; it saves work and does not change the result.
        sentences: Finds reports in Chinese and other languages of one event; without it there are hardly any.
    """
    by_id = sorted(ordered, key=lambda entry: entry.id)
    inputs = {entry.id: _known(entry, known) or _input(entry) for entry in by_id}
    digests = {entry.id: entry.digest for entry in by_id}
    if known is not None and known.inputs == inputs:
        return known if known.digests == digests else msgspec.structs.replace(known, digests=digests)
    terms = [unpacked(entry.terms) for entry in by_id]
    across = CrosslingualScores(by_id, sentences) if sentences is not None else None
    updated = _updated(inputs, by_id, terms, known, across) if known is not None else None
    found = updated or _from_scratch(by_id, terms, across)
    place = {entry.id: number for number, entry in enumerate(ordered)}
    stories = stories_of(groups(found.scores, len(by_id), found.settled), by_id, place, terms, found.unchanged)
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
    """Return everything that a graph uses of an article, as MessagePack."""
    facts = entry.facts
    date = (facts.date.value, facts.date.timestamp) if facts.date else None
    made = facts.title_made
    lead = digest(f"{facts.language}\0{facts.title}\0{entry.summary}".encode("utf-8", "surrogatepass"))
    used = _Input(entry.terms, date, entry.front.story, made, facts.source, facts.url, entry.length, facts.kind, lead)
    return msgspec.msgpack.encode(used)


def _from_scratch(
    by_id: Sequence[Entry], terms: Sequence[StoryTerms], across: CrosslingualScores | None
) -> _Relations:  # fmt: skip
    words = [each.words for each in terms]
    near = related.nearest(range(len(words)), words)
    counts = counted(_counted(entry, each) for entry, each in zip(by_id, terms, strict=True))
    scores = EventScores(by_id, [each.terms for each in terms], Weights(counts)).all()
    scores = _higher(scores, across.all() if across is not None else {})
    return _Relations([near[number] for number in range(len(near))], dict(sorted(scores.items())))


def _higher(scores: Mapping[int, float], others: Mapping[int, float]) -> dict[int, float]:
    """Return the higher of two scores of each pair."""
    return {**scores, **{pair: max(score, scores.get(pair, score)) for pair, score in others.items()}}


def _counted(entry: Entry, terms: StoryTerms) -> Counted:
    return terms.terms, source_of(entry.facts.source)


def _updated(
    inputs: Mapping[str, bytes], by_id: Sequence[Entry], terms: Sequence[StoryTerms], known: Graph,
    across: CrosslingualScores | None,
) -> _Relations | None:  # fmt: skip
    """Return what `_from_scratch` would, from an earlier graph; None where too much has changed."""
    changed = {name for name in inputs.keys() | known.inputs.keys() if inputs.get(name) != known.inputs.get(name)}
    sizes = (len(inputs), len(known.inputs))
    if (
        len(changed) * _MOST_CHANGED > len(terms)
        or len(set(map(rounded, sizes))) > 1
        or len(set(map(related.bits, sizes))) > 1
    ):
        return None
    number_of = {name: number for number, name in enumerate(inputs)}
    moved = [number_of.get(name) for name in known.inputs]  # the number of each earlier article now
    fresh = {number_of[name] for name in changed if name in number_of}
    before = [_decoded_input(known.inputs[name]) for name in changed if name in known.inputs]
    unchanged = {story.members: story for story in known.stories if changed.isdisjoint(story.members)}
    near = _updated_near(known, moved, fresh, [each.words for each in terms], before)
    updated = _updated_scores(known, moved, fresh, by_id, terms, before, across)
    if updated is None:
        return None
    scores, changed_scores = updated
    found = [[number_of.get(name, -1) for name in story.members] for story in known.stories]
    free = [sorted(group) for group in found if min(group) >= 0 and by_id[group[0]].front.story is None]
    return _Relations(near, scores, unchanged, Settled(free, changed_scores))


def _updated_near(
    known: Graph,
    moved: Sequence[int | None],
    fresh: set[int],
    words: Sequence[tuple[int, ...]],
    before: Sequence[_Input],
) -> list[Near]:
    removed = Counter(chain.from_iterable([unpacked(each.terms).words for each in before]))
    near, stale = _renumbered(known, moved, fresh, len(words))
    stale |= _with_nearer(near, fresh, words, removed)
    for number, found in related.nearest(stale, words).items():
        near[number] = found
    return near


def _updated_scores(
    known: Graph, moved: Sequence[int | None], fresh: set[int], by_id: Sequence[Entry], terms: Sequence[StoryTerms],
    before: Sequence[_Input], across: CrosslingualScores | None,
) -> tuple[dict[int, float], set[int]] | None:  # fmt: skip
    """Return the scores of all pairs, and the articles that have or had others than before; None if these are many.

    Earlier ones are renumbered, and those of the articles concerned computed again.
    """
    articles = [_counted(entry, each) for entry, each in zip(by_id, terms, strict=True)]
    earlier = [(unpacked(each.terms).terms, source_of(each.source)) for each in before]
    stale = fresh | _revalued(articles, [articles[number] for number in fresh], earlier)
    if len(stale) * _MOST_CHANGED > _MOST_STALE * len(terms):
        return None
    others = near(by_id, stale)
    wanted = {term & HASH for number in others for term in terms[number].terms}
    scores = EventScores(by_id, [each.terms for each in terms], Weights(counted(articles, wanted)))
    found, changed = {}, set(stale)
    for pair, score in zip(array("Q", known.pairs), array("d", known.scores), strict=True):
        one, other = moved[pair // len(moved)], moved[pair % len(moved)]
        if one is not None and other is not None and one not in stale and other not in stale:
            found[one * len(by_id) + other] = score
        else:
            changed.update(number for number in (one, other) if number is not None)
    again = _higher(scores.among(stale, others), across.among(stale) if across is not None else {})
    return dict(sorted((found | again).items())), changed


def _revalued(articles: Sequence[Counted], now: Sequence[Counted], before: Sequence[Counted]) -> set[int]:
    """Return the articles that have a term whose worth the changed articles changed, by what these are now and were before."""
    concerned = {term & HASH for terms, _ in (*now, *before) for term in terms}
    flagged = with_flags(concerned)
    holding = [(flagged.intersection(terms), source) for terms, source in articles]
    counts, added, removed = (counted(each) for each in (holding, now, before))
    of_all = {
        term for term in concerned
        if rounded(counts.terms[term]) != rounded(counts.terms[term] - added.terms[term] + removed.terms[term])
    }  # fmt: skip
    of_sources = {
        source: _revalued_in_source(source, counts, added, removed)
        for source in added.of_sources.keys() | removed.of_sources.keys()
        if source
    }
    found = set()
    for number, (terms, source) in enumerate(holding):
        revalued = of_sources.get(source, set())
        if revalued is None or any(term & HASH in of_all or term & HASH in revalued for term in terms):
            found.add(number)
    return found


def _revalued_in_source(source: str, counts: Counts, added: Counts, removed: Counts) -> set[int] | None:
    """Return the terms whose worth to a source has changed; None if that of all has."""
    size = counts.of_sources.get(source, 0)
    if of_others(size) != of_others(size - added.of_sources.get(source, 0) + removed.of_sources.get(source, 0)):
        return None
    here, more, less = (each.in_sources.get(source, Counter()) for each in (counts, added, removed))
    return {
        term
        for term in more.keys() | less.keys()
        if of_others(here[term]) != of_others(here[term] - more[term] + less[term])
    }


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
