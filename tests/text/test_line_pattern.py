"""Line patterns: whole lines, whatever their script, case and width; the nearest match is as good as any."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.line_pattern import LONGEST, author, folded, is_line, matches


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("更多圖片：請到*瀏覽", "更多图片:请到海风网浏览"),
        ("第#版*共#頁", "第12版　共8页"),
        ("Read next: *", "READ NEXT: The loom"),
        ("* | 海风日报", "开海了 | 海风日报"),
        (r"\* \* \*完", "* * *完"),
        (r"\#渔港\#", "#渔港#"),
        ("a*b", "ab"),
    ],
)
def test_lines_that_match(pattern: str, line: str) -> None:
    assert matches(pattern, folded(line))


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("更多圖片", "更多图片请看下页"),  # the whole line
        ("第#版", "第一版"),
        ("第#2版", "第12版"),  # a number is a whole one
        ("a*b*a", "aba b"),
        ("海风日报", "海风日报" * 400),
    ],
)
def test_lines_that_do_not(pattern: str, line: str) -> None:
    assert not matches(pattern, folded(line))


def test_plain_text_has_no_wildcards() -> None:
    assert is_line("a*b", folded("A*B"), wild=False)
    assert not is_line("a*b", folded("axb"), wild=False)


@pytest.mark.parametrize(
    ("pattern", "line", "names"),
    [
        ("文｜{author}", "文|張三、李四", "張三、李四"),
        ("(reported by {author})*", "(Reported by Jane Doe) at sea", "Jane Doe"),
        ("* 记者 {author} 摄影", "本报 记者 王海 摄影", "王海"),
        ("{author}, arts desk", "Odile Marsh, arts desk", "Odile Marsh"),
        ("文｜{author}", "图｜张三", ""),
    ],
)
def test_the_author_is_the_text_in_its_place(pattern: str, line: str, names: str) -> None:
    assert author(pattern, line) == names


@given(st.lists(st.sampled_from(["*", "#", "a", "b", "1", "2"]), min_size=1, max_size=8), st.text("ab12", max_size=14))
def test_the_nearest_match_misses_nothing(tokens: list[str], line: str) -> None:
    wanted = "".join({"*": ".*", "#": r"(?<!\d)\d+(?!\d)"}.get(token, token) for token in tokens)
    assert matches("".join(tokens), line) == (re.fullmatch(wanted, line) is not None)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_pattern_can_be_asked_for_any_line(pattern: str, line: str) -> None:
    assert matches(pattern.replace("{author}", ""), folded(line)) in (True, False)


def test_long_lines_are_no_lines_that_recur() -> None:
    assert not matches("a*", "a" * (LONGEST + 1))
