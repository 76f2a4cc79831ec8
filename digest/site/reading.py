"""Original and translation side by side: which piece of one answers which piece of the other."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from digest.model import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.site.body import Piece

_LARGEST = 900
"""Pieces of one body times those of the other up to which the cheapest pairing is looked for."""

_MOVES = ((1, 1, 0.0), (1, 0, 0.6), (0, 1, 0.6), (2, 1, 0.4), (1, 2, 0.4))
"""How many pieces of each side a pair takes, and what that costs beside the difference in length."""


class Pair(Value, gc=False):
    """Pieces that belong together; either side may be empty."""

    original: str
    translation: str


def pairs(original: Sequence[Piece], translation: Sequence[Piece]) -> tuple[Pair, ...]:
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


def _cheapest(original: Sequence[Piece], translation: Sequence[Piece]) -> tuple[Pair, ...]:
    """Align two short bodies by dynamic programming."""
    mine, yours = _shares(original), _shares(translation)
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for row in range(len(original) + 1):
        for column in range(len(translation) + 1):
            ways = []
            for down, across, price in _MOVES:
                before = best.get((row - down, column - across))
                if before is not None and row >= down and column >= across:
                    left, right = original[row - down : row], translation[column - across : column]
                    differ = abs(sum(mine[row - down : row]) - sum(yours[column - across : column]))
                    ways.append((before[0] + price + differ + _clash(left, right), down, across))
            if ways:
                best[row, column] = min(ways)
    found: list[Pair] = []
    row, column = len(original), len(translation)
    while row or column:
        _, down, across = best[row, column]
        found.append(
            Pair(original=_html(original[row - down : row]), translation=_html(translation[column - across : column]))
        )
        row, column = row - down, column - across
    return tuple(reversed(found))


def _shares(body: Sequence[Piece]) -> list[float]:
    """Return the length of each piece in average pieces of its body."""
    total = sum(len(piece.html) for piece in body) or 1
    return [len(piece.html) * len(body) / total for piece in body]


def _clash(left: Sequence[Piece], right: Sequence[Piece]) -> float:
    """Return what it costs to set these side by side: a heading beside text is wrong however long they are."""
    if not left or not right:
        return 0.0
    headings = [any(piece.kind == "heading" for piece in side) for side in (left, right)]
    return 3.0 if headings[0] != headings[1] or (headings[0] and len(left) + len(right) > 2) else 0.0


def _by_share(original: Sequence[Piece], translation: Sequence[Piece]) -> tuple[Pair, ...]:
    """Pair two long bodies of different shape: between their headings if these are as many, by share of the text within."""
    found: list[Pair] = []
    ours, theirs = _parts(original), _parts(translation)
    if len(ours) != len(theirs):
        ours, theirs = [list(original)], [list(translation)]
    for mine, yours in zip(ours, theirs, strict=True):
        found.extend(_pair_up(mine, yours))
    return tuple(found)


def joined(body: Sequence[Piece]) -> Markup:
    """Return a body as one piece of HTML."""
    return Markup(_html(body))  # noqa: S704  (made by an escaping renderer)


def woven(pairs: Sequence[Pair], original: str, translation: str) -> Markup:
    """Return pairs as HTML, each side under its language; the style sheet shows one side, or both."""
    opening = f'<div class="pair"><div class="translation" lang="{escape(translation)}">'
    middle = f'</div><div class="original" lang="{escape(original)}">'
    parts = [f"{opening}{pair.translation}{middle}{pair.original}</div></div>" for pair in pairs]
    return Markup("\n".join(parts))  # noqa: S704  (made by an escaping renderer)


def _html(body: Sequence[Piece]) -> str:
    return "\n".join([piece.html for piece in body])


def _parts(body: Sequence[Piece]) -> list[list[Piece]]:
    """Cut a body before each heading."""
    parts: list[list[Piece]] = [[]]
    for piece in body:
        if piece.kind == "heading" and parts[-1]:
            parts.append([])
        parts[-1].append(piece)
    return parts


def _pair_up(mine: Sequence[Piece], yours: Sequence[Piece]) -> list[Pair]:
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


def _spread(pieces: Sequence[Piece], count: int) -> list[list[Piece]]:
    """Distribute pieces over `count` places in order, each place getting about the same share of the text."""
    places: list[list[Piece]] = [[] for _ in range(count)]
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
