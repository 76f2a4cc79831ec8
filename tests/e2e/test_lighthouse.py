"""Lighthouse on the pages that readers land on, as a phone on a slow network and as a desktop."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import ARGUMENTS

LEAST = 99
RUNS = 5
"""The median performance of so many runs counts, as Lighthouse advises: a busy machine makes single runs slow."""
RUN_LIMIT = 150  # seconds for one run, many times what it takes
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
    reason = ""
    for _ in range(RUNS):
        try:
            done = subprocess.run(
                command,
                env={**os.environ, "CHROME_PATH": chromium},
                capture_output=True,
                text=True,
                check=False,
                timeout=RUN_LIMIT,
            )
        except subprocess.TimeoutExpired as error:
            reason = str(error)
            continue
        reason = done.stderr
        if not done.returncode:
            given = {name: category["score"] for name, category in json.loads(done.stdout)["categories"].items()}
            if None not in given.values():  # as when the browser painted nothing in time
                return {name: 100 * score for name, score in given.items()}
    pytest.fail(f"{address}: Lighthouse could not measure it: {reason}")  # it lost its browser's trace, every time


@pytest.mark.alone
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
    while (fast := median_is_high(runs)) is None:
        runs.append(scores(web_tools, chromium, address, preset, *again)[PERFORMANCE])
    assert fast, runs


def median_is_high(runs: list[float]) -> bool | None:
    """Whether the median of all runs reaches the score; None while the remaining runs may decide it."""
    high = sum(score >= LEAST for score in runs)
    if high > RUNS // 2:
        return True
    return False if len(runs) - high > RUNS // 2 else None


def test_the_median_is_known_when_three_runs_agree() -> None:
    undecided = ([99.0], [99.0, 99.0], [99.0, 98.0, 99.0], [98.0, 99.0, 98.0, 99.0])
    assert [median_is_high(runs) for runs in undecided] == [None] * 4
    assert median_is_high([99.0, 99.0, 100.0]) is True
    assert median_is_high([98.0, 98.0, 98.9]) is False
    assert [median_is_high([98.0, 98.0, 99.0, 99.0, score]) for score in (98.0, 99.0)] == [False, True]
