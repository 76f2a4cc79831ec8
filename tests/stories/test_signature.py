"""Signatures: small, stable, the same for both scripts, made from the article alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Block
from digest.stories import signature
from digest.stories.signature import CLAUSE, NAME, TITLE
from digest.text.convert import converter
from tests.stories.articles import BRIDGE, LIBRARY, WHALE


def of(*texts: str, title: str = "") -> set[int]:
    return set(signature(title, [Block(kind="paragraph", text=text) for text in texts]))


@given(st.text(max_size=60), st.lists(st.text(max_size=300), max_size=4))
def test_any_article_has_at_most_64_distinct_terms_in_order(title: str, texts: list[str]) -> None:
    found = signature(title, [Block(kind="paragraph", text=text) for text in texts])
    assert len(found) <= 64
    assert list(found) == sorted(set(found))


def test_a_long_article_has_at_most_64_terms() -> None:
    assert len(of(*BRIDGE, *LIBRARY, *WHALE, *(text[::-1] for text in BRIDGE + LIBRARY + WHALE))) <= 64


@given(st.lists(st.sampled_from([*BRIDGE, *LIBRARY]), min_size=1, max_size=6))
def test_both_scripts_of_a_text_have_one_signature(texts: list[str]) -> None:
    convert = converter("zh-Hans", "zh-Hant", (), {})
    assert of(*texts, title="青湖") == of(*map(convert, texts), title=convert("青湖"))


def test_telling_terms_are_shared_and_common_ones_are_not() -> None:
    one = of("“振海9号”吊起318吨的合龙段。", "Ines Valdane spoke to Skerry Trust.")
    two = of("振海9号到港，318吨。《海图》。", "The Skerry Trust thanked Ines Valdane.")
    assert len(one & two) >= 3
    plain = of("他说，这是一个很大的事情。") & of("她说，这是一个很小的事情。")
    assert not {term for term in plain if term & 3 in {NAME, TITLE}}


def test_pictures_and_dates_are_not_terms() -> None:
    assert signature("", [Block(kind="image", text="“振海9号”", src="a.jpg")]) == ()
    assert {term & 3 for term in of("2024年5月12日")} <= {CLAUSE}
