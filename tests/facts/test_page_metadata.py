"""Page metadata: names in lower case, JSON-LD in its many shapes, and what is not JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.facts.page_metadata import read_metadata
from digest.model import Document

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "夜读会走进公园",
    "datePublished": "2024-05-03",
    "author": {"name": "何小满"},
    "publisher": {"name": "青岭网"},
}


def linked(*scripts: str) -> dict[str, tuple[str, ...]]:
    metadata = read_metadata(Document(lines=(), json_ld=scripts))
    names = ("headline", "datePublished", "author", "publisher")
    return {name: values for name in names if (values := metadata.json_ld(name))}


EXPECTED = {
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
    assert linked(json.dumps(tree, ensure_ascii=False)) == EXPECTED


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
def test_json_ld_without_an_article(script: str) -> None:
    assert linked(script) == {}


def test_line_feeds_inside_strings_are_forgiven() -> None:
    assert linked('{"@type":"NewsArticle","headline":"夜读会\n走进公园"};') == {"headline": ("夜读会 走进公园",)}


def test_values_are_trimmed_and_empty_ones_skipped() -> None:
    document = Document(lines=(), metadata=(("Source", ""), ("og:title", " 夜读会 "), ("SOURCE", "青岭网")))
    metadata = read_metadata(document)
    assert metadata.values("source") == ("青岭网",)
    assert metadata.values("og:title") == ("夜读会",)
    assert metadata.values("nothing") == ()


@given(st.text(max_size=200))
def test_any_script_is_read(script: str) -> None:
    read_metadata(Document(lines=(), json_ld=(script,)))
