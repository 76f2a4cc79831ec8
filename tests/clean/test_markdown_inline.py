"""What is read without the Markdown parser is read as the parser reads it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.clean import markdown_document, markdown_inline
from digest.model import Mark

WORDS = st.text('ab1一。，(—’" -.:/)', max_size=5)
LINKS = st.sampled_from(
    ["https://example.org", "https://example.org/a/1", "http://a.b/c-d.html", "https://例.cn/", "https://a.b/A", "https://a.b/c?d=1", "/a"]
)  # fmt: skip
PIECES = st.one_of(
    WORDS,
    WORDS.map("**{}**".format),
    st.builds("[{}]({})".format, WORDS, LINKS),
    st.sampled_from(
        ["**", "*", "[", "]", "!", "`a`", "<b>", "\\", "&amp;", "&", " ", "_a_", "\n", "**a** b", "***a***"]
    ),
)


def parsed(text: str) -> list[tuple[str, tuple[Mark, ...], int]]:
    lines = markdown_document._inline_lines(markdown_document._inline(text, {}), "", 1, ["p"])
    return [(line.text, line.marks, line.links) for line in lines]


@given(st.lists(PIECES, min_size=1, max_size=6).map("".join))
def test_simple_paragraphs_are_read_as_the_parser_reads_them(text: str) -> None:
    text = text.strip()
    found = markdown_inline.read(text)
    if not text or found is None:
        return
    words, marks = found
    links = sum(len(mark.text) for mark in marks if mark.kind == "link")
    assert [(words.strip(), marks, links)] == parsed(text)


def test_bold_words_and_links_need_no_parser() -> None:
    text = "据悉，**三家公司**昨日签约，详见[原文链接](https://example.org/story/1)。Prices **rose 3.5** on [Monday](http://a.b)"
    found = markdown_inline.read(text)
    assert found is not None
    assert [(*found, 10)] == parsed(text)


def test_bold_words_between_blanks_may_begin_and_end_with_a_mark() -> None:
    for text in ("**“三家公司”** 昨日签约", "今日 **（快讯）** R&B **曲目，**"):
        found = markdown_inline.read(text)
        assert found is not None
        assert [(*found, 0)] == parsed(text)


def test_what_is_not_simple_is_left_to_the_parser() -> None:
    for text in (
        "a `b`",
        "a *b*",
        "a **b *c***",
        "[a][b]",
        "![a](https://b.c)",
        "a\nb",
        "<b>",
        "a &lt; b",
        "[a](b 'c')",
        "**a**b**",
        "**a****b**",
        "**“一”**二",
        "一**“二”** 三",
        "一** 二**",
        "R&amp;B",
        "&#65;",
    ):
        assert markdown_inline.read(text) is None, text
