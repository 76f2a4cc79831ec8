"""Sitemaps agree with the pages on disk: each address exists, is its page's canonical one, and has the languages the page names."""

from __future__ import annotations

from functools import cache
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from digest.config.settings import Settings, SiteLanguage
from digest.model import FrontMatter, Library, Story
from digest.site.files import sitemaps
from tests.site.sample import entry, library, site

BASE = Settings(base_url="https://news.example/sub/", page_size=2)
SPACE = {
    "m": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def full() -> Library:
    stories = (Story(key="grafting", title_of="a", members=("a", "new")),)
    return library(
        entry("a", source="山 & 海"),
        entry("a.en", "Tea", language="en", translation_of="a"),
        entry("b", date=""),
        entry("c", date="2023", tags=()),
        entry("english", "Bees", "2024-05-02", language="en", tags=("bees",)),
        entry("elsewhere", date="2024-05-03", front=FrontMatter(canonical="https://first.example/x")),
        entry("elsewhere.en", "Printed elsewhere", language="en", translation_of="elsewhere"),
        entry("new", "New & <b>", "2024-05-03T23:30:00+00:00", source="海边日报"),
        entry("copied", date="2024-05-01", front=FrontMatter(canonical="https://first.example/y")),
        stories=stories,
    )


@cache
def files() -> dict[str, bytes]:
    return site(full(), BASE)


def listed() -> dict[str, dict[str, str]]:
    """Return address → hreflang → address of everything the sitemaps list."""
    found = {}
    for name in (place for place in places("sitemap.xml") if "news.xml" not in place):
        for url in ET.fromstring(files()[name.removeprefix(BASE.base_url)]).findall("m:url", SPACE):
            links = {link.get("hreflang", ""): link.get("href", "") for link in url.findall("x:link", SPACE)}
            found[url.findtext("m:loc", "", SPACE)] = links
    return found


def places(name: str) -> list[str]:
    return [str(place.text) for place in ET.fromstring(files()[name]).findall(".//m:loc", SPACE)]


def page(address: str) -> BeautifulSoup:
    path = unquote(address.removeprefix(BASE.base_url))
    return BeautifulSoup(files()[f"{path}index.html" if path.endswith("/") or not path else path], "html.parser")


def alternates(soup: BeautifulSoup) -> dict[str, str]:
    return {str(link["hreflang"]): str(link["href"]) for link in soup.select("link[hreflang]")}


def test_the_index_lists_every_sitemap_and_all_are_at_the_root() -> None:
    names = [place.removeprefix(BASE.base_url) for place in places("sitemap.xml")]
    assert names == [
        "sitemap-pages.xml", "sitemap-news.xml", "sitemap-2023-1.xml", "sitemap-2024-1.xml", "sitemap-undated-1.xml",
    ]  # fmt: skip
    assert set(names) == {name for name in files() if name.startswith("sitemap-")}


def test_every_address_is_that_of_a_page_which_says_so_itself() -> None:
    found = listed()
    assert len(found) > 50
    for address, links in found.items():
        soup = page(address)
        assert [str(link["href"]) for link in soup.select("link[rel=canonical]")] == [address]
        assert not soup.select("meta[name=robots]")
        assert alternates(soup) == links, address


def test_languages_name_each_other_in_every_page_on_disk() -> None:
    pages = [name for name in files() if name.endswith(".html")]
    named = {name: alternates(BeautifulSoup(files()[name], "html.parser")) for name in pages}
    assert sum(map(bool, named.values())) > 60
    for links in named.values():
        for code, address in links.items():
            assert (code == "x-default") or f"/{code.lower()}/" in address
            assert alternates(page(address)) == links


def test_an_article_whose_text_belongs_elsewhere_is_listed_in_its_translation_alone() -> None:
    about = sorted(address for address in listed() if "/elsewhere/" in address or "/copied/" in address)
    assert about == ["https://news.example/sub/en/articles/elsewhere/"]
    assert alternates(page("https://news.example/sub/zh-hans/articles/elsewhere/")) == {}


def test_an_article_is_listed_in_the_languages_it_can_be_read_in() -> None:
    assert listed()["https://news.example/sub/zh-hant/articles/a/"].keys() == {"zh-Hans", "zh-Hant", "en", "x-default"}
    assert "https://news.example/sub/zh-hans/articles/english/" not in listed()
    assert b"lastmod" not in files()["sitemap-undated-1.xml"]


def test_news_are_the_newest_two_days_with_what_google_asks_for() -> None:
    urls = ET.fromstring(files()["sitemap-news.xml"]).findall("m:url", SPACE)
    found = [
        tuple(url.findtext(f".//n:{name}", "", SPACE) for name in ("language", "publication_date", "title", "name"))
        for url in urls
    ]
    assert ("zh-cn", "2024-05-03T23:30:00+00:00", "New & <b>", "文摘") in found
    assert ("en", "2024-05-02", "Bees", "Digest") in found
    assert {code for code, *_ in found} == {"zh-cn", "zh-tw", "en"}
    assert all(date >= "2024-05-02" for _, date, *_ in found)


def test_where_no_article_has_a_day_there_is_no_news() -> None:
    files = site(library(entry("a", date="2024-05"), entry("b", date="")), BASE)
    assert "sitemap-news.xml" not in files
    assert b"news" not in files["sitemap.xml"].replace(b"news.example", b"")


@pytest.mark.parametrize("languages", [1, 3])
def test_news_keep_to_the_limit_of_one_file(languages: int) -> None:
    many = library(*(entry(f"n{number}", date="2024-05-01") for number in range(1_100)))
    assert len(sitemaps.news_ids(many, languages)) * languages <= sitemaps.NEWS


def test_old_parts_stay_as_they_are_when_articles_come() -> None:
    many = [entry(f"n{number:04}", date="2023-01-01") for number in range(sitemaps.PART + 1)]
    before = dict(sitemaps.article_parts(library(*many)))
    after = dict(sitemaps.article_parts(library(*many, entry("later", date="2024-01-01"))))
    assert before.items() <= after.items()
    assert list(before) == ["2023-1", "2023-2"]


def test_a_site_in_one_language_names_no_other() -> None:
    one = Settings(base_url=BASE.base_url, languages=(SiteLanguage(code="en", path="en"),))
    assert not any(b"hreflang" in data for name, data in site(full(), one).items() if name.startswith("sitemap"))
