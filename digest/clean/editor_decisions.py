"""The editor's decisions on lines: those that front matter and the rules of a source keep and drop.

Their precedence: front matter keeps, front matter drops, the source keeps, the source drops. A line that is kept is not
split; it is restored as it was after all rules have run.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from digest.clean import source_rules
from digest.clean.segment import Segment, new_segment, removed
from digest.config.source_rules import SourceRules
from digest.model import Document, FrontMatter, Line, Value
from digest.text.normalise import repair
from digest.text.script import fold


class Decisions(Value):
    """What an editor keeps and drops. Lines are keyed by identity, as a page may repeat a line in two places."""

    kept: dict[int, Segment] = {}  # id of a line → the segment to restore
    dropped: dict[int, str] = {}  # id of a line → the rule that drops it
    outside: tuple[tuple[int, Segment], ...] = ()  # kept lines outside the article's element, with their places
    drop_phrases: tuple[str, ...] = ()  # from front matter, folded; they also drop a piece split off a line
    keeps_line: bool = False  # front matter keeps a line of this article

    def __contains__(self, line: Line) -> bool:
        return id(line) in self.kept or id(line) in self.dropped


_NONE: Final = Decisions()


def decide(
    document: Document, segments: Sequence[Segment], front: FrontMatter, source: SourceRules | None
) -> Decisions:
    """Return what front matter and the rules of the source decide about the lines of a document."""
    if not (front.keep or front.drop or source):
        return _NONE
    keep, drop = _folded(front.keep), _folded(front.drop)
    kept: dict[int, Segment] = {}
    dropped: dict[int, str] = {}
    for segment in segments:
        text = _searchable(segment)
        if _contains_any(keep, text):
            kept[id(segment.line)] = segment
        elif source is not None and not _contains_any(drop, text):
            if source_rules.keeps(source, segment.line, segment.folded):
                kept[id(segment.line)] = segment
            elif rule := source_rules.dropped_by(source, segment.line, segment.folded):
                dropped[id(segment.line)] = rule
    missing = [phrase for phrase in keep if not any(phrase in _searchable(segment) for segment in segments)]
    outside = tuple(_lines_outside(document, missing))
    keeps_line = bool(keep) and len(missing) - len(outside) < len(keep)
    return Decisions(kept=kept, dropped=dropped, outside=outside, drop_phrases=drop, keeps_line=keeps_line)


def apply(document: Document, segments: Sequence[Segment], decisions: Decisions) -> tuple[Segment, ...]:
    """Remove what the editor drops and restore what the editor keeps."""
    if decisions is _NONE:
        return tuple(segments)
    judged = []
    for segment in segments:
        line = id(segment.line)
        if line in decisions.kept:
            judged.append(decisions.kept[line])
        elif segment.kept and _contains_any(decisions.drop_phrases, _searchable(segment)):
            judged.append(removed(segment, "editor-drop", "front-matter.drop"))
        elif segment.kept and line in decisions.dropped:
            judged.append(removed(segment, "editor-drop", decisions.dropped[line]))
        else:
            judged.append(segment)
    return tuple(_insert_outside(document, judged, decisions.outside)) if decisions.outside else tuple(judged)


def _lines_outside(document: Document, missing: Sequence[str]) -> Iterator[tuple[int, Segment]]:
    """Yield place and segment of the lines outside the article's element that hold a phrase missing from it."""
    for place, line in enumerate(document.lines):
        if missing and not line.body and line.text:
            text = repair(line.text)
            folded = fold(text)
            if _contains_any(missing, folded):
                yield place, new_segment(line, text, folded, line.kind)


def _insert_outside(
    document: Document, segments: Iterable[Segment], outside: Sequence[tuple[int, Segment]]
) -> Iterator[Segment]:
    places = {id(line): place for place, line in enumerate(document.lines)}
    waiting = list(reversed(outside))
    place = 0
    for segment in segments:
        place = places.get(id(segment.line), place)
        while waiting and waiting[-1][0] < place:
            yield waiting.pop()[1]
        yield segment
    yield from (segment for _, segment in reversed(waiting))


def _searchable(segment: Segment) -> str:
    """Return the text in which an editor's phrase is searched; nobody types the tabs between cells."""
    return segment.folded.replace("\t", " ") if segment.kind == "table" else segment.folded


def _folded(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(folded for phrase in phrases if (folded := fold(repair(phrase)).strip()))


def _contains_any(phrases: Sequence[str], folded: str) -> bool:
    return any(phrase in folded for phrase in phrases)
