"""Candidates: all articles of about one time that share enough, and none that are far apart."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from digest.stories.chronology import days_apart
from digest.stories.same_event import Sketches

PERIODS = (None, (700_000, 700_364), *((day, day) for day in range(700_000, 700_200, 7)), (700_031, 700_060))


@given(st.lists(st.tuples(st.sampled_from(PERIODS), st.frozensets(st.integers(0, 40), min_size=9)), max_size=30))
def test_every_pair_of_one_time_that_shares_enough_is_a_candidate(
    articles: list[tuple[tuple[int, int] | None, frozenset[int]]],
) -> None:
    sketches = Sketches([terms for _, terms in articles])
    periods = {number: known for number, (known, _) in enumerate(articles)}
    found = {frozenset({one, other}) for one, others in sketches.candidates(periods) for other in others}
    pairs = [(one, other) for one in range(len(articles)) for other in range(one)]
    near = {
        frozenset(pair)
        for pair in pairs
        if days_apart(*(periods[each] for each in pair)) <= 30 and sketches.are_candidates(*pair)
    }
    assert near <= found
    assert all(sketches.are_candidates(*pair) for pair in found)
    assert all(days_apart(*(periods[each] for each in pair)) < 60 for pair in found)


def test_nearly_all_pairs_as_weak_as_any_of_one_event_are_candidates() -> None:
    """Of 64 terms each, seven are shared: pairs of one event have at least five."""
    chance = random.Random(3)
    count = 1_000
    pairs = [chance.sample(range(1 << 30), 121) for _ in range(count)]
    sketches = Sketches([terms for pair in pairs for terms in (pair[:64], pair[57:])])
    assert sum(sketches.are_candidates(2 * place, 2 * place + 1) for place in range(count)) > 0.97 * count
    strangers = [sketches.are_candidates(2 * place, 2 * place + 2) for place in range(count - 1)]
    assert not any(strangers)


def test_a_sketch_depends_on_the_terms_alone() -> None:
    one, other = Sketches([[3, 1, 2]]), Sketches([[9], [1, 2, 3]])
    assert one.of(0).digest() == other.of(1).digest()
