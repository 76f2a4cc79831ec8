"""Printing: an article is its text and its source; lists are printed without navigation."""

from __future__ import annotations

from tests.e2e.survey import Visit


def test_an_article_is_printed_with_its_source_and_address_alone(visits: dict[str, Visit]) -> None:
    articles = {path: visit.paper for path, visit in visits.items() if "/articles/" in path}
    assert len(articles) > 10
    for path, paper in articles.items():
        assert paper.all == paper.kept != "", path
        assert paper.extras == 0, path


def test_the_address_is_printed_in_full(visits: dict[str, Visit]) -> None:
    links = [link for visit in visits.values() for link in visit.paper.links]
    assert links
    assert [address for address, written in links if address not in written] == []


def test_lists_are_printed_without_navigation(visits: dict[str, Visit]) -> None:
    for path, visit in visits.items():
        if path not in ("index.html", "404.html"):  # the choice of language is nothing but a way
            assert visit.paper.ways == 0, path
            assert visit.paper.title, path
            assert visit.paper.narrowest >= 200, path
