"""Parts to blocks and removals: what the article keeps, and where what was taken out stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from digest.model import Block, Cleaned, Mark, Removal
from digest.text.normalise import repair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.clean.segment import Part

_MOST_MARKS: Final = 200


def assemble(parts: Sequence[Part]) -> Cleaned:
    """Return the blocks of the kept parts, list items gathered into lists, and the removals with their place."""
    blocks: list[Block] = []
    removals: list[Removal] = []
    items: list[Part] = []
    for part in parts:
        if part.verdict is not None:
            removals.append(
                Removal(
                    kind=part.verdict.kind, text=part.text, rule=part.verdict.rule, line=part.line.number,
                    before=len(blocks) + bool(items),
                )
            )  # fmt: skip
            continue
        if items and part.kind != "list":
            blocks.append(_list(items))
            items = []
        if part.kind == "list":
            items.append(part)
        else:
            blocks.append(_block(part))
    if items:
        blocks.append(_list(items))
    return Cleaned(blocks=tuple(blocks), removals=tuple(removals))


def _block(part: Part) -> Block:
    level = (part.line.level or 3) if part.kind == "heading" else 0
    return Block(kind=part.kind, text=part.text, level=level, src=part.line.src, marks=_marks((part,)))


def _list(items: Sequence[Part]) -> Block:
    return Block(kind="list", text="\n".join(item.text for item in items), marks=_marks(items))


def _marks(parts: Sequence[Part]) -> tuple[Mark, ...]:
    """Return the marks that are still found, in order, in the repaired text; one around a whole line says nothing."""
    found: list[Mark] = []
    for part in parts:
        place = 0
        for mark in part.line.marks[:_MOST_MARKS]:
            text = repair(mark.text)
            at = part.text.find(text, place) if text else -1
            if at >= 0 and (mark.kind == "link" or len(text) < len(part.text)):
                found.append(Mark(kind=mark.kind, text=text, href=mark.href))
                place = at
    return tuple(found)
