"""Feeds as a feed reader sees them."""

from __future__ import annotations

import json

import feedparser
import pytest

from digest.config.settings import Settings
from digest.model import FrontMatter
from digest.site.feeds import urn
from tests.site.sample import entry, library, site

BASE = Settings(base_url="https://news.example/sub/", feed_size=3)


def test_an_atom_feed_is_read_without_complaint() -> None:
    found = library(
        entry("a", "茶 & <b>\x0b", url="https://a.example/?x=1&y=2", summary="摘要 & 其他"),
        entry("b", "", date=""),
        entry("c", date="2023-01-02", front=FrontMatter(updated="2023-02-03")),
    )
    read = feedparser.parse(site(found, BASE)["zh-hans/feed.xml"])
    assert not read.bozo
    assert [item.title for item in read.entries] == ["茶 & <b>", "茶农的新办法", "无题"]
    assert read.entries[0].link == "https://news.example/sub/zh-hans/articles/a/"
    assert read.entries[1].updated == "2023-02-03T00:00:00+08:00"
    assert "published" not in read.entries[2]
    assert read.feed.updated == "2024-05-01T00:00:00+08:00"


def test_identifiers_outlive_slugs_and_addresses() -> None:
    def ids(settings: Settings, slug: str) -> list[str]:
        import msgspec

        found = library(msgspec.structs.replace(entry("a"), slug=slug))
        return [item["id"] for item in json.loads(site(found, settings)["en/feed.json"])["items"]]

    assert ids(BASE, "one") == ids(Settings(), "two")
    assert urn("x") == urn("x") != urn("y")
    assert urn("x").startswith("urn:uuid:")


def test_each_language_subject_and_source_has_its_own() -> None:
    files = site(library(entry("a"), entry("b", tags=("rail",), source="海边日报")), BASE)
    rail = json.loads(files["en/topics/rail/feed.json"])
    assert [item["url"] for item in rail["items"]] == ["https://news.example/sub/en/articles/b/"]
    assert rail["title"] == "Railways — Digest"
    assert len(json.loads(files["zh-hant/sources/海边日报/feed.json"])["items"]) == 1
    assert json.loads(files["en/topics/bees/feed.json"])["items"] == []


def test_a_feed_holds_the_newest_articles_alone() -> None:
    found = library(*(entry(f"n{day}", date=f"2024-03-{day:02}") for day in range(1, 9)))
    read = feedparser.parse(site(found, BASE)["en/feed.xml"])
    assert [item.link.split("/")[-2] for item in read.entries] == ["n8", "n7", "n6"]


@pytest.mark.parametrize("name", ["en/feed.xml", "en/feed.json"])
def test_an_empty_feed_is_a_feed(name: str) -> None:
    data = site(library(), BASE)[name]
    assert not feedparser.parse(data).entries
