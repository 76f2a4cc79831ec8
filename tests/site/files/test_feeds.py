"""Feeds as a feed reader sees them."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote, unquote

import feedparser
import msgspec
import pytest
from reader import make_reader

from digest.config.settings import Settings
from digest.model import FrontMatter
from digest.site.files.feeds import urn
from tests.site.files.test_sitemaps import BASE as WHOLE
from tests.site.files.test_sitemaps import files as all_files
from tests.site.files.test_sitemaps import full
from tests.site.sample import entry, library, site
from tests.sitebuilding import build, digest, write

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
        found = library(msgspec.structs.replace(entry("a"), slug=slug))
        return [item["id"] for item in json.loads(site(found, settings)["en/feed.json"])["items"]]

    assert ids(BASE, "one") == ids(Settings(), "two")
    assert urn("x") == "urn:uuid:546226aa-fbd7-5343-885c-685784fe7029"
    assert urn("x") != urn("y")


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


def test_every_feed_of_a_site_is_read_and_leads_to_pages_that_exist(tmp_path: Path) -> None:
    files = all_files()
    feeds = [path for path in files if path.rpartition("/")[2] in ("feed.xml", "feed.json")]
    assert len(feeds) > 30
    read = make_reader(":memory:", feed_root=str(write(tmp_path, {path: files[path] for path in feeds})))
    for path in feeds:
        read.add_feed(path)
        read.update_feed(path)
        feed, items = read.get_feed(path), list(read.get_entries(feed=path))
        assert feed.version == ("atom10" if path.endswith(".xml") else "json11")
        assert len(items) == files[path].count(b"<entry>" if path.endswith(".xml") else b'"content_text"')
        for address in (feed.link, *(item.link for item in items)):
            assert f"{unquote(address or '').removeprefix(WHOLE.base_url)}index.html" in files


def test_atom_and_json_have_the_same_items() -> None:
    for path in (path for path in all_files() if path.endswith("feed.xml")):
        atom = feedparser.parse(all_files()[path])
        read = json.loads(all_files()[path.removesuffix("xml") + "json"])
        assert read["version"] == "https://jsonfeed.org/version/1.1"
        assert read["feed_url"].endswith(quote(path.removesuffix("xml") + "json"))
        assert [(item["id"], item["url"]) for item in read["items"]] == [(item.id, item.link) for item in atom.entries]
        assert all(item.get("content_text") for item in read["items"])


def test_a_rebuild_changes_no_identifier_and_no_time() -> None:
    before, after = all_files(), site(full(), WHOLE)
    assert {path: data for path, data in before.items() if "/feed." in path} == {
        path: data for path, data in after.items() if "/feed." in path
    }


def test_timestamps_in_other_zones_are_compared_as_instants() -> None:
    found = library(
        entry("east", date="2024-05-01T08:00:00+08:00"), entry("west", "West", date="2024-05-01T03:00:00+00:00")
    )
    assert json.loads(site(found, BASE)["en/feed.json"])["items"]
    assert feedparser.parse(site(found, BASE)["en/feed.xml"]).feed.updated == "2024-05-01T03:00:00+00:00"


def test_a_site_has_feeds_and_sitemaps_of_its_own_form(tmp_path: Path) -> None:
    own = {
        "digest.yaml": "base_url: https://tea.example/\n",
        "content/tea.txt": "茶 & 山\n\n2024年5月1日\n\n茶园今天开放，市民可以免费参观，开放时间为每天上午九点到下午五点。\n",
        "templates/atom.xml": "<feed>{% for item in feed.items %}<title>{{ item.title }}</title>{% endfor %}</feed>",
        "templates/sitemap_index.xml": "<index>{{ sitemaps|length }}</index>",
    }
    build(write(tmp_path, own))
    assert (tmp_path / "output/zh-hans/feed.xml").read_text("utf-8") == "<feed><title>茶 &amp; 山</title></feed>\n"
    assert (tmp_path / "output/sitemap.xml").read_text("utf-8") == "<index>3</index>\n"
    write(tmp_path, {"templates/atom.xml": "<feed>\n{{ feed.nothing }}</feed>"})
    done = digest(tmp_path, "build")
    assert done.returncode == 3
    assert "atom.xml:2" in done.stderr
