"""Lines of credits: who did what, and lines that are no credits."""

from __future__ import annotations

import pytest

from digest.facts.credit_lines import is_credit_line, line_credits


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("作者：何小满", [("author", "何小满")]),
        ("文｜何小满", [("author", "何小满")]),
        ("文/何小满 图/秦远山", [("author", "何小满"), ("photographer", "秦远山")]),
        ("文/图 何小满", [("author", "何小满"), ("photographer", "何小满")]),
        ("撰文 | 何小满 编辑 | 苏青", [("author", "何小满"), ("editor", "苏青")]),
        ("来源：青岭晚报 作者：何小满 责任编辑：苏青", [("author", "何小满"), ("editor", "苏青")]),
        ("本报记者 何小满 秦远山", [("author", "何小满 秦远山")]),
        ("新华社记者何小满、秦远山", [("author", "何小满 秦远山")]),
        ("青岭报·青岭网记者 何小满 来源：青岭报", [("author", "何小满")]),
        ("記者何小滿／桃園報導", [("author", "何小滿")]),
        ("何小满/青岭晚报", [("author", "何小满")]),
        ("1164次阅读| 来源某站| 作者何小满", [("author", "何小满")]),
        ("小满 发自 青岭", [("author", "小满")]),
        ("By Jane Holloway", [("author", "Jane Holloway")]),
        ("Written by Jane Holloway | May 3, 2024", [("author", "Jane Holloway")]),
        ("【编辑：苏青】", [("editor", "苏青")]),
        ("责编：苏青、温如玉 校对：秦远山", [("editor", "苏青 温如玉"), ("editor", "秦远山")]),
        ("编译：何小满", [("editor", "何小满")]),
        ("攝影：陳大文", [("photographer", "陳大文")]),
        ("发表于 2024年5月3日 作者 何小满 发表评论", [("author", "何小满")]),
        ("编辑 苏青 ｜ 排版 温如玉", [("editor", "苏青")]),
        (
            "青岭报记者 何小满 编译 苏青 摄影 秦远山",
            [("author", "何小满"), ("editor", "苏青"), ("photographer", "秦远山")],
        ),
    ],
)
def test_a_line_of_credits(line: str, expected: list[tuple[str, str]]) -> None:
    assert [(credit.part, " ".join(credit.names)) for credit in line_credits(line) if credit.names] == expected
    assert is_credit_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "记者从馆内获悉",
        "夜读会走进公园，市民留下来",
        "编辑部的故事",
        "By the lawn, readers sat",
        "Pricing by Provider Type | more",
        "作者们的夜晚",
        "图书馆的草坪",
        "青岭记者节活动侧记",
        "何小满谈夜读会",
    ],
)
def test_no_credits(line: str) -> None:
    assert [credit for credit in line_credits(line) if credit.names] == []
