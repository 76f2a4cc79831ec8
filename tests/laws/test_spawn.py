"""A whole build whose processes are spawned, as on macOS and Windows, gives the bytes of a build in one process."""

from __future__ import annotations

import json
import shutil
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from digest.parallel import WORTH_A_PROCESS
from tests.conftest import ROOT
from tests.sitebuilding import build, run_script, times, tree, write

SCRIPT = Path(__file__).with_name("pool_build.py")
TEXT = "第{0}天，海湾市图书馆的读者借走了一本讲声音的书，还书的人说书里夹着一张乐谱。\n\n馆员把乐谱交给了第{0}号失物招领处。\n"


def pool_build(site: Path, method: str) -> list[int]:
    """Build a site on two processes and return the number of items of each map."""
    sizes: list[int] = json.loads(run_script(site, SCRIPT, method))
    return sizes


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo site, not built, with more articles than one process is used for."""
    folder = tmp_path_factory.mktemp("source")
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "digest.yaml", folder)
    for number in range(WORTH_A_PROCESS):
        write(
            folder,
            {f"content/notes/{number:02}.md": f"---\ndate: 2026-01-{number % 28 + 1:02}\n---\n{TEXT.format(number)}"},
        )
    return folder


@pytest.fixture(scope="module")
def built(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site, built by one process."""
    site = tmp_path_factory.mktemp("built") / "site"
    shutil.copytree(source, site)
    build(site, "--jobs", "1")
    return site


@pytest.fixture(scope="module")
def expected(built: Path) -> dict[str, bytes]:
    """Return the files that one process builds."""
    return tree(built / "output")


@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_a_build_on_processes_equals_one_without(
    source: Path, expected: dict[str, bytes], tmp_path: Path, method: str
) -> None:
    if method not in get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    site = tmp_path / "site"
    shutil.copytree(source, site)

    _tables, *sizes = pool_build(site, method)
    assert min(sizes) > WORTH_A_PROCESS, "the pool was not used"
    assert tree(site / "output") == expected
    before = times(site / "output")
    assert pool_build(site, method) == [0, 0, 0]
    assert times(site / "output") == before


def test_a_spawned_build_continues_from_any_other(built: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site)
    notes = sorted((site / "content" / "notes").iterdir())
    originals = {path: path.read_bytes() for path in notes}
    for path, data in originals.items():
        path.write_bytes(data + "\n后来，乐谱的主人来电话了。\n".encode())
    build(site, "--jobs", "2")
    for path, data in originals.items():
        path.write_bytes(data)
    assert min(pool_build(site, "spawn")[1:]) >= WORTH_A_PROCESS
    assert tree(site / "output") == expected
    notes[0].unlink()
    pool_build(site, "spawn")
    build(site, "--jobs", "1", "--output", "cold")
    assert tree(site / "output") == tree(site / "cold")
