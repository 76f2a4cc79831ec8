"""Average linkage: groups are like each other on average, none is made by a chain, and the order does not matter."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from digest.stories.linkage import groups
from digest.stories.scores import JOINED, UNRELATED

SIZE = 12
SCORES = st.sampled_from([-2.5, -1.0, -0.25, 0.0, 0.5, 1.5, 4.0])
Pairs = dict[tuple[int, int], float]


@st.composite
def scores(draw: st.DrawFn) -> Pairs:
    """Return invented scores of up to twelve articles: chains, stars and clusters."""
    every = list(combinations(range(SIZE), 2))
    chosen = draw(st.lists(st.sampled_from(every), unique=True, max_size=40))
    return {pair: draw(SCORES) for pair in sorted(chosen)}


def grouped(pairs: Pairs) -> list[list[int]]:
    return groups({one * SIZE + other: score for (one, other), score in pairs.items()}, SIZE)


def mean(pairs: Pairs, these: list[int], those: list[int]) -> float:
    found = [pairs.get((min(one, other), max(one, other)), UNRELATED) for one in these for other in those]
    return sum(found) / len(found)


@given(scores())
def test_no_two_groups_are_left_that_are_alike_on_average(pairs: Pairs) -> None:
    found = grouped(pairs)
    alone = [[number] for number in range(SIZE) if not any(number in group for group in found)]
    for one, other in combinations([*found, *alone], 2):
        assert mean(pairs, one, other) < JOINED


@given(scores())
def test_the_members_of_a_group_are_alike_on_average(pairs: Pairs) -> None:
    for group in grouped(pairs):
        inside = [pairs.get(pair, UNRELATED) for pair in combinations(group, 2)]
        assert sum(inside) / len(inside) >= JOINED - 1e-6


@given(scores())
def test_unconnected_articles_do_not_matter(pairs: Pairs) -> None:
    half = {pair: score for pair, score in pairs.items() if max(pair) < SIZE // 2}
    rest = {pair: score for pair, score in pairs.items() if min(pair) >= SIZE // 2}
    assert grouped(half | rest) == sorted(grouped(half) + grouped(rest))


def test_a_chain_is_not_a_group() -> None:
    chain = {(number, number + 1): 1.0 for number in range(SIZE - 1)}
    assert max(map(len, grouped(chain))) == 2
    assert grouped(dict.fromkeys(combinations(range(SIZE), 2), 1.0)) == [list(range(SIZE))]


def test_the_nearest_are_joined_first() -> None:
    assert grouped({(0, 1): 1.0, (1, 2): 2.0}) == [[1, 2]]
    assert grouped({(0, 1): 3.5, (1, 2): 0.0, (0, 2): 0.0}) == [[0, 1, 2]]
