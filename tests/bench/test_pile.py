"""The invented pile: the same each time, read whole, and figures that tell good stories from bad ones."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sitebuilding import run_script, tree

BENCH = ROOT / "bench" / "pile.py"
COUNT = 400


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pile")
    run_script(folder, BENCH, str(COUNT), str(folder))
    return folder


def test_a_pile_is_the_same_each_time(pile: Path, tmp_path: Path) -> None:
    run_script(tmp_path, BENCH, str(COUNT), str(tmp_path))
    assert tree(tmp_path) == tree(pile)


def test_it_has_all_that_real_piles_have(pile: Path) -> None:
    answers = json.loads((pile / "pile.json").read_text(encoding="utf-8")).values()
    kinds = Counter(answer["kind"] for answer in answers)
    assert set(kinds) == {"report", "brief", "series", "round-up", "link"}
    assert kinds["report"] > COUNT / 2
    assert {answer["language"] for answer in answers} == {"zh-Hans", "zh-Hant", "en"}
    assert 0 < sum(answer["day"] is None for answer in answers) < COUNT / 10
    assert {path.suffix for path in (pile / "content").rglob("*.*")} == {".md", ".csv", ".jsonl", ".html", ".xml"}
    reports: dict[int, set[str]] = defaultdict(set)
    for answer in answers:
        if answer["kind"] == "report":
            reports[answer["event"]].add(answer["title"])
    assert max(map(len, reports.values())) > 4
    copies = [path for path in (pile / "content").rglob("*.*") if "utm_source" in path.read_text(encoding="utf-8")]
    assert copies


def test_stories_are_scored_against_the_key(pile: Path) -> None:
    lines = run_script(pile, BENCH, "--score", str(pile)).splitlines()
    found = {line[:24].strip(): float(line[24:]) for line in lines}
    assert 0 < found["precision"] <= 1
    assert found["recall within"] > 0.2
    assert found["largest event"] > 4
