"""Cost of an invented pile (bench/pile.py) by its size: processor time, memory, bytes, and the largest page of each kind.

    python bench/scale.py [--calls] [--page-size 20] 5000 20000

Each size is built from scratch with search in three languages. `memory` is the most that all processes of the build had at a time
(proportional set sizes, Linux alone). With `--calls` it is built by one process under a profiler and only the function calls of
each room are counted, per article: what they grow by does not depend on the machine.
"""

from __future__ import annotations

import argparse
import os
import pstats
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pile

PERIODS = {1: "year", 2: "month", 3: "day"}


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+", metavar="N")
    parser.add_argument("--calls", action="store_true", help="count function calls")
    parser.add_argument("--page-size", type=int, default=20)
    options = parser.parse_args()
    for count in options.sizes:
        with tempfile.TemporaryDirectory(prefix="digest-scale-") as name:
            folder = Path(name)
            pile.write(count, folder)
            with (folder / "digest.yaml").open("a", encoding="utf-8") as stream:
                stream.write(f"page_size: {options.page_size}\n")
            print(f"{count:,} articles")
            if options.calls:
                show_calls(folder)
            else:
                show_cost(folder)
            print()


def show_cost(folder: Path) -> None:
    """Build a site and print what it took and what came of it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "digest", "build"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:
        most = 0
        while build.poll() is None:
            most = max(most, memory(build.pid))
            time.sleep(0.2)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    files = [path for path in (folder / "output").rglob("*") if path.is_file()]
    sizes = {path.relative_to(folder / "output").as_posix(): path.stat().st_size for path in files}
    articles = sum(kind_of(path) == "articles" for path in sizes) // 3
    print(f"  published {articles:,}  CPU {seconds:.0f} s, {1000 * seconds / articles:.1f} ms an article")
    print(
        f"  memory {most // 1024:,} MB  output {sum(sizes.values()) / articles / 1000:.1f} kB an article, {len(sizes):,} files"
    )
    totals, largest = Counter[str](), dict[str, tuple[int, str]]()
    for path, size in sizes.items():
        totals[kind_of(path)] += size
        largest[kind_of(path)] = max(largest.get(kind_of(path), (0, "")), (size, path))
    for kind, total in totals.most_common():
        size, path = largest[kind]
        print(f"  {kind:<16}{total / 1e6:>8.1f} MB  largest {size / 1000:>7.1f} kB  {path}")


def kind_of(path: str) -> str:
    """Return the kind of a file of the output."""
    own = re.sub(r"^(?:en|zh-hans|zh-hant)/", "", path)
    if not own.endswith(".html"):
        return "search" if own.startswith("search/") else own.rpartition(".")[2]
    if period := re.match(r"\d{4}(?:/\d\d){0,2}/", own):
        return PERIODS[period[0].count("/")]
    section, _, rest = own.partition("/")
    is_list = not rest or rest == "index.html" or rest.startswith("page/")
    return f"list of {section}" if is_list and section in ("topics", "sources", "stories") else section


def memory(process: int) -> int:
    """Return the memory of a process and all that it started, in kB; 0 where the system does not tell."""
    total = 0
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        total = int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1])  # type: ignore[index]
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            total += sum(memory(int(child)) for child in children.read_text(encoding="ascii").split())
    except (OSError, TypeError):  # it has ended meanwhile
        pass
    return total


def show_calls(folder: Path) -> None:
    """Build a site under a profiler and print the calls of functions of each room, per article."""
    command = [sys.executable, "-m", "cProfile", "-o", "profile", "-m", "digest", "build", "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    subprocess.run(
        command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    articles = sum(1 for _ in (folder / "output" / "en" / "articles").iterdir())
    calls: Counter[str] = Counter()
    for (file, _, _), (_, count, *_) in pstats.Stats(str(folder / "profile")).stats.items():  # type: ignore[attr-defined]
        if found := re.search(r"/digest/(\w+)", file):
            calls[found[1]] += count
    for room, count in calls.most_common(8):
        print(f"  {room:<12}{count / articles:>10.1f}")


if __name__ == "__main__":
    main()
