"""The author named above the text or introduced after it: only by the name of an author that is known."""

from __future__ import annotations

import pytest

from digest.clean import clean, read_document
from digest.model import Cleaned, Facts, FrontMatter, Record

TEXT = """The harbour opened on Monday, and hundreds of boats left the quay before dawn.

The weather office said that the wind would stay low, and the fleet sailed north.

"""


def removals(text: str, authors: tuple[str, ...]) -> list[tuple[str, str]]:
    one = Record(id="a", file="a.md", index=0, line=1, format="markdown", text=text, front=FrontMatter())
    result = clean(one, read_document(one), Facts(title="", language="en", authors=authors))
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


@pytest.mark.parametrize(
    ("authors", "line"),
    [
        (("Anna Tidewater",), "Anna Tidewater"),
        (("Anna Tidewater", "Tom Quay"), "Anna Tidewater and Tom Quay"),
        (("林舟", "周海"), "林舟、周海"),
    ],
)
def test_names_of_the_authors_above_the_text_are_no_text(authors: tuple[str, ...], line: str) -> None:
    assert removals(f"{line}\n\n{TEXT}", authors) == [("byline.name", line)]


@pytest.mark.parametrize("line", ["Anna Tidewater at sea", "Tom Quay"])
def test_other_short_lines_above_the_text_stay(line: str) -> None:
    assert removals(f"{line}\n\n{TEXT}", ("Anna Tidewater",)) == []


def test_a_name_between_paragraphs_stays() -> None:
    assert removals(f"{TEXT}Anna Tidewater\n\n{TEXT}", ("Anna Tidewater",)) == []
