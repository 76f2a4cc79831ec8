"""Whole pages of a small site: links that lead somewhere, languages that are marked, nothing hostile that gets through."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from digest.config.settings import Settings
from digest.model import Block, Body, Correction, FrontMatter, Library, Mark, Removal, Story
from digest.site import made_together
from digest.site.render import Renderer
from tests.site.sample import ABOUT, PROJECT, TEXT, VOCABULARY, bundle, entry, library, one, pages, site
from tests.sitebuilding import LIMIT

BASE = Settings(base_url="https://news.example/sub/", page_size=2)
HOSTILE = "</title><script>alert(1)</script>\"'&\u2028 ]]> <!--"
BODIES = {
    "plain": Body(
        blocks=(
            *TEXT,
            Block(kind="image", text="", src="javascript:alert(1)"),
            Block(kind="caption", text="一片茶园"),
            Block(
                kind="paragraph",
                text="看这里和那里",
                marks=(Mark(kind="link", text="这里", href="https://t.example/"),),
            ),
        ),
        removals=(Removal(kind="share", text="分享到：<b>各处</b>", rule="share.line"),),
    ),
    "plain.en": Body(blocks=(Block(kind="paragraph", text="How growers graft."),), removals=()),
    "hostile": Body(
        blocks=(Block(kind="paragraph", text=HOSTILE),), removals=(Removal(kind="seo", text=HOSTILE, rule="x"),)
    ),
}


def full() -> Library:
    stories = (Story(key="grafting", title_of="plain", members=("copy", "plain"), copies=("copy",)),)
    front = FrontMatter(
        aliases=("old-name",), corrections=(Correction(date="2024-06-01", text="名字写错了。"),), updated="2024-06-01"
    )
    return library(
        entry(
            "plain",
            "茶农的新办法：" + "很长的题目" * 8,
            "2024-05-01T09:30:00+08:00"[:10],
            front=front,
            summary="摘要。",
        ),
        entry("plain.en", "New ways of growing tea", language="en", translation_of="plain", summary="A summary."),
        entry("copy", date="2024-05-01", source="海边日报", url="https://a.example/1"),
        entry(
            "english", "Bees are back", "2024-04", language="en", tags=("bees", "odd subject"), source="The Meadow Post"
        ),
        entry("hant", "鐵路開通", "2023", language="zh-Hant", tags=("rail",), source="港灣日報"),
        entry("hostile", HOSTILE, "", source=HOSTILE, summary=HOSTILE, url="javascript:alert(1)", tags=("bees",)),
        stories=stories,
        related={"plain": ("english",)},
    )


@cache
def built(index_links: bool = True, base: str = BASE.base_url) -> dict[str, bytes]:
    return site(full(), Settings(base_url=base, page_size=2, index_links=index_links), BODIES)


@cache
def soup(path: str) -> BeautifulSoup:
    return BeautifulSoup(built()[path], "html.parser")


def html_paths() -> list[str]:
    return sorted(path for path in built() if path.endswith(".html"))


@pytest.mark.parametrize("index_links", [True, False])
@pytest.mark.parametrize("base", [BASE.base_url, ""])
def test_every_link_leads_to_a_file_of_the_site(index_links: bool, base: str) -> None:
    files = built(index_links, base)
    for path in (path for path in files if path.endswith(".html")):
        for link in re.findall(rb'(?:href|src)="([^"]*)"', files[path]):
            parts = urlsplit(link.decode())
            if parts.scheme or parts.path == "":
                continue
            if path == "404.html" and base:
                assert parts.path.startswith("/sub/")
                continue
            assert not parts.path.startswith("/"), (path, link)
            target = normpath(join(dirname(path), unquote(parts.path)))
            if parts.path.endswith("/"):
                target = normpath(join(target, "index.html"))
            assert target in files, (path, link)


def test_full_addresses_in_heads_are_pages_of_the_site() -> None:
    known = {"https://news.example/sub/" + path.removesuffix("index.html") for path in html_paths()}
    for path in html_paths():
        for link in soup(path).select('link[rel="canonical"], link[hreflang]'):
            if str(link["href"]).startswith("https:"):
                assert unquote(str(link["href"])) in known, (path, link)


def test_pages_hold_no_script_style_or_request_elsewhere() -> None:
    for path in html_paths():
        page = soup(path)
        assert not page.select("style, iframe, img, object, embed, base"), path
        assert not [
            tag for tag in page.find_all(True) if any(name == "style" or name.startswith("on") for name in tag.attrs)
        ]
        for script in page.select("script"):
            assert script.get("src") or script.get("type") == "application/ld+json", path
        for tag in page.select("script[src], link[rel=stylesheet], link[rel=icon], link[rel=manifest]"):
            assert not urlsplit(str(tag.get("src") or tag.get("href"))).netloc


def test_every_page_has_one_title_one_main_and_unique_ids() -> None:
    for path in html_paths():
        page = soup(path)
        if page.select("meta[http-equiv=refresh]"):
            continue
        assert len(page.select("h1")) == 1, path
        assert len(page.select("main")) == 1, path
        assert page.title is not None
        assert page.title.get_text().strip(), path
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(map(str, ids))), path
        assert page.html is not None
        assert page.html.get("lang") in ("zh-Hans", "zh-Hant", "en"), path


def test_nothing_hostile_becomes_markup() -> None:
    for path in html_paths():
        assert b"<script>alert" not in built()[path], path
        assert b"javascript:" not in built()[path], path
        for script in soup(path).select('script[type="application/ld+json"]'):
            assert json.loads(script.get_text())["@type"] == "NewsArticle"
    assert (
        json.loads(one(soup("en/articles/hostile/index.html"), 'script[type="application/ld+json"]').get_text())[
            "headline"
        ]
        == HOSTILE
    )


def test_the_switch_leads_to_the_same_page_in_every_language() -> None:
    for path in html_paths():
        if "/" not in path or soup(path).select("meta[http-equiv=refresh]"):
            continue
        links = {str(link["lang"]): str(link["href"]) for link in soup(path).select("nav.languages a")}
        below = path.partition("/")[2]
        assert {unquote(normpath(join(dirname(path), link))) for link in links.values()} == {
            f"{code}/{below}" for code in ("zh-hans", "zh-hant", "en")
        }


def test_alternates_go_both_ways_and_leave_out_pages_in_another_language() -> None:
    named: dict[str, set[str]] = {}
    for path in html_paths():
        address = "https://news.example/sub/" + path.removesuffix("index.html")
        found = {unquote(str(link["href"])) for link in soup(path).select("link[hreflang]")}
        if found:
            assert address in found, path
            named[address] = found
    root = "https://news.example/sub/index.html"
    for address, others in named.items():
        for other in others - {root.removesuffix("index.html")}:
            assert address in named[other] or address == root.removesuffix("index.html"), (address, other)
    assert not soup("en/articles/copy/index.html").select("link[hreflang]")
    assert len(soup("en/articles/plain/index.html").select("link[hreflang]")) == 4


def test_an_untranslated_article_says_so_and_marks_its_language() -> None:
    page = soup("en/articles/copy/index.html")
    assert "has not been translated" in one(page, ".notice").get_text()
    assert one(page, ".body")["lang"] == "zh-Hans"
    assert one(page, "h1")["lang"] == "zh-Hans"
    canonical = one(page, 'link[rel="canonical"]')
    assert canonical["href"] == "https://news.example/sub/zh-hans/articles/copy/"


def test_the_other_script_is_converted_and_says_so() -> None:
    page = soup("zh-hant/articles/copy/index.html")
    assert "如何發現新的嫁接辦法" in one(page, ".body").get_text()
    assert "自動轉換" in one(page, ".notice").get_text()
    assert "铁路开通" in one(soup("zh-hans/articles/hant/index.html"), "h1").get_text()


def test_a_translated_article_offers_its_reading_modes() -> None:
    english, chinese = soup("en/articles/plain/index.html"), soup("zh-hans/articles/plain/index.html")
    assert [tag["id"] for tag in english.select("input[checked]")] == ["mode-translation"]
    assert [tag["id"] for tag in chinese.select("input[checked]")] == ["mode-original"]
    assert {str(tag["lang"]) for tag in english.select(".pair > .original")} == {"zh-Hans"}
    assert len(english.select("input[name=mode]")) == 4


def test_an_article_shows_evidence_corrections_and_what_was_removed() -> None:
    text = soup("zh-hans/articles/plain/index.html").get_text()
    assert "名字写错了。" in text
    assert "分享到：<b>各处</b>" in text
    assert "茶农（题）" in text


def test_what_is_not_to_be_shown_is_not() -> None:
    files = site(full(), Settings(show_removed=False, policy="link"), BODIES)
    assert "分享到" not in files["zh-hans/articles/plain/index.html"].decode()
    assert "嫁接" not in files["zh-hans/articles/plain/index.html"].decode()
    excerpt = site(full(), Settings(policy="excerpt"), BODIES)["zh-hans/articles/plain/index.html"].decode()
    assert "嫁接" in excerpt
    assert "看这里" not in excerpt


def test_an_earlier_slug_leads_on_without_a_script() -> None:
    page = soup("en/articles/old-name/index.html")
    refresh = one(page, "meta[http-equiv=refresh]")
    assert str(refresh["content"]) == "0; url=../../../en/articles/plain/index.html"


def test_an_empty_library_is_a_site() -> None:
    files = site(library(), BASE)
    assert "这里还没有文章" in files["zh-hans/index.html"].decode()
    assert all(data or path == ".nojekyll" for path, data in files.items())


def test_the_same_page_has_the_same_bytes_whatever_was_rendered_before() -> None:
    found = [page for page in pages(full(), BASE) if not made_together(page)]
    renderer = Renderer(full(), BASE, VOCABULARY, ABOUT, bundle(), lambda name: BODIES.get(name, BODIES["plain"]))
    ahead = {page.path: renderer.render(page) for page in found}
    behind = Renderer(full(), BASE, VOCABULARY, ABOUT, bundle(), lambda name: BODIES.get(name, BODIES["plain"]))
    assert {page.path: behind.render(page) for page in reversed(found)} == ahead


def test_chrome_depends_on_no_article() -> None:
    def chrome(data: bytes) -> bytes:
        return re.sub(rb"<main.*</main>", b"", data.partition(b"<body")[2], flags=re.DOTALL)

    more = library(*full().entries.values(), entry("new", date="2025-01-01", tags=("rail",)))
    after = site(more, BASE, BODIES)
    corrected = entry(
        "corrected", front=FrontMatter(corrections=(Correction(date="2024-06-01", text="x"),))
    )  # they are linked to
    assert chrome(after["en/articles/copy/index.html"]) == chrome(
        site(library(entry("copy"), corrected), BASE)["en/articles/copy/index.html"]
    )


def test_no_page_weighs_much() -> None:
    style = len(built()["static/style.css"])
    assert style < 20_000
    assert max(len(built()[path]) for path in html_paths() if "/articles/" in path) + style < 60_000


def test_planning_loads_neither_templates_nor_conversion() -> None:
    code = "import sys; import digest.site; print([name for name in ('jinja2', 'opencc', 'babel', 'markdown', 'nh3') if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True, timeout=LIMIT
    )
    assert done.stdout.strip() == "[]"


def test_pages_of_an_articles_own_script_load_no_conversion() -> None:
    code = """
import sys
from tests.site.sample import *
from tests.site.sample import VOCABULARY, TEXT
from digest.config.settings import Settings
from digest.model import Body
from digest.site.render import Renderer
found = library(entry("a"), entry("b", "Bees", language="en", tags=("bees",)))
renderer = Renderer(found, Settings(), VOCABULARY, ABOUT, bundle(), lambda _: Body(blocks=TEXT, removals=()))
for page in pages(found):
    if page.kind == "article" and page.language != "zh-Hant" or page.kind == "home" and page.language == "en":
        renderer.render(page)
print([name for name in ("opencc", "markdown", "nh3") if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True, timeout=LIMIT
    )
    assert done.stdout.strip() == "[]"
