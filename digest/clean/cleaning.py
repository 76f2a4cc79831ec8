"""Cleaning: a document's lines become the blocks of the article and its removals. The order of work stands in `clean`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from digest.clean import (
    biography,
    blocks,
    captions,
    editor_decisions,
    headings,
    measure,
    page_dump,
    refusal,
    related,
    repeated_title,
    trimming,
)
from digest.clean.rules import context_rules, line_rules, piece_rules
from digest.clean.rules.line_rule import Zone
from digest.clean.segment import Part, make, piece, removed
from digest.text.normalise import repair
from digest.text.script import fold

if TYPE_CHECKING:
    from digest.config.source_rules import SourceRules
    from digest.model import Cleaned, Document, Facts, Record, Rejected

Pass = Callable[[Sequence[Part]], tuple[Part, ...]]


def clean(record: Record, document: Document, facts: Facts, source: SourceRules | None = None) -> Cleaned | Rejected:
    """Return the blocks and removals of a record, or why it is no article; `source` are the rules of who published it."""
    parts = _repaired(document)
    if not record.front.clean:
        return refusal.unless_empty(record, blocks.assemble(parts))
    word = editor_decisions.said(document, parts, record.front, source)
    parts = page_dump.region(parts, record.format)
    parts = parts if word.kept else repeated_title.unbracketed(parts, facts)
    parts = _split(parts, word)
    parts = repeated_title.mark(parts, facts)
    parts = _judged(parts, word)
    parts = biography.mark(parts, facts.authors)
    parts = editor_decisions.obeyed(document, parts, word)
    parts = headings.mark(parts)
    if word.keeps:  # who keeps a line of it holds it for an article
        return refusal.unless_empty(record, blocks.assemble(parts))
    return refusal.unless_refused(record, document, blocks.assemble(parts))


def _repaired(document: Document) -> tuple[Part, ...]:
    """Return the lines of the article, repaired; lines without a word or a picture are left out."""
    return tuple(
        make(line, text, fold(text).replace("\t", " "), line.kind)
        for line in document.lines
        if line.body and ((text := repair(line.text) if line.kind != "table" else _cells(line.text)) or line.src)
    )


def _cells(table: str) -> str:
    """Return the rows of a table with each cell repaired; a tab between cells is no blank to be closed."""
    return "\n".join("\t".join(map(repair, row.split("\t"))) for row in table.split("\n"))


def _split(parts: Sequence[Part], whole: editor_decisions.Said) -> tuple[Part, ...]:
    """Split off what is glued to a paragraph: a heading, a dateline before it, a credit after it."""
    labels = headings.speakers(parts)
    pieces: list[Part] = []
    paragraph = 0
    for part in parts:
        if not part.is_text or part.line in whole or part.kind == "table":
            pieces.append(part)
            continue
        at = headings.glued_at(part, labels)
        if at and piece_rules.head(part.folded, 0, part.text) is None:  # a dateline is no heading
            heading = piece(part, 0, at)
            pieces.append(
                msgspec.structs.replace(heading, kind="heading", line=msgspec.structs.replace(part.line, level=3))
            )
            part = piece(part, at, len(part.text))  # noqa: PLW2901  the rest of the line is judged as a line
        trimmed = _trimmed(part, paragraph)
        pieces.extend(trimmed)
        if paragraph < _COUNTED:
            paragraph += any(one.kept and _is_paragraph(one) for one in trimmed)
    return tuple(pieces)


_COUNTED: Final = max(
    piece_rules.LEADING, repeated_title.LEADING
)  # paragraphs; further down no rule asks how many stand before


def _is_paragraph(part: Part) -> bool:
    return part.prose or measure.ends_sentence(part.text)


def _trimmed(part: Part, paragraph: int) -> list[Part]:
    """Return the part with the pieces cut off its head and its tail, in reading order."""
    before: list[Part] = []
    after: list[Part] = []
    for _ in range(_MOST_CUTS):
        head = piece_rules.head(part.folded, paragraph, part.text) or repeated_title.advertised(part, paragraph)
        if head is None:
            break
        before.append(_cut(part, head))
        part = piece(part, head.stop, len(part.text))
    for _ in range(_MOST_CUTS):
        tail = piece_rules.tail(part.folded) if part.size > 1 else None
        if tail is None:
            break
        after.insert(0, _cut(part, tail))
        part = piece(part, 0, tail.start)
    return [*before, part, *after] if part.text else [*before, *after]


_MOST_CUTS: Final = 12  # at either end of a paragraph; no article has three


def _cut(part: Part, cut: piece_rules.Cut) -> Part:
    return removed(piece(part, cut.start, cut.stop), cut.rule.kind, cut.rule.id)


def _judged(parts: Sequence[Part], whole: editor_decisions.Said) -> tuple[Part, ...]:
    """Take the parts through the passes, and again while what went leaves a paragraph with a dateline among the first.

    So a text that was cleaned holds no dateline that cleaning it again would find.
    """
    for _ in range(_MOST_ROUNDS):
        for step in PASSES:
            parts = step(parts)
        moved = _moved_up(parts, whole)
        if moved is None:
            break
        place, pieces = moved
        parts = (*parts[:place], *pieces, *parts[place + 1 :])
    return tuple(parts)


_MOST_ROUNDS: Final = 20  # no article needs two; what is made to need more is cut off here


def _moved_up(parts: Sequence[Part], whole: editor_decisions.Said) -> tuple[int, list[Part]] | None:
    """Return the place and the pieces of the first paragraph with a dateline that leads only now, without those removed."""
    paragraph = gone = 0
    for place, part in enumerate(parts):
        if paragraph >= piece_rules.LEADING:
            break
        if part.line.kind in _SET_APART:
            continue
        if gone and part.kept and part.line not in whole:
            pieces = _trimmed(part, paragraph)
            if len(pieces) > 1:
                return place, pieces
        counts = _is_paragraph(part)
        paragraph += part.kept and counts
        gone += not part.kept and counts
    return None


_SET_APART: Final = ("image", "caption", "table")  # as the page itself says


def _by_rule(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Judge each line by the rules for whole lines.

    From both ends inwards up to the first line of prose that no rule takes, a line may be more than in the middle.
    """
    judged = list(parts)
    first = _from_edge(judged, range(len(judged)), trimming.HEAD)
    last = _from_edge(judged, range(len(judged) - 1, first, -1), trimming.TAIL)
    for place in range(first + 1, last):
        judged[place] = _ruled(judged[place], trimming.INSIDE, inside=True)
    return _with_chronicle(parts, judged)


def _with_chronicle(parts: Sequence[Part], judged: Sequence[Part]) -> tuple[Part, ...]:
    """Give lines with a day back where most lines have one: an article has one moment, a chronicle and a calendar many."""
    moments = [place for place, part in enumerate(judged) if part.verdict is not None and part.verdict.rule == _MOMENT]
    if len(moments) < _MANY_MOMENTS or len(moments) * 2 < sum(part.size > 0 for part in parts):
        return tuple(judged)
    return tuple(parts[place] if place in moments else part for place, part in enumerate(judged))


_MOMENT: Final = "dateline.moment"
_MANY_MOMENTS: Final = 5  # published, updated, printed and read make four


def _from_edge(judged: list[Part], places: range, zones: frozenset[Zone]) -> int:
    """Judge lines in the order of `places` and return where the first prose stands that no rule takes."""
    for place in places:
        judged[place] = _ruled(judged[place], zones, inside=zones is trimming.HEAD)
        if judged[place].is_text and judged[place].prose:
            return place
    return places.stop


def _ruled(part: Part, zones: frozenset[Zone], *, inside: bool = False) -> Part:
    if not part.is_text or part.kind == "table" or len(part.folded) > _LONGEST_LINE:
        return part
    rule = line_rules.match(part.folded, part.size, zones, prose=inside and part.prose)
    return removed(part, rule.kind, rule.id) if rule else part


_LONGEST_LINE: Final = 900  # characters

PASSES: Final[tuple[Pass, ...]] = (
    _by_rule,
    context_rules.mark,
    related.mark,
    captions.mark,
    trimming.after_the_end,
    trimming.other_elements,
    trimming.trim,
)
