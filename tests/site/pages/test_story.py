"""The page of a story: when it was reported, by whom, and what came first."""

from __future__ import annotations

from bs4 import BeautifulSoup

from digest.model import Story
from tests.site.sample import entry, library, one, site


def test_a_story_shows_its_span_and_what_came_first() -> None:
    stories = (Story(key="ferry", title_of="a", members=("d", "c", "b", "a", "year"), copies=("d",)),)
    files = site(
        library(
            entry("a", "渡轮停航", "2024-05-01"), entry("b", "渡轮复航", "2024-05-03"), entry("c", "乘客说", "2024-05-03"),
            entry("d", "渡轮复航", "2024-05-04"), entry("year", "一年渡轮", "2024"), stories=stories,
        )
    )  # fmt: skip
    page = BeautifulSoup(files["zh-hans/stories/ferry/index.html"], "html.parser")
    assert "2024年5月1日至2024年5月3日" in one(page, ".heading > .facts").get_text().replace(" ", "")
    days = page.select(".heading .timeline li")
    assert [day.select("time")[0]["datetime"] for day in days] == ["2024-05-01", "2024-05-03"]
    assert [day.select("a")[1].get_text() for day in days] == ["渡轮停航", "渡轮复航"]
    assert days[1].select_one(".count") is not None


def test_a_story_of_very_many_reports_stays_light_and_puts_copies_last() -> None:
    names = [f"r{number:02}" for number in range(60)]
    flood = Story(key="flood", title_of="r00", members=tuple(names), copies=("r01", "r07"))
    files = site(library(*(entry(name, f"Report {name}", "2024-05-01") for name in names), stories=(flood,)))
    story = BeautifulSoup(files["en/stories/flood/index.html"], "html.parser")
    order = [link.get_text() for link in story.select("main .lines li > a")]
    assert order == [
        f"Report {name}" for name in (*(name for name in names if name not in flood.copies), *flood.copies)
    ]
    assert [head.get_text() for head in story.select("main section h2")] == ["Articles", "Nearly word for word"]
    article = BeautifulSoup(files["en/articles/r05/index.html"], "html.parser")
    assert len(article.select(".onward .lines li")) == 12
    assert one(article, ".onward .more a").get_text() == "60 reports"
