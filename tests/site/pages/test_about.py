"""The page about the site, and the link to it."""

from __future__ import annotations

from digest.config.settings import Settings
from tests.site.sample import entry, library, site

BASE = Settings(base_url="https://news.example/sub/")


def test_a_site_without_an_about_text_has_no_link_to_one() -> None:
    files = site(library(entry("a")), BASE, about={})
    assert not [path for path in files if "about" in path]
    assert b"about/" not in files["en/index.html"]


def test_the_about_text_is_sanitised() -> None:
    hostile = "Hello <script>alert(1)</script> [x](javascript:alert(1)) <b onclick=x>y</b> <https://ok.example/>"
    page = site(library(), BASE, about={"": hostile})["en/about/index.html"].decode()
    assert "alert" not in page.partition('class="body"')[2]
    assert "onclick" not in page
    assert 'href="https://ok.example/"' in page
