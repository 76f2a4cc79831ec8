"""Shared fixtures: the project, the corpus, a browser. Tests of what is missing are skipped here and fail in CI."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a slow machine is no failure
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


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
        if "GITHUB_ACTIONS" in os.environ:
            pytest.skip("the corpus is not public")
        absent("../shared")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        absent("Chromium")
    return str(path)
