"""What search finds of an article is what its pages show of it."""

from __future__ import annotations

import json

import msgspec
import pytest

from digest.config.settings import Settings, SiteLanguage
from digest.model import Block, Body, Entry, FrontMatter, SourcePolicy
from digest.site.files.search_index import LastIndex, build_index, document
from digest.site.files.search_records import record_path, searched_texts, shard_path, years
from digest.site.outline import Outline
from tests.search.reader import Reader
from tests.site import sample

BODIES = {
    "a": ("第一段说茶树。", "第二段说茶园。", "第三段说茶市。"),
    "b": ("A tea garden in the hills.", "Its owner keeps bees."),
    "c": ("山上的铁路通车了。",),
}


def body_of(entry_id: str) -> Body:
    """Return a body of a few paragraphs."""
    return Body(blocks=tuple(Block(kind="paragraph", text=text) for text in BODIES[entry_id]), removals=())


def outline(*entries: Entry, settings: Settings | None = None) -> Outline:
    """Return the outline of a small site."""
    return Outline(sample.library(*entries), settings or Settings(), sample.VOCABULARY)


def found(reader: Reader, query: str) -> list[int]:
    """Return the articles that hold a query."""
    return reader.phrase(query) or []


@pytest.mark.parametrize(("policy", "shown"), [("full", 3), ("excerpt", 2), ("link", 0)])
def test_only_as_much_of_a_text_is_found_as_is_shown(policy: SourcePolicy, shown: int) -> None:
    entry = sample.entry("a", summary="一句话的摘要", front=FrontMatter(policy=policy))
    texts = "\n".join(text for _, text in searched_texts(outline(entry), "a", body_of))
    assert [part in texts for part in BODIES["a"]] == [number < shown for number in range(3)]
    assert entry.facts.title in texts
    assert ("一句话的摘要" in texts) == (policy != "full")  # of a whole text it repeats a part


def test_translations_are_found_with_their_original() -> None:
    site = outline(sample.entry("a"), sample.entry("b", "Tea", language="en", translation_of="a"))
    assert dict(searched_texts(site, "a", body_of)).keys() == {"zh-Hans", "en"}
    assert document(site, "a", body_of).terms == (
        "\x01subject/tea", "\x01language/en", "\x01language/zh-Hans", "\x01source/山城早报",
    )  # fmt: skip


def test_a_translation_into_a_language_that_is_not_built_is_found_if_it_is_shown_next_to_the_original() -> None:
    settings = Settings(languages=(SiteLanguage(code="zh-Hans", path="zh"),))
    site = outline(sample.entry("a"), sample.entry("b", "Tea", language="en", translation_of="a"), settings=settings)
    assert "keeps bees" in "".join(text for _, text in searched_texts(site, "a", body_of))


def test_words_of_a_picture_are_found_only_without_a_caption() -> None:
    blocks = [Block(kind="image", text="甲"), Block(kind="caption", text="乙"), Block(kind="image", text="丙")]
    texts = searched_texts(outline(sample.entry("a")), "a", lambda _: Body(blocks=tuple(blocks), removals=()))
    assert texts[-1] == ("zh-Hans", "乙\n丙")


def test_articles_are_numbered_from_the_oldest_on_and_years_have_the_number_of_their_first() -> None:
    site = outline(
        sample.entry("a", date="2025-01-01"), sample.entry("b", date="2024-01-01"), sample.entry("c", date="")
    )
    assert years(site) == (("", 0), ("2024", 1), ("2025", 2))


def test_an_index_is_updated_where_an_article_changed_or_was_added_at_the_end() -> None:
    old = outline(sample.entry("a", date="2024-01-01"))
    files: dict[str, bytes] = {}
    first, last = build_index(old, body_of, None, files.__getitem__)
    record = {
        "texts": searched_texts(old, "a", body_of),
        "terms": [term[1:] for term in document(old, "a", body_of).terms],
    }
    files = {**first, record_path(0): msgspec.json.encode(record)}
    new = outline(sample.entry("a", date="2024-01-01", salt="edited"), sample.entry("c", date="2024-05-01"))
    read: list[str] = []

    def noted(path: str) -> bytes:
        read.append(path)
        return files[path]

    BODIES["a"] = (*BODIES["a"], "第四段是补上的。")
    merged, merged_last = build_index(new, body_of, last, noted)
    rebuilt, rebuilt_last = build_index(new, body_of, None, files.__getitem__)
    BODIES["a"] = BODIES["a"][:-1]
    assert read == [record_path(0), shard_path(0)]
    assert (merged, merged_last) == (rebuilt, rebuilt_last)
    reader = Reader(msgspec.structs.replace(merged_last.index, shards={0: merged[shard_path(0)]}))
    assert (found(reader, "補上的"), found(reader, "鐵路"), found(reader, "茶市")) == ([0], [1], [0])


def test_a_removal_rebuilds_the_index() -> None:
    site = outline(sample.entry("a"))
    _, known = build_index(site, body_of, None, dict[str, bytes]().__getitem__)
    longer = LastIndex(states=(*known.states, "gone"), index=known.index)
    assert build_index(site, body_of, longer, dict[str, bytes]().__getitem__)[1] == known


def test_a_site_may_be_without_search() -> None:
    pages = {page.kind for page in sample.pages(sample.library(sample.entry("a")), Settings(search=False))}
    assert not any("search" in kind for kind in pages)


def test_a_record_says_what_is_shown_in_each_language() -> None:
    record = json.loads(sample.site(sample.library(sample.entry("a")))[record_path(0)])
    assert record["path"] == "articles/a/index.html"
    assert record["lines"]["en"] == ["茶农的新办法", "zh-Hans", "1 May 2024", "山城早报"]
    assert record["lines"]["zh-Hant"][0] == "茶農的新辦法"
