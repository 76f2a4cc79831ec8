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
