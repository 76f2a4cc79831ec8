"""A few of the strings of bench/attacks.py: nothing in content runs or loads anything, even without a content security policy."""

from __future__ import annotations

from tests.conftest import ROOT
from tests.sitebuilding import run_script


def test_nothing_in_content_is_live(chromium: str) -> None:
    script = ROOT / "bench" / "attacks.py"
    table = run_script(ROOT, script, "--strings", "8", "--browser", chromium, "markdown", "html", "csv", "rss")
    rows = [line.split() for line in table.splitlines()[1:-1]]
    assert [row[0] for row in rows] == ["markdown", "html", "csv", "rss"]
    assert all(int(row[3]) >= 6 for row in rows), table
    assert table.endswith(" 0 faults\n"), table
