"""Where the evidence of a fact was found, in words: what the page says of itself, what its lines show, what an editor says."""

from __future__ import annotations

import re
from typing import Final

_PLACES: Final = (
    (re.compile(r"front matter$"), "an editor says so"),
    (re.compile(r".{1,300}\.yaml: (?:name|language)$"), "the rules of its source say so"),
    (re.compile(r"JSON-LD "), "the page describes itself so to search engines (JSON-LD)"),
    (re.compile(r"<h1>$"), "the page's main heading"),
    (re.compile(r"<title>$"), "the title of the page"),
    (re.compile(r"<time>: "), "an element of the page for times"),
    (re.compile(r"address: "), "the address of the page"),
    (re.compile(r"[a-z_]+(?:[:.-][a-z_]+)*(?:: |$)"), "metadata in the head of the page"),
    (re.compile(r"line before the text$|heading of level 1$"), "a line above the text"),
)


def place_of(words: str) -> str:
    """Return where the words that tell a fact stand; what is none of the others are the article's own lines."""
    start = words[:400]
    return next((place for pattern, place in _PLACES if pattern.match(start)), "the article's own lines")
