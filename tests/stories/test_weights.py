"""What terms are worth: rare ones more, those a source repeats less, and the same whichever terms are counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.stories.weights import COMMON, Weights, counted, of_others, rounded

ARTICLES = st.lists(
    st.tuples(st.frozensets(st.integers(0, 9).map(lambda n: n * 8)), st.sampled_from(["", "甲报", "乙报"]))
)


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_counts_are_rounded_down_by_less_than_a_third_and_in_order(few: int, many: int) -> None:
    few, many = sorted((few, many))
    assert rounded(few) <= rounded(many)
    assert 2 * few / 3 < rounded(few) <= few or few == 0
    assert [rounded(count) for count in (0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12)] == [0, 1, 2, 3, 4, 4, 6, 6, 8, 8, 12]


@given(ARTICLES, st.frozensets(st.integers(0, 9).map(lambda n: n * 8)))
def test_terms_counted_alone_count_as_among_all(
    articles: list[tuple[frozenset[int], str]], wanted: frozenset[int]
) -> None:
    every, some = (
        counted((tuple(terms), source) for terms, source in articles),
        counted(((tuple(terms), source) for terms, source in articles), wanted),
    )
    assert some.of_sources == every.of_sources
    assert some.articles == every.articles == len(articles)
    for term in wanted:
        assert some.terms[term] == every.terms[term]
        for source in every.in_sources:
            assert (some.in_sources[source][term] if source in some.in_sources else 0) == every.in_sources[source][term]


def test_the_rarer_a_term_the_more_it_is_worth() -> None:
    articles = [((8, *((16,) if number < 100 else ()), *((24,) if number < 4 else ())), "") for number in range(1_000)]
    weights = Weights(counted(articles))
    assert 0 < weights.of(8) < weights.of(16) < weights.of(24) < weights.of(32)
    assert [weights.proposes(term) for term in (8, 16, 24, 32)] == [False, True, True, False]
    assert rounded(COMMON) == COMMON


def test_what_a_source_repeats_is_worth_less_to_it_alone() -> None:
    articles = [((8,), "甲报")] * 20 + [((16,), "乙报")] * 500
    weights = Weights(counted(articles))
    assert weights.within(8, "甲报") < 0.3 * weights.of(8)
    assert weights.within(8, "乙报") == weights.of(8) == weights.within(8, "")


def test_two_articles_of_a_source_are_not_a_habit_of_it() -> None:
    assert of_others(2) == of_others(1) == 0
    weights = Weights(counted([((8,), "甲报")] * 2 + [((16,), "甲报")] * 40 + [((24,), "乙报")] * 400))
    assert weights.within(8, "甲报") > 0.8 * weights.of(8)
