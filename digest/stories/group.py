"""Stories: articles that report the same event, found by what they share, merged and split by editors."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

from digest.model import Story
from digest.stories.chronology import days_apart, newest_first, period
from digest.stories.signature import CLAUSE, NAME, RUN, TITLE
from digest.stories.similarity import COMMON, Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.model import Entry

    _Period: TypeAlias = tuple[int, int] | None

ALIKE: Final = 0.18  # similarity from which two articles report one event
WITNESSED: Final = 0.23  # sum of the similarities to two members from which an article joins their story
_WITNESS: Final = 0.08  # what each of the two must have
COPY: Final = 0.5  # share of sampled clauses from which an article repeats another
_SHARED: Final = 5  # terms besides clauses that two such articles share at least
_WINDOW: Final = 14  # days an event is reported
_SEQUEL: Final = 150  # days after which nothing is the same event; between, similarity must be higher
_DISTANCE: Final = 1.5  # by this factor
_TRIED: Final = 3  # stories an article is compared with, the likeliest first
_TELLING: Final = 2  # of the rare terms bring two articles together to be compared
_SPLIT: Final = "none"  # `story: none` keeps an article out of all stories
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def group(entries: Iterable[Entry], terms: Terms | None = None) -> tuple[Story, ...]:
    """Return the stories of two and more articles, in reading order of their newest members.

    Two articles report one event if they share a weighted 0.18 of their terms, five of them at least, and lie at
    most two weeks apart (five months, if they share half as much again). A story is a centre and the articles that
    similar to it; one more joins if two of these speak for it with 0.23 together. So stories do not grow by chains.
    An editor's `story: name` puts all articles of that name into one story and keeps them out of others.
    `terms` are those of the entries in the order of their ids; giving them saves counting them again.
    """
    ordered = newest_first(entries)
    place = {entry.id: number for number, entry in enumerate(ordered)}
    by_id = sorted(ordered, key=lambda entry: entry.id)
    free = [entry for entry in by_id if entry.front.story is None]
    terms = terms or Terms([entry.signature for entry in by_id])
    number = {entry.id: index for index, entry in enumerate(by_id)}
    taken: set[str] = set()
    stories = []
    found = [(name, members) for name, members in _named(by_id).items() if len(members) > 1]
    found += [("", members) for members in _clusters(free, by_id, terms, number)]
    for name, members in sorted(found, key=lambda each: (not each[0], min(place[entry.id] for entry in each[1]))):
        members = sorted(members, key=lambda entry: place[entry.id])
        key = _key(name, members[-1], taken)
        taken.add(key)
        numbers = [number[entry.id] for entry in members]
        stories.append(
            Story(
                key=key,
                title_of=by_id[_centre(numbers, members, terms, by_id)].id,
                members=tuple(entry.id for entry in members),
                copies=_copies(members, numbers, terms),
            ),
        )
    return tuple(sorted(stories, key=lambda story: place[story.members[0]]))


def _named(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return the articles an editor put into a story, by its name."""
    named: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.front.story is not None and entry.front.story != _SPLIT:
            named[entry.front.story.strip()].append(entry)
    return named


def _clusters(
    free: Sequence[Entry], by_id: Sequence[Entry], terms: Terms, number: Mapping[str, int]
) -> list[list[Entry]]:
    """Return the groups whose members are all like their centre: the article most like the others becomes one first."""
    allowed = {number[entry.id] for entry in free}
    periods = [period(entry.facts.date) for entry in by_id]
    edges = _edges(allowed, periods, terms)
    cores = []
    for centre in sorted(edges, key=lambda each: (-sum(edges[each].values()), each)):
        members = edges[centre].keys() & allowed if centre in allowed else ()
        if members:
            cores.append({centre, *members})
            allowed -= cores[-1]
    joined = _joined(cores, allowed, periods, terms)
    return [[by_id[each] for each in sorted(core | joined[place])] for place, core in enumerate(cores)]


def _joined(
    cores: Sequence[set[int]], allowed: set[int], periods: Sequence[_Period], terms: Terms
) -> list[set[int]]:
    """Return the articles that join each core, because two of its members speak for them."""
    owners: dict[int, set[int]] = defaultdict(set)
    for place, core in enumerate(cores):
        for term in frozenset().union(*(terms.sets[each] for each in core)):
            if terms.frequency[term] <= COMMON:
                owners[term].add(place)
    joined: list[set[int]] = [set() for _ in cores]
    known = frozenset(owners)
    for each in sorted(allowed):
        shared = terms.sets[each] & known
        tally = Counter(chain.from_iterable(map(owners.__getitem__, shared))) if len(shared) >= _SHARED else {}
        promising = sorted((place for place, count in tally.items() if count >= _SHARED), key=lambda p: (-tally[p], p))
        for place in promising[:_TRIED]:
            alike = sorted((_alike(each, member, periods, terms) for member in cores[place]), reverse=True)
            if alike[1] >= _WITNESS and alike[0] + alike[1] >= WITNESSED:
                joined[place].add(each)
                break
    return joined


def _edges(
    allowed: set[int], periods: Sequence[_Period], terms: Terms
) -> dict[int, dict[int, float]]:
    """Return the articles that report one event as each other."""
    edges: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other in terms.pairs(_TELLING):
        if one in allowed and other in allowed and days_apart(periods[one], periods[other]) <= _SEQUEL:
            alike = _alike(one, other, periods, terms)
            if alike >= ALIKE and terms.shared(one, other, RUN, NAME, TITLE) >= _SHARED:
                edges[one][other] = edges[other][one] = alike
    return edges


def _alike(one: int, other: int, periods: Sequence[_Period], terms: Terms) -> float:
    """Return the similarity of two articles as far as they may report one event; across months it counts for less."""
    days = days_apart(periods[one], periods[other])
    if days > _SEQUEL:
        return 0.0
    return terms.similarity(one, other) / (1 if days <= _WINDOW else _DISTANCE)


def _centre(numbers: Sequence[int], members: Sequence[Entry], terms: Terms, by_id: Sequence[Entry]) -> int:
    """Return the member most like the others; a title its medium wrote is preferred to one we made."""

    def worth(each: int) -> tuple[bool, float, int]:
        others = sum(terms.similarity(each, other) for other in numbers if other != each)
        return (by_id[each].facts.title_made, -round(others, 9), each)

    if len(members) > 50:  # the sum over all pairs would be slow, and any good title will do
        return min(numbers, key=lambda each: (by_id[each].facts.title_made, each))
    return min(numbers, key=worth)


def _copies(members: Sequence[Entry], numbers: Sequence[int], terms: Terms) -> tuple[str, ...]:
    """Return the members that repeat an older one nearly word for word, in the order of the members."""
    copies = []
    originals: list[int] = []
    for entry, each in reversed(list(zip(members, numbers, strict=True))):
        if any(_repeats(terms, each, other) for other in originals[:50]):
            copies.append(entry.id)
        else:
            originals.append(each)
    return tuple(reversed(copies))


def _repeats(terms: Terms, one: int, other: int) -> bool:
    most = max(terms.has(one, CLAUSE), terms.has(other, CLAUSE))
    return most > 1 and terms.shared(one, other, CLAUSE) >= COPY * most


def _key(name: str, oldest: Entry, taken: set[str]) -> str:
    """Return a URL-safe key: the editor's name, or one made from the oldest member, which later articles leave as it is."""
    key = name if _PLAIN.fullmatch(name) else "story-" + _hex(name or oldest.id)
    return key if key not in taken else f"{key}-{_hex(oldest.id)}"


def _hex(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
