"""The facts of an article as rows of the report, each with its evidence and where that was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest.model import Facts, Value

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


class FactRow(Value):
    """A fact and its evidence."""

    name: str
    label: str  # a message of the catalogs, as are note and place
    value: str
    note: str
    evidence: str
    place: str


def fact_rows(facts: Facts) -> Iterator[FactRow]:
    """Yield the facts that are known, and those that an article should have."""
    evidence_of = dict(facts.evidence)
    date = facts.date
    if date and not evidence_of.get("date"):
        evidence_of["date"] = date.evidence
    notes = {"date": f"known to the {date.precision}" if date else ""}
    notes["title"] = "taken from the first sentence" if facts.title_made else ""
    for name, label, value in (
        ("title", "Title", facts.title), ("date", "Date", date.value if date else ""),
        ("authors", "Author", "、".join(facts.authors)), ("editors", "Editor", "、".join(facts.editors)),
        ("photographers", "Photographs", "、".join(facts.photographers)), ("source", "Source", facts.source),
        ("origin", "Taken from", facts.origin), ("dateline", "Dateline", facts.dateline),
        ("original title", "Original title", facts.original_title), ("language", "Language", facts.language),
        ("url", "Address", facts.url),
    ):  # fmt: skip
        if value or name in ("date", "source", "authors"):
            evidence = evidence_of.get(name, "")
            place = place_of(evidence) if evidence else ""
            yield FactRow(name=name, label=label, value=value, note=notes.get(name, ""), evidence=evidence, place=place)


def place_of(evidence: str) -> str:
    """Return where the evidence of a fact was found, as an English message; a line of the article if nothing else fits."""
    start = evidence[:400]
    return next((place for pattern, place in _PLACES if pattern.match(start)), "line of the article")
