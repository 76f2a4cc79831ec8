"""An article that is added changes what is known of no other: not its facts, not its subjects, whatever the order of files."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from tests.conftest import ROOT
from tests.sitebuilding import digest, write

if TYPE_CHECKING:
    from pathlib import Path

ADDED = "配音演员的声音被克隆，法院开庭\n\n法院昨天审理一起声音权案。原告说，她的声音被一家算力公司拿去训练模型，唱了三首歌。\n"


def known(folder: Path, *paths: str) -> dict[tuple[str, int], str]:
    """Return all that is known of each article."""
    done = digest(folder, "inspect", "--json", "--no-memory", *paths)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {(row["file"], row["index"]): json.dumps(row, sort_keys=True) for row in rows}


def test_an_added_article_changes_no_other_whatever_the_order(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content" / "2026", tmp_path / "content")
    before = known(tmp_path, "content")
    write(tmp_path, {"content/aa-first.txt": ADDED, "content/zz-last.txt": ADDED})
    after = known(
        tmp_path, *sorted((f"content/{path.name}" for path in (tmp_path / "content").iterdir()), reverse=True)
    )
    assert {key: after[key] for key in before} == before
    assert len(after) == len(before) + 2
