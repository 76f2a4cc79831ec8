"""Cleaning: a document's lines become the blocks of the article and its removals. `clean` shows the order of work."""

from collections.abc import Callable, Sequence
from typing import Final

from digest.clean import (
    biography,
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
from digest.clean.editor_decisions import Decisions
from digest.clean.rules import Zone, context_rules, line_rules, piece_rules
from digest.clean.segment import Segment, assemble, new_segment, piece_of, removed, with_kind
from digest.config.source_rules import SourceRules
from digest.model import Cleaned, Document, Facts, Line, Record, Rejected
from digest.text.normalise import repair, repair_code
from digest.text.script import fold

Pass = Callable[[Sequence[Segment]], tuple[Segment, ...]]

_LEADING: Final = max(piece_rules.LEADING, repeated_title.LEADING)  # paragraphs whose number matters to a rule
_MOST_CUTS: Final = 12  # at either end of a paragraph; no article has three
_MOST_ROUNDS: Final = 20  # of the passes; no article needs two, and hostile input ends here
_SET_APART: Final = ("image", "caption", "table", "code")  # kinds of lines that are no paragraphs of the text
_LONGEST_LINE: Final = 900  # characters
_TIMESTAMP: Final = "dateline.moment"
_MANY_TIMESTAMPS: Final = 5  # published, updated, printed and read are four


def clean(record: Record, document: Document, facts: Facts, source: SourceRules | None = None) -> Cleaned | Rejected:
    """Return the blocks and removals of a record, or why it is not an article.

    Its front matter and the rules of its `source` may keep and drop lines; the text may repeat the title among its `facts`.
    """
    segments = _repaired(document)
    if not record.front.clean:
        return refusal.unless_empty(record, assemble(segments))
    decisions = editor_decisions.decide(document, segments, record.front, source)
    segments = page_dump.find_article(segments, record.format)
    if not decisions.kept:
        segments = repeated_title.remove_if_nothing_else(segments, facts)
        segments = repeated_title.split_off_title(segments, facts)
    segments = _split_paragraphs(segments, decisions)
    segments = repeated_title.remove_repeated(segments, facts)
    segments = _run_passes(segments, decisions)
    segments = biography.remove_author_lines(segments, facts.authors)
    segments = editor_decisions.apply(document, segments, decisions)
    segments = headings.mark_headings(segments)
    if decisions.keeps_line:  # the editor considers it an article
        return refusal.unless_empty(record, assemble(segments))
    return refusal.unless_refused(record, document, assemble(segments))


def _repaired(document: Document) -> tuple[Segment, ...]:
    return tuple(
        new_segment(line, text, fold(text).replace("\t", " "), line.kind)
        for line in document.lines
        if line.body and ((text := _repaired_text(line)) or line.src)
    )


def _repaired_text(line: Line) -> str:
    """Return the repaired text of a line; the tabs between the cells of a table, and the blanks of code, must remain."""
    if line.kind == "table":
        return "\n".join("\t".join(map(repair, row.split("\t"))) for row in line.text.split("\n"))
    return repair_code(line.text) if line.kind == "code" else repair(line.text)


def _split_paragraphs(segments: Sequence[Segment], decisions: Decisions) -> tuple[Segment, ...]:
    """Split off what is glued to a paragraph: a heading or dateline before it, a credit after it."""
    speakers = headings.speakers(segments)
    pieces: list[Segment] = []
    paragraph = 0
    for segment in segments:
        if not segment.is_text or segment.line in decisions or segment.is_laid_out:
            pieces.append(segment)
            continue
        at = headings.glued_heading(segment, speakers)
        if at and piece_rules.head(segment.folded, 0, segment.text) is None:  # a dateline is not a heading
            pieces.append(with_kind(piece_of(segment, 0, at), "heading", level=3))
            segment = piece_of(segment, at, len(segment.text))  # noqa: PLW2901  the rest is judged as a line
        trimmed = _trimmed(segment, paragraph)
        pieces.extend(trimmed)
        if paragraph < _LEADING:
            paragraph += any(piece.kept and _is_paragraph(piece) for piece in trimmed)
    return tuple(pieces)


def _is_paragraph(segment: Segment) -> bool:
    return segment.prose or measure.ends_sentence(segment.text)


def _trimmed(segment: Segment, paragraph: int) -> list[Segment]:
    before: list[Segment] = []
    after: list[Segment] = []
    for _ in range(_MOST_CUTS):
        head = piece_rules.head(segment.folded, paragraph, segment.text)
        head = head or repeated_title.seo_headline(segment, paragraph)
        if head is None:
            break
        before.append(_removed_piece(segment, head))
        segment = piece_of(segment, head.stop, len(segment.text))
    for _ in range(_MOST_CUTS):
        tail = piece_rules.tail(segment.folded) if segment.size > 1 else None
        if tail is None:
            break
        after.insert(0, _removed_piece(segment, tail))
        segment = piece_of(segment, 0, tail.start)
    return [*before, segment, *after] if segment.text else [*before, *after]


def _removed_piece(segment: Segment, piece: piece_rules.RulePiece) -> Segment:
    return removed(piece_of(segment, piece.start, piece.stop), piece.rule.kind, piece.rule.id)


def _run_passes(segments: Sequence[Segment], decisions: Decisions) -> tuple[Segment, ...]:
    """Run the passes, and again while their removals move a paragraph with a dateline up among the first.

    A second cleaning of the result would find that dateline.
    """
    for _ in range(_MOST_ROUNDS):
        for run_pass in PASSES:
            segments = run_pass(segments)
        segments, changed = _trim_moved_up(segments, decisions)
        if not changed:
            break
    return tuple(segments)


def _trim_moved_up(segments: Sequence[Segment], decisions: Decisions) -> tuple[Sequence[Segment], bool]:
    """Trim the first paragraph that removals have moved up among the leading ones; also return whether there is one."""
    paragraph = gone = 0
    for place, segment in enumerate(segments):
        if paragraph >= piece_rules.LEADING:
            break
        if segment.line.kind in _SET_APART:
            continue
        if gone and segment.kept and segment.line not in decisions:
            pieces = _trimmed(segment, paragraph)
            if len(pieces) > 1:
                return (*segments[:place], *pieces, *segments[place + 1 :]), True
        counts = _is_paragraph(segment)
        paragraph += segment.kept and counts
        gone += not segment.kept and counts
    return segments, False


def _apply_line_rules(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Judge each line by the rules for whole lines.

    From either end up to the first line of prose that no rule matches, rules for that end apply as well.
    """
    judged = list(segments)
    first = _judge_from_end(judged, range(len(judged)), trimming.HEAD)
    last = _judge_from_end(judged, range(len(judged) - 1, first, -1), trimming.TAIL)
    for place in range(first + 1, last):
        judged[place] = _judged(judged[place], trimming.INSIDE, inside=True)
    return _with_chronicle(segments, judged)


def _judge_from_end(judged: list[Segment], places: range, zones: frozenset[Zone]) -> int:
    """Judge lines in the order of `places`; return the place of the first prose that no rule matches."""
    for place in places:
        judged[place] = _judged(judged[place], zones, inside=zones is trimming.HEAD)
        if judged[place].is_text and judged[place].prose:
            return place
    return places.stop


def _judged(segment: Segment, zones: frozenset[Zone], *, inside: bool) -> Segment:
    if not segment.is_text or segment.is_laid_out or len(segment.folded) > _LONGEST_LINE:
        return segment
    rule = line_rules.match(segment.folded, segment.size, zones, prose=inside and segment.prose)
    return removed(segment, rule.kind, rule.id) if rule else segment


def _with_chronicle(segments: Sequence[Segment], judged: Sequence[Segment]) -> tuple[Segment, ...]:
    """Restore lines that are dates where most lines are: a chronicle or a calendar, not the date of publication."""
    dates = [place for place, segment in enumerate(judged) if segment.verdict and segment.verdict.rule == _TIMESTAMP]
    if len(dates) < _MANY_TIMESTAMPS or len(dates) * 2 < sum(segment.size > 0 for segment in segments):
        return tuple(judged)
    return tuple(segments[place] if place in dates else segment for place, segment in enumerate(judged))


PASSES: Final[tuple[Pass, ...]] = (
    _apply_line_rules,
    context_rules.remove_by_context,
    related.remove_lists,
    captions.mark_captions,
    trimming.remove_after_end,
    trimming.remove_other_elements,
    trimming.trim_ends,
)
