"""A flipped bit in any state file costs time, never the site: what is built next equals what is built from nothing.

FLIPS=600 pytest -n0 tests/laws/test_flipped_bits.py tries more of them.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from digest.commands.build import build_site
from digest.site_paths import SitePaths
from tests.sitebuilding import EPOCH, tree, write

FLIPS = int(os.environ.get("FLIPS", "40"))
TEXT = (
    "海湾市第{0}图书馆今天开放新馆。新馆有三层，藏书{0}万册，市民可以免费借阅。\n\n馆长说，开馆第一周每天延长两小时。\n"
)
OUTPUT_STATE = ".digest-files"


def articles(*numbers: int) -> dict[str, str]:
    return {f"content/a{number}.md": f"---\ndate: 2026-03-0{number}\n---\n{TEXT.format(number)}" for number in numbers}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a site, its state after a first build, and what it is built to from nothing after an edit."""
    folder = tmp_path_factory.mktemp("flips")
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    write(folder / "site", {"digest.yaml": "share_images: false\nreport: true\n", **articles(1, 2, 3)})
    for path in (folder / "site" / "content").iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    build(folder)
    shutil.copytree(folder / "site", folder / "before", symlinks=True)
    edit(folder)
    shutil.rmtree(folder / "site" / ".digest")
    shutil.rmtree(folder / "site" / "output")
    build(folder)
    (folder / "site" / "output").rename(folder / "cold")
    return folder


def build(folder: Path) -> None:
    site = str(folder / "site")
    build_site(SitePaths(site, f"{site}/content", f"{site}/output"), drafts=False, jobs=1)


def edit(folder: Path) -> None:
    """Change the newest article and add one: everything else is recalled."""
    write(folder / "site", articles(4))
    with open(folder / "site" / "content" / "a3.md", "a", encoding="utf-8") as stream:
        stream.write("\n借书的人排到了门外。\n")


def restore(folder: Path) -> None:
    shutil.rmtree(folder / "site")
    shutil.copytree(folder / "before", folder / "site")  # with times: files that did not change are recalled


def state_files(folder: Path) -> list[Path]:
    names = [path for path in (folder / "before" / ".digest").rglob("*") if path.is_file() and path.stat().st_size]
    return sorted(path.relative_to(folder / "before") for path in [*names, folder / "before" / "output" / OUTPUT_STATE])


def test_a_flipped_bit_anywhere_changes_no_byte(site: Path) -> None:
    chance, cold, files = random.Random(13), tree(site / "cold"), state_files(site)
    assert {"items.bin", "bodies.pack", "pages.bin", "search.bin", "stories.bin", "unchanged.json", OUTPUT_STATE} <= {
        path.name for path in files
    }
    for number in range(FLIPS):
        restore(site)
        path = site / "site" / files[number % len(files)]
        data = bytearray(path.read_bytes())
        place = chance.randrange(len(data))
        data[place] ^= 1 << chance.randrange(8)
        times = path.stat()
        path.write_bytes(data)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        if number % 3:
            edit(site)
            build(site)
            assert tree(site / "site" / "output") == cold, (path.name, place)
        else:  # nothing else changed: the damage is not carried on
            build(site)
            edit(site)
            build(site)
            assert tree(site / "site" / "output") == cold, (path.name, place)
