"""Original and translation side by side: which piece of one answers which piece of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from digest.model import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.site.body import Piece


class Pair(Value, gc=False):
    """Pieces that belong together; either side may be empty."""

    original: Markup
    translation: Markup


def pairs(original: Sequence[Piece], translation: Sequence[Piece]) -> tuple[Pair, ...]:
    """Pair two bodies piece by piece where their shapes agree, between their headings where only those do.

    Bodies of different shape are cut at their common number of headings, and what is left over within a part stands in its
    last pair: nothing is lost, and nothing is set beside a paragraph it does not belong to further than one heading away.
    """
    found: list[Pair] = []
    ours, theirs = _parts(original), _parts(translation)
    if len(ours) != len(theirs):
        ours, theirs = [list(original)], [list(translation)]
    for mine, yours in zip(ours, theirs, strict=True):
        found.extend(_pair_up(mine, yours))
    return tuple(found)


def joined(body: Sequence[Piece]) -> Markup:
    """Return a body as one piece of HTML."""
    return Markup("\n".join(piece.html for piece in body))  # noqa: S704  (made by an escaping renderer)


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
        Pair(original=joined(one), translation=joined(other))
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
