"""The stories of the seeds, none of which has a date: two of four reports of a court case, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest import readers
from digest.article import articles as build_articles
from digest.article import stages
from digest.config.vocabulary import shipped_vocabulary
from digest.model import Article
from digest.stories import graph
from digest.stories.chronology import newest_first

if TYPE_CHECKING:
    from pathlib import Path


def test_reports_of_one_event_are_one_story(shared: Path) -> None:
    prepared = stages(shipped_vocabulary())
    files = sorted((shared / "seeds").glob("*.txt"))
    found = [
        (path.name[:3], result)
        for path in files
        for result in build_articles(readers.read(path.name, path.read_bytes()), prepared)
    ]
    articles = {each.entry.id: (name, each.entry) for name, each in found if isinstance(each, Article)}
    stories = graph(newest_first(entry for _, entry in articles.values())).stories
    places = [sorted((articles[member][0], articles[member][1].index) for member in story.members) for story in stories]
    court_case = {("004", 13), ("004", 24), ("004", 25), ("004", 26)}
    assert len(places) == 1
    assert court_case.issuperset(places[0])
