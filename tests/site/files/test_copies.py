"""Compressed copies: each says what its page says, and they come and go with the setting."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from digest.page import Page, PageKind
from digest.site.files.copies import compress, original, with_copies
from tests.sitebuilding import build, digest, times, tree, write

ARTICLE = "茶园开放\n\n2024年5月1日\n\n茶园今天开放，市民可以免费参观，开放时间为每天上午九点到下午五点。\n"


def test_every_text_file_has_a_copy_of_each_kind_that_says_the_same(tmp_path: Path) -> None:
    write(tmp_path, {"digest.yaml": "precompress: [gzip, br]\n", "content/tea.txt": ARTICLE})
    build(tmp_path)
    files = tree(tmp_path / "output")
    copied = {path for path in files if f"{path}.gz" in files}
    assert len(copied) > 40
    assert {Path(path).suffix for path in files} - {Path(path).suffix for path in copied} == {"", ".bin", ".gz", ".br"}
    for path in copied:
        assert gzip.decompress(files[f"{path}.gz"]) == brotli.decompress(files[f"{path}.br"]) == files[path]


def test_copies_keep_the_laws_of_the_build(tmp_path: Path) -> None:
    write(tmp_path, {"digest.yaml": "precompress: gzip\n", "content/tea.txt": ARTICLE})
    build(tmp_path)
    before = times(tmp_path / "output")
    assert "0 written" in build(tmp_path)
    write(tmp_path, {"content/tea.txt": ARTICLE + "\n入口在河边。\n"})
    build(tmp_path)
    changed = {path for path, state in times(tmp_path / "output").items() if before.get(path) != state}
    assert "zh-hans/articles/tea/index.html.gz" in changed
    assert "zh-hans/about/index.html.gz" not in changed
    build(tmp_path, "--output", str(tmp_path / "cold"), "--jobs", "1")
    assert tree(tmp_path / "output") == tree(tmp_path / "cold")
    write(tmp_path, {"digest.yaml": ""})
    build(tmp_path)
    assert not [path for path in tree(tmp_path / "output") if path.endswith(".gz")]


def test_the_same_bytes_whatever_the_time() -> None:
    assert compress(b"tea " * 100, "gzip")[4:8] == b"\0\0\0\0"
    assert compress(b"tea", "br") == compress(b"tea", "br")


def test_a_copy_follows_its_page_and_leads_back_to_it() -> None:
    page = Page(path="en/index.html", kind=PageKind.HOME, language="en", key=b"key")
    picture = Page(path="a.png", kind=PageKind.SHARE_IMAGE, language="en", key=b"key")
    found = list(with_copies((page, picture), ("gzip", "br")))
    assert [copy.path for copy in found] == ["en/index.html", "en/index.html.gz", "en/index.html.br", "a.png"]
    assert len({copy.key for copy in found[:3]}) == 3
    assert [copy.compression for copy in found] == [None, "gzip", "br", None]
    assert [original(copy) for copy in found] == [page, page, page, picture]


def test_brotli_that_is_not_installed_stops_the_build_before_it_writes(tmp_path: Path) -> None:
    write(
        tmp_path, {"digest.yaml": "precompress: [br]\n", "content/tea.txt": ARTICLE, "brotli.py": "raise ImportError\n"}
    )
    search_path = os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", "")))
    done = digest(tmp_path, "build", environment={"PYTHONPATH": search_path})
    assert done.returncode == 3
    assert "pip install 'digest[brotli]'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("value", ["zip", "[gzip, lz]", "{a: b}"])
def test_another_kind_is_a_mistake_with_its_line(tmp_path: Path, value: str) -> None:
    write(tmp_path, {"digest.yaml": f"theme: newspaper\nprecompress: {value}\n", "content/tea.txt": ARTICLE})
    done = digest(tmp_path, "build")
    assert done.returncode == 3
    assert "digest.yaml:2: precompress" in done.stderr
