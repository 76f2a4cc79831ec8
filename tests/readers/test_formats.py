"""What a path means: articles and other files, ids, languages in names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.readers.formats import file_id, is_article, is_table, sibling


@pytest.mark.parametrize(
    "file",
    [
        "a.txt",
        "news/2023/ferry.md",
        "Ferry.HTML",
        "渡轮.csv",
        "a.jsonl",
        "a.tsv",
        "about/index.md",
        "x/README.md",
        "about.txt",
    ],
)
def test_articles(file: str) -> None:
    assert is_article(file)


@pytest.mark.parametrize(
    "file",
    [
        "tags.yaml",
        "about.md",
        "about.zh-Hant.md",
        "README.md",
        "sources/ferry-weekly.md",
        ".hidden.md",
        ".git/a.md",
        "a/.obsidian/b.md",
        "._ferry.md",
        "__MACOSX/a.md",
        "~$ferry.txt",
        "Thumbs.db",
        "desktop.ini",
        "photo.jpg",
        "ferry.md~",
        "noext",
        ".md",
    ],
)
def test_not_articles(file: str) -> None:
    assert not is_article(file)


@pytest.mark.parametrize(
    ("file", "base", "language"),
    [
        ("a/ferry.en.md", "a/ferry.md", "en"),
        ("ferry.zh-Hant.txt", "ferry.txt", "zh-Hant"),
        ("ferry.zh_TW.html", "ferry.html", "zh-Hant"),
        ("ferry.zh.md", "ferry.md", "zh-Hans"),
        ("ferry.md", "ferry.md", None),
        ("v1.2.md", "v1.2.md", None),
        ("a.en/ferry.md", "a.en/ferry.md", None),
        (".en.md", ".en.md", None),
    ],
)
def test_siblings(file: str, base: str, language: str | None) -> None:
    assert sibling(file) == (base, language)


def test_ids_are_paths_without_suffix_in_composed_form() -> None:
    assert file_id("a/cafe\u0301.md") == "a/caf\u00e9"
    assert file_id("a/v1.2.txt") == "a/v1.2"
    assert file_id("a/v1.2") == "a/v1.2"


def test_tables() -> None:
    assert is_table("a.CSV")
    assert not is_table("a.txt")


@given(st.text(max_size=30))
def test_any_path_is_judged(file: str) -> None:
    base, language = sibling(file)
    assert (base == file) == (language is None)
    assert is_article(file) in {True, False}
    assert file_id(file + ".md") == file_id(file_id(file + ".md") + ".md")
