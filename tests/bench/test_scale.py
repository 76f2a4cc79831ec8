"""What a pile costs: work for each article does not grow with their number, and all pages stay light."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import ROOT
from tests.sitebuilding import build, digest, run_script

ROOMS = ("site", "search", "store", "pipeline", "text")  # stories have a benchmark of their own
GROWTH = 1.25
MOST = 60_000  # bytes of a page, with pages of five cards and forty lines


def test_calls_for_an_article_do_not_grow_with_the_number_of_articles(tmp_path: Path) -> None:
    printed = run_script(tmp_path, ROOT / "bench" / "scale.py", "--calls", "200", "800")
    few, many = (dict(re.findall(r"^  (\w+) +([\d.]+)$", table, re.MULTILINE)) for table in printed.split("\n\n")[:2])
    grown = {room: (few[room], many[room]) for room in ROOMS if float(many[room]) > GROWTH * float(few[room]) + 1}
    assert grown == {}


def test_every_page_of_a_pile_is_light_and_no_link_is_broken(tmp_path: Path) -> None:
    run_script(tmp_path, ROOT / "bench" / "pile.py", "300", str(tmp_path))
    with (tmp_path / "digest.yaml").open("a", encoding="utf-8") as settings:
        settings.write("page_size: 5\n")
    build(tmp_path)
    sizes = {path: path.stat().st_size for path in (tmp_path / "output").rglob("*.html")}
    assert {path: size for path, size in sizes.items() if size > MOST} == {}
    assert any("page" in path.parts for path in sizes)
    assert "[site." not in digest(tmp_path, "check").stdout
