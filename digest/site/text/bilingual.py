"""Original and translation side by side: which blocks of one correspond to which blocks of the other."""

from collections.abc import Sequence
from html import escape
from itertools import accumulate
from typing import Final

from digest.model import Value
from digest.site.text.body import HtmlBlock

_LARGEST: Final = 10_000
"""Product of the numbers of blocks of two bodies up to which they are aligned."""

_BAND: Final = 6
"""How far an alignment may stray from the diagonal, in addition to the difference of the numbers of blocks."""

_ALONE, _DOUBLE, _CLASH, _NEVER = 0.6, 0.4, 3.0, 1e9
"""Costs, in blocks of average length: an unpaired block, one block paired with two, a heading paired with text."""

_MOVES: Final = ((0, 1), (1, 0), (1, 1), (1, 2), (2, 1))
"""Numbers of blocks that a pair takes from each side; of equal costs, the earlier move wins."""


class Pair(Value, gc=False):
    """HTML of blocks that correspond to each other; either side may be empty."""

    original: str
    translation: str


def pairs(original: Sequence[HtmlBlock], translation: Sequence[HtmlBlock]) -> tuple[Pair, ...]:
    """Pair two bodies block by block where their kinds agree, else by the cheapest alignment of kinds and lengths.

    The alignment is that of Gale and Church (1993), with differences of length in place of their probabilities: a block may
    correspond to one, two or no blocks. Nothing is lost and the order is kept.
    """
    if [block.kind for block in original] == [block.kind for block in translation]:
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
            Pair(original=joined(original[row - down : row]), translation=joined(translation[column - across : column]))
        )
        row, column = row - down, column - across
    found.reverse()
    return tuple(found)


def _moves(original: Sequence[HtmlBlock], translation: Sequence[HtmlBlock]) -> list[bytearray]:
    """Return the last move of the cheapest path to each row (blocks of the original so far) and column (of the translation).

    Costs are padded by two columns and two rows that no path uses, so that no cell needs to check for an edge.
    """
    mine, yours = [0.0, 0.0, *_shares(original)], [0.0, 0.0, *_shares(translation)]
    heads, theirs = ([False, False, *(block.kind == "heading" for block in side)] for side in (original, translation))
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
    """Compute one row in place; each move is written out because this runs a hundred times for an article."""
    above, over = rows
    share, both = shares[1], shares[0] + shares[1]
    head, any_head = heads[1], heads[0] or heads[1]
    first = reach.start + 1
    left, corner, outer, before, was_head = _NEVER, above[first], above[first - 1], yours[first - 1], theirs[first - 1]
    cells = zip(reach, yours[first:], theirs[first:], above[first + 1 :], over[first:], strict=False)
    for column, part, is_head, up, beyond in cells:
        best, move = left + _ALONE + part, 0
        cost = up + _ALONE + share
        if cost < best:
            best, move = cost, 1
        cost = corner + abs(share - part) + (_CLASH if head != is_head else 0.0)
        if cost < best:
            best, move = cost, 2
        cost = outer + (_DOUBLE + _CLASH if head or is_head or was_head else _DOUBLE) + abs(share - part - before)
        if cost < best:
            best, move = cost, 3
        cost = beyond + (_DOUBLE + _CLASH if any_head or is_head else _DOUBLE) + abs(both - part)
        if cost < best:
            best, move = cost, 4
        here[column + 2], taken[column] = best, move
        left, outer, corner, before, was_head = best, corner, up, part, is_head


def _shares(body: Sequence[HtmlBlock]) -> list[float]:
    """Return the length of each block in average blocks of its body."""
    lengths = [len(block.html) for block in body]
    total = sum(lengths) or 1
    return [length * len(body) / total for length in lengths]


def _by_share(original: Sequence[HtmlBlock], translation: Sequence[HtmlBlock]) -> tuple[Pair, ...]:
    """Pair two long bodies of different shape: section by section if they have as many headings, then by share of the text."""
    ours, theirs = _parts(original), _parts(translation)
    if len(ours) != len(theirs):
        ours, theirs = [list(original)], [list(translation)]
    return tuple(pair for mine, yours in zip(ours, theirs, strict=True) for pair in _pair_up(mine, yours))


def joined(body: Sequence[HtmlBlock]) -> str:
    """Return the HTML of a body."""
    return "\n".join([block.html for block in body])


def woven(pairs: Sequence[Pair], original: str, translation: str) -> str:
    """Return pairs as HTML, each side marked with its language; the style sheet shows one side or both."""
    opening = f'<div class="pair"><div class="translation" lang="{escape(translation)}">'
    middle = f'</div><div class="original" lang="{escape(original)}">'
    parts = [f"{opening}{pair.translation}{middle}{pair.original}</div></div>" for pair in pairs]
    return "\n".join(parts)


def _parts(body: Sequence[HtmlBlock]) -> list[list[HtmlBlock]]:
    """Split a body before each heading."""
    parts: list[list[HtmlBlock]] = [[]]
    for block in body:
        if block.kind == "heading" and parts[-1]:
            parts.append([])
        parts[-1].append(block)
    return parts


def _pair_up(mine: Sequence[HtmlBlock], yours: Sequence[HtmlBlock]) -> list[Pair]:
    """Pair two sections: one to one if they have as many blocks, else spread by their share of the text."""
    count = min(len(mine), len(yours)) or 1
    sides = zip(_spread(mine, count), _spread(yours, count), strict=True)
    return [Pair(original=joined(one), translation=joined(other)) for one, other in sides if one or other]


def _spread(blocks: Sequence[HtmlBlock], count: int) -> list[list[HtmlBlock]]:
    """Distribute blocks over `count` places in order, about the same share of the text to each."""
    if len(blocks) == count:
        return [[block] for block in blocks]
    places: list[list[HtmlBlock]] = [[] for _ in range(count)]
    total = sum(len(block.html) for block in blocks) or 1
    done = 0
    for block in blocks:
        middle = (done + len(block.html) / 2) / total
        places[min(count - 1, int(middle * count))].append(block)
        done += len(block.html)
    return places
