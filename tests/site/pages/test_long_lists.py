"""Lists of very many items: every page stays light, and a reader who turns the pages misses none."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup

from digest.config.settings import Settings
from digest.model import Story
from digest.site.pages.paging import lines_of_page
from tests.site.sample import entry, library, site

COUNT = 260


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    names = [f"r{number:03}" for number in range(COUNT)]
    articles = [entry(name, f"Report {name}", "2024-05-01", source=f"Source {name}") for name in names]
    loose = [entry(f"m{name}", date="2024-05") for name in names] + [entry(f"y{name}", date="2024") for name in names]
    pairs = [(entry(f"p{name}", date="2023-01-02"), entry(f"q{name}", date="2023-01-02")) for name in names]
    stories = [Story(key=f"pair-{one.id}", title_of=one.id, members=(one.id, other.id)) for one, other in pairs]
    flood = Story(key="flood", title_of="r000", members=tuple(names))
    twos = [article for pair in pairs for article in pair]
    return site(library(*articles, *loose, *twos, stories=(flood, *stories)))


def turned(files: Mapping[str, bytes], path: str) -> list[str]:
    """Return the links to articles, stories or sources on the pages of a list, from its front page on."""
    found: list[str] = []
    most = 2 * lines_of_page(Settings())
    while path:
        page = BeautifulSoup(files[path], "html.parser")
        here = [
            str(link["href"]) for link in page.select("main .lines li > a, main .sources li > a, main .directory a")
        ]
        assert 0 < len(here) < most
        found += here
        older = page.select_one("nav.pager a[rel=next]")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), str(older["href"]))) if older else ""
    return found


@pytest.mark.parametrize(
    ("path", "count"),
    [("stories/flood", COUNT), ("stories", COUNT + 1), ("sources", COUNT + 1), ("2024/05/01", COUNT), ("2024", COUNT)],
)
def test_a_list_of_very_many_is_paged_and_complete(files: dict[str, bytes], path: str, count: int) -> None:
    found = turned(files, f"en/{path}/index.html")
    assert len(found) == count
    assert len({posixpath.basename(posixpath.dirname(link)) for link in found}) == count


def test_articles_of_a_long_month_whose_day_is_not_known_are_paged(files: dict[str, bytes]) -> None:
    found = [link for link in turned(files, "en/2024/05/index.html") if "/articles/mr" in link]
    assert len(set(found)) == COUNT
