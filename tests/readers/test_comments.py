"""Comments in Markdown are never shown; in code they are text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Record
from digest.readers import read
from digest.readers.comments import without_comments


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <!-- note --> b", "a  b"),
        ("<!--more-->\n\nb", "\n\nb"),
        ("a\n<!-- one\n\ntwo -->\nb", "a\n\n\n\nb"),
        ("a<!---->b<!--> note -->c", "abc"),
        ("<!-- a --!> b", " b"),
        ("<!-- a <!-- b --> c", " c"),
        ("> <!-- a -->\n- <!-- b -->", "> \n- "),
        ("`<!-- code -->` <!-- note -->", "`<!-- code -->` "),
        ("``a ` <!-- code -->`` b", "``a ` <!-- code -->`` b"),
        ("```\n<!-- code -->\n```\n<!-- note -->", "```\n<!-- code -->\n```\n"),
        ("~~~ html\n<!-- code -->\n", "~~~ html\n<!-- code -->\n"),
        ("> ```\n> <!-- code -->\n> ```\n", "> ```\n> <!-- code -->\n> ```\n"),
        (r"\<!-- text -->", r"\<!-- text -->"),
        ("one ` and <!-- note -->\n\nanother `", "one ` and \n\nanother `"),
        ("5 ` wide <!-- note --> 3 `` deep", "5 ` wide  3 `` deep"),
        ("&lt;!-- text --&gt;", "&lt;!-- text --&gt;"),
    ],
)
def test_comments(text: str, shown: str) -> None:
    assert without_comments(text) == (shown, 0)


def test_a_comment_without_an_end_holds_the_article_back() -> None:
    assert without_comments("a\nb <!-- c\nd") == ("a\nb ", 2)
    (found,) = read("a.md", b"---\ntitle: x\n---\na\n\nb <!-- name of the witness\n")
    assert isinstance(found, Record)
    assert (found.front.held, "witness" in found.text) == (True, False)
    assert [(problem.code, problem.line) for problem in found.problems] == [("held.comment", 6)]


def test_a_column_of_markdown() -> None:
    (found,) = read("a.csv", b"title,markdown\nx,a <!-- note --> b\n")
    assert isinstance(found, Record)
    assert found.text == "a  b"


@given(st.text(alphabet="<!-> `~\\\na", max_size=60))
def test_lines_keep_their_numbers(text: str) -> None:
    shown, unclosed = without_comments(text)
    assert unclosed or shown.count("\n") == text.count("\n")


def test_many_backticks_take_linear_time() -> None:
    text = "<!---->" + "".join("`" * count + " " for count in range(1, 600)) * 5
    assert without_comments(text)[1] == 0
