"""What an added article may change: its own story, those it merges, and nothing it is not connected with."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.stories.group import groups

KINSHIP = st.sampled_from([0.6, 0.8, 0.9, 1.0, 1.3, 2.0])
Pairs = dict[tuple[int, int], float]


@st.composite
def kin(draw: st.DrawFn) -> Pairs:
    """Return invented kinship of up to twelve articles, older ones with smaller numbers: chains, stars and clusters."""
    every = [(one, other) for one in range(12) for other in range(one + 1, 12)]
    chosen = draw(st.lists(st.sampled_from(every), unique=True, max_size=30))
    return {pair: draw(KINSHIP) for pair in sorted(chosen)}


def told(pairs: Pairs, articles: range | list[int]) -> set[frozenset[int]]:
    """Return the stories of some of the articles."""
    known = {one * 12 + other: kinship for (one, other), kinship in pairs.items() if {one, other} <= set(articles)}
    order = sorted(articles) + [each for each in range(12) if each not in articles]
    return {frozenset(group) for group in groups(known, order)}


def connected(pairs: Pairs, start: int) -> set[int]:
    """Return the articles that a chain of kin connects with one."""
    reached = [start]
    for each in reached:
        reached += [other for pair in pairs if each in pair for other in pair if other not in reached]
    return set(reached)


@given(kin())
def test_the_newest_article_only_joins_and_merges(pairs: Pairs) -> None:
    for newest in range(1, 12):
        before, after = told(pairs, range(newest)), told(pairs, range(newest + 1))
        own = next((story for story in after if newest in story), frozenset({newest}))
        assert all(story in after or story < own for story in before)
        assert after - before <= {own}


@given(kin(), st.integers(0, 11))
def test_an_article_of_any_date_changes_no_story_it_is_not_connected_with(pairs: Pairs, added: int) -> None:
    others = [each for each in range(12) if each != added]
    near = connected(pairs, added)
    before, after = told(pairs, others), told(pairs, range(12))
    assert {story for story in before if not story & near} == {story for story in after if not story & near}


def linked(pairs: Pairs, start: int) -> set[int]:
    """Return the articles that links connect with one: strong kin, and thirds that two strong kin speak for together."""
    reached = {start}
    while True:
        more = set(reached)
        for (one, other), kinship in pairs.items():
            if kinship >= 1.0:
                known = [
                    {each: pairs.get((min(each, end), max(each, end)), 0.0) for each in range(12)}
                    for end in (one, other)
                ]
                thirds = {
                    each
                    for each in range(12)
                    if all(0 < near[each] < 1.0 for near in known) and sum(near[each] for near in known) >= 1.4
                }
                if reached & {one, other, *thirds}:
                    more |= {one, other, *thirds}
        if more == reached:
            return reached
        reached = more


@given(kin(), st.integers(0, 11))
def test_an_article_of_any_date_that_is_told_with_all_it_is_linked_with_only_joins_and_merges(
    pairs: Pairs, added: int
) -> None:
    before, after = told(pairs, [each for each in range(12) if each != added]), told(pairs, range(12))
    own = next((story for story in after if added in story), frozenset({added}))
    if own == linked(pairs, added):
        assert all(story in after or story < own for story in before)
        assert after - before <= {own}


@given(kin())
def test_most_pairs_of_a_story_are_kin_and_every_two_that_are_strong_kin_alone_are_one(pairs: Pairs) -> None:
    for story in told(pairs, range(12)):
        inside = sum({one, other} <= story for one, other in pairs)
        assert 4 * inside > len(story) * (len(story) - 1)
    for pair, kinship in pairs.items():
        assert (frozenset(pair) in told(pairs, list(pair))) is (kinship >= 1.0)


def test_three_in_a_row_are_one_and_a_longer_row_is_not() -> None:
    row = {(place, place + 1): 1.0 for place in range(5)}
    assert told(row, range(3)) == {frozenset({0, 1, 2})}
    assert told(row, range(6)) == {frozenset({0, 1, 2}), frozenset({3, 4, 5})}


def test_an_article_that_is_kin_of_two_stories_merges_them_if_all_hold_together() -> None:
    two = {(0, 1): 1.0, (2, 3): 1.0}
    assert told(two, range(4)) == {frozenset({0, 1}), frozenset({2, 3})}
    held = two | {(each, 4): 1.0 for each in range(4)}
    assert told(held, range(5)) == {frozenset(range(5))}
    assert told(two | {(0, 4): 1.2, (2, 4): 1.0}, range(5)) == {frozenset({0, 1, 4}), frozenset({2, 3})}
