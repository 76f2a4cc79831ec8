"""Addresses: stable, readable, safe, and the same in every language below its folder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.settings import Settings
from digest.model import FrontMatter
from digest.site.addresses import ROOT, Addresses, feed_path, slugs, up, web
from tests.site.sample import entry, library


def addresses(settings: Settings | None = None, *sources: str) -> Addresses:
    found = library(*(entry(str(place), source=source) for place, source in enumerate(sources or ("山城早报",))))
    return Addresses(settings or Settings(), found, ("tea",))


@pytest.mark.parametrize(
    ("date", "path"),
    [
        ("2024-05-01", "en/2024/05/01/a/index.html"),
        ("2024-05", "en/2024/05/a/index.html"),
        ("2024", "en/2024/a/index.html"),
        ("", "en/undated/a/index.html"),
    ],
)
def test_a_dated_path_uses_what_is_known_of_the_date(date: str, path: str) -> None:
    site = addresses(Settings(article_path="{year}/{month}/{day}/{slug}"))
    assert site.article("en", entry("a", date=date)) == path


def test_the_paths_of_lists_are_readable() -> None:
    site = addresses()
    assert site.home("zh-Hans") == "zh-hans/index.html"
    assert site.period("en", "2024-05-01") == "en/2024/05/01/index.html"
    assert site.subject("en", "tea", 3) == "en/topics/tea/page/3/index.html"
    assert site.source("zh-Hant", "山城早报") == "zh-hant/sources/山城早报/index.html"
    assert feed_path(site.subject("en", "tea"), "xml") == "en/topics/tea/feed.xml"


def test_links_quote_han_and_name_the_index_only_if_asked() -> None:
    path = "zh-hans/sources/山城/index.html"
    assert addresses().link(path) == ROOT + "zh-hans/sources/%E5%B1%B1%E5%9F%8E/index.html"
    assert addresses(Settings(index_links=False)).link(path) == ROOT + "zh-hans/sources/%E5%B1%B1%E5%9F%8E/"
    assert addresses(Settings(base_url="https://a.example/b/")).absolute("en/index.html") == "https://a.example/b/en/"
    assert addresses().absolute("en/index.html") == ""


def test_the_way_up_is_relative() -> None:
    assert [up("index.html"), up("en/index.html"), up("en/a/b/index.html")] == ["./", "../", "../../../"]


def test_two_sources_that_would_share_an_address_do_not() -> None:
    site = addresses(None, "The Post", "the post!")
    paths = {site.source("en", "The Post"), site.source("en", "the post!")}
    assert len(paths) == 2


def test_an_alias_is_an_earlier_slug_or_an_earlier_path() -> None:
    site = addresses(Settings(article_path="{year}/{slug}"))
    found = entry("a", front=FrontMatter(aliases=("old", "/en/notes/old/", "../../etc/passwd", "2024/a")))
    assert site.former("en", found) == ["en/2024/old/index.html", "en/notes/old/index.html"]


@given(st.lists(st.text(max_size=80), unique=True, max_size=8))
def test_slugs_are_safe_and_different(names: list[str]) -> None:
    segments = slugs(names)
    assert len(set(segments.values())) == len(names)
    for segment in segments.values():
        assert segment
        assert "/" not in segment
        assert not segment.startswith(".")
        assert len(segment.encode()) < 200


@pytest.mark.parametrize("address", ["https://a.example/x?y=1#z", "http://新闻.example/", "mailto:desk@a.example"])
def test_addresses_of_the_web_pass(address: str) -> None:
    assert web(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT://a/%0aalert(1)",
        "data:text/html,x",
        "//a.example",
        "/a",
        "https://",
        'https://a/"onx=',
    ],
)
def test_other_addresses_do_not(address: str) -> None:
    assert web(address) == ""
