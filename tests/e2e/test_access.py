"""Every kind of page in every theme, light and dark, wide and narrow, under the rules of axe-core and by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.e2e.conftest import kinds
from tests.e2e.survey import COLOURS, RULES, Visit, opened, violations

FOCUSED = """() => {
  const focused = document.activeElement, box = focused.getBoundingClientRect(), style = getComputedStyle(focused);
  return { ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
           seen: box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight };
}"""


def test_axe_finds_no_violation(visits: dict[str, Visit]) -> None:
    assert {path: visit.violations for path, visit in visits.items() if visit.violations} == {}


def test_a_scheme_changes_colours_alone(visits: dict[str, Visit]) -> None:
    assert {path: visit.moved for path, visit in visits.items() if visit.moved} == {}


def test_axe_finds_mistakes(browser: Browser) -> None:
    with opened(browser) as page:
        page.set_content("""<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,">
        <p style="color: #999; background: #888">grey</p></main></html>""")
        page.evaluate(AXE_SCRIPT)
        assert {"image-alt", "color-contrast"} <= {rule for rule, _ in violations(page, "tag", RULES)}
        assert [rule for rule, _ in violations(page, "rule", COLOURS)] == ["color-contrast"]


def tab_to(page: Page, selector: str) -> None:
    """Press the tab key until a matching element has the focus; the focus is always visible, with a ring."""
    for _ in range(400):
        page.keyboard.press("Tab")
        state = page.evaluate(FOCUSED)
        here = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        assert state == {"ring": True, "seen": True}, here
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"no way to {selector} by keyboard")


@pytest.mark.parametrize("width", [375, 1280])
def test_the_site_is_read_by_keyboard_alone(browser: Browser, address: str, width: int) -> None:
    with opened(browser, width) as page:
        page.goto(f"{address}zh-hans/index.html")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
        tab_to(page, "main h3 a")
        page.keyboard.press("Enter")
        page.wait_for_url("**/zh-hans/articles/**")
        tab_to(page, ".seek input")
        page.keyboard.type("算力")
        page.keyboard.press("Enter")
        page.wait_for_url("**/zh-hans/search/**")
        page.wait_for_selector(".results a")
        tab_to(page, ".results a")
        page.keyboard.press("Enter")
        page.wait_for_url("**/zh-hans/articles/**")
        tab_to(page, "nav.languages a[hreflang=en]")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/articles/**")
        tab_to(page, "nav.sections a[href*='topics/']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/topics/**")


def test_reading_modes_are_changed_by_keyboard_and_without_scripts(
    browser: Browser, address: str, output: Path
) -> None:
    translated = next(path for path in kinds(output) if path.startswith("en/") and offers_translation(output / path))
    with opened(browser, scripts=False) as page:
        page.goto(address + translated)
        original, translation = page.locator(".pair .original").first, page.locator(".pair .translation").first
        assert (original.is_visible(), translation.is_visible()) == (False, True)
        page.locator("#mode-translation").focus()
        page.keyboard.press("ArrowRight")
        assert (original.is_visible(), translation.is_visible()) == (True, False)
        page.keyboard.press("ArrowRight")
        above, below = (part.bounding_box() for part in (translation, original))
        assert above
        assert below
        assert above["y"] + above["height"] <= below["y"]
        page.keyboard.press("ArrowRight")
        left, right = (part.bounding_box() for part in (translation, original))
        assert left
        assert right
        assert left["x"] + left["width"] <= right["x"]
        assert left["y"] == right["y"]


def offers_translation(path: Path) -> bool:
    """Whether a page shows a translation and offers the original."""
    return b'id="mode-translation" checked' in path.read_bytes()
