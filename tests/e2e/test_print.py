"""Paper: of an article its text alone, below it where it came from."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.e2e.conftest import kinds, opened

KEPT = (".article > header", ".correction", ".body", ".text > .notice", ".record .cited")
"""What of an article's page stands on paper."""


def test_an_article_is_printed_alone_with_its_source_and_address(browser: Browser, address: str, output: Path) -> None:
    articles = [path for path in kinds(output) if "/articles/" in path]
    assert len(articles) > 10
    with opened(browser, 700) as page:
        page.emulate_media(media="print")
        for path in articles:
            page.goto(address + path)
            assert squeezed(page.inner_text("body")) == squeezed("".join(shown(page, part) for part in KEPT)), path
            assert not page.locator("nav:visible, .onward:visible, .badges:visible, .notice a:visible").count(), path


def test_the_address_is_printed_in_full(browser: Browser, address: str, output: Path) -> None:
    told = next(path for path in kinds(output) if b"external" in (output / path).read_bytes())
    with opened(browser, 700) as page:
        page.emulate_media(media="print")
        page.goto(address + told)
        link = page.locator(".cited a[rel~=external]")
        written = link.evaluate("link => getComputedStyle(link, '::after').content.replaceAll('\"', '')")
        assert str(link.get_attribute("href")) in str(written)


def test_lists_are_printed_without_their_ways_around(browser: Browser, address: str, output: Path) -> None:
    with opened(browser, 700) as page:
        page.emulate_media(media="print")
        for path in kinds(output):
            page.goto(address + path)
            if page.locator(".door").count() == 0:
                assert page.locator("nav:visible, .colophon:visible").count() == 0, path
                assert page.locator("h1").inner_text().strip(), path


def shown(page: Page, part: str) -> str:
    """Return the text of a part of the page as far as it is shown."""
    return "".join(page.locator(part).all_inner_texts())


def squeezed(text: str) -> str:
    """Return a text without its white space."""
    return "".join(text.split())
