"""Building small sites in tests through the command line, as a user would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

EPOCH = "1790000000"  # a fixed "now" for schedules
LIMIT = 300.0  # seconds for one command; a command that hangs fails its test


def digest(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder and return its result."""
    return subprocess.run(
        [sys.executable, "-m", "digest", *arguments],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=LIMIT,
    )


def run_script(folder: Path, script: Path, *arguments: str) -> str:
    """Run a script in a folder, with the time of `digest`, and return what it prints; the test fails if the script does."""
    done = subprocess.run(
        [sys.executable, "-P", str(script), *arguments],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=LIMIT,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def build(folder: Path, *arguments: str) -> str:
    """Build a site and return the printed summary; the test fails if the build does."""
    done = digest(folder, "build", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Return path → bytes of all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def times(folder: Path) -> dict[str, tuple[int, int]]:
    """Return path → inode and modification time of all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
