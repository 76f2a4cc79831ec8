"""Conversion between the scripts: what it must not touch, and what OpenCC alone gets wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.convert import _opencc, converter

CASES = Path(__file__).parents[1] / "cases/text/convert.md"
CODES = {"Hans": "zh-Hans", "Hant": "zh-Hant"}


def cases() -> list[tuple[str, list[str]]]:
    parts = CASES.read_text(encoding="utf-8").split("\n## ")[1:]
    return [(lines[0], lines[1:]) for lines in (part.strip().splitlines() for part in parts)]


@pytest.mark.parametrize(("name", "lines"), cases())
def test_a_case_converts_as_written(name: str, lines: list[str]) -> None:
    header = dict(line.split(": ", 1) for line in lines if ": " in line and "> " not in line)
    texts = [line.split("> ", 1) for line in lines if "> " in line]
    (source, text), (target, expected) = texts
    fixes = dict(fix.split("=") for fix in header.get("fixes", "").split())
    convert = converter(CODES[source], CODES[target], header.get("protect", "").split(), fixes)
    assert convert(text) == expected


def test_other_languages_are_left_alone() -> None:
    assert converter("en", "zh-Hant")("发明") == "发明"
    assert converter("zh-Hans", "zh-Hans")("發明 and 发明") == "發明 and 发明"


def test_a_text_that_holds_the_private_placeholder_survives() -> None:
    assert converter("zh-Hans", "zh-Hant", ["谷雨茶"])("\ue000谷雨茶里\ue000") == "\ue000谷雨茶裡\ue000"


ALPHABET = "发后里面只台松了如何明被说“”‘’「」《》a b\n，。\ue000髮後裡麵"


@given(st.text(ALPHABET, max_size=60))
def test_conversion_to_traditional_keeps_every_line_and_settles(text: str) -> None:
    convert = converter("zh-Hans", "zh-Hant", ["后台"])
    assert convert(text).count("\n") == text.count("\n")
    assert len(convert(text)) == len(text)


@given(st.text(ALPHABET, max_size=60), st.sampled_from(["后台", "里面", "了如何", "“面”"]))
def test_a_protected_name_is_there_after_as_often_as_before(text: str, name: str) -> None:
    convert = converter("zh-Hans", "zh-Hant", [name])
    framed = f"{text}\n{name}\n{text}"
    assert name in convert(framed)


SENTENCES = (
    "皇后在后台等了三个钟头，头发干了，才发现里程表坏了。",
    "这台机器的面板制造于台州，复印件只有一只，系在柱子上。",
    "他们了解情况以后，才了却一桩心事；着实不容易，群众里面也有人叹气。",
    "软件发布会上，信息中心的周主任说：范围、余量、征求意见稿都已准备就绪。",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_two_steps_give_what_the_whole_conversion_of_opencc_gives(sentence: str) -> None:
    assert _opencc("t2tw")(_opencc("s2t")(sentence)) == _opencc("s2tw")(sentence)
