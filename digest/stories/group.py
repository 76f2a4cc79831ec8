"""Stories: articles that report the same event, found by what they share, merged and split by editors."""

from __future__ import annotations

import re
from collections import defaultdict
from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING, Final

from digest.model import Story
from digest.stories.chronology import age
from digest.stories.similarity import kind, weight
from digest.stories.terms import CLAUSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.model import Entry
    from digest.stories.similarity import Terms

_STRONG: Final = 1.0  # kinship from which two articles are of one story
_WITNESSED: Final = 1.4  # sum of its kinships to two articles that are strong kin, from which a third joins them
COPY: Final = 0.5  # share of sampled clauses from which an article repeats another
_COMPARED: Final = 50  # members of a very long story that are compared with each other
_SPLIT: Final = "none"  # `story: none` keeps an article out of all stories
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def groups(kin: Mapping[int, float], size: int) -> list[list[int]]:
    """Return the articles that report one event together, of a collection of that size.

    Two strong kin are of one story, and a third joins them if both speak for it. Stories are what these links connect and
    nothing else: so an article that is added joins a story or merges some, and changes no other, whatever its date. That is
    the only rule of that kind: if two alone are one story and nothing that is added may part them, all that links connect is.
    What keeps unrelated events apart is how much two have to share, therefore, and where (kinship.py).
    """
    told = _Told(size)
    for pair, kinship in kin.items():
        if kinship >= _STRONG:
            told.join(*divmod(pair, size))
    hardly: dict[int, dict[int, float]] = defaultdict(dict)
    for pair, kinship in kin.items():
        one, other = divmod(pair, size)
        if kinship < _STRONG and told.of(one) != told.of(other):
            hardly[one][other] = hardly[other][one] = kinship
    for third, known in hardly.items():
        for one, other in combinations(sorted(known), 2):
            if known[one] + known[other] >= _WITNESSED and kin.get(one * size + other, 0.0) >= _STRONG:
                told.join(third, one)
    return told.groups()


class _Told:
    """Articles told together: disjoint sets, each known by one of its members."""

    def __init__(self, size: int) -> None:
        self._towards = list(range(size))

    def of(self, number: int) -> int:
        """Return the article that an article's set is known by."""
        while (above := self._towards[number]) != number:
            self._towards[number] = number = self._towards[above]
        return number

    def join(self, one: int, other: int) -> None:
        """Make one of the sets of two articles."""
        self._towards[self.of(one)] = self.of(other)

    def groups(self) -> list[list[int]]:
        """Return the sets of two and more, each in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._towards)):
            found[self.of(number)].append(number)
        return [members for members in found.values() if len(members) > 1]


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
            copies=before.copies if before else tuple(by_id[each].id for each in _copies(numbers, terms, by_id)),
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


def _copies(numbers: Sequence[int], terms: Terms, by_id: Sequence[Entry]) -> list[int]:
    """Return the members that repeat an older one nearly word for word, in their order; of one day the first id is the older."""
    originals: list[set[int]] = []
    copies = set()
    for each in sorted(sorted(numbers), key=lambda number: age(by_id[number])):
        clauses = {term for term in terms.signatures[each] if kind(term) == CLAUSE}
        if any(_repeats(clauses, others) for others in originals[:_COMPARED]):
            copies.add(each)
        else:
            originals.append(clauses)
    return [each for each in numbers if each in copies]


def _repeats(clauses: set[int], others: set[int]) -> bool:
    most = max(len(clauses), len(others))
    return most > 1 and len(clauses & others) >= COPY * most


def _key(name: str, oldest: Entry, taken: set[str]) -> str:
    """Return a URL-safe key: the editor's name, or one made from the oldest member, which later articles leave as it is."""
    key = name if _PLAIN.fullmatch(name) else "story-" + _hex(name or oldest.id)
    return key if key not in taken else f"{key}-{_hex(oldest.id)}"


def _hex(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
