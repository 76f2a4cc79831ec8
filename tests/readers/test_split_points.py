"""Single lines: what closes an article, what announces others, what is prose."""

from __future__ import annotations

import pytest

from digest.readers.split_points import announces, closes, drawn, head_label, is_prose, is_teaser, opens_report

PROSE = "渡轮改造历时两年，电池装在船底两侧，充一次电可以跑六个来回，夜里靠岸后再用谷电充满，费用也省了一半。"


@pytest.mark.parametrize(
    "line",
    [
        "** 网志文章文责自负，与本站无关 **",
        "以上观点仅供参考，不代表本平台立场。",
        "版权归河口在线所有，未经授权不得转载",
        "责任编辑：苏禾",
        "【責編：蘇禾】",
        "（完）",
        "—— END ——",
        "© 2023 Alder Point Weekly",
        "The views expressed here are the author's own.",
        PROSE * 3 + "（责编：苏禾）",
    ],
)
def test_closing_matter(line: str) -> None:
    assert closes(line)


@pytest.mark.parametrize(
    "line",
    [
        "他说，这份报告不代表公司的立场，只是几位工程师的看法。",
        "照片的版权归属一直没有说清，双方各执一词。",
        "The author of the report declined to say who expressed that view.",
        "编辑部设在老码头的二楼，窗外就是渡轮。",
        "完成改造的渡轮下周启航",
    ],
)
def test_prose_about_rights_and_editors_closes_nothing(line: str) -> None:
    assert not closes(line)


def test_announcements_are_short() -> None:
    assert announces("相关阅读")
    assert announces("【推荐阅读】")
    assert announces("Related stories")
    assert not announces("相关报道称，渡轮改造的费用由省里补贴一半，其余由镇上自筹。")


def test_prose_is_long_and_ends_as_a_sentence() -> None:
    assert is_prose(PROSE)
    assert not is_prose(PROSE[:-1])
    assert not is_prose("渡轮启航。")


@pytest.mark.parametrize(
    "line", ["• 渡轮启航", "渡轮改造历时两年……", "渡轮启航[详细]", "2023-05-01 08:30", "[2023-05-01]"]
)
def test_teasers(line: str) -> None:
    assert is_teaser(line)


@pytest.mark.parametrize("line", ["=====", "* * * * * *", "－－－－－－", "  ~~~~~~~  "])
def test_drawn_lines(line: str) -> None:
    assert drawn(line)


@pytest.mark.parametrize("line", ["===", "", "-- end --", "*** note ***"])
def test_lines_with_words_are_not_drawn(line: str) -> None:
    assert not drawn(line)


def test_heads_and_datelines() -> None:
    assert head_label("【标题】：渡轮启航") == "标题"
    assert head_label("Title: The ferry") == "title"
    assert head_label("标题党的文章越来越多：为什么") == ""
    assert opens_report("本报讯（记者 何渡）渡轮昨天启航。")
    assert opens_report("河口在线5月1日电 渡轮启航。")
