"""Builds on a disk that gets full at every stage, and compares what the next build makes with a build from nothing.

    mount -t tmpfs -o size=64m tmpfs /mnt/small; python bench/full_disk.py /mnt/small [COUNT]

Prints how often the disk was too full, and what was wrong: a traceback, another exit code than 0 and 3, a next build that
fails or gives other bytes.
"""

import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from kills import Site, tree


def needed(folder: Path) -> int:
    """Return how many bytes the files of a folder take on the disk."""
    return sum(path.lstat().st_blocks * 512 for path in folder.rglob("*"))


def fill(folder: Path, left: int) -> Path:
    """Fill the disk of a folder but for so many bytes."""
    filler = folder / "filler"
    with open(filler, "wb", buffering=0) as stream:
        free = os.statvfs(folder)
        stream.write(bytes(max(0, free.f_bavail * free.f_frsize - left)))
    return filler


def build_on_full_disk(site: Site, left: int, *, warm: bool) -> tuple[int, str]:
    """Build with so many bytes left, and again with enough; return the first exit code, and what was wrong."""
    site.restore()
    if not warm:
        shutil.rmtree(site.site / "output")
        shutil.rmtree(site.site / ".digest")
    site.edit()
    filler = fill(site.folder, left)
    process = site.started("build")
    errors = process.communicate(timeout=300)[1].decode()
    filler.unlink()
    wrong = "traceback" if "Traceback" in errors else "exit code" if process.returncode not in (0, 3) else ""
    site.built()
    return process.returncode, wrong or ("" if tree(site.site / "output") == site.cold else "other bytes")


def main() -> None:
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 80
    with tempfile.TemporaryDirectory(prefix="full-", dir=sys.argv[1]) as folder:
        site = Site(Path(folder))
        most = 2 * sum(needed(site.site / name) for name in ("output", ".digest"))  # what is staged takes as much again
        codes: Counter[str] = Counter()
        for number in range(count):
            warm = bool(number % 2)
            code, wrong = build_on_full_disk(site, most * (number // 2 + 1) * 2 // count, warm=warm)
            codes[f"{'warm' if warm else 'cold'}: exit {code}"] += 1
            if wrong:
                codes[f"wrong: {wrong}"] += 1
                print(f"{number}: {wrong}", flush=True)
    print(", ".join(f"{name}: {seen}" for name, seen in sorted(codes.items())))


if __name__ == "__main__":
    main()
