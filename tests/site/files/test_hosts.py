"""Files for machines: headers that forbid what pages do not need, redirects that hosts obey, a manifest with an icon."""

from __future__ import annotations

import json
import re

import pytest

from digest.config.settings import Settings
from digest.model import FrontMatter
from tests.site.sample import entry, library, site

BASE = Settings(base_url="https://news.example/sub/")
FOUND = library(entry("a"))


def test_robots_name_the_sitemap_where_there_is_one() -> None:
    assert b"Sitemap: https://news.example/sub/sitemap.xml" in site(FOUND, BASE)["robots.txt"]
    assert b"Sitemap" not in site(FOUND)["robots.txt"]


@pytest.mark.parametrize(("settings", "root"), [(Settings(), "/"), (BASE, "/sub/")])
def test_the_policy_allows_no_inline_code_and_no_other_host(settings: Settings, root: str) -> None:
    text = site(FOUND, settings)["_headers"].decode()
    assert text.startswith(f"{root}*\n")
    assert f"\n{root}static/*\n" in text
    assert "default-src 'self'" in text
    assert "nosniff" in text
    assert "unsafe" not in text
    assert "http" not in text


def test_redirects_from_earlier_addresses_begin_with_the_path_of_the_site() -> None:
    found = library(entry("a", front=FrontMatter(aliases=("旧名", "old name"))))
    lines = site(found, BASE)["_redirects"].decode().splitlines()
    assert "/sub/en/articles/%E6%97%A7%E5%90%8D/ /sub/en/articles/a/ 301" in lines
    assert len(lines) == 6
    assert all(len(line.split(" ")) == 3 for line in lines)
    assert site(found)["_redirects"].decode().splitlines()[0].startswith("/zh-hans/articles/")


def test_a_site_whose_articles_never_moved_has_no_redirects() -> None:
    assert "_redirects" not in site(FOUND, BASE)


def test_the_manifest_is_json_with_an_icon_that_exists() -> None:
    files = site(FOUND)
    value = json.loads(files["manifest.webmanifest"])
    assert value["name"] == "文摘"
    assert value["icons"]
    assert all(icon["src"] in files for icon in value["icons"])


def test_both_files_keep_to_the_grammar_that_hosts_document() -> None:
    """Netlify and Cloudflare Pages: a path, then indented headers; of a header that two patterns set, both values would be sent."""
    found = library(entry("a", front=FrontMatter(aliases=("旧名",))))
    files = {name: data.decode() for name, data in site(found, BASE).items() if name.startswith("_")}
    blocks = re.findall(r"^(/[^\s*]*\*?)\n((?:  [A-Za-z-]+: [ -~]+\n)+)", files["_headers"], re.MULTILINE)
    assert "".join(f"{path}\n{lines}" for path, lines in blocks) == files["_headers"]
    names = [line.partition(":")[0] for _, lines in blocks for line in lines.splitlines()]
    assert len(names) == len(set(names))
    assert max(map(len, files["_headers"].splitlines())) < 2000
    assert re.fullmatch(r"(/[!-~]+ /[!-~]+ 301\n)+", files["_redirects"])
