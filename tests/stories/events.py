"""Reads the events in tests/cases/stories, each reported twice."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from digest.languages import LANGUAGES, Language
from digest.model import Entry
from tests.stories.articles import entry

CASES = Path(__file__).parent.parent / "cases" / "stories"
WRITTEN: dict[str, Language] = {language: language for language in LANGUAGES}


class Report(NamedTuple):
    """One article on an event."""

    subject: str
    event: str
    title: str
    date: str
    language: Language
    texts: tuple[str, ...]

    def entry(self, name: str) -> Entry:
        return entry(name, self.texts, title=self.title, date=self.date, language=self.language)


def reports(name: str) -> tuple[Report, ...]:
    """Return the articles of a file, in its order."""
    found: list[Report] = []
    subject = event = ""
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "#":
            subject = rest
        elif mark == "##":
            event = rest
        elif mark == ">":
            title, date, language = (part.strip() for part in rest.split("|"))
            found.append(Report(subject, event, title, date, WRITTEN[language], ()))
        elif line and event:
            found[-1] = found[-1]._replace(texts=(*found[-1].texts, line))
    return tuple(found)
