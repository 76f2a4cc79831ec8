"""The benchmark of stories: a table of growth, from scratch and after an edit."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ROOT
from tests.sitebuilding import run_script


def test_a_table_of_growing_collections_is_printed(tmp_path: Path) -> None:
    head, *rows = run_script(tmp_path, ROOT / "bench" / "stories.py", "--articles", "90").splitlines()
    assert head.split()[:4] == ["articles", "pairs", "stories", "largest"]
    assert [row.split()[0] for row in rows] == ["9", "30", "90"]
    _, pairs, stories, largest, *_ = map(float, rows[-1].split())
    assert pairs >= stories > 10
    assert largest >= 2
