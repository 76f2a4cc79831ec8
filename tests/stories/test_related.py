"""Related reading: what shares most, never of the same story, whatever the order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from digest.stories import graph
from digest.stories.chronology import newest_first
from tests.stories.articles import BRIDGE, BRIDGE_RETOLD, LIBRARY, WHALE, entry

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
    entry("bridge-again", BRIDGE_RETOLD, title="湖上连成一线"),
    entry("rail", LIGHT_RAIL, title="轻轨过湖"),
    entry("library", LIBRARY, title="书开进村"),
    entry("whale", WHALE, title="Whale refloated", language="en"),
)


def related(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    return graph(newest_first(entries)).related


def test_what_shares_names_is_related_and_the_same_story_is_not() -> None:
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
