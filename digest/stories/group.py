"""Stories: articles that report the same event, found by what they share, merged and split by editors."""

from __future__ import annotations

import re
from collections import defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from digest.model import Story
from digest.stories.similarity import kind, weight
from digest.stories.terms import CLAUSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from digest.model import Entry
    from digest.stories.similarity import Terms

_STRONG: Final = 1.0  # kinship from which two articles are of one story
_WITNESSED: Final = 1.7  # sum of the weaker kinships to two articles that are strong kin, from which a third joins them
_DENSE: Final = 0.5  # share of pairs that are kin from which a group holds together
COPY: Final = 0.5  # share of sampled clauses from which an article repeats another
_COMPARED: Final = 50  # members of a very long story that are compared with each other
_SPLIT: Final = "none"  # `story: none` keeps an article out of all stories
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def groups(kin: Mapping[int, float], size: int) -> list[list[int]]:
    """Return the articles that report one event together.

    Strong pairs connect, and a third article joins two that are strong kin if both speak for it. What is so connected is
    a story if most of its pairs are kin; else it is a chain, and falls into centres and the articles that are strong
    kin to them. So an article that is added changes nothing but what it is connected to, in whatever order articles come.
    """
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for pair, kinship in kin.items():
        one, other = divmod(pair, size)
        near[one][other] = near[other][one] = kinship
    links: dict[int, list[int]] = defaultdict(list)
    for pair, kinship in kin.items():
        if kinship >= _STRONG:
            one, other = divmod(pair, size)
            links[one].append(other)
            links[other].append(one)
            for third in _spoken_for(near[one], near[other]):
                links[third] += (one, other)
                links[one].append(third)
    return [story for connected in _connected(links) for story in _whole_or_parts(connected, near)]


def _spoken_for(one: Mapping[int, float], other: Mapping[int, float]) -> list[int]:
    """Return the articles that two strong kin speak for together, though neither does alone."""
    return [
        third
        for third in one.keys() & other.keys()
        if one[third] < _STRONG and other[third] < _STRONG and one[third] + other[third] >= _WITNESSED
    ]


def _connected(links: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """Yield the numbers that links connect, each group in order."""
    seen: set[int] = set()
    for start in links:
        reached = [start] if start not in seen else []
        seen.update(reached)
        for each in reached:  # grows while it is read
            fresh = [other for other in dict.fromkeys(links[each]) if other not in seen]
            seen.update(fresh)
            reached += fresh
        if reached:
            yield sorted(reached)


def _whole_or_parts(connected: Sequence[int], near: Mapping[int, Mapping[int, float]]) -> Iterator[list[int]]:
    """Yield what is connected as a whole if most of its pairs are kin; else what the strongest centres hold together."""
    inside = set(connected)
    if sum(len(inside.intersection(near[each])) for each in connected) >= _DENSE * len(connected) * (
        len(connected) - 1
    ):
        yield list(connected)
        return
    strength = {each: sum(k for k in near[each].values() if k >= _STRONG) for each in connected}
    for centre in sorted(connected, key=lambda each: (-strength[each], each)):
        if centre in inside:
            part = {each for each in inside.intersection(near[centre]) if near[centre][each] >= _STRONG} | {centre}
            inside -= part
            if len(part) > 1:
                yield sorted(part)


def named(by_id: Sequence[Entry]) -> list[tuple[str, list[int]]]:
    """Return the stories an editor named, and their articles."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(by_id):
        if entry.front.story is not None and entry.front.story != _SPLIT:
            found[entry.front.story.strip()].append(number)
    return [(name, members) for name, members in sorted(found.items()) if len(members) > 1]


def told(
    groups: Iterable[tuple[str, Sequence[int]]], by_id: Sequence[Entry], terms: Terms,
    known: Mapping[tuple[str, ...], Story],
) -> tuple[Story, ...]:  # fmt: skip
    """Return the story of each group, its members given newest first; `known` are those whose members are what they were."""
    taken: set[str] = set()
    stories = []
    for name, numbers in groups:
        members = tuple([by_id[each].id for each in numbers])
        before = known.get(members)
        story = Story(
            key=_key(name, by_id[numbers[-1]], taken),
            title_of=before.title_of if before else by_id[_centre(numbers, terms, by_id)].id,
            members=members,
            copies=before.copies if before else tuple(by_id[each].id for each in _copies(numbers, terms)),
        )
        taken.add(story.key)
        stories.append(story)
    return tuple(stories)


def _centre(numbers: Sequence[int], terms: Terms, by_id: Sequence[Entry]) -> int:
    """Return the member most like the others; a title its medium wrote is preferred to one we made."""
    compared = numbers[:_COMPARED]
    similar = [[0.0] * len(compared) for _ in compared]
    for row, one in enumerate(compared):
        for column, other in enumerate(compared[:row]):
            similar[row][column] = similar[column][row] = terms.alike(
                one, other, weight(terms.of(one) & terms.of(other))
            )
    worth = [
        (by_id[each].facts.title_made, -round(sum(others), 9), each)
        for each, others in zip(compared, similar, strict=True)
    ]
    return min(worth)[2]


def _copies(numbers: Sequence[int], terms: Terms) -> list[int]:
    """Return the members that repeat an older one nearly word for word, in the order of the members."""
    originals: list[set[int]] = []
    copies = []
    for each in reversed(numbers):
        clauses = {term for term in terms.signatures[each] if kind(term) == CLAUSE}
        if any(_repeats(clauses, others) for others in originals[:_COMPARED]):
            copies.append(each)
        else:
            originals.append(clauses)
    return copies[::-1]


def _repeats(clauses: set[int], others: set[int]) -> bool:
    most = max(len(clauses), len(others))
    return most > 1 and len(clauses & others) >= COPY * most


def _key(name: str, oldest: Entry, taken: set[str]) -> str:
    """Return a URL-safe key: the editor's name, or one made from the oldest member, which later articles leave as it is."""
    key = name if _PLAIN.fullmatch(name) else "story-" + _hex(name or oldest.id)
    return key if key not in taken else f"{key}-{_hex(oldest.id)}"


def _hex(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
