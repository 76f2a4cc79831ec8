"""Standing pages and articles are written in one Markdown: the same source shows the same blocks, texts and marks.

A case is a heading, the source as a quotation, and a line for each block: its elements, its text, and its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from hypothesis import given
from hypothesis import strategies as st

from digest.clean.markdown_document import read_markdown
from digest.model import FrontMatter, Line, Record
from digest.site.text.standing_markdown import standing_html

CASES = Path(__file__).parents[2] / "cases/markdown/dialect.md"
_LEAVES = frozenset(("p", "h2", "h3", "h4", "h5", "h6", "pre", "table"))
_BREAK = "\0"
_MARKS = {"strong": "strong", "em": "emphasis", "code": "code"}


class Case(NamedTuple):
    name: str
    source: str
    shown: list[str]


def cases() -> Iterator[Case]:
    for part in re.split(r"^## ", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, *lines = part.strip("\n").split("\n")
        source = "\n".join(line[2:] for line in lines if line.startswith(">"))
        yield Case(name, source, [line for line in lines if line and not line.startswith(">")])


def block(path: list[str], text: str, marks: Sequence[tuple[str, str]]) -> str:
    elements = [name for name in path if name != "p"] or ["p"]
    signs = "".join(f" | {kind} {marked}" for kind, marked in sorted(marks))
    return f"{' '.join(elements)}: {text}{signs}".replace("\n", " ⏎ ").rstrip()


def in_article(source: str) -> list[str]:
    record = Record(id="a", file="a.md", index=0, line=1, format="markdown", text=source, front=FrontMatter())
    return [article_block(line) for line in read_markdown(record).lines]


def article_block(line: Line) -> str:
    if line.kind == "image":
        return block(["p"], line.text, [("link", f"{line.text} {line.src}")])
    if line.kind == "table":
        return block(["table"], line.text.replace("\t", " ¦ "), [])
    if line.context == ("pre",):
        return block(["pre"], line.text, [])
    marks = [(mark.kind, f"{mark.text} {mark.href}".strip()) for mark in line.marks]
    return block(list(reversed(line.context)), line.text, marks)


def on_standing_page(source: str) -> list[str]:
    return list(blocks(BeautifulSoup(standing_html(source), "html.parser"), []))


def blocks(parent: Tag, path: list[str]) -> Iterator[str]:
    """Yield the blocks of an element, and the text of a tight item as a paragraph."""
    loose: list[NavigableString | Tag] = []
    for child in [*parent.children, None]:
        nested = isinstance(child, Tag) and child.name in {*_LEAVES, "ul", "ol", "blockquote", "li", "hr"}
        if child is not None and not nested:
            assert isinstance(child, NavigableString | Tag)
            loose.append(child)
            continue
        if text := "".join(map(text_of, loose)).replace(f"{_BREAK} ", "").strip():
            yield block(path, text, [mark for part in loose for mark in marks_of(part)])
        loose = []
        if isinstance(child, Tag) and child.name == "table":
            rows = [" ¦ ".join(text_of(cell) for cell in row.find_all(["th", "td"])) for row in child.find_all("tr")]
            yield block(["table"], "\n".join(rows), [])
        elif isinstance(child, Tag) and child.name == "pre":
            yield block(["pre"], child.get_text().rstrip("\n"), [])
        elif isinstance(child, Tag):
            yield from blocks(child, [*path, child.name])


def text_of(node: NavigableString | Tag) -> str:
    """Return what a reader sees. Articles have no hard breaks: there such a line ends like any other."""
    if isinstance(node, Tag) and node.name == "br":
        return _BREAK
    if isinstance(node, Tag):
        return "".join(text_of(child) for child in node.children if isinstance(child, NavigableString | Tag))
    return re.sub(r"\s*\n\s*", " ", node)


def marks_of(node: NavigableString | Tag) -> Iterator[tuple[str, str]]:
    if not isinstance(node, Tag):
        return
    if node.name == "a" and str(node.get("href", "")).startswith("http"):
        yield "link", f"{text_of(node)} {node['href']}"
    elif node.name in _MARKS:
        yield _MARKS[node.name], text_of(node)
    for child in node.children:
        if isinstance(child, NavigableString | Tag):
            yield from marks_of(child)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_articles_and_standing_pages_show_the_same(case: Case) -> None:
    assert in_article(case.source) == case.shown
    assert on_standing_page(case.source) == case.shown


def test_html_of_standing_pages_is_kept_where_it_is_harmless() -> None:
    html = standing_html('A <abbr title="x">b</abbr>.\n\n<script>alert(1)</script>\n\n<!-- note -->\n\n- ~~old~~')
    assert re.sub(r"\n+", "\n", html) == '<p>A <abbr title="x">b</abbr>.</p>\n<ul>\n<li><del>old</del></li>\n</ul>'


def test_an_image_is_a_link_because_pages_request_nothing_from_elsewhere() -> None:
    assert standing_html("![](https://i.example/a.jpg)") == (
        '<p><a href="https://i.example/a.jpg" rel="noopener">https://i.example/a.jpg</a></p>'
    )


def test_emphasis_next_to_full_width_punctuation_needs_no_space() -> None:
    """CommonMark, and so an article, shows the asterisks here."""
    assert standing_html("他说**“开海”**，又说**“回港”**之后，**注意：**先看天气。") == (
        "<p>他说<strong>“开海”</strong>，又说<strong>“回港”</strong>之后，<strong>注意：</strong>先看天气。</p>"
    )


@given(
    st.lists(
        st.sampled_from([*list("ab 海。“*_~`[]()<>#-+1.|\\n\t!&\\"), "\n\n", "    ", "```\n", "> ", "- ", "1. "]),
        max_size=40,
    )
)
def test_whatever_is_written_renders(parts: list[str]) -> None:
    html = standing_html("".join(parts))
    assert "\x1a" not in html
    assert BeautifulSoup(html, "html.parser").find("script") is None


@pytest.mark.parametrize(
    "source", ["> " * 2_000 + "deep", "- + " * 1_000 + "deep", "**a " * 500, "`" * 2_000, "[" * 2_000]
)
def test_deep_nesting_is_no_error(source: str) -> None:
    assert standing_html(source)
