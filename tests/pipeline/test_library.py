"""The gather: order, indexes, translations, whatever order articles come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from digest.pipeline.library import gather
from tests.stories.articles import BRIDGE, LIBRARY, OTHER_BRIDGE, entry

if TYPE_CHECKING:
    from digest.model import Entry

ENTRIES = (
    entry("a", BRIDGE, title="青湖大桥合龙", date="2024-05-03", tags=("bridges", "lakes"), source="青湖晚报"),
    entry("a.en", title="Bridge closed", language="en", translation_of="a", tags=("bridges",), source="Wire"),
    entry("b", OTHER_BRIDGE, title="连成一线", date="2024-05-04", tags=("bridges",), source="湖报"),
    entry("c", LIBRARY, date="2024-05", tags=("books",), source="青湖晚报"),
    entry("d", date="2023"),
    entry("e", tags=("books",)),
    entry("f.en", title="Orphan", language="en", translation_of="f", date="2024-05-03"),
)


def test_every_index_lists_originals_in_reading_order() -> None:
    library = gather(ENTRIES)
    assert library.order == ("b", "a", "f.en", "c", "d", "e")
    assert set(library.entries) == set(library.order)
    assert library.tags == {"books": ("c", "e"), "bridges": ("b", "a"), "lakes": ("a",)}
    assert library.sources == {"湖报": ("b",), "青湖晚报": ("a", "c")}
    assert library.days == {"2024-05-04": ("b",), "2024-05-03": ("a", "f.en")}
    assert library.months == {"2024-05": ("b", "a", "f.en", "c")}
    assert library.years == {"2024": ("b", "a", "f.en", "c"), "2023": ("d",)}
    assert list(library.years) == ["2024", "2023"]
    assert library.undated == ("e",)


def test_a_source_that_articles_spell_in_either_script_is_one_and_keeps_its_oldest_name() -> None:
    older, newer = entry("a", date="2024-05-03", source="青湖晚報"), entry("b", date="2024-05-04", source="青湖晚报")
    other = entry("c", date="2024-05-05", source="BAY WIRE")
    assert gather((older, newer)).sources == {"青湖晚報": ("b", "a")}
    assert gather((newer, other, entry("d", date="2024-05-01", source="Bay Wire"))).sources == {
        "Bay Wire": ("c", "d"), "青湖晚报": ("b",),
    }  # fmt: skip


def test_translations_are_attached_and_orphans_are_articles() -> None:
    library = gather(ENTRIES)
    assert {key: set(found) for key, found in library.translations.items()} == {"a": {"en"}}
    assert "f.en" in library.entries


def test_stories_and_related_reading_are_those_of_the_originals() -> None:
    library = gather(ENTRIES)
    assert [story.members for story in library.stories] == [("b", "a")]
    assert set(library.story_of) == {"a", "b"}
    assert set(library.related) == set(library.order)


def test_translations_in_a_ring_lose_nobody() -> None:
    ring = (entry("x", translation_of="y"), entry("y", translation_of="x"), entry("z", translation_of="z"))
    assert set(gather(ring).order) == {"x", "y", "z"}


def test_nothing_gives_an_empty_library() -> None:
    assert gather(()).order == ()


@given(st.permutations(ENTRIES))
def test_the_order_of_articles_does_not_matter(entries: list[Entry]) -> None:
    assert msgspec.json.encode(gather(entries)) == msgspec.json.encode(gather(ENTRIES))
