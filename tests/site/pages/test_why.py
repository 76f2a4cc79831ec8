"""Why a subject: evidence as readers read it, in three languages."""

from __future__ import annotations

import pytest

from digest.site.look.messages import Messages
from digest.site.pages.why import evidence_word
from tests.site.sample import catalog

CASES = [
    ("算力 ×3 ¶0 ¶8", "3 times, in the title and paragraph 8", "3 次，见标题和第 8 段", "3 次，見標題和第 8 段"),
    (
        "tea ×4 ¶0 ¶8 ¶9",
        "4 times, in the title and paragraphs 8, 9",
        "4 次，见标题和第 8、9 段",
        "4 次，見標題和第 8、9 段",
    ),
    ("tea ×1 ¶0", "in the title", "见标题", "見標題"),
    ("tea ×2 ¶5", "2 times, in paragraph 5", "2 次，见第 5 段", "2 次，見第 5 段"),
    ("a ×2 b ×30 ¶1 ¶2 …", "30 times, in paragraphs 1, 2 …", "30 次，见第 1、2 … 段", "30 次，見第 1、2 … 段"),
    ("an editor's word", "", "", ""),
]


@pytest.mark.parametrize("case", CASES)
def test_places_are_named_as_people_name_them(case: tuple[str, str, str, str]) -> None:
    for language, expected in zip(("en", "zh-Hans", "zh-Hant"), case[1:], strict=True):
        assert evidence_word(Messages(language, catalog(language)), case[0]).where == expected


def test_the_word_itself_stays_as_it_was_written() -> None:
    assert evidence_word(Messages("en", {}), "a ×2 b ×30 ¶1").word == "a ×2 b"
    assert evidence_word(Messages("en", {}), "¶ ×x").word == "¶ ×x"
