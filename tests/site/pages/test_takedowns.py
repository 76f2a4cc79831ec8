"""Withdrawn articles: the notice at their addresses and the list of takedowns, which show no more than the editors allow."""

from __future__ import annotations

from bs4 import BeautifulSoup
from msgspec.structs import replace

from digest.config.settings import Settings
from digest.model import FrontMatter, Library, Withdrawn
from tests.site.sample import entry, library, pages, site

SETTINGS = Settings(base_url="https://tea.example/")
PLAIN = entry("plain", "没有错的一篇", "2024-05-02")
GONE = entry("gone", "藏着名字的一篇", "2024-04-01", summary="不该再读到的一句。")
TAKEDOWN = Withdrawn(date="2025-01-02", reason={"zh-Hans": "当事人的请求", "en": "At a person's request"}, entry=GONE)


def built(found: Library) -> dict[str, str]:
    return {path: data.decode("utf-8", "replace") for path, data in site(found, SETTINGS).items()}


def withdrawn(*notices: Withdrawn) -> Library:
    return replace(library(PLAIN), withdrawn=notices)


def test_a_notice_replaces_the_article_and_nothing_else_names_it() -> None:
    found = built(withdrawn(TAKEDOWN))
    for folder, reason in (("zh-hans", "当事人的请求"), ("zh-hant", "當事人的請求"), ("en", "At a person's request")):
        page = BeautifulSoup(found[f"{folder}/articles/gone/index.html"], "html.parser")
        assert [meta["content"] for meta in page.select('meta[name="robots"]')] == ["noindex"]
        assert reason in page.get_text()
        assert reason in BeautifulSoup(found[f"{folder}/takedowns/index.html"], "html.parser").get_text()
    assert not [
        path for path, text in found.items() if "藏着名字" in text or "藏著名字" in text or "不该再读到" in text
    ]
    assert not [path for path in found if "sitemap" in path and "articles/gone" in found[path]]


def test_a_title_is_shown_only_where_the_editors_allow_it() -> None:
    found = built(withdrawn(replace(TAKEDOWN, titled=True)))
    assert "藏着名字的一篇" in found["zh-hans/takedowns/index.html"]
    assert "藏著名字的一篇" in found["zh-hant/articles/gone/index.html"]
    assert 'lang="zh-Hans">藏着名字的一篇' in found["en/takedowns/index.html"]


def test_a_takedown_without_a_file_is_listed_without_a_link() -> None:
    found = built(withdrawn(replace(TAKEDOWN, entry=None, reason={"": "法院命令"})))
    page = BeautifulSoup(found["en/takedowns/index.html"], "html.parser")
    assert page.select("main .lines li")
    assert not page.select("main .lines a")
    assert page.select_one('main .lines p[lang="zh-Hans"]') is not None
    assert "法院命令" in found["zh-hant/takedowns/index.html"]


def test_a_changed_takedown_changes_its_notice_and_the_list_alone() -> None:
    before, after = (
        {page.path: page.key for page in pages(withdrawn(replace(TAKEDOWN, date=date)), SETTINGS)}
        for date in ("2025-01-02", "2025-03-04")
    )
    assert {path.partition("/")[2] for path in before if before[path] != after[path]} == {
        "articles/gone/index.html", "takedowns/index.html",
    }  # fmt: skip


def test_the_notice_is_at_former_addresses_too() -> None:
    moved = replace(TAKEDOWN, entry=replace(GONE, front=FrontMatter(aliases=("before",))))
    found = built(withdrawn(moved))
    assert "At a person's request" in BeautifulSoup(found["en/articles/before/index.html"], "html.parser").get_text()
    assert "_redirects" not in found
