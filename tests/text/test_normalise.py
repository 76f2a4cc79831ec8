"""Text repair: invisible characters, spaces and widths, and never a word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.text import normalise
from digest.text.normalise import repair
from digest.text.pattern import Pattern


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("渔港开海了 , 船走了 。", "渔港开海了，船走了。"),
        ("渔船(大小不一)离岸", "渔船（大小不一）离岸"),
        ("海港(AI)迅速", "海港（AI）迅速"),
        ("问:什么时候开海?谁去!", "问：什么时候开海？谁去！"),
        ("他说 “灯亮了” 。", "他说“灯亮了”。"),
        ("价格是1,000元,比分3:2", "价格是1,000元，比分3:2"),
        ("时间12:30,地点码头", "时间12:30，地点码头"),
        ("见 https://a.example/b?c=d 一页", "见 https://a.example/b?c=d 一页"),
        ("函数f(x)的值很大", "函数f(x)的值很大"),
        ("Hello, world (again): yes!", "Hello, world (again): yes!"),
        ("Mr. Wang (王), 45, said no.", "Mr. Wang (王), 45, said no."),
        ("a\u200bb\u202ec\x07d\ufeff", "abcd"),
        ("渔港　　开海", "渔港 开海"),
        ("第一行 \r\n 第二行", "第一行\n第二行"),
        ("👩\u200d🚀 上天了", "👩\u200d🚀 上天了"),
        ("", ""),
    ],
)
def test_repair(before: str, after: str) -> None:
    assert repair(before) == after


han = st.text(
    alphabet="渔港开海船 ,:;?!()，。：；？！（）“”‘’「」《》【】…\u200b\u200d\u3000\n\tabAB12.%-/", max_size=40
)


@settings(deadline=None, max_examples=400)
@given(st.one_of(han, st.text(max_size=60)))
def test_twice_is_once(text: str) -> None:
    once = repair(text)
    assert repair(once) == once


@settings(deadline=None, max_examples=300)
@given(st.one_of(han, st.text(max_size=60)))
def test_words_are_never_changed(text: str) -> None:
    assert [c for c in repair(text) if c.isalnum()] == [c for c in text if c.isalnum()]


@settings(deadline=None, max_examples=300)
@given(han)
def test_no_pattern_is_passed_over_where_it_matches(text: str) -> None:
    patterns = [value for value in vars(normalise).values() if isinstance(value, Pattern)]
    assert len(patterns) > 5
    assert all(pattern.may_match(text) for pattern in patterns if pattern.compiled.search(text))


@given(st.text(alphabet="渔a\u3000\u00a0 \n\t\r\x85\u2028\ufeff\u00ad\u202d，", max_size=30))
def test_what_is_printable_needs_no_stripping(text: str) -> None:
    seen = repair(text)
    assert "  " not in seen
    assert seen.replace("\n", "").isprintable()


@settings(deadline=None, max_examples=300)
@given(han)
def test_a_line_that_the_first_look_passes_over_needs_no_repair(text: str) -> None:
    line = " ".join(text.split())
    if normalise.is_han(line) and "(" not in line and not normalise._BESIDE_WIDE.search(line):
        assert normalise._repair_han(line) == line


@given(st.text(alphabet="渔港か。a b1", max_size=20))
def test_han_is_what_has_no_fewer_characters_than_foreign_words(text: str) -> None:
    characters = sum(character in "渔港か" for character in text)
    words = len(re.findall("[ab]+", text))
    assert normalise.is_han(text) is (characters > 0 and characters >= words)
