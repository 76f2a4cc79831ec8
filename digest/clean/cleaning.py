"""Cleaning: a document's lines become the blocks of the article and its removals. The order of work stands in `clean`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from digest.clean import (
    biography,
    blocks,
    captions,
    context_rules,
    dump,
    edges,
    editor,
    headings,
    line_rules,
    measure,
    piece_rules,
    refusal,
    related,
    title,
)
from digest.clean.part import Part, make, removed
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
    word = editor.said(document, parts, record.front, source)
    parts = dump.region(parts, record.format)
    parts = _split(parts, word)
    parts = title.mark(parts, facts)
    for step in PASSES:
        parts = step(parts)
    parts = biography.mark(parts, facts.authors)
    parts = editor.obeyed(document, parts, word)
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


def _split(parts: Sequence[Part], whole: editor.Said) -> tuple[Part, ...]:
    """Split off what is glued to a paragraph: a heading, a dateline before it, a credit after it."""
    labels = headings.speakers(parts)
    pieces: list[Part] = []
    paragraph = 0
    for part in parts:
        if not part.is_text or part.line in whole or part.kind == "table":
            pieces.append(part)
            continue
        at = headings.glued_at(part, labels)
        if at:
            heading = _piece(part, 0, at)
            pieces.append(
                msgspec.structs.replace(heading, kind="heading", line=msgspec.structs.replace(part.line, level=3))
            )
            part = _piece(part, at, len(part.text))  # noqa: PLW2901  the rest of the line is judged as a line
        pieces.extend(_trimmed(part, paragraph))
        paragraph += part.prose or measure.ends_sentence(part.text)
    return tuple(pieces)


def _trimmed(part: Part, paragraph: int) -> list[Part]:
    """Return the part with the pieces cut off its head and its tail, in reading order."""
    before: list[Part] = []
    after: list[Part] = []
    for _ in range(_MOST_CUTS):
        head = piece_rules.head(part.folded, paragraph, part.text)
        if head is None:
            break
        before.append(_cut(part, head))
        part = _piece(part, head.stop, len(part.text))
    for _ in range(_MOST_CUTS):
        tail = piece_rules.tail(part.folded) if part.size > 1 else None
        if tail is None:
            break
        after.insert(0, _cut(part, tail))
        part = _piece(part, 0, tail.start)
    seo = title.advertised(part, paragraph)
    if seo is not None:
        before.append(_cut(part, seo))
        part = _piece(part, seo.stop, len(part.text))
    return [*before, part, *after] if part.text else [*before, *after]


_MOST_CUTS: Final = 3


def _cut(part: Part, cut: piece_rules.Cut) -> Part:
    return removed(_piece(part, cut.start, cut.stop), cut.rule.kind, cut.rule.id)


def _piece(part: Part, start: int, stop: int) -> Part:
    text, folded = part.text[start:stop], part.folded[start:stop]
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    return make(part.line, text[left:right], folded[left:right], part.kind)


def _by_rule(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Judge each line by the rules for whole lines.

    From both ends inwards up to the first line of prose that no rule takes, a line may be more than in the middle.
    """
    judged = list(parts)
    first = _from_edge(judged, range(len(judged)), edges.HEAD)
    last = _from_edge(judged, range(len(judged) - 1, first, -1), edges.TAIL)
    for place in range(first + 1, last):
        judged[place] = _ruled(judged[place], edges.INSIDE, inside=True)
    return tuple(judged)


def _from_edge(judged: list[Part], places: range, zones: frozenset[line_rules.Zone]) -> int:
    """Judge lines in the order of `places` and return where the first prose stands that no rule takes."""
    for place in places:
        judged[place] = _ruled(judged[place], zones, inside=zones is edges.HEAD)
        if judged[place].is_text and judged[place].prose:
            return place
    return places.stop


def _ruled(part: Part, zones: frozenset[line_rules.Zone], *, inside: bool = False) -> Part:
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
    edges.after_the_end,
    edges.other_elements,
    edges.trim,
)
