"""Markdown and HTML files: front matter above the text, nothing lost when it is broken."""

from __future__ import annotations

import pytest

from digest.model import Record, Rejected
from digest.readers import read


def one(file: str, text: str) -> Record:
    (found,) = read(file, text.encode())
    assert isinstance(found, Record)
    return found


@pytest.mark.parametrize(
    ("file", "kind"), [("a.md", "markdown"), ("a.html", "html"), ("a.HTM", "html"), ("a.txt", "text")]
)
def test_formats(file: str, kind: str) -> None:
    found = one(file, "---\ntitle: 渡轮启航\n---\n\n船长说，最难的是学会看电量表。\n")
    assert found.format == kind
    assert found.front.titles == {"": "渡轮启航"}
    assert found.text == "\n船长说，最难的是学会看电量表。\n"
    assert (found.id, found.line) == ("a", 4)


def test_broken_front_matter_keeps_the_body() -> None:
    found = one("a.md", '---\ntitle: "渡轮\n---\n正文。\n')
    assert found.text == "正文。\n"
    assert [(problem.code, problem.line > 0) for problem in found.problems] == [("front-matter.broken", True)]


def test_a_page_declares_its_encoding() -> None:
    data = '<meta charset="big5"><p>渡輪啟航，船長說他們都不會離開這個地方。</p>'.encode("big5hkscs")
    (found,) = read("a.html", data)
    assert isinstance(found, Record)
    assert "渡輪啟航" in found.text


def test_pictures_are_refused() -> None:
    (found,) = read("a.md", b"\x89PNG\r\n\x1a\n\0\0")
    assert isinstance(found, Rejected)
    assert found.reason == "unreadable"
    assert found.fix


def test_a_title_without_text_is_a_record() -> None:
    assert one("a.en.md", "---\ntitle: The ferry sails\n---\n").text == ""


def test_nothing_at_all_is_refused() -> None:
    (found,) = read("a.md", b"---\ndate: 2023\n---\n")
    assert isinstance(found, Rejected)
    assert found.reason == "empty"


def test_an_article_beyond_all_measure_is_refused() -> None:
    (found,) = read("a.html", b"<p>" + b"x" * 9_000_000)
    assert isinstance(found, Rejected)
    assert found.reason == "too-big"
