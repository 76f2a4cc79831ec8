"""Kills builds and previews at random times, and compares what the next build makes with a build from nothing.

    python bench/kills.py [COUNT] [SEED]

Prints a table: for each kind of run and signal, how many were killed before they ended, exit codes, and what was wrong
afterwards: a helper process that lives on, a temporary folder left, a next build that fails or gives other bytes. Linux.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

TEXT = (
    "海湾市第{0}图书馆今天开放新馆。新馆有三层，藏书{0}万册，市民可以免费借阅。\n\n馆长说，开馆第一周每天延长两小时。\n"
)
ARTICLES = 50  # enough for two helper processes
KINDS = ("cold", "warm", "commit", "serve")
PATIENCE = 5.0  # seconds for helpers to end


class Site:
    """A site before and after an edit, and what it is built to."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site, self.temporary = folder, folder / "site", folder / "tmp"
        self.temporary.mkdir()
        self.environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "TMPDIR": str(self.temporary)}
        (self.site / "content").mkdir(parents=True)
        (self.site / "digest.yaml").write_text("languages: [en]\n", encoding="utf-8")
        for number in range(ARTICLES):
            path = self.site / "content" / f"a{number}.md"
            path.write_text(f"---\ndate: 2025-{number % 12 + 1:02}-03\n---\n{TEXT.format(number)}", encoding="utf-8")
            os.utime(path, (1_700_000_000, 1_700_000_000))
        self.seconds = {"cold": self.built()}
        shutil.copytree(self.site, folder / "before")
        self.edit()
        self.seconds["warm"] = self.seconds["commit"] = self.seconds["serve"] = self.built()
        shutil.rmtree(self.site / "output")
        shutil.rmtree(self.site / ".digest")
        self.built()
        self.cold = tree(self.site / "output")

    def started(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "digest", *arguments, "--jobs", "2"]
        return subprocess.Popen(
            command, cwd=self.site, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            start_new_session=True,
        )  # fmt: skip

    def built(self) -> float:
        began, process = time.perf_counter(), self.started("build")
        _, errors = process.communicate(timeout=300)
        if process.returncode:
            raise RuntimeError(errors.decode())
        return time.perf_counter() - began

    def edit(self) -> None:
        """Edit half of the articles, remove some and add some: pages change, go and come."""
        for number in range(0, ARTICLES, 2):
            path = self.site / "content" / f"a{number}.md"
            path.write_text(path.read_text(encoding="utf-8") + "\n借书的人排到了门外。\n", encoding="utf-8")
        for number in range(1, 9, 2):
            (self.site / "content" / f"a{number}.md").unlink()
            (self.site / "content" / f"b{number}.md").write_text(TEXT.format(1000 + number), encoding="utf-8")

    def restore(self) -> None:
        shutil.rmtree(self.site)
        shutil.copytree(self.folder / "before", self.site)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def living(session: int) -> list[int]:
    """Return the processes of a session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def kill_one(site: Site, kind: str, sent: signal.Signals, chance: random.Random) -> tuple[str, list[str]]:
    """Kill one run at a random time; return how it ended, and what was wrong."""
    site.restore()
    if kind == "cold":
        shutil.rmtree(site.site / "output")
        shutil.rmtree(site.site / ".digest")
    if kind != "serve":
        site.edit()
    process = site.started(*(("serve", "--port", "0", "--poll") if kind == "serve" else ("build",)))
    if kind == "serve":
        wait_for(site.site / ".digest", process, 1.0)
        site.edit()
    if kind == "commit":
        wait_for(site.site / "output" / ".digest-staging" / "journal.json", process, 60.0)
        time.sleep(chance.random() * 0.03)
    else:
        time.sleep(chance.random() * site.seconds[kind] * 1.1)
    process.send_signal(sent)
    process.communicate(timeout=60)
    code = process.returncode
    wrong = [*left_behind(site, process.pid)]
    if sent is signal.SIGTERM and code == 143 and (site.site / "output" / ".digest-staging").exists():
        wrong.append("staged files left")
    next_build = site.started("build")
    _, errors = next_build.communicate(timeout=300)
    if next_build.returncode:
        wrong.append(f"the next build ended with {next_build.returncode}: {errors.decode()[:300]}")
    elif tree(site.site / "output") != site.cold:
        wrong.append("the next build has other bytes")
    return f"exit {code}", wrong


def left_behind(site: Site, session: int) -> Iterator[str]:
    """Yield what a run left, and remove it: processes, once they had time to end, and temporary folders."""
    limit = time.perf_counter() + PATIENCE
    while (left := living(session)) and time.perf_counter() < limit:
        time.sleep(0.02)
    for pid in left:
        yield f"process {pid} lives on"
        os.kill(pid, signal.SIGKILL)
    for path in site.temporary.iterdir():
        if not path.name.startswith("digest-templates"):
            yield f"{path.name} left"
            shutil.rmtree(path)


def wait_for(path: Path, process: subprocess.Popen[bytes], seconds: float) -> None:
    limit = time.perf_counter() + seconds
    while not path.exists() and process.poll() is None and time.perf_counter() < limit:
        time.sleep(0.001)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 13)
    ends: dict[str, Counter[str]] = defaultdict(Counter)
    faults: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        site = Site(Path(folder))
        for number in range(count):
            kind, sent = KINDS[number % 4], (signal.SIGKILL, signal.SIGTERM)[number // 4 % 2]
            ended, wrong = kill_one(site, kind, sent, chance)
            ends[f"{kind:<8}{sent.name}"][ended] += 1
            for fault in wrong:
                faults[f"{kind} {sent.name}: {fault}"] += 1
                print(f"{number}: {kind} {sent.name}: {fault}", flush=True)
    for name, codes in sorted(ends.items()):
        print(f"{name:<16} {codes.total():>4}  {', '.join(f'{code}: {seen}' for code, seen in sorted(codes.items()))}")
    print(f"{count} kills, {faults.total()} faults")


if __name__ == "__main__":
    main()
