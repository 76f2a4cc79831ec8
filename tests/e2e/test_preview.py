"""The preview in a browser: an open page reloads after each save."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.laws.test_preview import SETTINGS, article, served
from tests.sitebuilding import LIMIT, write


def test_an_open_page_shows_what_was_saved(browser: Browser, tmp_path: Path) -> None:
    site = write(tmp_path, {"digest.yaml": SETTINGS, "content/a00.md": article(0)})
    with served(site) as address:
        page = browser.new_page()
        page.goto(f"{address}zh-hans/articles/a00/", wait_until="domcontentloaded")
        for text in ("周末有讲座。", "讲座改到周一。"):
            write(site, {"content/a00.md": f"{article(0)}\n{text}\n"})
            expect(page.locator(".body")).to_contain_text(text, timeout=LIMIT * 1000)
        page.close()


def test_more_tabs_than_a_browser_opens_connections_are_all_reloaded(browser: Browser, tmp_path: Path) -> None:
    site = write(tmp_path, {"digest.yaml": SETTINGS, "content/a00.md": article(0)})
    with served(site) as address, browser.new_context() as context:
        pages = [context.new_page() for _ in range(8)]
        for page in pages:
            page.goto(f"{address}zh-hans/articles/a00/", wait_until="domcontentloaded")
        for text in ("周末有讲座。", "讲座改到周一。"):
            write(site, {"content/a00.md": f"{article(0)}\n{text}\n"})
            for page in pages:
                expect(page.locator(".body")).to_contain_text(text, timeout=LIMIT * 1000)
        pages.pop(0).close()  # another waits for builds now
        write(site, {"content/a00.md": f"{article(0)}\n讲座取消。\n"})
        for page in pages:
            expect(page.locator(".body")).to_contain_text("讲座取消。", timeout=LIMIT * 1000)


def test_a_page_that_is_missing_appears_when_it_is_built(browser: Browser, tmp_path: Path) -> None:
    site = write(tmp_path, {"digest.yaml": SETTINGS, "content/a00.md": article(0)})
    with served(site) as address:
        page = browser.new_page()
        page.goto(f"{address}zh-hans/articles/later/", wait_until="domcontentloaded")
        write(site, {"content/later.md": article(1)})
        expect(page.locator(".body")).to_contain_text("第1天", timeout=LIMIT * 1000)
        page.close()
