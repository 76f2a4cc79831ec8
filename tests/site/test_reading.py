"""Original beside translation: nothing lost, order kept, headings side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.site.body import Piece
from digest.site.reading import pairs


def body(*texts: str) -> list[Piece]:
    return [Piece(kind="heading" if text.startswith("#") else "paragraph", html=f"<{text}>") for text in texts]


def test_equal_shapes_pair_one_to_one() -> None:
    made = pairs(body("a", "b"), body("A", "B"))
    assert [(pair.original, pair.translation) for pair in made] == [("<a>", "<A>"), ("<b>", "<B>")]


def test_a_paragraph_split_in_translation_stays_between_its_headings() -> None:
    made = pairs(body("a", "#h", "b", "c"), body("A", "#H", "B1", "B2", "C"))
    assert (made[0].original, made[0].translation) == ("<a>", "<A>")
    assert (made[1].original[:4], made[1].translation[:4]) == ("<#h>", "<#H>")


def test_a_heading_that_only_one_side_has_shifts_nothing() -> None:
    mine, yours = ["#only here", "a" * 30, "b" * 50, "#h", "c" * 20], ["A" * 60, "B" * 100, "#H", "C" * 40]
    made = [(pair.original, pair.translation) for pair in pairs(body(*mine), body(*yours))]
    assert made[0] == ("<#only here>", "")
    assert made[1:] == [(f"<{one}>", f"<{other}>") for one, other in zip(mine[1:], yours, strict=True)]


def test_long_bodies_are_paired_too() -> None:
    made = pairs(body(*(["a"] * 80)), body(*(["B"] * 70), "#"))
    assert "".join(pair.original for pair in made).count("<a>") == 80


PIECES = st.lists(st.sampled_from(["a", "bb", "#c", "dddd"]), max_size=12)


@given(PIECES, PIECES)
def test_nothing_is_lost_and_order_is_kept(mine: list[str], yours: list[str]) -> None:
    made = pairs(body(*mine), body(*yours))
    assert "".join(pair.original for pair in made).replace("\n", "") == "".join(f"<{text}>" for text in mine)
    assert "".join(pair.translation for pair in made).replace("\n", "") == "".join(f"<{text}>" for text in yours)
