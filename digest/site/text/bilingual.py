"""Original and translation side by side: which piece of one answers which piece of the other."""

from __future__ import annotations

from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING

from digest.model import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.site.text.body import HtmlBlock

_LARGEST = 10_000
"""Pieces of one body times those of the other up to which the cheapest pairing is looked for."""

_BAND = 6
"""How far a pairing may stray from the straight way through two bodies, beside the difference of their lengths."""

_ALONE, _DOUBLE, _CLASH, _NEVER = 0.6, 0.4, 3.0, 1e9
"""What it costs, in average pieces, to leave a piece alone, to answer one with two, to set a heading beside text."""

_MOVES = ((0, 1), (1, 0), (1, 1), (1, 2), (2, 1))
"""How many pieces of each side a pair takes; of two pairings that cost the same, that whose last move stands first."""


class Pair(Value, gc=False):
    """Pieces that belong together; either side may be empty."""

    original: str
    translation: str


def pairs(original: Sequence[HtmlBlock], translation: Sequence[HtmlBlock]) -> tuple[Pair, ...]:
    """Pair two bodies piece by piece where their shapes agree, else by what costs least: by kind and share of the text.

    The second way is that of Gale and Church (1993) with plain differences of length for their probabilities: a piece may
    answer one, two or no pieces. Nothing is lost and the order is kept.
    """
    if [piece.kind for piece in original] == [piece.kind for piece in translation]:
        return tuple(
            Pair(original=mine.html, translation=yours.html) for mine, yours in zip(original, translation, strict=True)
        )
    if len(original) * len(translation) > _LARGEST:
        return _by_share(original, translation)
    return _cheapest(original, translation)


def _cheapest(original: Sequence[HtmlBlock], translation: Sequence[HtmlBlock]) -> tuple[Pair, ...]:
    """Align two bodies by dynamic programming and follow the moves back from the end."""
    moves = _moves(original, translation)
    found: list[Pair] = []
    row, column = len(original), len(translation)
    while row or column:
        down, across = _MOVES[moves[row][column]]
        found.append(
            Pair(original=_html(original[row - down : row]), translation=_html(translation[column - across : column]))
        )
        row, column = row - down, column - across
    found.reverse()
    return tuple(found)


def _moves(original: Sequence[HtmlBlock], translation: Sequence[HtmlBlock]) -> list[bytearray]:
    """Return for each row (pieces of the original so far) and column (pieces of the translation) the last move on the cheapest way there.

    Costs have two columns and two rows before their first, which no way comes through: so no cell asks whether it is at an edge.
    """
    mine, yours = [0.0, 0.0, *_shares(original)], [0.0, 0.0, *_shares(translation)]
    heads, theirs = [False, False, *_headings(original)], [False, False, *_headings(translation)]
    columns = len(translation)
    blank = [_NEVER] * (columns + 3)
    over, above = blank, [_NEVER, _NEVER, *accumulate((_ALONE + part for part in yours[2:]), initial=0.0)]
    band = _BAND + abs(len(original) - columns)
    moves = [bytearray(columns + 1)]
    for row in range(1, len(original) + 1):
        middle = row * columns // len(original)
        reach = range(max(0, middle - band), min(columns, middle + band) + 1)
        here, taken = blank.copy(), bytearray(columns + 1)
        _fill(
            here, taken, reach, (above, over), (mine[row], mine[row + 1]), (heads[row], heads[row + 1]), yours, theirs
        )
        moves.append(taken)
        over, above = above, here
    return moves


def _fill(
    here: list[float], taken: bytearray, reach: range, rows: tuple[list[float], list[float]],
    shares: tuple[float, float], heads: tuple[bool, bool], yours: list[float], theirs: list[bool],
) -> None:  # fmt: skip
    """Work out one row; written out flat because it runs a hundred times for an article."""
    above, over = rows
    share, both = shares[1], shares[0] + shares[1]
    head, any_head = heads[1], heads[0] or heads[1]
    for column in reach:
        place = column + 2
        part, is_head = yours[column + 1], theirs[column + 1]
        best, move = here[place - 1] + _ALONE + part, 0
        cost = above[place] + _ALONE + share
        if cost < best:
            best, move = cost, 1
        cost = above[place - 1] + abs(share - part) + (_CLASH if head != is_head else 0.0)
        if cost < best:
            best, move = cost, 2
        clash = _DOUBLE + _CLASH if head or is_head or theirs[column] else _DOUBLE
        cost = above[place - 2] + clash + abs(share - part - yours[column])
        if cost < best:
            best, move = cost, 3
        clash = _DOUBLE + _CLASH if any_head or is_head else _DOUBLE
        cost = over[place - 1] + clash + abs(both - part)
        if cost < best:
            best, move = cost, 4
        here[place], taken[column] = best, move


def _shares(body: Sequence[HtmlBlock]) -> list[float]:
    """Return the length of each piece in average pieces of its body."""
    lengths = [len(piece.html) for piece in body]
    total = sum(lengths) or 1
    return [length * len(body) / total for length in lengths]


def _headings(body: Sequence[HtmlBlock]) -> list[bool]:
    return [piece.kind == "heading" for piece in body]


def _by_share(original: Sequence[HtmlBlock], translation: Sequence[HtmlBlock]) -> tuple[Pair, ...]:
    """Pair two long bodies of different shape: between their headings if these are as many, by share of the text within."""
    found: list[Pair] = []
    ours, theirs = _parts(original), _parts(translation)
    if len(ours) != len(theirs):
        ours, theirs = [list(original)], [list(translation)]
    for mine, yours in zip(ours, theirs, strict=True):
        found.extend(_pair_up(mine, yours))
    return tuple(found)


def joined(body: Sequence[HtmlBlock]) -> str:
    """Return a body as one piece of HTML."""
    return _html(body)


def woven(pairs: Sequence[Pair], original: str, translation: str) -> str:
    """Return pairs as HTML, each side under its language; the style sheet shows one side, or both."""
    opening = f'<div class="pair"><div class="translation" lang="{escape(translation)}">'
    middle = f'</div><div class="original" lang="{escape(original)}">'
    parts = [f"{opening}{pair.translation}{middle}{pair.original}</div></div>" for pair in pairs]
    return "\n".join(parts)


def _html(body: Sequence[HtmlBlock]) -> str:
    return "\n".join([piece.html for piece in body])


def _parts(body: Sequence[HtmlBlock]) -> list[list[HtmlBlock]]:
    """Cut a body before each heading."""
    parts: list[list[HtmlBlock]] = [[]]
    for piece in body:
        if piece.kind == "heading" and parts[-1]:
            parts.append([])
        parts[-1].append(piece)
    return parts


def _pair_up(mine: Sequence[HtmlBlock], yours: Sequence[HtmlBlock]) -> list[Pair]:
    """Pair two parts: one to one if they are equally long, else spread by their share of the text."""
    count = min(len(mine), len(yours)) or 1
    if len(mine) == len(yours):
        left, right = [[piece] for piece in mine], [[piece] for piece in yours]
    else:
        left, right = _spread(mine, count), _spread(yours, count)
    return [
        Pair(original=_html(one), translation=_html(other))
        for one, other in zip(left, right, strict=True)
        if one or other
    ]


def _spread(pieces: Sequence[HtmlBlock], count: int) -> list[list[HtmlBlock]]:
    """Distribute pieces over `count` places in order, each place getting about the same share of the text."""
    places: list[list[HtmlBlock]] = [[] for _ in range(count)]
    total = sum(len(piece.html) for piece in pieces) or 1
    done = 0
    for number, piece in enumerate(pieces):
        middle = (done + len(piece.html) / 2) / total
        latest = count - 1
        place = min(latest, int(middle * count))
        if len(pieces) == count:
            place = number
        places[place].append(piece)
        done += len(piece.html)
    return places
