"""Lighthouse on the pages that readers land on, as a phone on a slow network and as a desktop."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import ARGUMENTS
from tests.sitebuilding import LIMIT

LEAST = 99
RUNS, ENOUGH = 5, 2
"""Of five runs two must reach the score of performance: a busy machine makes runs slow, never fast."""
PERFORMANCE = "performance"
METRICS = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
    "speed-index",
)
"""The audits behind the score of performance: later runs measure nothing else."""
OTHERS = ("accessibility", "best-practices", "seo")
PAGES = {
    "home": "zh-hans/",
    "article": "en/articles/2024-california-digital-replicas/",
    "subject": "zh-hans/topics/ai-music/",
    "search": "en/search/",
}


def scores(modules: Path, chromium: str, address: str, preset: str, *what: str) -> dict[str, float]:
    """Return the Lighthouse score of each category, up to 100; a run without a measurement is repeated."""
    flags = " ".join(("--headless", *ARGUMENTS))
    command = [
        "node", str(modules / "lighthouse" / "cli" / "index.js"), address, "--quiet", "--output=json",
        *what, f"--chrome-flags={flags}",
        *(["--preset=desktop"] if preset == "desktop" else []),
    ]  # fmt: skip
    for _ in range(RUNS):
        done = subprocess.run(
            command,
            env={**os.environ, "CHROME_PATH": chromium},
            capture_output=True,
            text=True,
            check=False,
            timeout=LIMIT,
        )
        if not done.returncode:
            given = {name: category["score"] for name, category in json.loads(done.stdout)["categories"].items()}
            if None not in given.values():  # as when the browser painted nothing in time
                return {name: 100 * score for name, score in given.items()}
    pytest.fail(f"{address}: Lighthouse could not measure it: {done.stderr}")  # it lost its browser's trace, every time


@pytest.mark.parametrize("preset", ["mobile", "desktop"])
@pytest.mark.parametrize("kind", PAGES)
def test_every_score_is_at_least_99(
    hosted: tuple[str, Path], web_tools: Path, chromium: str, kind: str, preset: str
) -> None:
    address = hosted[0] + PAGES[kind]
    again = (f"--only-audits={','.join(METRICS)}", "--disable-full-page-screenshot")
    first = scores(web_tools, chromium, address, preset, f"--only-categories={','.join((PERFORMANCE, *OTHERS))}")
    assert min(first[name] for name in OTHERS) >= LEAST, first
    runs = [first[PERFORMANCE]]
    while is_fast(runs) is None:
        runs.append(scores(web_tools, chromium, address, preset, *again)[PERFORMANCE])
    assert is_fast(runs), runs


def is_fast(runs: list[float]) -> bool | None:
    """Whether enough runs reached the score; None while further runs may decide it."""
    high = sum(score >= LEAST for score in runs)
    if high >= ENOUGH:
        return True
    return False if len(runs) - high > RUNS - ENOUGH else None


def test_two_runs_of_five_decide() -> None:
    assert [is_fast(runs) for runs in ([99.0], [98.0, 99.0], [98.0, 99.0, 98.0, 99.0])] == [None, None, True]
    assert [is_fast([98.0, 98.0, 98.0, *last]) for last in ([], [98.0], [99.0])] == [None, False, None]
