"""A damaged memory costs time, never the site."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.parallel import WORTH_A_PROCESS
from tests.sitebuilding import build, digest, tree, write

TEXT = "海湾市图书馆今天开放新馆。新馆有三层，藏书二十万册，市民可以免费借阅。\n\n馆长说，开馆第一周每天延长两小时。\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built site of three articles that were changed long ago: times of just now are not trusted."""
    folder = tmp_path_factory.mktemp("memory")
    write(folder, {f"content/a{number}.txt": TEXT.replace("图书馆", f"第{number}图书馆") for number in range(3)})
    for path in (folder / "content").iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    build(folder)
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "items.bin",
        "stories.bin",
        "search.bin",
        "pages.bin",
        "bodies.pack",
        "setup.bin",
        "messages.bin",
        "unchanged.json",
    ],
)
@pytest.mark.parametrize("damage", [b"", b"\x00" * 64, b"\x93\xc4"], ids=["empty", "zeros", "noise"])
def test_a_damaged_memory_changes_nothing(site: Path, name: str, damage: bytes) -> None:
    before = tree(site / "output")
    (path,) = (site / ".digest").glob(f"*/{name}")
    size = path.stat().st_size
    path.write_bytes((damage * size)[:size] if damage else b"")
    (site / "output" / "zh-hans" / "articles" / "a0" / "index.html").write_bytes(b"somebody was here")
    build(site)
    assert tree(site / "output") == before


@pytest.mark.parametrize("name", ["items.bin", "pages.bin", "stories.bin"])
def test_a_build_whose_memory_cannot_be_saved_is_reported_as_done(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"content/a.txt": TEXT})
    build(tmp_path)
    (path,) = (tmp_path / ".digest").glob(f"*/{name}")
    path.unlink()
    write(path, {"in its place": b""})
    write(tmp_path, {"content/b.txt": TEXT.replace("图书馆", "博物馆")})
    done = digest(tmp_path, "build")
    assert done.returncode == 3
    assert "the site was built" in done.stderr
    assert (tmp_path / "output/zh-hans/articles/b/index.html").exists()


@pytest.mark.parametrize("count", [2, WORTH_A_PROCESS])
def test_the_hints_that_processes_derive_are_remembered(tmp_path: Path, count: int) -> None:
    site = write(
        tmp_path, {f"content/{number}.md": f"# 渡轮\n\n第{number}艘渡轮离开港口。\n" for number in range(count)}
    )
    build(site, "--jobs", "2")
    (remembered,) = (site / ".digest").rglob("hints.bin")
    before = remembered.read_bytes()
    assert len(before) > 10_000
    write(site, {"content/0.md": "# 渡轮\n\n渡轮回到港口。\n"})
    build(site)
    assert remembered.read_bytes() == before, "an edit of the same kind derives none"
