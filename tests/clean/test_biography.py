"""The author introduced after the text: only in its last lines, only by the name of an author that is known."""

from __future__ import annotations

import pytest

from digest.clean import clean, document
from digest.model import Cleaned, Facts, FrontMatter, Record

TEXT = """The harbour opened on Monday, and hundreds of boats left the quay before dawn.

The weather office said that the wind would stay low, and the fleet sailed north.

"""


def removals(text: str, authors: tuple[str, ...]) -> list[tuple[str, str]]:
    one = Record(id="a", file="a.md", index=0, line=1, format="markdown", text=text, front=FrontMatter())
    result = clean(one, document(one), Facts(title="", language="en", authors=authors))
    assert isinstance(result, Cleaned)
    return [(removal.rule, removal.text) for removal in result.removals]


@pytest.mark.parametrize(
    ("author", "line"),
    [
        ("Anna Tidewater", "*Anna Tidewater writes about the sea and those who live by it.*"),
        ("Anna Tidewater", "Anna Tidewater is a pilot and a columnist. Contact: anna@harbour.example"),
        ("林舟", "作者林舟为航海史研究者"),
        ("林舟", "林舟，现为海风大学教授。"),
    ],
)
def test_an_author_introduced_is_no_text(author: str, line: str) -> None:
    assert removals(TEXT + line, (author,)) == [("byline.biography", line.strip("*"))]


@pytest.mark.parametrize(
    ("author", "line"),
    [
        ("Tom Quay", "Anna Tidewater writes about the sea and those who live by it."),
        ("Anna Tidewater", "Anna Tidewater saw the last boat leave at noon."),
        ("林舟", "林舟是了不起的船长，码头上的人都这样说。"),
    ],
)
def test_a_sentence_about_somebody_stays(author: str, line: str) -> None:
    assert removals(TEXT + line, (author,)) == []


def test_an_author_in_the_middle_of_the_text_stays() -> None:
    more = TEXT * 3
    assert removals(f"Anna Tidewater covers her eyes against the sun.\n\n{more}", ("Anna Tidewater",)) == []
