"""Groups of articles that report the same event, found by pairs, merged and split by editors."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from digest.hashing import hex_digest
from digest.model import Entry, Story
from digest.stories.chronology import age
from digest.stories.signature import CLAUSE, KIND
from digest.stories.similarity import Signatures, weight

_STRONG: Final = 1.0  # score from which two articles are of one story
_WITNESSED: Final = 1.4  # sum of the scores of an article with two of one story, from which it joins them
COPY: Final = 0.5  # share of sampled clauses from which an article is a copy of another
_COMPARED: Final = 50  # members of a very long story to compare with each other
_SPLIT: Final = "none"  # `story: none` keeps an article out of all stories
_PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def groups(scores: Mapping[int, float], size: int) -> list[list[int]]:
    """Return the articles of each event: groups of two and more, by number.

    Strong pairs are linked, and an article joins a strong pair if its scores with both add up. Stories are the connected
    components: no other way of grouping guarantees that adding an article never splits a story. Unrelated events are kept
    apart by how much a pair has to share, and where (`same_event`).

    Args:
        scores: The pairs of `EventPairs`.
        size: Number of articles in the collection.
    """
    stories = _DisjointSets(size)
    for pair, score in scores.items():
        if score >= _STRONG:
            stories.join(*divmod(pair, size))
    weak: dict[int, dict[int, float]] = defaultdict(dict)
    for pair, score in scores.items():
        one, other = divmod(pair, size)
        if score < _STRONG and stories.find(one) != stories.find(other):
            weak[one][other] = weak[other][one] = score
    for third, known in weak.items():
        for one, other in combinations(sorted(known), 2):
            if known[one] + known[other] >= _WITNESSED and scores.get(one * size + other, 0.0) >= _STRONG:
                stories.join(third, one)
    return stories.groups()


class _DisjointSets:
    """Union-find over article numbers."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))

    def find(self, number: int) -> int:
        """Return the representative of the set of an article."""
        while (parent := self._parents[number]) != number:
            self._parents[number] = number = self._parents[parent]
        return number

    def join(self, one: int, other: int) -> None:
        """Unite the sets of two articles."""
        self._parents[self.find(one)] = self.find(other)

    def groups(self) -> list[list[int]]:
        """Return the sets of two and more, each sorted."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._parents)):
            found[self.find(number)].append(number)
        return [members for members in found.values() if len(members) > 1]


def stories_of(
    groups: Iterable[Iterable[int]],
    by_id: Sequence[Entry],
    place: Mapping[str, int],
    signatures: Signatures,
    known: Mapping[tuple[str, ...], Story],
) -> tuple[Story, ...]:
    """Return the stories named by editors and those found, in reading order of their newest members.

    Args:
        groups: The articles of each event that was found.
        by_id: All entries, sorted by id.
        place: The place of each entry in reading order.
        signatures: Those of all entries.
        known: Earlier stories by members; none of these has changed since.
    """
    places = [place[entry.id] for entry in by_id]
    newest_first = sorted(
        (sorted(group, key=places.__getitem__) for group in groups), key=lambda group: places[group[0]]
    )
    by_editors = [(name, sorted(group, key=places.__getitem__)) for name, group in _named(by_id)]
    taken: set[str] = set()
    stories = []
    for name, numbers in (*by_editors, *(("", group) for group in newest_first)):
        members = tuple([by_id[each].id for each in numbers])
        key = _key(name, by_id[numbers[-1]], taken)
        taken.add(key)
        if before := known.get(members):
            title_of, copies = before.title_of, before.copies
        else:
            title_of = by_id[_centre(numbers, signatures, by_id)].id
            copies = tuple(by_id[each].id for each in _copies(numbers, signatures, by_id))
        stories.append(Story(key=key, title_of=title_of, members=members, copies=copies))
    return tuple(sorted(stories, key=lambda story: place[story.members[0]]))


def _named(by_id: Sequence[Entry]) -> list[tuple[str, list[int]]]:
    """Return the name and the articles of each story that an editor named."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(by_id):
        if entry.front.story is not None and entry.front.story != _SPLIT:
            found[entry.front.story.strip()].append(number)
    return [(name, members) for name, members in sorted(found.items()) if len(members) > 1]


def _centre(numbers: Sequence[int], signatures: Signatures, by_id: Sequence[Entry]) -> int:
    """Return the member most similar to the others; titles from the source are preferred to titles made from the text."""
    compared = numbers[:_COMPARED]
    similar = [[0.0] * len(compared) for _ in compared]
    for row, one in enumerate(compared):
        for column, other in enumerate(compared[:row]):
            shared = weight(signatures.terms(one) & signatures.terms(other))
            similar[row][column] = similar[column][row] = signatures.similarity(one, other, shared)
    best = min((by_id[each].facts.title_made, -round(sum(similar[row]), 9), each) for row, each in enumerate(compared))
    return best[2]


def _copies(numbers: Sequence[int], signatures: Signatures, by_id: Sequence[Entry]) -> list[int]:
    """Return the members that repeat an older one nearly word for word, in order; on one day the first id is the older."""
    originals: list[set[int]] = []
    copies = set()
    for each in sorted(sorted(numbers), key=lambda number: age(by_id[number])):
        clauses = {term for term in signatures.signatures[each] if term & KIND == CLAUSE}
        if any(_repeats(clauses, others) for others in originals[:_COMPARED]):
            copies.add(each)
        else:
            originals.append(clauses)
    return [each for each in numbers if each in copies]


def _repeats(clauses: set[int], others: set[int]) -> bool:
    most = max(len(clauses), len(others))
    return most > 1 and len(clauses & others) >= COPY * most


def _key(name: str, oldest: Entry, taken: set[str]) -> str:
    """Return a URL-safe key: the name by an editor, or a hash of the oldest member, which later articles do not change."""
    key = name if _PLAIN.fullmatch(name) else f"story-{_text_digest(name or oldest.id)}"
    return key if key not in taken else f"{key}-{_text_digest(oldest.id)}"


def _text_digest(text: str) -> str:
    return hex_digest(text.encode("utf-8", "surrogatepass"), 5)
