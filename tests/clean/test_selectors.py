"""Selectors find elements in one walk, however deeply the page is nested."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from digest.clean.source_rules import parse_selector, selected_nodes

PAGE = """<body><div class="story wide"><p class="note" id="one">a</p><section><p class="note">b</p></section>
<p data-role="ad">c</p><p data-role="text">d</p></div><p class="note">e</p></body>"""


def found(page: str, *selectors: str) -> list[str]:
    """Return the texts of the outermost selected elements, in their order."""
    root = LexborHTMLParser(page).root
    assert root is not None
    nodes = list(selected_nodes(root, tuple(map(parse_selector, selectors))))
    inside = {node.mem_id for node, _ in nodes}
    return [node.text() for node, _ in nodes if node.parent is None or node.parent.mem_id not in inside]


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("p.note", ["a", "b", "e"]),
        ("div.story p.note", ["a", "b"]),
        (".story section p", ["b"]),
        ("#one", ["a"]),
        ("P.note#one", ["a"]),
        ('[data-role="ad"]', ["c"]),
        ("[data-role]", ["c", "d"]),
        ("[data-role=text]", ["d"]),
        (".wide.story .note", ["a", "b"]),
        ("section div", []),
        (".not", []),
    ],
)
def test_what_a_selector_finds(selector: str, texts: list[str]) -> None:
    assert found(PAGE, selector) == texts


def test_each_element_has_the_numbers_of_its_selectors() -> None:
    root = LexborHTMLParser(PAGE).root
    assert root is not None
    held = {
        node.text(): inside
        for node, inside in selected_nodes(root, (parse_selector("section"), parse_selector(".note")))
    }
    assert [sorted(held[text]) for text in "abe"] == [[1], [0, 1], [1]]


def test_endlessly_nested_boxes() -> None:
    # a CSS engine takes minutes for this selector at a twentieth of this depth
    page = "<div class=a>" * 20_000 + "x"
    assert found(page, ".z .a .a .a") == []
    assert found(page, ".a .a .a .a .a .a") != []


@given(st.lists(st.sampled_from(["<i class=a>", "<i class=b>", "<u class=a>", "</i>", "</u>", "x"]), max_size=20))
def test_a_css_engine_finds_the_same_elements(pieces: list[str]) -> None:
    page = f"<body>{''.join(pieces)}</body>"
    for selector in (".a", "i.a", ".a .b", "u .a .b", ".a .a"):
        tree = LexborHTMLParser(page)
        assert tree.root is not None
        matched = {node.mem_id for node in tree.css(selector)}
        held = {node.mem_id for node, _ in selected_nodes(tree.root, (parse_selector(selector),))}
        below = {child.mem_id for node in tree.css(selector) for child in node.traverse(include_text=False)}
        assert matched <= held <= below | matched
