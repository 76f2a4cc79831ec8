"""Files for machines: a sitemap that search engines accept, headers that forbid what pages do not need."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from digest.config.settings import Settings
from digest.site import machines
from tests.site.sample import entry, library, site

BASE = Settings(base_url="https://news.example/sub/")
SPACE = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
FOUND = library(
    entry("a", source="山 & 海"),
    entry("a.en", "Tea", language="en", translation_of="a"),
    entry("b", date=""),
    entry("c", date="2023"),
)


def test_the_sitemap_names_every_part_and_each_part_its_pages() -> None:
    files = site(FOUND, BASE)
    index = ET.fromstring(files["sitemap.xml"])
    parts = [str(place.text).removeprefix(BASE.base_url) for place in index.findall(".//m:loc", SPACE)]
    assert parts == ["sitemaps/pages.xml", "sitemaps/2023-1.xml", "sitemaps/2024-1.xml", "sitemaps/undated-1.xml"]
    assert set(parts) <= set(files)
    for part in parts:
        for place in ET.fromstring(files[part]).findall(".//m:loc", SPACE):
            assert str(place.text).startswith(BASE.base_url)


def test_an_article_is_listed_in_the_languages_it_can_be_read_in() -> None:
    files = site(FOUND, BASE)
    of_2024 = ET.fromstring(files["sitemaps/2024-1.xml"])
    assert len(of_2024.findall("m:url", SPACE)) == 3
    assert {link.get("hreflang") for link in of_2024.findall(".//x:link", SPACE)} == {
        "zh-Hans",
        "zh-Hant",
        "en",
        "x-default",
    }
    assert "/en/" not in files["sitemaps/2023-1.xml"].decode()
    assert b"lastmod" not in files["sitemaps/undated-1.xml"]


def test_robots_name_the_sitemap_where_there_is_one() -> None:
    assert b"Sitemap: https://news.example/sub/sitemap.xml" in site(FOUND, BASE)["robots.txt"]
    assert b"Sitemap" not in site(FOUND)["robots.txt"]


def test_the_policy_allows_no_inline_code_and_no_other_host() -> None:
    text = machines.headers()
    assert "default-src 'self'" in text
    assert "unsafe" not in text
    assert "http" not in text


def test_the_manifest_is_json_with_an_icon_that_exists() -> None:
    files = site(FOUND)
    value = json.loads(files["manifest.webmanifest"])
    assert value["name"] == "文摘"
    assert all(icon["src"] in files for icon in value["icons"])
