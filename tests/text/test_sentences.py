"""Sentences: joined they are the text; quotations, numbers and abbreviations are not cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.languages import LANGUAGES, Language
from digest.text import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("夜读会开始了。读者到齐了！谁先来？", ["夜读会开始了。", "读者到齐了！", "谁先来？"]),
        ("馆长说：“灯光要暗。声音要低。”大家点头。", ["馆长说：“灯光要暗。声音要低。”", "大家点头。"]),
        ("“灯光要暗。”馆长说。大家点头。", ["“灯光要暗。”馆长说。", "大家点头。"]),
        ("「燈光要暗。」館長說道。大家點頭。", ["「燈光要暗。」館長說道。", "大家點頭。"]),
        ("票价3.5元。场地长12.8米。", ["票价3.5元。", "场地长12.8米。"]),
        ("活动（含讲座。见附表）免费。欢迎参加。", ["活动（含讲座。见附表）免费。", "欢迎参加。"]),
        ("真的吗？！真的……后来呢？", ["真的吗？！", "真的……", "后来呢？"]),
        ("他停了停……，又说下去。", ["他停了停……，又说下去。"]),
        ("第一行\n第二行。第三句", ["第一行\n", "第二行。", "第三句"]),
        ("引号没有合上：“灯光要暗。声音要低。", ["引号没有合上：“灯光要暗。", "声音要低。"]),
        ("推荐《夜。读》。好看。", ["推荐《夜。读》。", "好看。"]),
    ],
)
def test_chinese(text: str, parts: list[str]) -> None:
    assert list(sentences.split(text, "zh-Hans")) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Mr. Reed paid 3.5 dollars. He left.", ["Mr. Reed paid 3.5 dollars. ", "He left."]),
        ("J. K. Reed wrote it. We read it.", ["J. K. Reed wrote it. ", "We read it."]),
        (
            '"Dim the lights. Speak low," she said. Nobody spoke.',
            ['"Dim the lights. Speak low," she said. ', "Nobody spoke."],
        ),
        ("“Stop.” He ran.", ["“Stop.” ", "He ran."]),
        ("“Stop!” said Tom. He ran.", ["“Stop!” said Tom. ", "He ran."]),
        ("Lawn Inc. grew. Its rival did not.", ["Lawn Inc. grew. ", "Its rival did not."]),
        ("They met at 5 p.m. The talk was short.", ["They met at 5 p.m. ", "The talk was short."]),
        ("It came from the U.S. market. Fine.", ["It came from the U.S. market. ", "Fine."]),
        ("See example.com/a.html for more. Thanks!", ["See example.com/a.html for more. ", "Thanks!"]),
        ("Wait... what? Yes.", ["Wait... what? ", "Yes."]),
        ("It did not work (again. sadly). So it goes.", ["It did not work (again. sadly). ", "So it goes."]),
        ("It is what I. You know.", ["It is what I. ", "You know."]),
    ],
)
def test_english(text: str, parts: list[str]) -> None:
    assert list(sentences.split(text, "en")) == parts


@given(
    st.text(alphabet=st.sampled_from('abc甲乙。！？.!?“”「」"（）() \n…，A1'), max_size=80), st.sampled_from(LANGUAGES)
)
def test_joined_they_are_the_text(text: str, language: Language) -> None:
    parts = sentences.split(text, language)
    assert "".join(parts) == text.strip()
    assert all(part.strip() for part in parts)


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_can_be_split(text: str, language: Language) -> None:
    assert "".join(sentences.split(text, language)) == text.strip()


@pytest.mark.parametrize(
    "hostile",
    ["“" * 100_000, "”" * 100_000, "“”" * 50_000, "." * 100_000, "（“" * 50_000 + "）" * 50_000, '"' * 99_999],
)
def test_many_marks_take_no_long_time(hostile: str) -> None:
    assert "".join(sentences.split(hostile, "zh-Hans")) == hostile
