"""What an added article may change: its own story, those it merges, and no other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.stories import graph
from digest.stories.chronology import newest_first
from digest.stories.group import groups
from tests.stories.articles import entry
from tests.stories.told import tellings

PASSAGES = tuple("".join(told.texts) for told in tellings("events.md"))
DATES = ("", "2025", "2025-03", "2025-03-02", "2025-03-08", "2025-03-20", "2025-04-10")
KINSHIP = st.sampled_from([0.6, 0.8, 0.9, 1.0, 1.3, 2.0])
Pairs = dict[tuple[int, int], float]


@st.composite
def kin(draw: st.DrawFn) -> Pairs:
    """Return invented kinship of up to twelve articles: chains, stars and clusters."""
    every = [(one, other) for one in range(12) for other in range(one + 1, 12)]
    chosen = draw(st.lists(st.sampled_from(every), unique=True, max_size=30))
    return {pair: draw(KINSHIP) for pair in sorted(chosen)}


def told(pairs: Pairs, articles: range | list[int]) -> set[frozenset[int]]:
    """Return the stories of some of the articles."""
    known = {one * 12 + other: kinship for (one, other), kinship in pairs.items() if {one, other} <= set(articles)}
    return {frozenset(group) for group in groups(known, 12)}


@given(kin(), st.integers(0, 11))
def test_an_article_that_is_added_changes_only_its_own_story_and_those_it_merges(pairs: Pairs, added: int) -> None:
    before, after = told(pairs, [each for each in range(12) if each != added]), told(pairs, range(12))
    own = next((story for story in after if added in story), frozenset({added}))
    assert all(story in after or story < own for story in before)
    assert after - before <= {own}


@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=3), st.sampled_from(DATES)), min_size=9
    ),
    st.integers(0, 8),
)
def test_that_holds_for_texts_of_the_same_passages_too(texts: list[tuple[list[str], str]], added: int) -> None:
    entries = [entry(f"a{number:02}", tuple(text), date=date) for number, (text, date) in enumerate(texts)]
    before = graph(newest_first(each for number, each in enumerate(entries) if number != added)).stories
    after = graph(newest_first(entries)).stories
    own = next((set(story.members) for story in after if entries[added].id in story.members), set())
    assert [story for story in after if own.isdisjoint(story.members)] == [
        story for story in before if own.isdisjoint(story.members)
    ]
    assert all(own.issuperset(story.members) for story in before if not own.isdisjoint(story.members))


@given(kin())
def test_two_alone_are_one_story_exactly_if_they_are_strong_kin_and_nothing_parts_them(pairs: Pairs) -> None:
    whole = told(pairs, range(12))
    for pair, kinship in pairs.items():
        assert (frozenset(pair) in told(pairs, list(pair))) is (kinship >= 1.0)
        assert kinship < 1.0 or any(story.issuperset(pair) for story in whole)


@given(kin(), st.permutations(range(12)))
def test_stories_do_not_depend_on_the_order_of_articles(pairs: Pairs, order: list[int]) -> None:
    moved = {
        (min(order[one], order[other]), max(order[one], order[other])): kinship
        for (one, other), kinship in reversed(pairs.items())
    }
    assert told(moved, range(12)) == {frozenset(order[each] for each in story) for story in told(pairs, range(12))}


def test_two_speak_for_a_third_together() -> None:
    pair = {(0, 1): 1.0}
    assert told(pair | {(0, 2): 0.8, (1, 2): 0.6}, range(3)) == {frozenset({0, 1, 2})}
    assert told(pair | {(0, 2): 0.7, (1, 2): 0.6}, range(3)) == {frozenset({0, 1})}
    assert told({(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9}, range(3)) == set()


def test_an_article_that_is_kin_of_two_stories_merges_them() -> None:
    two = {(0, 1): 1.0, (2, 3): 1.0}
    assert told(two, range(4)) == {frozenset({0, 1}), frozenset({2, 3})}
    assert told(two | {(0, 4): 1.2, (2, 4): 1.0}, range(5)) == {frozenset(range(5))}
