"""What tests share: the project's root, the shared corpus, a browser; absent ones skip here and fail under CI."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # how fast a machine is proves nothing
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def absent(what: str) -> None:
    """Skip a test that needs what is not here; under CI that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is absent, but CI must have it")
    pytest.skip(f"{what} is absent")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the project, which is also the demo site."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the corpus that quality is measured on."""
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
