"""The same bytes under any locale, and with any file name that a disk allows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from digest.site_paths import SitePaths
from digest.store.memory import Memory
from tests.sitebuilding import build, digest, tree, write

TEXT = "海湾市{}今天开放新馆。新馆有三层，藏书二十万册，市民可以免费借阅。\n\n馆长说，开馆第一周每天延长两小时。\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no POSIX locales")
def test_the_c_locale_builds_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path, {"content/图书馆.txt": TEXT.format("图书馆"), "content/博物馆.zh-Hant.txt": TEXT.format("博物馆")})
    build(tmp_path)
    done = digest(tmp_path, "build", "--output", "c", environment={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "c") == tree(tmp_path / "output")
    assert any("/articles/图书馆/" in path for path in tree(tmp_path / "c"))


@pytest.mark.skipif(sys.platform != "linux", reason="only file names on Linux are arbitrary bytes")
def test_a_file_name_that_is_not_utf_8_is_built_and_reported(tmp_path: Path) -> None:
    write(tmp_path, {"content/library.txt": TEXT.format("图书馆")})
    for name, text in ((b"caf\xe9.txt", TEXT.format("博物馆")), (b"empty\xff.txt", "")):
        (tmp_path / "content" / os.fsdecode(name)).write_text(text, encoding="utf-8")
    summary = build(tmp_path)
    assert "articles         2" in summary
    assert "refused empty\\xff.txt" in summary
    assert (tmp_path / "output/zh-hans/articles/caf-xe9/index.html").exists()
    before = tree(tmp_path / "output")
    build(tmp_path)
    assert tree(tmp_path / "output") == before
    done = digest(tmp_path, "inspect", "--json", "content")
    assert done.returncode == 0, done.stderr
    assert '"file":"content/caf\\\\xe9.txt"' in done.stdout


def test_a_second_build_of_one_site_at_once_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"content/library.txt": TEXT.format("图书馆")})
    paths = SitePaths(str(tmp_path), str(tmp_path / "content"), str(tmp_path / "output"))
    with Memory(paths.memory).locked():
        done = digest(tmp_path, "build")
    assert done.returncode == 3
    assert "another build of this site is running" in done.stderr
    build(tmp_path)
