"""Whole texts, before and after: the cases in tests/cases/clean/*.md, each a small article of our own.

A case is a heading, the lines of the text after "> ", and what is expected: `removed:` every removal as "rule text", `refused:`
why the text is not an article, `spares:` rules that must remove nothing, `headings:` and `captions:` the texts of such blocks.
Everything else is kept as it is, in order.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from digest.clean import clean, read_document
from digest.model import Cleaned, Facts, FrontMatter, Record, RecordFormat, Rejected
from digest.text.normalise import repair

CASES = Path(__file__).parents[1] / "cases" / "clean"


class Case(NamedTuple):
    """One case of a file."""

    name: str
    text: str
    expected: dict[str, list[str]]

    @property
    def form(self) -> RecordFormat:
        given = self.expected.get("format", ["text"])[0]
        return "html" if given == "html" else "markdown" if given == "markdown" else "text"


def cases() -> list[Case]:
    """Return the cases of all files."""
    found: list[Case] = []
    for path in sorted(CASES.glob("*.md")):
        for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
            name, *lines = section.splitlines()
            text = "\n".join(line[2:] for line in lines if line.startswith((">", "> ")))
            expected: dict[str, list[str]] = {}
            for line in lines:
                key, colon, value = line.partition(":")
                if colon and not line.startswith(">") and key.isalpha():
                    expected[key] = [part.strip() for part in value.split(" | ") if part.strip()]
            found.append(Case(f"{path.stem}: {name}", text, expected))
    return found


def record(text: str, form: RecordFormat = "text", front: FrontMatter | None = None) -> Record:
    """Return a record of this text."""
    return Record(id="a", file="a.txt", index=0, line=1, format=form, text=text, front=front or FrontMatter())


def cleaned(text: str, form: RecordFormat = "text", title: str = "", front: FrontMatter | None = None) -> Cleaned:
    """Return a text after cleaning."""
    given = record(text, form, front)
    result = clean(given, read_document(given), Facts(title=title, language="zh-Hans", title_made=not title))
    assert isinstance(result, Cleaned), result
    return result


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    title = " ".join(case.expected.get("title", []))
    if "refused" in case.expected:
        given = record(case.text, case.form)
        refused = clean(given, read_document(given), Facts(title=title, language="zh-Hans"))
        assert isinstance(refused, Rejected)
        assert [refused.reason] == case.expected["refused"]
        return
    result = cleaned(case.text, case.form, title)
    assert [f"{removal.rule} {removal.text}" for removal in result.removals] == case.expected.get("removed", [])
    assert not {removal.rule for removal in result.removals} & set(case.expected.get("spares", []))
    for kind in ("heading", "caption", "list", "image"):
        assert [block.src or block.text for block in result.blocks if block.kind == kind] == [
            item.replace(" ⏎ ", "\n") for item in case.expected.get(f"{kind}s", [])
        ], kind
    if case.form == "text":  # every line is either kept or removed, word for word
        everything = sorted("".join([b.text for b in result.blocks] + [r.text for r in result.removals]))
        assert [c for c in everything if c.isalnum()] == [c for c in sorted(repair(case.text)) if c.isalnum()]
    if "text" in case.expected:
        texts = [block.text.replace("\n", " ⏎ ") for block in result.blocks if block.kind != "image"]
        assert texts == case.expected["text"]
