"""Segments: the lines of an article, or pieces of them, with the rules' verdicts, and the blocks they become."""

from collections.abc import Sequence
from typing import Final

import msgspec

from digest.clean import measure
from digest.model import Block, BlockKind, Cleaned, Line, Mark, Removal, RemovalKind, Value
from digest.text.normalise import repair

_MOST_MARKS: Final = 200  # of one line


class Verdict(Value):
    """Why a segment is removed: the kind of removal and the id of the rule."""

    kind: RemovalKind
    rule: str


class Segment(Value):
    """A repaired line of the article, or a piece of one."""

    line: Line
    text: str
    folded: str  # as long as `text`: Simplified, lower case, half-width; rules are matched against it
    kind: BlockKind
    size: int  # reading units
    prose: bool
    verdict: Verdict | None = None

    @property
    def kept(self) -> bool:
        """Whether no rule has removed the segment so far."""
        return self.verdict is None

    @property
    def kept_prose(self) -> bool:
        return self.verdict is None and self.prose

    @property
    def is_text(self) -> bool:
        """Whether the segment is kept and holds text of the article, not a picture or its caption."""
        return self.verdict is None and self.kind not in ("image", "caption")

    @property
    def is_laid_out(self) -> bool:
        """Whether the segment consists of lines that are no prose: the rows of a table, a block of code."""
        return self.kind in ("table", "code")


def new_segment(line: Line, text: str, folded: str, kind: BlockKind) -> Segment:
    """Return a line, or a piece of one, as a segment without a verdict."""
    size = measure.units(text)
    prose = kind not in ("image", "code") and measure.reads_as_prose(text, size, line.links)
    return Segment(line=line, text=text, folded=folded, kind=kind, size=size, prose=prose)


def piece_of(segment: Segment, start: int, stop: int) -> Segment:
    """Return the characters from `start` to `stop` as a segment of their own, without surrounding blanks."""
    text, folded = segment.text[start:stop], segment.folded[start:stop]
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    return new_segment(segment.line, text[left:right], folded[left:right], segment.kind)


def removed(segment: Segment, kind: RemovalKind, rule: str) -> Segment:
    """Return the segment with the verdict that it is not part of the article."""
    return msgspec.structs.replace(segment, verdict=Verdict(kind=kind, rule=rule))


def with_kind(segment: Segment, kind: BlockKind, level: int = 0) -> Segment:
    """Return the segment as another kind of block."""
    line = msgspec.structs.replace(segment.line, level=level) if level != segment.line.level else segment.line
    return msgspec.structs.replace(segment, kind=kind, line=line)


def assemble(segments: Sequence[Segment]) -> Cleaned:
    """Return the kept segments as blocks, with list items gathered into lists, and the others as removals."""
    blocks: list[Block] = []
    removals: list[Removal] = []
    items: list[Segment] = []
    for segment in segments:
        if segment.verdict is not None:
            kind, rule = segment.verdict.kind, segment.verdict.rule
            before = len(blocks) + bool(items)
            removals.append(Removal(kind=kind, text=segment.text, rule=rule, line=segment.line.number, before=before))
            continue
        if items and segment.kind != "list":
            blocks.append(_list(items))
            items = []
        if segment.kind == "list":
            items.append(segment)
        else:
            blocks.append(_block(segment))
    if items:
        blocks.append(_list(items))
    return Cleaned(blocks=tuple(blocks), removals=tuple(removals))


def _block(segment: Segment) -> Block:
    level = (segment.line.level or 3) if segment.kind == "heading" else 0
    return Block(kind=segment.kind, text=segment.text, level=level, src=segment.line.src, marks=_marks((segment,)))


def _list(items: Sequence[Segment]) -> Block:
    return Block(kind="list", text="\n".join(item.text for item in items), marks=_marks(items))


def _marks(segments: Sequence[Segment]) -> tuple[Mark, ...]:
    """Return the marks whose text is found, in order, in the repaired text; emphasis on a whole line is dropped."""
    found: list[Mark] = []
    for segment in segments:
        place = 0
        for mark in segment.line.marks[:_MOST_MARKS]:
            text = repair(mark.text)
            at = segment.text.find(text, place) if text else -1
            if at >= 0 and (mark.kind == "link" or len(text) < len(segment.text)):
                found.append(Mark(kind=mark.kind, text=text, href=mark.href))
                place = at
    return tuple(found)
