"""Whether a text is HTML, and how deep its elements are nested."""

import re
from typing import Final

MAX_DEPTH: Final = 10_000  # nested elements; browsers stop at 512, and parsers become slow beyond this
_ELEMENTS: Final = "html|head|body|article|section|div|p|h[1-6]|ul|ol|li|table|span|a|figure|blockquote|strong|em"
_OPENING: Final = re.compile(rf"<(?:!doctype|br|img|hr|{_ELEMENTS})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
_CLOSING: Final = re.compile(rf"</(?:{_ELEMENTS})\s{{0,9}}>", re.IGNORECASE)
_SAMPLE: Final = 20_000  # characters
_NESTING: Final = (
    "address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|footer|form|header"
    "|hgroup|main|menu|nav|ol|section|summary|ul"
)
_LEVEL: Final = re.compile(rf"<(/?)(?:{_NESTING})\b", re.IGNORECASE)


def is_markup(text: str) -> bool:
    """Whether a text is HTML rather than prose that mentions a tag: it begins with an element, or has pairs of tags."""
    sample = text[:_SAMPLE].lstrip()
    return bool(_OPENING.match(sample)) or (
        len(_OPENING.findall(sample)) >= 2 and (bool(_CLOSING.search(sample)) or "<br" in sample.lower())
    )


def is_page(text: str) -> bool:
    """Whether a text is a saved web page."""
    beginning = text[:400].lstrip().lower()
    return beginning.startswith(("<!doctype html", "<html")) or (beginning.startswith("<") and is_markup(text))


def is_too_deep(text: str) -> bool:
    """Whether the sections of a page are nested more than MAX_DEPTH deep."""
    if text.count("<") <= MAX_DEPTH:
        return False
    depth = deepest = 0
    for found in _LEVEL.finditer(text):
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest > MAX_DEPTH
