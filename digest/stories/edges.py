"""Edges: pairs of articles that report one event, by what they share and how far they lie apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from digest.stories.chronology import days_apart, is_narrow
from digest.stories.similarity import clauses_of, names_of, pairs, runs_of, weight_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from digest.stories.similarity import Terms

Period: TypeAlias = tuple[int, int] | None

ALIKE: Final = 0.18  # similarity from which two articles report one event
SHARED: Final = 5  # terms besides clauses that two such articles share at least
_WINDOW: Final = 14  # days an event is reported
_SEQUEL: Final = 150  # days after which nothing is the same event; between, similarity must be higher
_DISTANCE: Final = 1.5  # by this factor
_UNCERTAIN: Final = (
    1.33  # the same where a date is unknown or only a year: two cases of one court, two views of one city
)
_NEVER: Final = float("inf")


def edges(
    worth: Collection[int], allowed: AbstractSet[int], periods: Sequence[Period], terms: Terms
) -> dict[int, float]:
    """Return, of the pairs worth comparing and in their order, how alike those are that report one event."""
    size = terms.size
    apart = {}
    for pair in worth:
        one, other = divmod(pair, size)
        # What lies years apart needs no comparing, and is most of an old collection.
        if (by := _apart(periods[one], periods[other])) != _NEVER and one in allowed and other in allowed:
            apart[pair] = by
    roots = {each: terms.root(each) for each in {*[pair // size for pair in apart], *[pair % size for pair in apart]}}
    found = {}
    for pair, told in terms.compared(apart).items():
        weight = weight_of(told)
        alike = weight / (roots[pair // size] * roots[pair % size]) / apart[pair] if weight else 0.0
        if alike >= ALIKE and _is_specific(told):
            found[pair] = alike
    return found


def edges_again(
    known: Mapping[int, float], touched: AbstractSet[int], neighbours: Sequence[Sequence[int]],
    allowed: AbstractSet[int], periods: Sequence[Period], terms: Terms,
) -> dict[int, float]:  # fmt: skip
    """Return the edges where those of the articles that were touched have to be found again."""
    size = terms.size
    numbers = [each for each, near in enumerate(neighbours) if each in touched or not touched.isdisjoint(near)]
    worth = [pair for pair in pairs(numbers, neighbours) if pair // size in touched or pair % size in touched]
    fresh = edges(worth, allowed, periods, terms)
    gone = {pair for pair in known if pair // size in touched or pair % size in touched}
    if gone == fresh.keys():
        return {**known, **fresh}  # each in its place
    found = {**known, **fresh}
    return {pair: found[pair] for pair in sorted(found.keys() - (gone - fresh.keys()))}


def alike(one: int, other: int, periods: Sequence[Period], terms: Terms) -> float:
    """Return the similarity of two articles as far as they may report one event; it counts for less across months."""
    apart = _apart(periods[one], periods[other])
    return 0.0 if apart == _NEVER else terms.similarity(one, other) / apart


def _apart(one: Period, other: Period) -> float:
    """Return by how much the similarity of articles of two periods has to be divided."""
    days = days_apart(one, other)
    if days > _WINDOW:
        return _DISTANCE if days <= _SEQUEL else _NEVER
    return 1.0 if is_narrow(one) and (one == other or is_narrow(other)) else _UNCERTAIN


def _is_specific(told: int) -> bool:
    """Tell whether what two articles share is enough, and something that only this event has: no subject alone."""
    names = names_of(told)
    return runs_of(told) + names >= SHARED and clauses_of(told) + names > 0
