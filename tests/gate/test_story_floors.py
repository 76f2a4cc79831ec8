"""Quality floors of stories: pairs of real articles that readers judged, as the shared scorers count them; they only rise."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from digest.stories.crosslingual import is_installed
from tests.sitebuilding import digest, run_script

SITE = "title: T\nbase_url: https://example.org/\nsearch: false\n"


@pytest.fixture(scope="module")
def pile(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Build a site of 2,542 articles of 13 collections and return the figures of its stories."""
    folder = tmp_path_factory.mktemp("pile")
    (folder / "digest.yaml").write_text(SITE, encoding="utf-8")
    shutil.copytree(shared / "piles" / "stories" / "content", folder / "content", copy_function=shutil.copyfile)
    assert digest(folder, "build").returncode == 0
    figures: dict[str, Any] = json.loads(run_script(folder, shared / "bench" / "score_pile_stories.py", ".", "--json"))
    return figures


@pytest.mark.skipif(not is_installed(), reason="needs the extra crosslingual")
def test_reports_in_two_languages_are_one_story(pile: dict[str, Any]) -> None:
    assert pile["relations"]["all"]["precision"] >= 0.91
    assert pile["relations"]["all"]["recall"] >= 0.67
    assert pile["relations"]["zh and en"]["precision"] >= 0.92
    assert pile["relations"]["zh and en"]["recall"] >= 0.45


def test_stories_of_real_collections_are_events(pile: dict[str, Any]) -> None:
    every = pile["relations"]["all"]
    assert every["precision"] >= 0.91
    assert every["recall"] >= 0.59
    assert pile["relations"]["one language"]["recall"] >= 0.73
    assert pile["summary"]["largest"][0] <= 20


@pytest.mark.parametrize(("options", "precision", "recall"), [(("--dated",), 90.0, 45.0), ((), 84.0, 43.0)])
def test_stories_of_separate_sources(
    options: tuple[str, ...], precision: float, recall: float, shared: Path, tmp_path: Path
) -> None:
    program = tmp_path / "digest"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m digest "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    shown = run_script(tmp_path, shared / "bench" / "score_stories.py", str(program), *options)
    figures = re.search(r"^all +P +([\d.]+) +R +([\d.]+)", shown, re.MULTILINE)
    assert figures is not None
    assert float(figures[1]) >= precision
    assert float(figures[2]) >= recall
