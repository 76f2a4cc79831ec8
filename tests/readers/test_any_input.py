"""Every reader, whatever is in a file: no traceback, nothing lost, and each item a record or refused with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.article import articles, stages
from digest.config import front_matter
from digest.config.vocabulary import shipped_vocabulary
from digest.model import Record, Rejected
from digest.readers import SUFFIXES, read

STAGES = stages(shipped_vocabulary())
# What the formats consist of; a text of these is far more often nearly well-formed than random characters.
PIECES = {
    (".txt", ".md"): ["---\n", "title: ", "date: 2024-05-01\n", "draft: ", "tags: [", "]", "标题：渡轮\n", "=====\n", "（完）\n", "|a|b|\n|-|-|\n", "[a](",
                      "![", "**", "`", "> ", "- ", "# ", "来源：", "记者 ", "2024年1月1日", "|-"],
    (".html",): ["<p>", "</p>", "<div class=", "<table><tr><td>", "</table>", "<a href=", ">", "<!--", "-->", "<script type=application/ld+json>",
                 '{"articleBody": "', "</script>", "<meta property=og:title content=", "<img src=", "&", "<select><option>", "<b>", "</i>", "<svg>"],
    (".csv", ".tsv"): ["title,text\n", "title\ttext\n", "a,b\n", '"', '""', ",", "\t", "\n", ";", "date", "draft,true\n"],
    (".json", ".jsonl"): ['{"text": ', '"渡轮"', "}", "[", "]", ", ", '"items": ', "null", "1e999", '"\\ud800"', '{"title": {"a": []}}', "\n"],
    (".rss", ".atom", ".xml"): ['<rss version="2.0"><channel>', "<item>", "</item>", "<title>", "</title>", "<description>", "</description>", "</body>",
             "<content:encoded>", "<author>", "a.b@c", "<![CDATA[", "]]>", "<feed>", "<entry>", "<content type=xhtml>", "<div>", "&lt;p&gt;",
             "<category/>", "<pubDate>", "2024-05-01", "<source>", "<link/>", "<enclosure", " url=''/>", "<!DOCTYPE a [", "<itunes:owner>"],
}  # fmt: skip
COMMON = ["渡轮启航。", "a", " ", "\n", "\0", "\ufeff", "\u202e", "9" * 30, "&nbsp;"]


def texts(pieces: list[str]) -> st.SearchStrategy[bytes]:
    return st.lists(st.sampled_from([*pieces, *COMMON]) | st.text(max_size=6), max_size=24).map(
        lambda parts: "".join(parts).encode("utf-8", "surrogatepass")
    )


@pytest.mark.parametrize(("suffixes", "pieces"), PIECES.items(), ids=[suffixes[0] for suffixes in PIECES])
def test_any_file_gives_records_or_refusals(suffixes: tuple[str, ...], pieces: list[str]) -> None:
    @settings(
        derandomize=settings().derandomize or settings().max_examples <= 100,
        max_examples=min(40, settings().max_examples),
    )
    @given(st.sampled_from(suffixes), texts(pieces) | st.binary(max_size=60))
    def holds(suffix: str, data: bytes) -> None:
        found = read(f"a{suffix}", data)
        assert found
        assert [item.index for item in found] == list(range(len(found)))
        assert len({item.id for item in found}) == len(found)
        for item in found:
            assert item.line >= 1
            assert isinstance(item, Record) or (item.reason and item.message and item.fix)
        for result in articles(found, STAGES):
            assert not (isinstance(result, Rejected) and result.reason == "failed"), result.message

    holds()


def test_every_suffix_is_tried() -> None:
    assert set(SUFFIXES) - {suffix for suffixes in PIECES for suffix in suffixes} == {
        ".text", ".markdown", ".htm", ".xhtml", ".ndjson", ".rdf",
    }  # fmt: skip


@given(
    st.lists(
        st.sampled_from([*PIECES[".txt", ".md"], *COMMON, *"[]{}:&*!|>-'\"#\t"]) | st.text(max_size=4), max_size=20
    ).map("".join)
)
def test_any_front_matter_is_read_or_reported(text: str) -> None:
    _front, problems = front_matter.parse(text, "a.md", 2)
    assert all(problem.message and problem.file == "a.md" for problem in problems)
