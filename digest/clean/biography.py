"""The author by name: a line with only that name above the text, or a line after it that says what he or she does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from digest.clean.segment import Segment, removed
from digest.text.pattern import Pattern
from digest.text.script import fold

_DOES: Final = Pattern(r",?\s?(?:\([^()]{1,40}\)\s?)?{author_does}")
_LISTED: Final = Pattern(r"^by |[、,&/|]\s?|(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])| and ")
_LONGEST: Final = 60  # reading units
_LAST: Final = 4  # an author is introduced in one of the last lines that are kept


def remove_author_lines(segments: Sequence[Segment], authors: Sequence[str]) -> tuple[Segment, ...]:
    """Remove the lines above the text that only name the authors, and the last lines that introduce one of them."""
    names = tuple(name for author in authors if len(name := fold(author).strip()) > 1)
    judged = list(segments)
    if not names:
        return tuple(judged)
    for place, segment in enumerate(segments):
        if segment.kept and segment.prose:
            break
        if segment.is_text and _LISTED.sub("", segment.folded) in (*names, "".join(names)):
            judged[place] = removed(segment, "byline", "byline.name")
    last = [place for place, segment in enumerate(segments) if segment.is_text][1:][-_LAST:]
    for place in reversed(last):
        segment = segments[place]
        if segment.size <= _LONGEST and _introduces(segment.folded.strip("()[]*_ "), names):
            judged[place] = removed(segment, "byline", "byline.biography")
    return tuple(judged)


def _introduces(folded: str, names: Sequence[str]) -> bool:
    start = folded.removeprefix("作者").removeprefix("about the author").lstrip(": ")
    return any(start.startswith(name) and _DOES.match(start, len(name)) for name in names)
