"""The editor's word on lines: what front matter and the rules of a source keep and drop, whatever the rules of cleaning say.

In this order: what front matter keeps, what it drops, what the source's rules keep, what they drop. A line that is kept is
kept whole: it is neither split nor made a caption, and put back as it was after all rules have judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from digest.clean.segment import Part, make, removed
from digest.model import Value
from digest.text.normalise import repair
from digest.text.script import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.config.source_rules import SourceRules
    from digest.model import Document, FrontMatter, Line


class Said(Value):
    """What is to become of some lines. They are known by identity: a page may hold one line twice, in two places."""

    kept: dict[int, Part] = {}  # id of a line → the part it was
    dropped: dict[int, str] = {}  # id of a line → the rule
    outside: tuple[tuple[int, Part], ...] = ()  # kept lines that stand outside the article's element, and their places
    phrases: tuple[str, ...] = ()  # what front matter drops, folded; a piece of a line is dropped alone
    keeps: bool = False  # front matter keeps a line of this article

    def __contains__(self, line: Line) -> bool:
        return id(line) in self.kept or id(line) in self.dropped


_NOTHING: Final = Said()


def said(document: Document, parts: Sequence[Part], front: FrontMatter, source: SourceRules | None) -> Said:
    """Return what is said of the lines of a document."""
    if not (front.keep or front.drop or source):
        return _NOTHING
    from digest.clean import source_rules  # few articles have any

    keep, drop = _folded(front.keep), _folded(front.drop)
    kept: dict[int, Part] = {}
    dropped: dict[int, str] = {}
    for part in parts:
        if _names(keep, _shown(part)):
            kept[id(part.line)] = part
        elif source is not None and not _names(drop, _shown(part)):
            if source_rules.keeps(source, part.line, part.folded):
                kept[id(part.line)] = part
            elif rule := source_rules.dropped_by(source, part.line, part.folded):
                dropped[id(part.line)] = rule
    missed = [phrase for phrase in keep if not any(phrase in _shown(part) for part in parts)]
    outside = tuple(_outside(document, missed))
    keeps = bool(keep) and len(missed) - len(outside) < len(keep)
    return Said(kept=kept, dropped=dropped, outside=outside, phrases=drop, keeps=keeps)


def obeyed(document: Document, parts: Sequence[Part], word: Said) -> tuple[Part, ...]:
    """Take out what is dropped, and put back what is kept."""
    if word is _NOTHING:
        return tuple(parts)
    judged = []
    for part in parts:
        line = id(part.line)
        if line in word.kept:
            judged.append(word.kept[line])
        elif part.kept and _names(word.phrases, _shown(part)):
            judged.append(removed(part, "editor-drop", "front-matter.drop"))
        elif part.kept and line in word.dropped:
            judged.append(removed(part, "editor-drop", word.dropped[line]))
        else:
            judged.append(part)
    return tuple(_with_outside(document, judged, word.outside)) if word.outside else tuple(judged)


def _outside(document: Document, missed: Sequence[str]) -> Iterator[tuple[int, Part]]:
    """Yield the lines outside the article's element that an editor misses inside."""
    for place, line in enumerate(document.lines):
        if missed and not line.body and line.text:
            text = repair(line.text)
            folded = fold(text)
            if _names(missed, folded):
                yield place, make(line, text, folded, line.kind)


def _with_outside(document: Document, parts: Iterable[Part], outside: Sequence[tuple[int, Part]]) -> Iterator[Part]:
    places = {id(line): place for place, line in enumerate(document.lines)}
    waiting = list(reversed(outside))
    place = 0
    for part in parts:
        place = places.get(id(part.line), place)
        while waiting and waiting[-1][0] < place:
            yield waiting.pop()[1]
        yield part
    yield from (part for _, part in reversed(waiting))


def _shown(part: Part) -> str:
    """Return the folded text in which an editor's phrase is looked for; nobody types the tabs between cells."""
    return part.folded.replace("\t", " ") if part.kind == "table" else part.folded


def _folded(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(folded for phrase in phrases if (folded := fold(repair(phrase)).strip()))


def _names(phrases: Sequence[str], folded: str) -> bool:
    return any(phrase in folded for phrase in phrases)
