"""What a site owns up to: corrections with their feeds and JSON-LD, takedowns, and the notice in an article's place."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup
from msgspec.structs import replace

from digest.config.settings import Settings
from digest.model import Correction, FrontMatter, Library, Withdrawn
from tests.site.sample import entry, library, pages, site

SETTINGS = Settings(base_url="https://tea.example/")
ATOM = "{http://www.w3.org/2005/Atom}"
CORRECTED = entry(
    "leaf",
    "茶农的新办法",
    front=FrontMatter(
        corrections=(
            Correction(date="2024-06-01", text="名字写错了。<b>"),
            Correction(date="2024-07-09", text="产量应为四吨。"),
        )
    ),
)
TRANSLATED = entry(
    "leaf.en", "A new way with tea", language="en", translation_of="leaf",
    front=FrontMatter(corrections=(Correction(date="2024-06-20", text="We had mistranslated “graft”."),)),
)  # fmt: skip
PLAIN = entry("plain", "没有错的一篇", "2024-05-02")
GONE = entry("gone", "藏着名字的一篇", "2024-04-01", summary="不该再读到的一句。")
TOLD = Withdrawn(date="2025-01-02", reason={"zh-Hans": "当事人的请求", "en": "At a person's request"}, entry=GONE)


def built(found: Library) -> dict[str, str]:
    return {path: data.decode("utf-8", "replace") for path, data in site(found, SETTINGS).items()}


def withdrawn(*notices: Withdrawn) -> Library:
    return replace(library(PLAIN), withdrawn=notices)


def test_corrections_are_listed_by_day_newest_first_in_every_language() -> None:
    found = built(library(CORRECTED, TRANSLATED, PLAIN))
    for folder in ("zh-hans", "zh-hant", "en"):
        page = BeautifulSoup(found[f"{folder}/corrections/index.html"], "html.parser")
        assert [str(time["datetime"]) for time in page.select("main section h2 time")] == [
            "2024-07-09", "2024-06-20", "2024-06-01",
        ]  # fmt: skip
        told = [item.get_text() for item in page.select("main .lines p")]
        assert told == ["产量应为四吨。", "We had mistranslated “graft”.", "名字写错了。<b>"]
    english = BeautifulSoup(found["en/corrections/index.html"], "html.parser")
    assert [item.get("lang") for item in english.select("main .lines p")] == ["zh-Hans", None, "zh-Hans"]


def test_the_foot_of_each_page_leads_to_corrections_where_there_are_any() -> None:
    assert "corrections/index.html" in built(library(CORRECTED))["en/index.html"]
    without = built(library(PLAIN))
    assert not any("corrections" in path or "takedowns" in path for path in without)
    assert "corrections" not in without["en/index.html"]


def test_the_feeds_of_corrections_have_an_entry_for_each_that_keeps_its_identity() -> None:
    found = built(library(CORRECTED, TRANSLATED))
    atom = ET.fromstring(found["en/corrections/feed.xml"])
    assert [item.findtext(f"{ATOM}updated", "")[:10] for item in atom.iter(f"{ATOM}entry")] == [
        "2024-07-09", "2024-06-20", "2024-06-01",
    ]  # fmt: skip
    assert atom.findtext(f"{ATOM}updated", "").startswith("2024-07-09")
    feed = json.loads(found["en/corrections/feed.json"])
    identities = [item["id"] for item in feed["items"]]
    assert identities == [item.findtext(f"{ATOM}id") for item in atom.iter(f"{ATOM}entry")]
    assert len(set(identities)) == 3
    assert feed["items"][2]["content_text"] == "名字写错了。<b>"
    later = built(
        library(
            CORRECTED,
            TRANSLATED,
            entry("new", front=FrontMatter(corrections=(Correction(date="2025-01-01", text="x"),))),
        )
    )
    assert {*identities} < {item["id"] for item in json.loads(later["en/corrections/feed.json"])["items"]}


def test_an_article_tells_machines_its_corrections() -> None:
    page = BeautifulSoup(built(library(CORRECTED))["zh-hans/articles/leaf/index.html"], "html.parser")
    (script,) = page.select('script[type="application/ld+json"]')
    told = json.loads(script.get_text())
    assert told["correction"][0] == {
        "@type": "CorrectionComment", "text": "产量应为四吨。", "datePublished": "2024-07-09", "inLanguage": "zh-Hans",
    }  # fmt: skip
    assert len(page.select(".correction")) == 2


def test_a_notice_stands_where_the_article_stood_and_nothing_else_tells_of_it() -> None:
    found = built(withdrawn(TOLD))
    for folder, reason in (("zh-hans", "当事人的请求"), ("zh-hant", "當事人的請求"), ("en", "At a person's request")):
        page = BeautifulSoup(found[f"{folder}/articles/gone/index.html"], "html.parser")
        assert [meta["content"] for meta in page.select('meta[name="robots"]')] == ["noindex"]
        assert reason in page.get_text()
        assert reason in BeautifulSoup(found[f"{folder}/takedowns/index.html"], "html.parser").get_text()
    assert not [
        path for path, text in found.items() if "藏着名字" in text or "藏著名字" in text or "不该再读到" in text
    ]
    assert not [path for path in found if "sitemap" in path and "articles/gone" in found[path]]


def test_a_title_is_told_only_where_its_editor_says_so() -> None:
    found = built(withdrawn(replace(TOLD, titled=True)))
    assert "藏着名字的一篇" in found["zh-hans/takedowns/index.html"]
    assert "藏著名字的一篇" in found["zh-hant/articles/gone/index.html"]
    assert 'lang="zh-Hans">藏着名字的一篇' in found["en/takedowns/index.html"]


def test_a_takedown_whose_article_no_file_holds_is_listed_without_a_link() -> None:
    found = built(withdrawn(replace(TOLD, entry=None, reason={"": "法院命令"})))
    page = BeautifulSoup(found["en/takedowns/index.html"], "html.parser")
    assert page.select("main .lines li")
    assert not page.select("main .lines a")
    assert page.select_one('main .lines p[lang="zh-Hans"]') is not None
    assert "法院命令" in found["zh-hant/takedowns/index.html"]


def test_a_new_correction_or_takedown_changes_what_it_is_told_on_and_nothing_else() -> None:
    def keys(found: Library) -> dict[str, bytes]:
        return {page.path: page.key for page in pages(found, SETTINGS)}

    before = keys(withdrawn(TOLD))
    after = keys(withdrawn(replace(TOLD, date="2025-03-04")))
    assert {path.partition("/")[2] for path in before if before[path] != after[path]} == {
        "articles/gone/index.html", "takedowns/index.html",
    }  # fmt: skip
    fixed = replace(
        CORRECTED,
        front=FrontMatter(corrections=(Correction(date="2024-06-02", text="另一处"),)),
        digest="other",
        card="other",
    )
    before, after = keys(library(CORRECTED, PLAIN)), keys(library(fixed, PLAIN))
    changed = {path.partition("/")[2] for path in before if before[path] != after[path]}
    assert {
        "corrections/index.html",
        "corrections/feed.xml",
        "corrections/feed.json",
        "articles/leaf/index.html",
    } <= changed
    assert "takedowns/index.html" not in changed


def test_the_notice_stands_at_former_addresses_too() -> None:
    moved = replace(TOLD, entry=replace(GONE, front=FrontMatter(aliases=("before",))))
    found = built(withdrawn(moved))
    assert "At a person's request" in BeautifulSoup(found["en/articles/before/index.html"], "html.parser").get_text()
    assert "_redirects" not in found
