"""Markdown to lines: text that is not given to the parser is read as the parser would read it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import markdown_document
from digest.model import FrontMatter, Record

PIECES = (
    "渔港", "boats ", "*", "**", "_", "`", "[a]", "(https://a.example)", "![b](https://i.example/x.png)", "\n", "\n\n",
    "# ", "- ", "1. ", "> ", "  \n", "\\", "&amp;", "<b>", "|", "|--|--|\n", "| a | b |\n", "~~", "    ", "```\n",
    "\n\n[a]: https://r.example\n\n", "> 汽笛", "\n\n> ", "\n\n## ", "\n\n1. ", "\n\n**", "\n\n- ", "12", "\n    ", "　", "\r", "\0", "#", "\\*", "\u3000", "---\n", "===\n", "!", "<https://b.example>",
)  # fmt: skip


def record(text: str) -> Record:
    return Record(id="a", file="a.md", index=0, line=1, format="markdown", text=text, front=FrontMatter())


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_text_without_markup_is_read_as_the_parser_would_read_it(text: str) -> None:
    lazily = markdown_document.read_markdown(record(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown_document, "_MARKUP", re.compile(""))
        patch.setattr(markdown_document, "_runs", lambda text, first: [markdown_document._ParsedRun(first, text)])
        assert markdown_document.read_markdown(record(text)) == lazily


def test_marks_links_and_tables() -> None:
    text = "甲**乙**丙[丁](https://d.example)\n\n| 船 | 港 |\n|--|--|\n| *一* | 二 |"
    first, second = markdown_document.read_markdown(record(text)).lines
    assert [(mark.kind, mark.text) for mark in first.marks] == [("strong", "乙"), ("link", "丁")]
    assert second.items == ("船\t港", "一\t二")
