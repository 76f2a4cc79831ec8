"""Scripts: folding keeps lengths and is settled after one pass; detection knows short and mixed texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.languages import LANGUAGES
from digest.text import han_characters, script


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


@given(st.integers(0, 200), st.text(alphabet=st.sampled_from("讀读，A" + han_characters.HANT), max_size=300))
def test_fold_is_the_same_however_much_there_is_to_replace(before: int, text: str) -> None:
    assert script.fold("草" * before + text) == "草" * before + "".join(map(script.fold, text))


@given(st.text(alphabet=st.sampled_from(han_characters.HANT), min_size=1))
def test_no_traditional_character_is_left(text: str) -> None:
    assert not set(script.fold(text)) & (set(han_characters.HANT) - set(han_characters.HANS))


def test_the_table_pairs_single_characters() -> None:
    assert len(han_characters.HANT) == len(han_characters.HANS) == len(set(han_characters.HANT))
    assert set(han_characters.SHARED) < set(han_characters.HANT)
    assert not set(han_characters.HANS_ONLY) & set(han_characters.HANT)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("草坪上的夜读会", "zh-Hans"),
        ("草坪上的夜讀會", "zh-Hant"),
        ("人工智能", "zh-Hans"),  # nothing tells; Simplified by convention
        ("他喊「安全」", "zh-Hant"),  # quotation marks tell
        ("OpenAI 发布 GPT-5", "zh-Hans"),
        ("皇后乾杯，著述甚多", "zh-Hans"),  # all of it is written in both
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
