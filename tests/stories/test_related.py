"""Related reading: articles that share the rarest words, never of the same story, in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import FrontMatter
from digest.stories import graph
from digest.stories import related as relating
from digest.stories.chronology import newest_first
from tests.stories.articles import BRIDGE, LIBRARY, OTHER_BRIDGE, WHALE, entry, with_terms
from tests.stories.events import reports

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.model import Entry

LIGHT_RAIL = (
    "青湖轻轨公司昨天招标，线路从青湖大桥下层过湖。",
    "市政府的顾问欧阳澍没有出席。轻轨公司预计三年后试运行，票价还没有定，车辆从“云杉车辆厂”订购。",
    "市民问得最多的是早班车几点发，轻轨公司说会与渡轮衔接。",
)
ENTRIES = (
    entry("bridge", BRIDGE, title="青湖大桥合龙"),
    entry("bridge-again", OTHER_BRIDGE, title="湖上连成一线"),
    entry("rail", LIGHT_RAIL, title="轻轨过湖"),
    entry("library", LIBRARY, title="书开进村"),
    entry("whale", WHALE, title="Whale refloated", language="en"),
)


def related(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    return graph(newest_first(entries)).related


def test_what_shares_words_is_related() -> None:
    apart = [msgspec.structs.replace(each, front=FrontMatter(story="none")) for each in ENTRIES]
    found = related(apart)
    assert {"rail", "bridge-again"} <= set(found["bridge"])
    assert found["library"] == found["whale"] == ()


@pytest.mark.xfail(
    strict=True, reason="without a date, a report on what the same bridge is for is taken for the same event"
)
def test_what_shares_words_is_related_and_the_same_story_is_not() -> None:
    found = related(ENTRIES)
    assert set(found) == {entry.id for entry in ENTRIES}
    assert "rail" in found["bridge"]
    assert "bridge-again" not in found["bridge"]
    assert found["library"] == found["whale"] == ()


def test_at_most_five_are_offered_and_never_the_article_itself() -> None:
    entries = [entry(f"a{place}", BRIDGE, story="none") for place in range(9)]
    for name, others in related(entries).items():
        assert len(others) == 5
        assert name not in others


@given(st.permutations(ENTRIES))
def test_the_order_of_articles_does_not_matter(entries: list[Entry]) -> None:
    assert related(entries) == related(ENTRIES)


def with_words(name: str, words: Iterable[int]) -> Entry:
    return with_terms(entry(name), words=sorted(words))


def test_rare_words_are_worth_more_than_common_ones() -> None:
    of_many = [with_words(f"c{place:02}", (1, 2, 3, 1_000 + place)) for place in range(20)]
    rare, common = with_words("rare", (1, 11, 12, 13)), with_words("common", (1, 2, 3, 14))
    found = related((*of_many, rare, common, with_words("asked", (1, 2, 3, 11, 12, 13))))
    assert found["asked"][0] == "rare"
    assert found["rare"] == ("asked",)


def test_fewer_than_three_shared_words_relate_nothing() -> None:
    assert related((with_words("a", (1, 2, 3)), with_words("b", (1, 2, 4)))) == {"a": (), "b": ()}


def test_a_word_of_very_many_articles_relates_nothing() -> None:
    crowd = [with_words(f"c{place:02}", (1, 2, 3, 100 + place)) for place in range(relating.COMMON + 1)]
    assert set(related(crowd).values()) == {()}
    assert related(crowd[1:])["c01"] != ()


@given(st.integers(2, 400), st.integers(2, 400))
def test_a_rarer_word_is_never_worth_less(few: int, many: int) -> None:
    few, many = sorted((few, many))
    assert relating.rarity(few) >= relating.rarity(many)
    assert (relating.rarity(many) == 0) is (many > relating.COMMON)
    assert relating.rarity(1) == 0


def test_most_that_is_offered_is_of_the_same_subject() -> None:
    """Four subjects, each with events of its own: the related articles are of the same subject."""
    every = reports("subjects.md")
    entries = [each.entry(f"{number:03}") for number, each in enumerate(every)]
    found = related(entries)
    pairs = [(every[int(one)].subject, every[int(other)].subject) for one, others in found.items() for other in others]
    assert sum(bool(others) for others in found.values()) >= 0.9 * len(every)
    assert sum(one == other for one, other in pairs) >= 0.9 * len(pairs)
