"""Shared fixtures: the project, the corpus, a browser. Tests of what is missing are skipped here and fail in CI."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import IO

import pytest
from hypothesis import settings

if sys.platform != "win32":
    import fcntl

settings.register_profile("untimed", deadline=None)  # a slow machine is no failure
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


LOCKS = pytest.StashKey[tuple[IO[str], IO[str]]]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test in company, but not while a test of another process is `alone`."""
    if sys.platform == "win32" or "PYTEST_XDIST_WORKER" not in os.environ:
        return (yield)
    folder = Path(item.config.getoption("basetemp")).parent
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "turn", "a") as turn, open(folder / "running", "a") as running:
        item.stash[LOCKS] = turn, running
        _begin(turn, running, fcntl.LOCK_SH)
        return (yield)


def _begin(turn: IO[str], running: IO[str], company: int) -> None:
    if sys.platform != "win32":
        fcntl.flock(turn, fcntl.LOCK_EX)  # held by a test that waits to be alone: until it is, no other begins
        fcntl.flock(running, company)
        fcntl.flock(turn, fcntl.LOCK_UN)


@pytest.fixture
def alone(request: pytest.FixtureRequest) -> Callable[[], None]:
    """Return a function that waits until no other process of this run is at a test, and keeps them idle until this test ends.

    A test that measures time calls it after a first try in company: other tests can only have made that slower.
    """
    locks = request.node.stash.get(LOCKS, None)

    def wait() -> None:
        if sys.platform != "win32" and locks is not None:
            turn, running = locks
            fcntl.flock(running, fcntl.LOCK_UN)  # another test may be waiting to be alone
            _begin(turn, running, fcntl.LOCK_EX)

    return wait


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
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first draws no window around its pages, which takes longer than most pages do."""


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        absent("Chromium")
    return str(path)
