"""Kinds of evidence of a fact: an editor, the rules of a source, the metadata of a page, lines of the article."""

from __future__ import annotations

import re
from typing import Final

_PLACES: Final = (
    (re.compile(r"front matter$"), "given by an editor"),
    (re.compile(r".{1,300}\.yaml: (?:name|language)$"), "from the rules of its source"),
    (re.compile(r"JSON-LD "), "description for search engines (JSON-LD)"),
    (re.compile(r"<h1>$"), "main heading of the page"),
    (re.compile(r"<title>$"), "title of the page"),
    (re.compile(r"<time>: "), "time element of the page"),
    (re.compile(r"address: "), "address of the page"),
    (re.compile(r"[a-z_]+(?:[:.-][a-z_]+)*(?:: |$)"), "metadata of the page"),
    (re.compile(r"line before the text$|heading of level 1$"), "line above the text"),
)


def place_of(evidence: str) -> str:
    """Return where the evidence of a fact was found, as an English message; a line of the article if nothing else fits."""
    start = evidence[:400]
    return next((place for pattern, place in _PLACES if pattern.match(start)), "line of the article")
