"""The walk over a page: its lines, the elements around them, and where it ends."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from digest.clean import html_elements, html_walk
from digest.clean.page_tree import PageTree, RawLine


def page(html: str) -> PageTree:
    """Return the page of the body of some HTML."""
    body = LexborHTMLParser(f"<body>{html}</body>").body
    assert body is not None
    return html_walk.walk_page(body)


def lines(html: str) -> tuple[RawLine, ...]:
    """Return the lines of some HTML."""
    return page(html).lines


def test_neither_blanks_between_elements_nor_wbr_begin_a_line() -> None:
    found = lines("<div>\n  <p>一<wbr>二<!-- 无 --></p>\n <p>three  <i>four</i>\n five</p> </div>")
    assert [line.text for line in found] == ["一二", "three four five"]


def test_marks_are_in_the_order_of_their_text() -> None:
    (line,) = lines("<p><b><a href='https://a.org/'>one</a> two</b> <code>three</code> <a href='/x'>four</a></p>")
    assert [(mark.kind, mark.text) for mark in html_elements.marks(line.marks)] == [
        ("link", "one"),
        ("strong", "one two"),
        ("code", "three"),
    ]
    assert line.links == len("onefour")


def test_an_element_with_most_of_a_line_is_named_once_with_its_class_words() -> None:
    whole, part, both = lines(
        "<p><span class='cap span'>a caption</span></p><p><b>no</b> more than a word of it</p>"
        "<p><a class='x' href='/'><em>all of it</em></a></p>"
    )
    assert whole.inline == ("span", "cap")
    assert part.inline == ()
    assert both.inline == ("em", "a")


def test_an_element_with_a_blank_at_the_end_of_a_line_does_not_describe_it() -> None:
    (line,) = lines("<p><a href='/'>one</a><span class='x'><b> </b></span>\n</p>")
    assert (line.text, line.inline, line.links) == ("one", ("a",), 3)
    assert [mark for mark in line.marks if mark.tag != "a"] == []
    (line,) = lines("<p>one<a href='/'><b> </b></a></p>")
    assert (line.text, line.inline, line.links) == ("one", (), 0)


def test_an_inline_element_extends_over_all_lines_in_it() -> None:
    first, second = lines("<a href='https://a.org/'><div>one</div><div>two</div></a>")
    assert (first.inline, first.links, second.inline, second.links) == (("a",), 3, ("a",), 3)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<div class='relatedNews-list' id='b_2' itemprop='articleBody'>x</div>", "related news list b article body"),
        ("<center>x</center>", "centred"),
        ("<center class='a'>x</center>", "a centred"),
        ("<div align=center>x</div>", "centred"),
        ("<div style='TEXT-ALIGN: center; display:none'>x</div>", "centred hidden"),
        ("<div id=only hidden>x</div>", "only hidden"),
        ("<div lang=zh>x</div>", ""),
    ],
)
def test_a_box_has_the_words_of_its_names_and_of_how_it_is_displayed(html: str, words: str) -> None:
    assert page(html).boxes[1].words == tuple(words.split())


@pytest.mark.parametrize(
    ("html", "kind", "level"),
    [("<h3><div>x</div></h3>", "heading", 3), ("<li><p>x</p></li>", "list", 0), ("<div>x</div>", "paragraph", 0),
     ("<figcaption>x</figcaption>", "caption", 0), ("<blockquote><div><div><div><div>x", "paragraph", 0)],
)  # fmt: skip
def test_the_nearest_boxes_determine_the_kind_of_a_line(html: str, kind: str, level: int) -> None:
    assert [(line.kind, line.level) for line in lines(html)] == [(kind, level)]


def test_a_page_of_too_many_lines_is_read_no_further() -> None:
    assert len(lines("<p>x<br>" * (html_walk.MAX_LINES + 5))) == html_walk.MAX_LINES


@pytest.mark.parametrize(
    ("attributes", "address"),
    [
        ({"src": "/img/Loading.gif", "data-src": "//a.org/b.jpg"}, "https://a.org/b.jpg"),
        ({"src": "https://a.org/ICONS/b.png"}, ""),
        ({"src": "https://a.org/lexicons.png"}, "https://a.org/lexicons.png"),
        ({"src": "data:image/png;base64,AAAA"}, ""),
        ({"src": None, "file": "/b/c.png"}, "/b/c.png"),
        ({}, ""),
    ],
)
def test_the_address_of_an_image_is_where_a_lazy_loader_keeps_it(
    attributes: dict[str, str | None], address: str
) -> None:
    assert html_elements.image_source(attributes) == address


def test_fields_in_an_element_of_facts_are_separated_but_words_of_a_text_are_not() -> None:
    fields, prose, long = lines(
        '<div class="article-meta"><span>撰文：林舟</span><span>出版：<b>2025</b></span></div>'
        '<div class="content"><span>渔</span><b>港</b></div>'
        f'<div class="info"><b>渔</b>港{"海" * 200}</div>'
    )
    assert (fields.text, prose.text) == ("撰文：林舟 出版： 2025", "渔港")
    assert long.text.startswith("渔港海")
