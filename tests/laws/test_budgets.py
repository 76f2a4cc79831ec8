"""An item over its budget of time or memory is refused alone, and that is not remembered: the next build tries it again."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from digest.parallel import WORTH_A_PROCESS
from tests.sitebuilding import build, run_script, tree, write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems limit less, see digest/isolation.py")
SCRIPT = Path(__file__).with_name("budget_build.py")
TEXT = "第{0}天，海湾市图书馆的读者借走了一本讲声音的书，还书的人说书里夹着一张乐谱，馆员把乐谱交给了失物招领处。"
SLOW = "- 甲，乙\n" * 200_000  # takes seconds
LONG = "".join(f"{TEXT.format(number)}\n\n" for number in range(27_000))
AMPLE = 1 << 34


def budget_build(site: Path, seconds: int, memory: int, jobs: int = 2) -> tuple[list[list[str]], bool]:
    """Build a site and return the refused items (file, line, reason, message), and whether the next build builds again."""
    refused, again = run_script(site, SCRIPT, str(seconds), str(memory), str(jobs), "fork").splitlines()
    return json.loads(refused), again == "True"


def site_of(folder: Path, count: int) -> Path:
    files = {f"content/{number:03}.txt": TEXT.format(number) for number in range(count)}
    rows = f'title,text\n短讯,{TEXT.format(7)}\n长讯,"{SLOW}"\n'
    return write(folder, {**files, "content/slow.txt": SLOW, "content/rows.csv": rows})


@pytest.mark.parametrize("count", [2, WORTH_A_PROCESS])
def test_what_takes_too_long_is_refused_and_tried_again(tmp_path: Path, count: int) -> None:
    site = site_of(tmp_path, count)
    refused, again = budget_build(site, 0, AMPLE)
    assert sorted((file, reason) for file, _, reason, _ in refused) == [
        ("rows.csv", "over-budget"),
        ("slow.txt", "over-budget"),
    ]
    assert all("longer than 0 s" in message for *_, message in refused)
    assert again
    assert len([*(site / "output").rglob("index.html")]) > count
    assert budget_build(site, 100, AMPLE) == ([], False)
    build(site, "--output", "cold", "--jobs", "1")
    assert tree(site / "output") == tree(site / "cold")


def test_what_takes_too_much_memory_is_refused(tmp_path: Path) -> None:
    site = write(tmp_path, {"content/a.txt": TEXT.format(1), "content/slow.txt": LONG})
    refused, again = budget_build(site, 100, 5_000_000)
    assert [(file, reason) for file, _, reason, _ in refused] == [("slow.txt", "over-budget")]
    assert "memory" in refused[0][3]
    assert again


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_takes_too_long_does_not_end_inspect(tmp_path: Path, jobs: str) -> None:
    files = {f"content/{number:02}.txt": TEXT.format(number) for number in range(WORTH_A_PROCESS)}
    write(tmp_path, {**files, "content/07-slow.txt": SLOW})
    found = json.loads(run_script(tmp_path, Path(__file__).with_name("budget_inspect.py"), "0", jobs))
    assert len(found) == len(files) + 1
    assert [file for file, reason in found if reason] == ["07-slow.txt"]
    assert ["07-slow.txt", "over-budget"] in found
