"""Average linkage: groups of articles whose mean score over all pairs is high enough, so that nothing is joined by a chain."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush
from typing import Final, NamedTuple, TypeAlias

from digest.stories.scores import JOINED, UNRELATED

Excess: TypeAlias = dict[int, dict[int, float]]
"""Of each group the sums, over all pairs with each other group, of what their scores have above `UNRELATED`."""

_ROUNDED: Final = 9  # decimals: sums in another order are the same


class Settled(NamedTuple):
    """What is left of an earlier grouping."""

    groups: list[list[int]]
    changed: set[int]  # articles that had or have other scores


def groups(scores: Mapping[int, float], size: int, settled: Settled | None = None) -> list[list[int]]:
    """Return the articles of each event: groups of two and more, by number.

    The two groups with the highest mean score are joined, as long as it is `JOINED` at least. A pair without a score counts as
    `UNRELATED`.

    Args:
        scores: The pairs of `EventScores`.
        size: Number of articles in the collection.
        settled: Saves work and does not change the result.
    """
    part_of = _parts(divmod(pair, size) for pair, score in scores.items() if score >= JOINED)
    known, kept = settled or Settled([], set()), set()
    if settled is not None:
        kept = set(part_of.values()).difference([part_of[number] for number in known.changed if number in part_of])
    excess: dict[int, Excess] = defaultdict(lambda: defaultdict(dict))
    for pair, score in scores.items():
        one, other = divmod(pair, size)
        part = part_of.get(one)
        if part is not None and part == part_of.get(other) and part not in kept:
            found = excess[part]
            found[one][other] = found[other][one] = score - UNRELATED
    linked = [group for part in excess.values() for group in _linked(part)]
    return sorted(linked + [group for group in known.groups if part_of.get(group[0]) in kept])


def _parts(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each article the representative of those it is connected with."""
    parents: dict[int, int] = {}

    def find(number: int) -> int:
        parents.setdefault(number, number)
        while (parent := parents[number]) != number:
            parents[number] = number = parents[parent]
        return number

    for one, other in pairs:
        parents[find(one)] = find(other)
    return {number: find(number) for number in list(parents)}


def _linked(excess: Excess) -> list[list[int]]:
    """Return the groups among connected articles."""
    members = {number: [number] for number in excess}
    heap = [(-score, one, other) for one, others in excess.items() for other, score in others.items() if one < other]
    heapify(heap)
    following = max(excess) + 1  # numbers of joined groups
    least = JOINED - UNRELATED
    while heap:
        mean, one, other = heappop(heap)
        if -mean < least:
            break
        if one not in members or other not in members:
            continue
        members[following] = members.pop(one) + members.pop(other)
        sums = excess.pop(one)
        for each, score in excess.pop(other).items():
            sums[each] = sums.get(each, 0.0) + score
        excess[following] = {each: score for each, score in sums.items() if each not in (one, other)}
        for each, score in excess[following].items():
            excess[each].pop(one, None)
            excess[each].pop(other, None)
            excess[each][following] = score
            pairs = len(members[following]) * len(members[each])
            heappush(heap, (-round(score / pairs, _ROUNDED), each, following))
        following += 1
    return [sorted(group) for group in members.values() if len(group) > 1]
