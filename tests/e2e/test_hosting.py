"""The demo below a sub-path of a real host: headers, redirects and missing addresses work."""

from __future__ import annotations

from pathlib import Path
from urllib.request import Request, urlopen

from playwright.sync_api import Browser

from digest.site.files.hosts import POLICY
from tests.e2e.survey import Visit
from tests.sitebuilding import LIMIT


def test_every_page_has_a_security_policy_and_obeys_it(visits: dict[str, Visit]) -> None:
    for path, visit in visits.items():
        assert visit.headers["content-security-policy"] == POLICY, path
        assert visit.headers["x-content-type-options"] == "nosniff", path
        assert visit.faults == [], path


def test_an_earlier_address_leads_to_the_article(browser: Browser, hosted: tuple[str, Path]) -> None:
    address, folder = hosted
    old, new, status = (folder / "_redirects").read_text("utf-8").splitlines()[0].split()
    assert status == "301"
    page = browser.new_page()
    answer = page.goto(address.replace("/digest/", old))
    assert answer is not None
    assert answer.request.redirected_from is not None
    assert page.url == address.replace("/digest/", new)
    moved = folder / old.removeprefix("/digest/") / "index.html"
    page.goto(moved.as_uri())  # from a folder, the page that stays there leads on
    page.wait_for_url("**" + new.removeprefix("/digest") + "index.html")
    page.close()


def test_a_missing_address_shows_the_404_page_at_any_depth(browser: Browser, hosted: tuple[str, Path]) -> None:
    page = browser.new_page()
    answer = page.goto(f"{hosted[0]}en/articles/never/was/here/")
    assert answer is not None
    assert answer.status == 404
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none" or page.locator("main h2").count() == 3
    with page.expect_navigation():
        page.locator("main a[href$='/en/index.html']").click()
    assert page.url == f"{hosted[0]}en/index.html"
    page.close()


def test_immutable_files_are_cached_and_text_is_compressed(hosted: tuple[str, Path]) -> None:
    for path, kept in (("static/style.css", True), ("en/index.html", False)):
        with urlopen(Request(hosted[0] + path, headers={"Accept-Encoding": "gzip"}), timeout=LIMIT) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert ("immutable" in answer.headers.get("Cache-Control", "")) is kept
