"""Text, Markdown and HTML files: front matter above the text, nothing lost when it is broken; several articles in a file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Record, Rejected
from digest.readers import read
from tests.readers.test_splitting import cases


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
    assert [(problem.code, problem.line > 0) for problem in found.problems] == [("held.front-matter", True)]


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


JOINED = next(lines for name, lines, _ in cases() if name.startswith("a notice closes"))


def records(text: str, file: str = "a/ferry.txt") -> list[Record]:
    return [found for found in read(file, text.encode()) if isinstance(found, Record)]


def test_joined_articles_keep_their_lines_and_the_first_its_id() -> None:
    first, second = records("\n".join(JOINED))
    assert (first.id, first.line, first.index) == ("a/ferry", 1, 0)
    assert (second.line, second.index) == (7, 1)
    assert second.id.startswith("a/ferry-")
    assert second.text == "\n".join(JOINED[6:])


def test_the_id_of_the_second_does_not_depend_on_the_first() -> None:
    changed = ["河口镇的渡轮又换了船长。", *JOINED]
    assert records("\n".join(changed))[1].id == records("\n".join(JOINED))[1].id


def test_front_matter_describes_the_first_of_joined_articles() -> None:
    first, second = records("---\ntitle: 渡轮\ndraft: true\n---\n" + "\n".join(JOINED))
    assert first.front.titles == {"": "渡轮"}
    assert second.front.titles == {}
    assert second.front.draft
    assert (first.line, second.line) == (5, 11)


def test_a_quoted_column_is_a_table() -> None:
    article = "\n".join(JOINED[:3])
    found = records(f'"{article}"\n"{article}二"\n')
    assert [record.line for record in found] == [1, 4]
    assert found[0].id.startswith("a/ferry-")


def test_a_saved_page_is_html() -> None:
    (found,) = records("<!DOCTYPE html><html><body><p>渡轮启航。</p></body></html>")
    assert found.format == "html"


def test_empty() -> None:
    assert [found.reason for found in read("a.txt", b" \n\n") if isinstance(found, Rejected)] == ["empty"]


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t", exclude_characters="\ufeff"),
        max_size=300,
    )
)
def test_no_text_is_lost(text: str) -> None:
    found = read("a.txt", text.encode())
    kept = "".join("".join(record.text.split()) for record in found if isinstance(record, Record))
    plain = "".join(text.split())
    assert kept == plain or text.startswith(('"', "---", "+++", "{")) or not plain
