"""Shared fixtures: the project, the corpus, a browser. Tests of what is missing are skipped here and fail in CI."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

if sys.platform != "win32":
    import fcntl

settings.register_profile("untimed", deadline=None)  # a slow machine is no failure
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test marked `alone` while the other processes of this run are idle: it measures time."""
    if sys.platform == "win32" or "PYTEST_XDIST_WORKER" not in os.environ:
        return (yield)
    folder = Path(item.config.getoption("basetemp")).parent
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "turn", "a") as turn, open(folder / "running", "a") as running:
        fcntl.flock(turn, fcntl.LOCK_EX)  # held by a test that waits to be alone: until it runs, no other begins
        fcntl.flock(running, fcntl.LOCK_EX if item.get_closest_marker("alone") else fcntl.LOCK_SH)
        fcntl.flock(turn, fcntl.LOCK_UN)
        try:
            return (yield)
        finally:
            fcntl.flock(running, fcntl.LOCK_UN)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests of the corpus, so that a workflow without it can leave them out by name (`-m "not corpus"`)."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker("corpus")


def absent(what: str) -> None:
    """Skip a test whose requirements are missing; in CI it fails."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, but CI must have it")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the project, which is also the demo site."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the corpus for quality measurements; it is not public."""
    if not (SHARED / "bench" / "score.py").is_file():
        absent("../shared")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        absent("Chromium")
    return str(path)
