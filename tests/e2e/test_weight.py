"""The weight of a page over the wire, uncompressed and without pictures."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ARTICLE, STYLE, SCRIPT = 60_000, 20_000, 12_000  # bytes
LOADED = {"script[src]": "src", "link[rel~=stylesheet]": "href", "link[rel=icon]": "href", "link[rel=manifest]": "href"}


@cache
def loaded(path: Path) -> dict[Path, int]:
    """Return the files that a browser loads with a page, itself among them, with their sizes."""
    page = BeautifulSoup(path.read_bytes(), "html.parser")
    links = [str(tag[name]) for selector, name in LOADED.items() for tag in page.select(selector)]
    files = [path, *((path.parent / link.partition("?")[0]).resolve() for link in links)]
    return {file: file.stat().st_size for file in files}


def test_no_article_is_heavy(output: Path) -> None:
    articles = [path for path in output.glob("*/articles/*/index.html") if b"http-equiv" not in path.read_bytes()]
    weights = {path: sum(loaded(path).values()) for path in articles}
    assert len(weights) > 100
    assert {path: weight for path, weight in weights.items() if weight >= ARTICLE} == {}


@pytest.mark.parametrize(("suffix", "most"), [(".css", STYLE), (".js", SCRIPT)])
def test_no_page_loads_much_style_or_script(output: Path, suffix: str, most: int) -> None:
    heavy = {}
    for path in sorted(output.rglob("index.html")):
        weight = sum(size for file, size in loaded(path).items() if file.suffix == suffix)
        if weight >= most:
            heavy[path] = weight
    assert heavy == {}


def test_articles_load_no_script_but_the_choice_of_language(output: Path) -> None:
    for path in output.glob("*/articles/*/index.html"):
        assert {file.name for file in loaded(path) if file.suffix == ".js"} <= {"language.js"}, path
