"""The head of pages: one canonical address that exists, and JSON-LD with no more than is known."""

from __future__ import annotations

import json
from functools import cache
from urllib.parse import unquote

from bs4 import BeautifulSoup

from digest.config.settings import Settings
from digest.model import Correction, Entry, FrontMatter
from tests.site.files.test_sitemaps import BASE, files, page
from tests.site.sample import entry, library, site

ADDRESS = "https://news.example/sub/"


@cache
def soup(path: str) -> BeautifulSoup:
    return BeautifulSoup(files()[path], "html.parser")


def json_ld(*entries: Entry, path: str, settings: Settings = BASE) -> dict[str, object]:
    """Return the JSON-LD of a page of a site."""
    page_soup = BeautifulSoup(site(library(*entries), settings)[path], "html.parser")
    (script,) = page_soup.select("script[type='application/ld+json']")
    value: dict[str, object] = json.loads(script.text)
    return value


def test_every_page_has_one_canonical_address_that_exists_and_is_its_own() -> None:
    pages = [path for path in files() if path.endswith(".html") and path != "404.html"]
    assert len(pages) > 80
    for path in pages:
        (link,) = soup(path).select("link[rel=canonical]")
        address = str(link["href"])
        if not address.startswith(ADDRESS):
            assert "/elsewhere/" in path or "/copied/" in path
            continue
        assert [str(other["href"]) for other in page(address).select("link[rel=canonical]")] == [address]
        assert unquote(address) == f"{ADDRESS}{path.removesuffix('index.html')}" or "/articles/" in path


def test_a_page_that_shows_a_text_in_another_language_gives_way_to_the_original() -> None:
    (link,) = soup("en/articles/b/index.html").select("link[rel=canonical]")
    assert link["href"] == f"{ADDRESS}zh-hans/articles/b/"
    assert not soup("en/articles/b/index.html").select("link[hreflang]")


def test_json_ld_has_what_is_known() -> None:
    front = FrontMatter(corrections=(Correction(date="2024-06-01", text="名字写错了。"),))
    value = json_ld(
        entry("a", date="2024-05-01T09:30", url="https://a.example/1", front=front),
        path="zh-hans/articles/a/index.html",
    )
    assert value["@type"] == "NewsArticle"
    assert value["headline"] == "茶农的新办法"
    assert value["inLanguage"] == "zh-Hans"
    assert value["url"] == f"{ADDRESS}zh-hans/articles/a/"
    assert value["datePublished"] == "2024-05-01T09:30:00+08:00"
    assert value["dateModified"] == "2024-06-01T00:00:00+08:00"
    assert value["isBasedOn"] == "https://a.example/1"
    assert value["sourceOrganization"] == {"@type": "Organization", "name": "山城早报"}
    assert value["about"] == [{"@type": "Thing", "name": "茶叶"}]
    assert value["publisher"] == {"@type": "Organization", "name": "文摘"}
    assert "author" not in value


def test_json_ld_claims_no_more_than_is_known() -> None:
    value = json_ld(entry("a", date="2024-05", tags=(), source=""), path="en/articles/a/index.html")
    assert value["datePublished"] == "2024-05"
    assert value["inLanguage"] == "zh-Hans"
    assert not {"dateModified", "isBasedOn", "sourceOrganization", "about", "image"} & value.keys()
    assert "datePublished" not in json_ld(entry("a", date=""), path="en/articles/a/index.html")


def test_a_translation_names_its_original() -> None:
    sibling = entry("a.en", "Tea", language="en", translation_of="a")
    assert json_ld(entry("a"), sibling, path="en/articles/a/index.html")["translationOfWork"] == {
        "@type": "NewsArticle",
        "headline": "茶农的新办法",
        "inLanguage": "zh-Hans",
        "url": f"{ADDRESS}zh-hans/articles/a/",
    }
    assert "translationOfWork" not in json_ld(entry("a"), sibling, path="zh-hans/articles/a/index.html")


def test_dates_in_the_head_are_those_of_json_ld() -> None:
    head = soup("zh-hans/articles/new/index.html")
    (published,) = head.select("meta[property='article:published_time']")
    assert published["content"] == "2024-05-03T23:30:00+00:00"
