"""The benchmark of stories: a table of growth, and one of ways to find pairs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.sitebuilding import LIMIT

BENCH = Path(__file__).parents[2] / "bench" / "stories.py"


def test_both_tables_are_printed_and_hashing_finds_nearly_all_pairs() -> None:
    command = [sys.executable, str(BENCH), "--articles", "90", "--compared", "60"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=LIMIT)
    growth, compared = done.stdout.split("\n\n")
    assert [row.split()[0] for row in growth.splitlines()] == ["articles", "9", "30", "90"]
    assert int(growth.splitlines()[-1].split()[1]) > 10
    index, ours = (row.split() for row in compared.splitlines()[1:3])
    assert float(index[-2]) == 1
    assert float(ours[-2]) > 0.95
    assert int(ours[-3]) < int(index[-3])
