from __future__ import annotations

import json
from pathlib import Path

from tests.sitebuilding import build, digest, tree, write

DATES = ("2021-03-02", "2021-06-11", "", "2021-09-30", "2022-01-05", "2022-04-17", "2022-08-08")


def table(*dates: str) -> str:
    text = "The council of lake town number {n} met and spoke for an hour about its harbour, its ferries and its quays."
    return "date,title,text\n" + "".join(
        f"{date},Council {n} meets,{text.format(n=n).replace(',', ' ')}\n" for n, date in enumerate(dates)
    )


def test_a_record_between_dated_ones_gets_the_year_they_leave_it(tmp_path: Path) -> None:
    site = write(tmp_path, {"content/towns.csv": table(*DATES)})
    shown = digest(site, "inspect", "--json", "content/towns.csv")
    articles = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [(article["date"], article["date_precision"]) for article in articles[1:4]] == [
        ("2021-06-11", "day"), ("2021", "year"), ("2021-09-30", "day"),
    ]  # fmt: skip
    assert articles[2]["date_evidence"] == "order of records: 2021-06-11 … 2021-09-30"


def test_a_change_of_the_order_reaches_the_pages_as_in_a_cold_build(tmp_path: Path) -> None:
    site = write(tmp_path / "warm", {"content/towns.csv": table(*DATES)})
    assert "undated          0\n" in build(site)
    changed = table(*DATES[:-1], "2020-01-01")
    build(write(site, {"content/towns.csv": changed}))
    cold = write(tmp_path / "cold", {"content/towns.csv": changed})
    build(cold)
    assert tree(site / "output") == tree(cold / "output")
    assert any("undated" in path for path in tree(site / "output"))
