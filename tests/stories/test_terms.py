"""Terms: few, equal for both scripts, dependent on the article alone."""

from __future__ import annotations

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Block
from digest.stories.terms import COUNT, HASH, IN_TITLE, StoryTerms, story_terms, unpacked
from digest.text.convert import converter
from tests.stories.articles import BRIDGE, LIBRARY, WHALE


def of(*texts: str, title: str = "") -> StoryTerms:
    return story_terms(title, [Block(kind="paragraph", text=text) for text in texts])


def flags(found: StoryTerms, term: str) -> int | None:
    """Return the flags of a term; None if the article does not have it."""
    return {each & HASH: each & ~HASH for each in found.terms}.get(crc32(term.encode()) & HASH)


@given(st.text(max_size=60), st.lists(st.text(max_size=300), max_size=4))
def test_any_article_has_at_most_100_distinct_terms(title: str, texts: list[str]) -> None:
    found = of(*texts, title=title)
    assert len(found.terms) <= 100
    assert len({term & HASH for term in found.terms}) == len(found.terms)
    assert unpacked(found.packed()) == found


@given(st.lists(st.sampled_from([*BRIDGE, *LIBRARY]), min_size=1, max_size=6))
def test_both_scripts_of_a_text_have_the_same_terms(texts: list[str]) -> None:
    convert = converter("zh-Hans", "zh-Hant", (), {})
    assert of(*texts, title="青湖") == of(*map(convert, texts), title=convert("青湖"))


def test_a_term_knows_whether_the_title_has_it_and_how_often_it_is_used() -> None:
    found = of("青湖涨水。青湖的渡轮停航。", "渡轮明天再开。", title="青湖涨水")
    assert flags(found, "青湖") == IN_TITLE | 2
    assert flags(found, "渡轮") == 1
    assert flags(found, "停航") == 0
    assert flags(of("青湖，" * 9), "青湖") == COUNT


def test_terms_of_the_title_and_frequent_ones_come_first() -> None:
    once = "".join(chr(0x5000 + place) for place in range(300))
    found = of(once + "潮汐", "潮汐", title="灯塔")
    assert [term & HASH for term in found.terms[:2]] == [crc32(term.encode()) & HASH for term in ("灯塔", "潮汐")]
    assert len(found.terms) == 100


def test_words_numbers_and_pairs_of_han_characters_are_terms() -> None:
    found = of("Skerry's ferries carried 318 people in Élise's boat, Москва.", "振海9号")
    for term in ("skerry", "ferrie", "318", "élise", "москва", "振海", "9"):
        assert flags(found, term) is not None, term


def test_words_of_any_report_are_no_terms() -> None:
    assert of("公司，发布，技术。").terms == of("大学，研究，产品。").terms == ()
    assert not of("The company announced a new service.").terms


def test_pictures_are_not_read() -> None:
    assert story_terms("", [Block(kind="image", text="振海号", src="a.jpg")]).packed() == b""


def test_text_far_below_the_lead_is_ignored() -> None:
    filler = [f"第{number}段与这件事无关，只是为了让文章变长而写的一句话。" for number in range(40)]
    assert of(*BRIDGE, *filler) == of(*BRIDGE, *filler, "振海号吊起999吨的合龙段。")


def test_copies_share_most_of_their_clauses() -> None:
    one, copy = of(*BRIDGE), of(*BRIDGE[:3], "另有一句话是后来添上去的。")
    assert len(set(one.clauses) & set(copy.clauses)) >= len(one.clauses) // 2
    assert not set(one.clauses) & set(of(*LIBRARY).clauses)
    assert of(*BRIDGE * 2).clauses == one.clauses
    assert len(of(*WHALE, *BRIDGE, *LIBRARY).clauses) == 12
