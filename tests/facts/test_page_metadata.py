"""The head of a page: names in lower case, JSON-LD in its many shapes, and what is not JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.facts.page_metadata import read_head
from digest.model import Document

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "夜读会走进公园",
    "datePublished": "2024-05-03",
    "author": {"name": "何小满"},
    "publisher": {"name": "青岭网"},
}


def linked(*scripts: str) -> dict[str, tuple[str, ...]]:
    head = read_head(Document(lines=(), json_ld=scripts))
    return {name: head.told(name) for name in ("headline", "datePublished", "author", "publisher") if head.told(name)}


TOLD = {
    "headline": ("夜读会走进公园",),
    "datePublished": ("2024-05-03",),
    "author": ("何小满",),
    "publisher": ("青岭网",),
}


@pytest.mark.parametrize(
    "tree",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "青岭网"}, ARTICLE]},
        {**ARTICLE, "@type": ["Thing", "BlogPosting"]},
        {**ARTICLE, "author": [{"name": "何小满"}]},
        {**ARTICLE, "author": "何小满"},
    ],
)
def test_shapes_of_json_ld(tree: object) -> None:
    assert linked(json.dumps(tree, ensure_ascii=False)) == TOLD


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        "null",
        "[[[[",
        '{"@type": "Person", "name": "何小满"}',
        "[" * 100_000,
        '{"@type":"NewsArticle","author":{"name":{"a":1}}}',
        '{"@type":"NewsArticle","headline":3}',
    ],
)
def test_json_ld_that_says_nothing(script: str) -> None:
    assert linked(script) == {}


def test_line_feeds_inside_strings_are_forgiven() -> None:
    assert linked('{"@type":"NewsArticle","headline":"夜读会\n走进公园"};') == {"headline": ("夜读会 走进公园",)}


def test_the_first_name_that_says_something() -> None:
    head = read_head(Document(lines=(), metadata=(("Source", ""), ("og:title", " 夜读会 "), ("SOURCE", "青岭网"))))
    assert head.first("author", "source", "og:title") == ("source", "青岭网")
    assert head.first("nothing") == ("", "")


@given(st.text(max_size=200))
def test_any_script_is_read(script: str) -> None:
    read_head(Document(lines=(), json_ld=(script,)))
