"""Tags of an article: those of its editor come before those found."""

from __future__ import annotations

from digest.model import Amendment, FrontMatter
from digest.tagging import Matcher, tag, unknown_tags
from tests.tagging.vocabularies import paragraphs, second

MATCHER = Matcher(second())
BLOCKS = paragraphs("电动车销量大增，动力电池供不应求。", "电动汽车的车主说充电桩不够。")


def tags_with(front: FrontMatter) -> list[tuple[str, bool]]:
    return [(match.key, match.by_editor) for match in tag(MATCHER, "电动车", BLOCKS, front, "zh-Hans")]


def test_tags_replace_those_found() -> None:
    assert tags_with(FrontMatter(tags=("public-health", "Public Health"))) == [("public-health", True)]
    assert tags_with(FrontMatter(tags=())) == []


def test_an_amendment_adds_and_removes() -> None:
    assert tags_with(FrontMatter()) == [("electric-cars", False)]
    assert tags_with(FrontMatter(tags=Amendment(add=("apple",)))) == [("apple", True), ("electric-cars", False)]
    assert tags_with(FrontMatter(tags=Amendment(remove=("EV",)))) == []
    assert tags_with(FrontMatter(tags=Amendment(add=("ev",)))) == [("electric-cars", True)]


def test_an_unknown_tag_of_an_editor_is_kept_and_reported() -> None:
    front = FrontMatter(tags=("electric-car", "园艺"))
    assert tags_with(front) == [("electric-car", True), ("园艺", True)]
    near, far = unknown_tags(Matcher(second()), front, "a.md", 3)
    assert (near.code, near.file, near.line) == ("tags.unknown", "a.md", 3)
    assert "did you mean electric-cars?" in near.fix
    assert "tags.yaml" in far.fix


def test_known_keys_names_and_aliases_are_not_reported() -> None:
    front = FrontMatter(tags=Amendment(add=("ev", "電動汽車"), remove=("public-health",)))
    assert unknown_tags(Matcher(second()), front, "a.md", 1) == ()
