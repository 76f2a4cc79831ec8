"""The pages of years and months."""

from __future__ import annotations

from bs4 import BeautifulSoup

from tests.site.sample import entry, library, one, site


def test_a_year_leads_to_articles_of_which_only_the_month_is_known() -> None:
    files = site(library(entry("a", date="2024-05"), entry("b", date="2024-05-02"), entry("c", date="2024-06")))
    page = BeautifulSoup(files["en/2024/index.html"], "html.parser")
    assert [[day.get_text() for day in month.select("a")] for month in page.select(".days")] == [
        ["21", "Day unknown1"],
        ["Day unknown1"],
    ]
    assert str(page.select(".days a")[-1]["href"]).endswith("06/index.html")


def test_a_month_of_very_many_articles_names_the_first_of_each_day() -> None:
    busy = [entry(f"a{number:03}", f"Report {number}", "2024-05-01") for number in range(130)]
    files = site(library(*busy, entry("b", "Alone", "2024-05-02"), *(entry(name, date="2024-05") for name in "cdefg")))
    page = BeautifulSoup(files["en/2024/05/index.html"], "html.parser")
    days = {day.select("h2, h2 time")[-1].get_text(): day.select("li") for day in page.select(".dated")}
    assert {name: len(lines) for name, lines in days.items()} == {"2 May 2024": 1, "1 May 2024": 3, "Day unknown": 5}
    left = one(days["1 May 2024"][-1], "a")
    assert left.get_text() == "130 articles"
    assert str(left["href"]).endswith("/2024/05/01/index.html")
