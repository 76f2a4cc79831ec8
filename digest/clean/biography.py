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


def mark(parts: Sequence[Segment], authors: Sequence[str]) -> tuple[Segment, ...]:
    """Judge the lines above the text that only name the authors, and the last lines that introduce one of them."""
    names = tuple(name for author in authors if len(name := fold(author).strip()) > 1)
    marked = list(parts)
    if not names:
        return tuple(marked)
    for place, part in enumerate(parts):
        if part.kept and part.prose:
            break
        if part.is_text and _LISTED.sub("", part.folded) in (*names, "".join(names)):
            marked[place] = removed(part, "byline", "byline.name")
    last = [place for place, part in enumerate(parts) if part.is_text][1:][-_LAST:]
    for place in reversed(last):
        part = parts[place]
        if part.size <= _LONGEST and _introduces(part.folded.strip("()[]*_ "), names):
            marked[place] = removed(part, "byline", "byline.biography")
    return tuple(marked)


def _introduces(folded: str, names: Sequence[str]) -> bool:
    start = folded.removeprefix("作者").removeprefix("about the author").lstrip(": ")
    return any(start.startswith(name) and _DOES.match(start, len(name)) for name in names)
