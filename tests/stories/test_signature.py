"""Signatures: small, stable, the same for both scripts, made from the article alone."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Block
from digest.stories import signature
from digest.stories.signature import _LEAD, _RUNS, CLAUSE, NAME, TITLE, _foremost, _pieces, _runs
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


# Where one sign ends a word, a run or a number and another does not: what is read in parts must come out as if read whole.
SIGNS = st.sampled_from(
    [
        "桥",
        "湖",
        "灯塔守",
        "的",
        "。",
        "，",
        ",",
        ".",
        " ",
        "\n",
        "3",
        "万",
        "年",
        "%",
        "٣",
        "bridges",
        "keeper",
        "é",
        "𠀀",
    ]
)
PASSAGES = st.lists(SIGNS, max_size=400).map("".join)


@given(st.lists(SIGNS, max_size=9).map("".join), PASSAGES)
def test_runs_are_counted_in_the_text_in_its_lead_and_in_its_title(title: str, body: str) -> None:
    folded = f"{title}\n{body}"
    counts = Counter(_pieces(folded)) + Counter(_pieces(folded[: len(title) + _LEAD])) + Counter(_pieces(title))
    foremost = sorted((-count, -len(term), term) for term, count in counts.items() if count > 1)[:_RUNS]
    assert sorted(_runs(folded, len(title))) == sorted(term for _, _, term in foremost)


@given(st.text(alphabet="桥湖灯塔守护人", min_size=4, max_size=40))
def test_a_run_is_cut_into_all_its_pieces(run: str) -> None:
    assert _pieces(run) == [run[start : start + 3] for start in range(len(run) - 2)]


def test_the_foremost_are_the_most_frequent_then_the_longest_then_the_first() -> None:
    counts = Counter({"ccc": 2, "b": 2, "aaa": 2, "d": 3, "once": 1})
    assert _foremost(counts, 3, least=2) == ["d", "aaa", "ccc"]
