"""Laws of the build, on whole sites: its memory never changes a byte, a second build writes nothing, processes equal inline."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sitebuilding import build, digest, times, tree, write

FIXTURES = sorted((ROOT / "tests" / "sites").glob("*/content"))
SITES = {"demo": ROOT, **{path.parent.name: path.parent for path in FIXTURES}}


@pytest.fixture(scope="module", params=sorted(SITES))
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of a site, built once; every test leaves its content and its output as they were."""
    source, copy = SITES[request.param], tmp_path_factory.mktemp(request.param) / "site"
    copy.mkdir()
    shutil.copytree(source / "content", copy / "content")
    if (source / "digest.yaml").exists():
        shutil.copy(source / "digest.yaml", copy)
    build(copy, "--jobs", "3")
    return copy


def test_a_second_build_writes_nothing(site: Path) -> None:
    before = times(site / "output")
    assert "0 written" in build(site)
    assert times(site / "output") == before


def test_deleting_the_memory_changes_no_byte_and_touches_no_file(site: Path) -> None:
    cold, before = tree(site / "output"), times(site / "output")
    shutil.rmtree(site / ".digest")
    build(site)
    assert tree(site / "output") == cold
    assert times(site / "output") == before


def test_two_folders_give_identical_trees_and_processes_equal_inline(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "site"
    shutil.copytree(site / "content", other / "content")
    if (site / "digest.yaml").exists():
        shutil.copy(site / "digest.yaml", other)
    build(other, "--jobs", "1")
    assert tree(site / "output") == tree(other / "output")


def test_a_warm_build_equals_a_cold_one_after_an_edit_and_after_undoing_it(site: Path, tmp_path: Path) -> None:
    before = tree(site / "output")
    edited = max((site / "content").rglob("*.txt"), key=lambda path: path.name)
    others = sorted(path for path in (site / "content").rglob("*.*") if path.is_file() and path != edited)
    originals = {path: path.read_bytes() for path in (edited, *others[:1])}
    edited.write_bytes(originals[edited] + "\n\n这一段是后来补上的，说明情况有了变化。\n".encode())
    for removed in others[:1]:
        removed.unlink()
    build(site)
    build(site, "--output", str(tmp_path / "cold"))
    assert tree(site / "output") == tree(tmp_path / "cold")
    for path, data in originals.items():
        path.write_bytes(data)
    build(site)
    assert tree(site / "output") == before


def test_the_built_site_has_no_fault_but_heavy_pages(site: Path) -> None:
    output = digest(site, "check").stdout
    faults = [line for line in output.splitlines() if "[site." in line]
    assert [line for line in faults if "/long-line/" not in line or "[site.too-heavy]" not in line] == [], output


def test_a_build_that_fails_leaves_the_site_unchanged(site: Path) -> None:
    before = tree(site / "output")
    settings = site / "digest.yaml"
    original = settings.read_bytes() if settings.exists() else None
    settings.write_text("titel: x\n", encoding="utf-8")
    done = digest(site, "build")
    if original is None:
        settings.unlink()
    else:
        settings.write_bytes(original)
    assert done.returncode == 3
    assert "digest.yaml:1" in done.stderr
    assert "title" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(site / "output") == before


def test_a_translation_without_its_original_is_an_article_as_after_a_cold_build(tmp_path: Path) -> None:
    report = "海湾市图书馆今天开放新馆。新馆有三层，藏书二十万册，市民可以免费借阅，开馆第一周每天延长两小时。\n"
    write(
        tmp_path, {"content/a.txt": report, "content/a.zh-Hant.txt": report, "content/b.txt": report + "馆长到场。\n"}
    )
    build(tmp_path)
    (tmp_path / "content" / "a.txt").unlink()
    build(tmp_path)
    warm = tree(tmp_path / "output")
    shutil.rmtree(tmp_path / ".digest")
    shutil.rmtree(tmp_path / "output")
    build(tmp_path)
    assert tree(tmp_path / "output") == warm
    assert any("stories/" in path and path.count("/") > 2 for path in warm)  # with the other report of the same event
