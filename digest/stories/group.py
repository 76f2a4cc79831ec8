"""Stories: articles that report the same event, found by what they share, merged and split by editors."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

from digest.model import Story
from digest.stories.chronology import days_apart, is_narrow, newest_first, period
from digest.stories.similarity import COMMON, Terms, clauses_of, names_of, runs_of, weight_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
_UNCERTAIN: Final = 1.33  # the same where a date is unknown or only a year: two cases of one court, two views of one city
_TRIED: Final = 3  # stories an article is compared with, the likeliest first
_COMPARED: Final = 50  # members of a very long story that are compared with each other
_SPLIT: Final = "none"  # `story: none` keeps an article out of all stories
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def group(entries: Iterable[Entry], terms: Terms | None = None) -> tuple[Story, ...]:
    """Return the stories of two and more articles, in reading order of their newest members.

    Two articles report one event if they share a weighted 0.18 of their terms, five of them at least, and lie at
    most two weeks apart (five months, if they share half as much again, and a third more where a date is unknown). A story is a centre and the articles that
    similar to it; one more joins if two of these speak for it with 0.23 together. So stories do not grow by chains.
    An editor's `story: name` puts all articles of that name into one story and keeps them out of others.
    `terms` are those of the entries in the order of their ids; giving them saves counting them again.
    """
    ordered = newest_first(entries)
    by_id = sorted(ordered, key=lambda entry: entry.id)
    terms = terms or Terms([entry.signature for entry in by_id])
    place = {entry.id: number for number, entry in enumerate(ordered)}
    named = [(name, members) for name, members in sorted(_named(by_id).items()) if len(members) > 1]
    found = sorted((min(place[by_id[each].id] for each in members), members) for members in _clusters(by_id, terms))
    taken: set[str] = set()
    stories = []
    for name, numbers in (*named, *(("", members) for _, members in found)):
        numbers_in_order = sorted(numbers, key=lambda each: place[by_id[each].id])
        story = _story(name, numbers_in_order, by_id, terms, taken)
        taken.add(story.key)
        stories.append(story)
    return tuple(sorted(stories, key=lambda story: place[story.members[0]]))


def _story(name: str, numbers: Sequence[int], by_id: Sequence[Entry], terms: Terms, taken: set[str]) -> Story:
    """Return the story of some members, given newest first."""
    return Story(
        key=_key(name, by_id[numbers[-1]], taken),
        title_of=by_id[_centre(numbers, terms, by_id)].id,
        members=tuple(by_id[each].id for each in numbers),
        copies=tuple(by_id[each].id for each in _copies(numbers, terms)),
    )


def _named(by_id: Sequence[Entry]) -> dict[str, list[int]]:
    """Return the articles an editor put into a story, by its name."""
    named: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(by_id):
        if entry.front.story is not None and entry.front.story != _SPLIT:
            named[entry.front.story.strip()].append(number)
    return named


def _clusters(by_id: Sequence[Entry], terms: Terms) -> list[list[int]]:
    """Return the groups whose members are all like their centre: the article most like the others becomes one first."""
    allowed = {number for number, entry in enumerate(by_id) if entry.front.story is None}
    periods = [period(entry.facts.date) for entry in by_id]
    edges = _edges(allowed, periods, terms)
    cores = []
    for centre in sorted(edges, key=lambda each: (-sum(edges[each].values()), each)):
        members = edges[centre].keys() & allowed if centre in allowed else ()
        if members:
            cores.append({centre, *members})
            allowed -= cores[-1]
    joined = _joined(cores, allowed, periods, terms)
    return [sorted(core | joined[place]) for place, core in enumerate(cores)]


def _joined(cores: Sequence[set[int]], allowed: set[int], periods: Sequence[_Period], terms: Terms) -> list[set[int]]:
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


def _edges(allowed: set[int], periods: Sequence[_Period], terms: Terms) -> dict[int, dict[int, float]]:
    """Return the articles that report one event as each other."""
    edges: dict[int, dict[int, float]] = defaultdict(dict)
    size, roots = terms.size, terms.roots
    for pair, told in terms.shared.items():
        one, other = divmod(pair, size)
        # Most pairs share too little: that is seen first, as it costs least.
        if weight_of(told) < ALIKE * roots[one] * roots[other] or not _is_specific(told):
            continue
        alike = _alike(one, other, periods, terms)
        if alike >= ALIKE and one in allowed and other in allowed:
            edges[one][other] = edges[other][one] = alike
    return edges


def _is_specific(told: int) -> bool:
    """Tell whether what two articles share is enough, and something that only this event has: no subject alone."""
    names = names_of(told)
    return runs_of(told) + names >= _SHARED and clauses_of(told) + names > 0


def _alike(one: int, other: int, periods: Sequence[_Period], terms: Terms) -> float:
    """Return the similarity of two articles as far as they may report one event; it counts for less across months."""
    days = days_apart(periods[one], periods[other])
    if days > _SEQUEL:
        return 0.0
    dated = is_narrow(periods[one]) and is_narrow(periods[other])
    return terms.similarity(one, other) / (_DISTANCE if days > _WINDOW else 1 if dated else _UNCERTAIN)


def _centre(numbers: Sequence[int], terms: Terms, by_id: Sequence[Entry]) -> int:
    """Return the member most like the others; a title its medium wrote is preferred to one we made."""
    compared = numbers[:_COMPARED]
    alike = [[0.0] * len(compared) for _ in compared]
    for row, one in enumerate(compared):
        for column, other in enumerate(compared[:row]):
            alike[row][column] = alike[column][row] = terms.similarity(one, other)
    worth = [
        (by_id[each].facts.title_made, -round(sum(others), 9), each)
        for each, others in zip(compared, alike, strict=True)
    ]
    return min(worth)[2]


def _copies(numbers: Sequence[int], terms: Terms) -> list[int]:
    """Return the members that repeat an older one nearly word for word, in the order of the members."""
    originals: list[int] = []
    copies = []
    for each in reversed(numbers):
        if any(_repeats(terms, each, other) for other in originals[:_COMPARED]):
            copies.append(each)
        else:
            originals.append(each)
    return copies[::-1]


def _repeats(terms: Terms, one: int, other: int) -> bool:
    most = max(clauses_of(terms.told[one]), clauses_of(terms.told[other]))
    return most > 1 and clauses_of(terms.shares(one, other)) >= COPY * most


def _key(name: str, oldest: Entry, taken: set[str]) -> str:
    """Return a URL-safe key: the editor's name, or one made from the oldest member, which later articles leave as it is."""
    key = name if _PLAIN.fullmatch(name) else "story-" + _hex(name or oldest.id)
    return key if key not in taken else f"{key}-{_hex(oldest.id)}"


def _hex(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
