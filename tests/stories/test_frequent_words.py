"""The most frequent words of an article: equal for both scripts, from its opening alone."""

from __future__ import annotations

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Block
from digest.stories.opening import opening_of
from digest.stories.related import frequent_words
from digest.text.convert import converter
from tests.stories.articles import BRIDGE, LIBRARY, WHALE


def of(*texts: str, title: str = "") -> tuple[int, ...]:
    return frequent_words(opening_of(title, [Block(kind="paragraph", text=text) for text in texts]))


def number(word: str) -> int:
    return crc32(word.encode())


@given(st.text(max_size=60), st.lists(st.text(max_size=400), max_size=4))
def test_any_article_has_at_most_40_distinct_words_in_order(title: str, texts: list[str]) -> None:
    found = of(*texts, title=title)
    assert len(found) <= 40
    assert list(found) == sorted(set(found))


def test_a_word_used_twice_precedes_words_used_once() -> None:
    once = "".join(chr(0x5000 + place) for place in range(60))
    assert number("潮汐") in of(f"{once}潮汐", "潮汐")
    assert number("潮汐") not in of(f"{once}潮汐")
    assert number("潮汐") in of(once, title="潮汐")


def test_a_short_text_has_words_though_it_uses_each_once() -> None:
    assert {number("灯塔"), number("守护")} <= set(of("灯塔守护人"))
    assert of("") == ()


def test_latin_words_are_long_ones_that_not_any_report_has() -> None:
    found = of("The ferries met two ferries. The company said so.")
    assert number("ferrie") in found
    assert number("company") not in found
    assert number("two") not in found


def test_a_pair_never_spans_two_runs() -> None:
    assert number("湖塔") not in of("青湖，塔影。青湖，塔影。")


def test_both_scripts_have_the_same_words() -> None:
    convert = converter("zh-Hans", "zh-Hant", (), {})
    for texts in (BRIDGE, LIBRARY, WHALE):
        assert of(*map(convert, texts)) == of(*texts)
