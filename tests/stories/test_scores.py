"""Scores: each kind of evidence counts in its direction, and no pair that is related is missed."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import DateFact, Entry
from digest.stories.scores import JOINED, UNRELATED, EventScores, near, source_of
from digest.stories.terms import unpacked
from digest.stories.weights import Weights, counted
from tests.stories.articles import BRIDGE, LIBRARY, OTHER_BRIDGE, WHALE, entry
from tests.stories.events import reports

if TYPE_CHECKING:
    from collections.abc import Sequence

OTHERS = [each.entry(f"o{number:03}") for number, each in enumerate((*reports("events.md"), *reports("subjects.md")))]
ONE = entry("a", BRIDGE, title="青湖大桥合龙", date="2024-05-03", source="青湖日报")
TWO = entry("b", OTHER_BRIDGE, title="青湖大桥主梁合龙", date="2024-05-03", source="湖畔晚报")


def scores_of(entries: Sequence[Entry]) -> EventScores:
    terms = [unpacked(each.terms).terms for each in entries]
    counts = counted((own, source_of(each.facts.source)) for each, own in zip(entries, terms, strict=True))
    return EventScores(entries, terms, Weights(counts))


def score(one: Entry, other: Entry) -> float:
    return scores_of((one, other, *OTHERS)).score(0, 1)


def on(day: str, some: Entry = TWO) -> Entry:
    date = DateFact(value=day, precision="day", evidence=day) if day else None
    return msgspec.structs.replace(some, facts=msgspec.structs.replace(some.facts, date=date))


def test_two_reports_of_an_event_score_above_and_reports_of_others_far_below() -> None:
    assert score(ONE, TWO) > JOINED
    assert score(ONE, entry("b", LIBRARY, title="书开进村", date="2024-05-03")) < JOINED - 1
    assert score(ONE, entry("b", WHALE, title="Whale refloated", date="2024-05-03")) < JOINED - 1


def test_each_day_counts_until_none_is_left() -> None:
    days = [score(ONE, on(f"2024-05-{day:02}")) for day in range(3, 9)]
    assert all(later < earlier for earlier, later in pairwise(days))
    assert score(ONE, on("2024-05-09")) == UNRELATED
    assert score(ONE, on("2023-05-03")) == UNRELATED


@pytest.mark.parametrize("vague", ["", "2024", "2024-05"])
def test_a_date_that_is_not_known_to_the_day_needs_more(vague: str) -> None:
    assert UNRELATED < score(ONE, on(vague)) < score(ONE, TWO)
    assert score(ONE, on("2023")) == UNRELATED


def test_two_articles_of_one_source_need_more_and_two_of_one_address_less() -> None:
    of_one = msgspec.structs.replace(TWO, facts=msgspec.structs.replace(TWO.facts, source=ONE.facts.source))
    assert score(ONE, of_one) < score(ONE, TWO) - 1
    at_one = [
        msgspec.structs.replace(each, facts=msgspec.structs.replace(each.facts, url="https://lake.example/9"))
        for each in (ONE, of_one)
    ]
    assert score(*at_one) > score(ONE, TWO)


def test_a_round_up_is_of_no_event() -> None:
    of_kind = msgspec.structs.replace(TWO, facts=msgspec.structs.replace(TWO.facts, kind="round-up"))
    assert score(ONE, of_kind) < score(ONE, TWO) - 2


def test_the_longer_both_texts_are_the_more_they_have_to_share() -> None:
    long, longer = (msgspec.structs.replace(each, length=1_500) for each in (ONE, TWO))
    assert score(long, longer) < score(ONE, TWO)
    assert score(long, TWO) == score(ONE, TWO)


def test_no_related_pair_is_missed_and_any_part_gives_the_same() -> None:
    entries = sorted((ONE, TWO, *OTHERS), key=lambda each: each.id)
    every = scores_of(entries).all()
    assert every
    for one, other in combinations(range(len(entries)), 2):
        found = scores_of(entries).score(one, other) if one < 3 else every.get(one * len(entries) + other, UNRELATED)
        assert every.get(one * len(entries) + other, UNRELATED) in (found, UNRELATED)
    assert scores_of(entries).among(range(len(entries)), range(len(entries))) == every


@given(st.frozensets(st.integers(0, len(OTHERS) - 1), max_size=5))
def test_the_pairs_of_some_articles_are_those_of_all(some: frozenset[int]) -> None:
    scores = scores_of(OTHERS)
    size = len(OTHERS)
    expected = {pair: each for pair, each in scores.all().items() if not some.isdisjoint(divmod(pair, size))}
    assert scores.among(some, near(OTHERS, some)) == expected


def test_an_article_whose_story_an_editor_chose_is_not_compared() -> None:
    chosen = msgspec.structs.replace(TWO, front=msgspec.structs.replace(TWO.front, story="none"))
    assert scores_of((ONE, chosen, *OTHERS)).among([0, 1], range(9)) == {}
