"""The search page in a real browser: it finds what plain Python finds in the texts, loads little, and reports its state."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from digest.search import terms
from digest.text.convert import converter
from tests.e2e.survey import Watched

QUERIES = 200
ALL_MARKED = "document.querySelectorAll('mark').length >= document.querySelectorAll('.results > li').length"


class SiteTexts:
    """The indexed texts of a built site, for a plain search."""

    def __init__(self, output: Path) -> None:
        paths = sorted((output / "search" / "articles").iterdir(), key=lambda path: int(path.stem))
        records = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
        self.paths = [record["path"] for record in records]
        self.lines = [[line for _, text in record["texts"] for line in re.split(r"[\n\t]", text)] for record in records]
        self._read = [[terms.name(terms.tokens(line)) for line in lines] for lines in self.lines]

    def holding(self, query: str) -> set[str]:
        """Return the articles with a line that contains the query, not beginning inside a word."""
        wanted = terms.name(terms.tokens(query))
        start = f"(?<![{terms.LETTERS}])" if terms.is_word(wanted) else ""
        pattern = re.compile(start + re.escape(wanted))
        return {path for path, lines in zip(self.paths, self._read, strict=True) if any(map(pattern.search, lines))}

    def pieces(self, rng: random.Random) -> Iterator[str]:
        """Yield random pieces of 2 to 12 characters that begin at a word's beginning, in either script."""
        other = (converter("zh-Hans", "zh-Hant"), converter("zh-Hant", "zh-Hans"), str)
        while True:
            line = rng.choice(rng.choice(self.lines))
            start = rng.randrange(max(1, len(line)))
            piece = line[start : start + rng.randint(2, 12)].strip()
            tokens = terms.tokens(piece)
            cut = start > 0 and terms.is_word(line[start - 1].lower()) and terms.is_word((tokens or [""])[0])
            if not cut and (len(tokens) > 1 or (tokens and terms.is_word(tokens[0]) and len(tokens[0]) > 1)):
                yield rng.choice(other)(piece)


@pytest.fixture
def page(watched: Watched, address: str) -> Iterator[Page]:
    """Return the search page."""
    watched.page.goto(f"{address}zh-hans/search/index.html")
    yield watched.page
    assert watched.faults == []


def outcome(page: Page) -> str:
    """Wait for the end of a search, and return its message."""
    expect(page.locator(".outcome")).not_to_have_text(re.compile("正在|Searching|^$"))
    return page.locator(".outcome").inner_text()


def results(page: Page) -> set[str]:
    """Show all results, and return their paths below the language."""
    while page.locator(".more button").is_visible():
        count = page.locator(".results > li").count()
        page.locator(".more button").click()
        expect(page.locator(".results > li").nth(count)).to_be_visible()
    found = page.locator(".results h2 a").evaluate_all("links => links.map(link => link.href)")
    return {href.partition("/zh-hans/")[2] for href in found}


def test_random_pieces_of_texts_find_all_articles_that_hold_them_and_no_other(page: Page, output: Path) -> None:
    site, rng = SiteTexts(output), random.Random(11)
    pieces = site.pieces(rng)
    for _ in range(QUERIES):
        query = next(pieces)
        page.locator("#q").fill(query)
        page.locator("#q").press("Enter")
        outcome(page)
        assert results(page) == site.holding(query), query
        assert page.evaluate(ALL_MARKED), query


def test_a_query_loads_few_files_and_little(browser: Browser, address: str, output: Path) -> None:
    site, rng = SiteTexts(output), random.Random(5)
    pieces = site.pieces(rng)
    for _ in range(10):
        context = browser.new_context()
        page = context.new_page()
        loaded: list[int] = []

        def note(answer: Response, loaded: list[int] = loaded) -> None:
            if "/search/" in answer.url and not answer.url.endswith((".html", ".js")) and "?q=" not in answer.url:
                loaded.append(len(answer.body()))

        page.on("response", note)
        page.goto(f"{address}zh-hans/search/index.html")
        page.locator("#q").fill(next(pieces))
        page.locator("#q").press("Enter")
        outcome(page)
        assert len(loaded) <= 12
        assert sum(loaded) <= 200_000
        context.close()


def test_an_address_holds_query_and_filters(page: Page, address: str) -> None:
    page.goto(f"{address}zh-hans/search/index.html?q=模型")
    every = outcome(page)
    page.locator("select[name=language]").select_option("language/en")
    expect(page.locator(".outcome")).not_to_have_text(every)
    outcome(page)
    assert "language=language%2Fen" in page.url
    shown = results(page)
    page.reload()
    outcome(page)
    assert results(page) == shown != set()
    page.locator("select[name=year]").select_option("2024")
    expect(page.locator(".outcome")).to_have_text("一篇文章含有这些字。")
    assert results(page) < shown


def test_queries_that_are_too_short_or_match_nothing_are_explained(page: Page) -> None:
    for query, message in (
        ("声", "至少"),
        ("a", "至少"),
        ("鑫鑫鑫鑫", "没有文章含有这些字。"),
        ("模型 声音", "含有其中每个词的"),
    ):
        page.locator("#q").fill(query)
        page.locator("#q").press("Enter")
        assert message in outcome(page)


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(f"{address}zh-hans/search/index.html?q=模型")
    outcome(page)
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".results a").first).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/zh-hans/articles/" in page.url


def test_every_page_leads_to_its_search(page: Page, address: str) -> None:
    page.goto(f"{address}en/topics/index.html")
    page.locator(".seek input").fill("voice")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/index.html?q=voice")
    expect(page.locator(".results mark").first).to_have_text(re.compile("voice", re.IGNORECASE))


def test_where_nothing_can_be_loaded_the_lists_are_named(browser: Browser, output: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((output / "en" / "search" / "index.html").as_uri() + "?q=voice")
    expect(page.locator(".outcome")).to_contain_text("opened from a folder")
    page.locator(".instead a").first.click()
    page.wait_for_url("**/en/topics/index.html")
    context.close()


def test_what_is_shown_of_a_line_begins_and_ends_with_whole_words(page: Page, address: str, output: Path) -> None:
    lines = [line for lines in SiteTexts(output).lines for line in lines]
    page.goto(f"{address}en/search/index.html?q=voice")
    outcome(page)
    shown = [text for text in page.locator(".results p:not(.facts)").all_inner_texts() if "…" in text]
    assert len(shown) > 2
    for text in shown:
        piece = re.escape(text.strip("…"))
        assert any(re.search(rf"(?<!\w){piece}(?!\w)", line) for line in lines), text
    titles = page.locator(".results h2").all_inner_texts()
    assert not set(titles) & set(page.locator(".results p").all_inner_texts())
