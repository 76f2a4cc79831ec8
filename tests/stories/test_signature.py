"""Signatures: small, stable, equal for both scripts, dependent on the article alone."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Block
from digest.stories.common_words import HAN, LATIN
from digest.stories.opening import opening_of, pieces
from digest.stories.signature import CLAUSE, NAME, TITLE, _ranked, signature
from digest.text.convert import converter
from tests.stories.articles import BRIDGE, LIBRARY, WHALE


def placed(*texts: str, title: str = "") -> dict[int, int]:
    return signature(opening_of(title, [Block(kind="paragraph", text=text) for text in texts]))


def of(*texts: str, title: str = "") -> set[int]:
    return set(placed(*texts, title=title))


@given(st.text(max_size=60), st.lists(st.text(max_size=300), max_size=4))
def test_any_article_has_at_most_64_distinct_terms_in_order(title: str, texts: list[str]) -> None:
    found = signature(opening_of(title, [Block(kind="paragraph", text=text) for text in texts]))
    assert len(found) <= 64
    assert list(found) == sorted(set(found))


def test_a_long_article_has_at_most_64_terms() -> None:
    assert len(of(*BRIDGE, *LIBRARY, *WHALE, *(text[::-1] for text in BRIDGE + LIBRARY + WHALE))) <= 64


@given(st.lists(st.sampled_from([*BRIDGE, *LIBRARY]), min_size=1, max_size=6))
def test_both_scripts_of_a_text_have_one_signature(texts: list[str]) -> None:
    convert = converter("zh-Hans", "zh-Hant", (), {})
    assert placed(*texts, title="青湖") == placed(*map(convert, texts), title=convert("青湖"))


def test_the_sections_of_each_term_are_recorded() -> None:
    filler = "那天晚上大家都在码头边上看着" * 12
    places = placed("青湖大桥合龙重达318吨。" + filler, filler + "吊起318吨。", title="青湖大桥")
    assert {*places.values()} - {0}
    assert [found for found in places.values() if found & 1 and found >> 15 & 1], "318吨 is in the first and the last"
    assert all(found < 1 << 16 for found in places.values())
    assert {*placed(title="青湖大桥合龙").values()} == {0}


def test_distinctive_terms_are_shared_and_common_ones_are_not() -> None:
    one = of("“振海9号”吊起318吨的合龙段。", "Ines Valdane spoke to Skerry Trust.")
    two = of("振海9号到港，318吨。《海图》。", "The Skerry Trust thanked Ines Valdane.")
    assert len(one & two) >= 3
    plain = of("他说，这是一个很大的事情。") & of("她说，这是一个很小的事情。")
    assert not {term for term in plain if term & 3 in {NAME, TITLE}}


def test_pictures_and_dates_are_not_terms() -> None:
    assert signature(opening_of("", [Block(kind="image", text="“振海9号”", src="a.jpg")])) == {}
    assert {term & 3 for term in of("2024年5月12日")} <= {CLAUSE}


def test_text_far_below_the_lead_is_ignored() -> None:
    filler = [f"第{number}段与这件事无关，只是为了让文章变长而写的一句话。" for number in range(40)]
    assert of(*BRIDGE, *filler) == of(*BRIDGE, *filler, "“振海9号”吊起999吨的合龙段。")


def test_names_institutions_and_amounts_are_names() -> None:
    names = [
        ("The court in Port Velling heard Ines Valdane.", "We met Ines Valdane. She lives in Port Velling."),
        ("屏岭软件公司上诉。", "上诉人是屏岭软件公司。"),
        ("赔偿48万元。", "获赔48万元"),
        ("It cost $4,300m.", "4300m in all"),
    ]
    for one, other in names:
        assert {term & 3 for term in of(one) & of(other)} >= {NAME}, one
    for one, other in [
        ("Unfortunately it rained.", "Unfortunately he left."),
        ("In 2024 people came.", "By 2024 parties grew."),
    ]:
        assert not {term for term in of(one) & of(other) if term & 3 == NAME}, one


def test_words_of_any_report_are_no_terms() -> None:
    assert not of("公司发布人工智能技术。") & of("大学研究人工智能产品。")
    assert not of("The company announced a new service.") & of("A new service of the government was announced.")
    assert all(len(word) == 2 for word in HAN)
    assert not {word for word in LATIN if word != word.lower()}


@given(st.text(alphabet="桥湖灯塔守护人", min_size=4, max_size=40))
def test_a_run_is_cut_into_all_its_pieces(run: str) -> None:
    assert pieces([run, "灯塔"], 3) == [*(run[start : start + 3] for start in range(len(run) - 2)), "灯塔"]


def test_terms_are_ranked_by_frequency_then_length_then_code_point() -> None:
    counts = Counter({"ccc": 2, "b": 2, "aaa": 2, "d": 3})
    assert _ranked(counts, counts) == ["d", "aaa", "ccc", "b"]


def test_blanks_are_no_clause() -> None:
    short_rows = "甲\n" + "\n".join(" " * 34 for _ in range(20))  # a table whose rows have fewer cells than its header
    assert of(short_rows) == of("甲")
