"""Published corrections: their page, their feeds, the link in the footer, and JSON-LD."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup
from msgspec.structs import replace

from digest.config.settings import Settings
from digest.model import Correction, FrontMatter, Library
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


def built(found: Library) -> dict[str, str]:
    return {path: data.decode("utf-8", "replace") for path, data in site(found, SETTINGS).items()}


def test_corrections_are_listed_by_day_newest_first_in_every_language() -> None:
    found = built(library(CORRECTED, TRANSLATED, PLAIN))
    for folder in ("zh-hans", "zh-hant", "en"):
        page = BeautifulSoup(found[f"{folder}/corrections/index.html"], "html.parser")
        assert [str(time["datetime"]) for time in page.select("main section h2 time")] == [
            "2024-07-09", "2024-06-20", "2024-06-01",
        ]  # fmt: skip
        texts = [item.get_text() for item in page.select("main .lines p")]
        assert texts == ["产量应为四吨。", "We had mistranslated “graft”.", "名字写错了。<b>"]
    english = BeautifulSoup(found["en/corrections/index.html"], "html.parser")
    assert [item.get("lang") for item in english.select("main .lines p")] == ["zh-Hans", None, "zh-Hans"]


def test_the_footer_links_to_corrections_where_there_are_any() -> None:
    assert "corrections/index.html" in built(library(CORRECTED))["en/index.html"]
    without = built(library(PLAIN))
    assert not any("corrections" in path or "takedowns" in path for path in without)
    assert "corrections" not in without["en/index.html"]


def test_each_correction_keeps_its_identity_in_the_feeds() -> None:
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
    new = entry("new", front=FrontMatter(corrections=(Correction(date="2025-01-01", text="x"),)))
    later = built(library(CORRECTED, TRANSLATED, new))
    assert {*identities} < {item["id"] for item in json.loads(later["en/corrections/feed.json"])["items"]}


def test_an_article_has_its_corrections_in_json_ld() -> None:
    page = BeautifulSoup(built(library(CORRECTED))["zh-hans/articles/leaf/index.html"], "html.parser")
    (script,) = page.select('script[type="application/ld+json"]')
    assert json.loads(script.get_text())["correction"][0] == {
        "@type": "CorrectionComment", "text": "产量应为四吨。", "datePublished": "2024-07-09", "inLanguage": "zh-Hans",
    }  # fmt: skip
    assert len(page.select(".correction")) == 2


def test_a_new_correction_changes_the_pages_that_show_it() -> None:
    front = FrontMatter(corrections=(Correction(date="2024-06-02", text="另一处"),))
    fixed = replace(CORRECTED, front=front, digest="other", card="other")
    before, after = (
        {page.path: page.key for page in pages(library(corrected, PLAIN), SETTINGS)} for corrected in (CORRECTED, fixed)
    )
    changed = {path.partition("/")[2] for path in before if before[path] != after[path]}
    assert {
        "corrections/index.html",
        "corrections/feed.xml",
        "corrections/feed.json",
        "articles/leaf/index.html",
    } <= changed
    assert "takedowns/index.html" not in changed
