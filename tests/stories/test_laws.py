"""An added article changes its own story, those it merges, and no other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.stories import graph
from digest.stories.chronology import newest_first
from digest.stories.group import groups
from tests.stories.articles import entry
from tests.stories.events import reports

PASSAGES = tuple("".join(report.texts) for report in reports("events.md"))
DATES = ("", "2025", "2025-03", "2025-03-02", "2025-03-08", "2025-03-20", "2025-04-10")
SCORES = st.sampled_from([0.6, 0.8, 0.9, 1.0, 1.3, 2.0])
Pairs = dict[tuple[int, int], float]


@st.composite
def scores(draw: st.DrawFn) -> Pairs:
    """Return invented scores of up to twelve articles: chains, stars and clusters."""
    every = [(one, other) for one in range(12) for other in range(one + 1, 12)]
    chosen = draw(st.lists(st.sampled_from(every), unique=True, max_size=30))
    return {pair: draw(SCORES) for pair in sorted(chosen)}


def grouped(pairs: Pairs, articles: range | list[int]) -> set[frozenset[int]]:
    """Return the stories of some of the articles."""
    known = {one * 12 + other: score for (one, other), score in pairs.items() if {one, other} <= set(articles)}
    return {frozenset(group) for group in groups(known, 12)}


@given(scores(), st.integers(0, 11))
def test_an_added_article_changes_only_its_own_story_and_those_it_merges(pairs: Pairs, added: int) -> None:
    before, after = grouped(pairs, [each for each in range(12) if each != added]), grouped(pairs, range(12))
    own = next((story for story in after if added in story), frozenset({added}))
    assert all(story in after or story < own for story in before)
    assert after - before <= {own}


@given(
    st.lists(
        st.tuples(st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=3), st.sampled_from(DATES)), min_size=9
    ),
    st.integers(0, 8),
)
def test_the_same_holds_for_texts_made_of_the_same_passages(texts: list[tuple[list[str], str]], added: int) -> None:
    entries = [entry(f"a{number:02}", tuple(text), date=date) for number, (text, date) in enumerate(texts)]
    before = graph(newest_first(each for number, each in enumerate(entries) if number != added)).stories
    after = graph(newest_first(entries)).stories
    own = next((set(story.members) for story in after if entries[added].id in story.members), set())
    assert [story for story in after if own.isdisjoint(story.members)] == [
        story for story in before if own.isdisjoint(story.members)
    ]
    assert all(own.issuperset(story.members) for story in before if not own.isdisjoint(story.members))


@given(scores())
def test_a_strong_pair_is_one_story_alone_and_in_any_company(pairs: Pairs) -> None:
    whole = grouped(pairs, range(12))
    for pair, score in pairs.items():
        assert (frozenset(pair) in grouped(pairs, list(pair))) is (score >= 1.0)
        assert score < 1.0 or any(story.issuperset(pair) for story in whole)


@given(scores(), st.permutations(range(12)))
def test_stories_do_not_depend_on_the_order_of_articles(pairs: Pairs, order: list[int]) -> None:
    moved = {
        (min(order[one], order[other]), max(order[one], order[other])): score
        for (one, other), score in reversed(pairs.items())
    }
    assert grouped(moved, range(12)) == {
        frozenset(order[each] for each in story) for story in grouped(pairs, range(12))
    }


def test_two_articles_together_are_evidence_for_a_third() -> None:
    pair = {(0, 1): 1.0}
    assert grouped(pair | {(0, 2): 0.8, (1, 2): 0.6}, range(3)) == {frozenset({0, 1, 2})}
    assert grouped(pair | {(0, 2): 0.7, (1, 2): 0.6}, range(3)) == {frozenset({0, 1})}
    assert grouped({(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9}, range(3)) == set()


def test_an_article_that_matches_two_stories_merges_them() -> None:
    two = {(0, 1): 1.0, (2, 3): 1.0}
    assert grouped(two, range(4)) == {frozenset({0, 1}), frozenset({2, 3})}
    assert grouped(two | {(0, 4): 1.2, (2, 4): 1.0}, range(5)) == {frozenset(range(5))}
