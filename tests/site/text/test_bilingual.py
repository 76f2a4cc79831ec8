"""Original next to translation: nothing lost, order kept, headings side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.site.text.bilingual import Pair, pairs
from digest.site.text.body import HtmlBlock


def body(*texts: str) -> list[HtmlBlock]:
    return [HtmlBlock(kind="heading" if text.startswith("#") else "paragraph", html=f"<{text}>") for text in texts]


def test_equal_shapes_pair_one_to_one() -> None:
    found = pairs(body("a", "b"), body("A", "B"))
    assert [(pair.original, pair.translation) for pair in found] == [("<a>", "<A>"), ("<b>", "<B>")]


def test_a_paragraph_split_in_translation_stays_between_its_headings() -> None:
    found = pairs(body("a", "#h", "b", "c"), body("A", "#H", "B1", "B2", "C"))
    assert (found[0].original, found[0].translation) == ("<a>", "<A>")
    assert (found[1].original[:4], found[1].translation[:4]) == ("<#h>", "<#H>")


def test_a_heading_that_only_one_side_has_shifts_nothing() -> None:
    mine, yours = ["#only here", "a" * 30, "b" * 50, "#h", "c" * 20], ["A" * 60, "B" * 100, "#H", "C" * 40]
    found = [(pair.original, pair.translation) for pair in pairs(body(*mine), body(*yours))]
    assert found[0] == ("<#only here>", "")
    assert found[1:] == [(f"<{left}>", f"<{right}>") for left, right in zip(mine[1:], yours, strict=True)]


def test_long_bodies_are_paired_too() -> None:
    found = pairs(body(*(["a"] * 80)), body(*(["B"] * 70), "#"))
    assert "".join(pair.original for pair in found).count("<a>") == 80


PIECES = st.lists(st.sampled_from(["a", "bb", "#c", "dddd"]), max_size=12)


@given(PIECES, PIECES)
def test_nothing_is_lost_and_order_is_kept(mine: list[str], yours: list[str]) -> None:
    found = pairs(body(*mine), body(*yours))
    assert "".join(pair.original for pair in found).replace("\n", "") == "".join(f"<{text}>" for text in mine)
    assert "".join(pair.translation for pair in found).replace("\n", "") == "".join(f"<{text}>" for text in yours)


def cost(found: tuple[Pair, ...], mine: list[str], yours: list[str]) -> float:
    """Return what a pairing costs, worked out from the pairs alone."""
    total = 0.0
    units = [len("".join(f"<{text}>" for text in side)) / len(side) for side in (mine, yours)]
    for pair in found:
        left, right = (
            pair.original.split("\n") if pair.original else [],
            pair.translation.split("\n") if pair.translation else [],
        )
        shares = [sum(map(len, side)) / unit for side, unit in zip((left, right), units, strict=True)]
        heads = [sum("#" in text for text in side) for side in (left, right)]
        price = {(1, 1): 0.0, (0, 1): 0.6, (1, 0): 0.6, (1, 2): 0.4, (2, 1): 0.4}[len(left), len(right)]
        clash = left and right and (sum(heads) if len(left) + len(right) > 2 else heads[0] != heads[1])
        total += price + abs(shares[0] - shares[1]) + (3.0 if clash else 0.0)
    return total


def cheapest(mine: list[str], yours: list[str]) -> float:
    """Return the least any pairing costs, by trying all ways."""
    ways: dict[tuple[int, int], list[tuple[Pair, ...]]] = {(0, 0): [()]}
    for row in range(len(mine) + 1):
        for column in range(len(yours) + 1):
            for down, across in ((0, 1), (1, 0), (1, 1), (1, 2), (2, 1)):
                for way in ways.get((row - down, column - across), []):
                    left, right = mine[row - down : row], yours[column - across : column]
                    pair = Pair(
                        original="\n".join(f"<{x}>" for x in left), translation="\n".join(f"<{x}>" for x in right)
                    )
                    ways.setdefault((row, column), []).append((*way, pair))
    return min(cost(way, mine, yours) for way in ways[len(mine), len(yours)])


SHORT = st.lists(st.sampled_from(["a", "bb" * 9, "#c", "d" * 40]), min_size=1, max_size=4)


@given(SHORT, SHORT)
def test_no_pairing_of_different_shapes_is_cheaper(mine: list[str], yours: list[str]) -> None:
    if [text[0] == "#" for text in mine] != [text[0] == "#" for text in yours]:
        found = pairs(body(*mine), body(*yours))
        assert abs(cost(found, mine, yours) - cheapest(mine, yours)) < 1e-6
