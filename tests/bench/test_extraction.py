"""The benchmark of extraction: a table from any folder of pages with answers and any scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.sitebuilding import LIMIT

BENCH = Path(__file__).parents[2] / "bench" / "extraction.py"
PAGE = """<html><head><title>渔港开海</title></head><body><div class="menu"><a href="/">首页</a></div><div class="text"><h1>渔港开海</h1>
<p>渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。</p>
<p>气象台说，未来三天海上风浪平缓，适合作业，船队将北上。</p><p>责任编辑：王海</p></div></body></html>"""
BODY = [
    "渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。",
    "气象台说，未来三天海上风浪平缓，适合作业，船队将北上。",
]
SCORER = """
def score_page(gold, got):
    lines = [block["text"] for block in got["blocks"]]
    right = len(set(lines) & set(gold["body"]))
    return {"tp": right, "fp": len(lines) - right, "fn": len(gold["body"]) - right, "clean": float(lines == gold["body"]),
            "title": float(got.get("title") == gold["title"])}
"""


def test_a_table_of_the_tools_that_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "corpus" / "harbour"
    folder.mkdir(parents=True)
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    (folder / "a.json").write_text(json.dumps({"lang": "zh-Hans", "body": BODY, "title": "渔港开海"}), encoding="utf-8")
    (tmp_path / "scorer.py").write_text(SCORER, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(BENCH), str(tmp_path / "corpus"), "--scorer", str(tmp_path / "scorer.py"), "--tools", "digest",
         "--runs", "1"],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=LIMIT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    head, _, *rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in done.stdout.splitlines()]
    shown = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert set(shown) == {"digest", "digest, whole article"}
    for row in shown.values():
        assert (row["F1"], row["clean"], row["title"], row["date"]) == ("100.0", "100.0", "100.0", "–")


def test_a_missing_scorer_or_page_is_reported(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(BENCH), str(tmp_path)], capture_output=True, text=True, check=False, timeout=LIMIT
    )
    assert done.returncode == 1
    assert "scorer" in done.stderr
