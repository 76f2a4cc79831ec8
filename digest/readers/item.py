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
DEEPEST: Final = (
    10_000  # elements in each other, where browsers stop at 512: for each a parser looks through all around it
)
_NESTING: Final = (
    "address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|footer|form|header"
    "|hgroup|main|menu|nav|ol|section|summary|ul"
)
_LEVEL: Final = re.compile(rf"<(/?)(?:{_NESTING})\b", re.IGNORECASE)


def item(
    place: Place, text: str, kind: RecordFormat, front: FrontMatter, problems: tuple[Problem, ...] = ()
) -> Record | Rejected:
    """Return a record, or refuse a text that is empty or beyond all measure.

    A title or summary without text is a record: a translation may be of these alone. So is a draft: its text is still to come.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"the article has {len(text):,} characters, more than {MAX_CHARACTERS:,}"
        return refused(place, "too-big", message, "split it, or remove what is not text", problems)
    if kind == "html" and _depth(text) > DEEPEST:
        message = f"its elements stand in each other more than {DEEPEST:,} deep"
        return refused(place, "too-deep", message, "save the page anew, or its text alone", problems)
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


def _depth(text: str) -> int:
    """Return how deep the sections of a page nest, 0 where it has too few of them to tell."""
    if text.count("<") <= DEEPEST:
        return 0
    depth = deepest = 0
    for found in _LEVEL.finditer(text):
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def is_markup(text: str) -> bool:
    """Say whether a text is HTML, rather than prose that names a tag: it begins with an element, or has pairs of tags."""
    sample = text[:_SAMPLE].lstrip()
    return bool(_OPENING.match(sample)) or (
        len(_OPENING.findall(sample)) >= 2 and (bool(_CLOSING.search(sample)) or "<br" in sample.lower())
    )
