"""A reader's way through the site in a browser: home, subject, article, language switch, dates."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.e2e.conftest import kinds
from tests.e2e.survey import Visit, Watched, opened


def follow(watched: Watched, selector: str) -> None:
    """Click the first link of a kind, and wait for the page it leads to."""
    link = watched.page.locator(selector).first
    with watched.page.expect_navigation():
        link.click()


def test_a_way_through_the_site(watched: Watched, address: str, tmp_path: Path) -> None:
    page = watched.page
    page.goto(f"{address}zh-hans/index.html")
    assert page.locator("h1, .nameplate").first.is_visible()
    page.screenshot(path=tmp_path / "home.png", full_page=True)
    follow(watched, "main a[href*='topics/ai-music']")
    assert "/zh-hans/topics/" in page.url
    follow(watched, "main a[href*='articles/']")
    article = page.url
    assert "/zh-hans/articles/" in article
    assert page.locator("h1").count() == 1
    follow(watched, "nav.languages a[hreflang='en']")
    assert page.url == article.replace("/zh-hans/", "/en/")
    assert page.locator("html").get_attribute("lang") == "en"
    page.screenshot(path=tmp_path / "article.png", full_page=True)
    follow(watched, "header a[href*='dates/']")
    follow(watched, "main a[href*='/20']")
    assert "/en/20" in page.url
    assert watched.faults == []
    assert (tmp_path / "article.png").stat().st_size > 10_000


def test_no_page_scrolls_sideways(visits: dict[str, Visit]) -> None:
    assert {path: visit.wide for path, visit in visits.items() if visit.wide} == {}


def test_every_kind_of_page_loads_without_a_fault(visits: dict[str, Visit]) -> None:
    assert len(visits) > 60
    assert {path: visit.faults for path, visit in visits.items() if visit.faults} == {}


def test_the_site_opens_from_a_folder_and_without_scripts(browser: Browser, output: Path) -> None:
    with opened(browser, scripts=False) as page:
        page.goto((output / "index.html").as_uri())
        page.locator("a[hreflang='en'], a[href*='en/']").first.click()
        page.wait_for_url("**/en/index.html")
        page.locator("main a[href*='articles/']").first.click()
        page.wait_for_url("**/en/articles/**/index.html")
        assert page.locator("h1").first.inner_text()
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != "rgba(0, 0, 0, 0)"
        for path in kinds(output):
            page.goto((output / path).as_uri())
            assert page.locator("main").first.inner_text().strip(), path
