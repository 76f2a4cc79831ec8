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
    from collections.abc import Iterable, Mapping, Sequence

    from digest.model import Entry
    from digest.stories.similarity import Terms

    Near = Mapping[int, Mapping[int, float]]

_STRONG: Final = 1.0  # kinship from which two articles are of one story
_WITNESSED: Final = 1.4  # sum of the weaker kinships to two articles that are strong kin, from which a third joins them
_DENSE: Final = 0.5  # a group holds together if more of its pairs are kin
COPY: Final = 0.5  # share of sampled clauses from which an article repeats another
_COMPARED: Final = 50  # members of a very long story that are compared with each other
_SPLIT: Final = "none"  # `story: none` keeps an article out of all stories
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class _Group:
    """Articles told together so far, and how many of their pairs are kin."""

    def __init__(self, first: int) -> None:
        self.members = {first}
        self.pairs = 0

    def holds_with(self, other: _Group, near: Near) -> bool:
        """Tell whether most pairs would be kin if another group joined."""
        size = len(self.members) + len(other.members)
        return 2 * (self.pairs + other.pairs + self.between(other, near)) > _DENSE * size * (size - 1)

    def between(self, other: _Group, near: Near) -> int:
        """Return how many pairs of two groups are kin."""
        few, many = sorted((self.members, other.members), key=len)
        return sum(len(many.intersection(near[each])) for each in few)


def groups(kin: Mapping[int, float], oldest_first: Sequence[int]) -> list[list[int]]:
    """Return the articles that report one event together.

    Articles come one by one, the oldest first. One joins the groups it has a strong kin in, and a third joins two that are
    strong kin if both speak for it: as many of these groups as hold together, most of their pairs being kin. So no story
    grows by a chain.

    An added article changes no story that kin do not connect it with. Where it is told with all that it is linked with, and
    so no chain is cut, it changes only its own story and those it merges, whatever its date; where it is the newest, that
    holds for any chain. What is left is an article put into the past of a chain that is cut: it may be cut elsewhere.
    (No rule is without that case: if two strong kin alone are one story, and nothing added may part them, then stories are
    whatever links connect. 10,000 articles mixed of the same passages are then one story of 9,104.)
    """
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for pair, kinship in kin.items():
        one, other = divmod(pair, len(oldest_first))
        near[one][other] = near[other][one] = kinship
    told: dict[int, _Group] = {}
    for fresh in oldest_first:
        if fresh in near:
            linked = _linked(fresh, near, told)
            told[fresh] = _Group(fresh)
            if linked:
                _join(fresh, linked, near, told)
    found = {id(group): group for group in told.values() if len(group.members) > 1}
    return [sorted(group.members) for group in found.values()]


def _linked(fresh: int, near: Near, told: Mapping[int, _Group]) -> dict[int, float]:
    """Return the articles so far that a fresh one is to be told with, and how near kin they are."""
    kin = {other: kinship for other, kinship in near[fresh].items() if other in told}
    found = {other: kinship for other, kinship in kin.items() if kinship >= _STRONG}
    if len(kin) < 2:  # as of most: nobody is there to speak for a third
        return found
    for other in tuple(found):
        found |= {third: kin[third] for third in _spoken_for(kin, near[other])}
    for one in kin.keys() - found.keys():
        for other, kinship in near[one].items():
            if kinship >= _STRONG and other in kin and kin[one] + kin[other] >= _WITNESSED:
                found |= {one: kin[one], other: kin[other]}
    return found


def _join(fresh: int, linked: Mapping[int, float], near: Near, told: dict[int, _Group]) -> None:
    """Join the groups of linked articles one after the other, the nearest kin first, as long as one holds with what is there."""
    own = told[fresh]
    nearest = sorted(linked, key=lambda each: (-linked[each], each))
    waiting = list({id(told[each]): told[each] for each in nearest}.values())
    while other := next((group for group in waiting if own.holds_with(group, near)), None):
        own.pairs += other.pairs + own.between(other, near)
        own.members |= other.members
        for each in other.members:
            told[each] = own
        waiting.remove(other)


def _spoken_for(one: Mapping[int, float], other: Mapping[int, float]) -> list[int]:
    """Return the articles that two strong kin speak for together, though neither does alone."""
    return [
        third
        for third in one.keys() & other.keys()
        if one[third] < _STRONG and other[third] < _STRONG and one[third] + other[third] >= _WITNESSED
    ]


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
