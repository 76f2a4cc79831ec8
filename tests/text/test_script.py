"""Scripts: folding keeps lengths and is settled after one pass; detection knows short and mixed texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.languages import LANGUAGES
from digest.text import script


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("圖書館的夜讀會", "图书馆的夜读会"),
        ("图书馆", "图书馆"),
        ("ＡＩ３　Model", "ai3 model"),
        ("臺灣·裡裏·為爲", "台湾·里里·为为"),
        ("意味著", "意味着"),
        ("İΣΑΣ", "iσασ"),
        ("ÉCOLE Straße", "école straße"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert script.fold(text) == folded


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(script.fold(text)) == len(text)


@given(st.text())
def test_fold_is_settled_after_one_pass(text: str) -> None:
    assert script.fold(script.fold(text)) == script.fold(text)


@given(st.text(), st.text())
def test_fold_goes_character_by_character(one: str, other: str) -> None:
    assert script.fold(one + other) == script.fold(one) + script.fold(other)


@given(st.text(alphabet=st.sampled_from(script.HANT), min_size=1))
def test_no_traditional_character_is_left(text: str) -> None:
    assert not set(script.fold(text)) & (set(script.HANT) - set(script.HANS))


def test_the_table_pairs_single_characters() -> None:
    assert len(script.HANT) == len(script.HANS) == len(set(script.HANT))
    assert set(script.HANT) > script.HANT_ONLY
    assert not script.HANS_ONLY & set(script.HANT)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("草坪上的夜读会", "zh-Hans"),
        ("草坪上的夜讀會", "zh-Hant"),
        ("人工智能", "zh-Hans"),  # no evidence; Simplified by convention
        ("他喊「安全」", "zh-Hant"),  # the quotation marks are Traditional
        ("OpenAI 发布 GPT-5", "zh-Hans"),
        ("皇后乾杯，著述甚多", "zh-Hans"),  # all of its characters are in both scripts
        ("Night readings move to the park", "en"),
        ("Xi Jinping (习近平) spoke to reporters in the morning", "en"),
        ("", "en"),
        ("12345 !?", "en"),
        ("Привет, мир", "en"),
        ("東京で新しい図書館が開館した", "zh-Hant"),
    ],
)
def test_detect(text: str, language: str) -> None:
    assert script.detect(text) == language


@given(st.text())
def test_detect_answers_for_any_text(text: str) -> None:
    assert script.detect(text) in LANGUAGES


def test_one_foreign_word_does_not_turn_a_text() -> None:
    assert script.detect("图书馆的夜读会走出馆舍。" * 20 + "「圖書館」") == "zh-Hans"
