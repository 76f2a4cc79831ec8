"""Tags of an article: those of its editor come before those found, and those of others are keywords."""

from __future__ import annotations

import pytest

from digest.model import Amendment, FrontMatter
from digest.tagging import Matcher, keywords, own_tags, tag, unknown_tags
from tests.tagging.vocabularies import paragraphs, second

MATCHER = Matcher(second())
BLOCKS = paragraphs("电动车销量大增，动力电池供不应求。", "电动汽车的车主说充电桩不够。")


def tags_with(front: FrontMatter) -> list[tuple[str, bool]]:
    return [(match.key, match.by_editor) for match in tag(MATCHER, "电动车", BLOCKS, front, "zh-Hans")]


def test_tags_replace_those_found() -> None:
    assert tags_with(FrontMatter(tags=("public-health", "Public health"))) == [("public-health", True)]
    assert tags_with(FrontMatter(tags=())) == []


def test_an_amendment_adds_and_removes() -> None:
    assert tags_with(FrontMatter()) == [("electric-cars", False)]
    assert tags_with(FrontMatter(tags=Amendment(add=("apple",)))) == [("apple", True), ("electric-cars", False)]
    assert tags_with(FrontMatter(tags=Amendment(remove=("EV",)))) == []
    assert tags_with(FrontMatter(tags=Amendment(add=("ev",)))) == [("electric-cars", True)]


def test_an_unknown_tag_of_an_editor_is_a_keyword_and_reported() -> None:
    front = FrontMatter(tags=("apple", "electric-car", "园艺"))
    assert tags_with(front) == [("apple", True)]
    assert keywords(MATCHER, front) == ("electric-car", "园艺")
    near, far = unknown_tags(MATCHER, front, "a.md", 3)
    assert (near.code, near.file, near.line) == ("tags.unknown", "a.md", 3)
    assert "did you mean electric-cars?" in near.fix
    assert "tags.yaml" in far.fix


def test_an_unknown_key_of_an_amendment_makes_no_subject() -> None:
    front = FrontMatter(tags=Amendment(add=("园艺", "EV")))
    assert tags_with(front) == [("electric-cars", True)]
    assert keywords(MATCHER, front) == ("园艺",)
    assert len(unknown_tags(MATCHER, front, "a.md", 3)) == 1


@pytest.mark.parametrize(
    "front",
    [
        FrontMatter(tags=("科技", "新闻")),
        FrontMatter(tags=("Public Health", "Ev")),  # not as they are spelled in the vocabulary
        FrontMatter(keywords=("科技", "科技")),
    ],
)
def test_tags_of_others_switch_nothing_off_and_make_no_subject(front: FrontMatter) -> None:
    assert tags_with(front) == [("electric-cars", False)]
    assert isinstance(front.tags, tuple | None)
    assert keywords(MATCHER, front) == tuple(dict.fromkeys((*(front.tags or ()), *front.keywords)))


@pytest.mark.parametrize("name", ["public-health", "Public health", "公共卫生"])
def test_a_tag_of_others_that_is_spelled_as_the_vocabulary_says_adds_its_subject(name: str) -> None:
    front = FrontMatter(keywords=(name, "杂谈"))
    assert tags_with(front) == [("electric-cars", False), ("public-health", False)]
    assert keywords(MATCHER, front) == ("杂谈",)


def test_of_a_list_without_a_known_tag_only_a_misspelt_key_is_reported() -> None:
    front = FrontMatter(tags=("公路", "electric-casr"))
    assert [problem.message for problem in unknown_tags(MATCHER, front, "a.md", 1)] == [
        "tags.yaml has no subject 'electric-casr'"
    ]


def test_tags_of_others_can_be_ignored() -> None:
    front = FrontMatter(tags=("apple", "公路"), keywords=("杂谈",))
    assert own_tags(MATCHER, front, "ignore") == FrontMatter(tags=("apple",))
    assert own_tags(MATCHER, FrontMatter(tags=("公路",)), "ignore") == FrontMatter()
    amended = FrontMatter(tags=Amendment(add=("公路",)), keywords=("杂谈",))
    assert own_tags(MATCHER, amended, "ignore") == FrontMatter(tags=Amendment(add=("公路",)))
    assert own_tags(MATCHER, front, "keep") is front


def test_known_keys_names_and_aliases_are_not_reported() -> None:
    front = FrontMatter(tags=Amendment(add=("ev", "電動汽車"), remove=("public-health",)))
    assert unknown_tags(Matcher(second()), front, "a.md", 1) == ()
