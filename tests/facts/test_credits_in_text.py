"""Credits within the text: in brackets, as a signature, under a picture."""

from __future__ import annotations

import pytest

from digest.facts.credits_in_text import bracket_credits, picture_credits, signature


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（记者 何小满）暮色刚落，草坪上坐满了人。", [("author", "何小满")]),
        ("青岭网讯（通讯员 何小满 秦远山）暮色刚落。", [("author", "何小满 秦远山")]),
        ("灯亮了。" * 40 + "（责编：苏青、温如玉）", [("editor", "苏青 温如玉")]),
        ("灯亮了，报道说夜读会今后每个月都会办一次，读者可以提前登记。（编译/何小满）", [("editor", "何小满")]),
        ("灯亮了（图中左侧）。", []),
        ("（作者系某大学教授）", []),
    ],
)
def test_brackets(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(credit.part, " ".join(credit.names)) for credit in bracket_credits(text) if credit.names] == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("灯亮了。(何小满)", ("何小满",)),
        ("灯亮了。记者 何小满", ("何小满",)),
        ("何小满", ("何小满",)),
        ("灯亮了（何小满）", ()),
        ("灯亮了。（见附表）", ()),
        ("灯亮了。本报记者 何小满 摄", ()),
        ("下一页", ()),
    ],
)
def test_signature(text: str, names: tuple[str, ...]) -> None:
    assert tuple(name for credit in signature(text) for name in credit.names) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("草坪上的读者。 本报记者 何小满 摄", ("何小满",)),
        ("草坪上的读者（何小满 摄）", ("何小满",)),
        ("草坪上的讀者。記者何小滿／攝影", ("何小滿",)),
        ("草坪上的读者。何小满供图", ("何小满",)),
        ("他坐在草坪上看图", ()),
        ("青岭晚报资料图", ()),
    ],
)
def test_picture(text: str, names: tuple[str, ...]) -> None:
    assert tuple(name for credit in picture_credits(text) for name in credit.names) == names
