"""One item of a file as a record, or refused with a reason: what all readers share."""

from __future__ import annotations

import re
from typing import Final

from digest.model import FrontMatter, Place, Problem, Record, RecordFormat, Rejected, refused

MAX_CHARACTERS: Final = 8_000_000  # of one article; a page of a megabyte is already mostly scripts
_ELEMENTS: Final = "html|head|body|article|section|div|p|h[1-6]|ul|ol|li|table|span|a|figure|blockquote|strong|em"
_OPENING: Final = re.compile(rf"<(?:!doctype|br|img|hr|{_ELEMENTS})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
_CLOSING: Final = re.compile(rf"</(?:{_ELEMENTS})\s{{0,9}}>", re.IGNORECASE)
_SAMPLE: Final = 20_000


def item(
    place: Place, text: str, kind: RecordFormat, front: FrontMatter, problems: tuple[Problem, ...] = ()
) -> Record | Rejected:
    """Return a record, or refuse a text that is empty or beyond all measure.

    A title or summary without text is a record: a translation may be of these alone. So is a draft: its text is still to come.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"the article has {len(text):,} characters, more than {MAX_CHARACTERS:,}"
        return refused(place, "too-big", message, "split it, or remove what is not text", problems)
    if not text.strip() and not (front.titles or front.summaries or front.draft):
        return refused(place, "empty", "there is no text here", "add the text, or remove the item", problems)
    return Record(
        id=place.id,
        file=place.file,
        index=place.index,
        line=place.line,
        format=kind,
        text=text,
        front=front,
        problems=problems,
    )


def is_markup(text: str) -> bool:
    """Say whether a text is HTML, rather than prose that names a tag: it begins with an element, or has pairs of tags."""
    sample = text[:_SAMPLE].lstrip()
    return bool(_OPENING.match(sample)) or (
        len(_OPENING.findall(sample)) >= 2 and (bool(_CLOSING.search(sample)) or "<br" in sample.lower())
    )
