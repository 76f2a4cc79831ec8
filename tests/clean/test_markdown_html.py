"""HTML within Markdown: tags mean what they mean in HTML, nothing else of the text is lost."""

from __future__ import annotations

import pytest

from digest.clean.markdown_document import read_markdown
from digest.model import FrontMatter, Line, Record


def lines(text: str) -> tuple[Line, ...]:
    record = Record(id="a", file="a.md", index=0, line=1, format="markdown", text=text, front=FrontMatter())
    return read_markdown(record).lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one<br>two", "one two"),
        ("one <b>two</b> <i>three</i><sup>4</sup>", "one two three4"),
        ("one <!-- two --> three", "one  three"),
        ("one <script>two()</script>three", "one three"),
        ("one <SCRIPT src=x></SCRIPT>three", "one three"),
        ("one <style>p {}</style>three", "one three"),
        ("one </script> two", "one  two"),
        ("add one <script> tag and <b>all</b> counts", "add one <script> tag and all counts"),
        ("rows: <thead> and <tr>; <script src=x> loads", "rows: <thead> and <tr>; <script src=x> loads"),
        ("</b> ends <b> before it begins", "ends <b> before it begins"),
        ("vector<int> and a <b and c> d", "vector<int> and a <b and c> d"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("<https://a.example/>", "https://a.example/"),
        ("`<b>` is bold", "<b> is bold"),
        (r"\<b> is bold", "<b> is bold"),
        ("one <img src='https://a.example/pixel.gif' width=1 height=1> two", "one  two"),
    ],
)
def test_tags_within_a_paragraph(text: str, shown: str) -> None:
    assert [line.text for line in lines(text)] == [shown]


def test_marks_of_tags() -> None:
    (line,) = lines('one <b>two</b> <a href="https://a.example/?b=1&amp;c=2">three</a> <em>four</strong></em>')
    assert [(mark.kind, mark.text, mark.href) for mark in line.marks] == [
        ("strong", "two", ""),
        ("link", "three", "https://a.example/?b=1&c=2"),
        ("emphasis", "four", ""),
    ]


def test_a_comment_or_script_reaches_over_blank_lines() -> None:
    text = "one\n\n<!-- two\n\nthree -->\n\nfour\n\n<script>\nfive\n\nsix\n</script>\n\nseven\n"
    assert [line.text for line in lines(text)] == ["one", "four", "seven"]


def test_a_script_without_an_end_swallows_nothing() -> None:
    text = "<script src=x>\n\none\n\n<style>p {}</style>\n\ntwo\n"
    shown = " ".join(line.text for line in lines(text))
    assert "<script src=x>" in shown
    assert "one" in shown
    assert "two" in shown
    assert "p {}" not in shown


def test_blocks_of_html_are_read_as_html() -> None:
    text = '<h2>One</h2>\n\n<div align="center">\n<img src="https://a.example/b.jpg" alt="Two">\n</div>\n\n<ul><li>three</ul>\n'
    assert [(line.kind, line.text, line.src) for line in lines(text)] == [
        ("heading", "One", ""),
        ("image", "Two", "https://a.example/b.jpg"),
        ("list", "three", ""),
    ]


def test_code_keeps_its_lines_and_blanks() -> None:
    (line,) = lines("```\nif a:\n    b\n\n\tc\n```\n")
    assert (line.kind, line.text) == ("code", "if a:\n    b\n\n    c")


def test_links_to_files_are_kept_and_other_relative_ones_are_not() -> None:
    (line,) = lines("[one](b/other.md#x) [two](/c.md) [three](about) [four](javascript:x.md) [five](d.md?e=1)")
    assert [mark.href for mark in line.marks] == ["b/other.md#x"]
