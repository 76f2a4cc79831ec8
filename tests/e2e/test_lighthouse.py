"""Lighthouse on the pages that readers land on, as a phone on a slow network and as a desktop."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
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
FIRST = {"onlyCategories": (PERFORMANCE, *OTHERS), "disableFullPageScreenshot": True}
LATER = {"onlyAudits": METRICS, "disableFullPageScreenshot": True}
PAGES = {
    "home": "zh-hans/",
    "article": "en/articles/2024-california-digital-replicas/",
    "subject": "zh-hans/topics/ai-music/",
    "search": "en/search/",
}


class Lighthouse:
    """A process that runs Lighthouse."""

    def __init__(self, process: subprocess.Popen[str], chromium: str) -> None:
        self._process = process
        self._chrome = {"chromePath": chromium, "chromeFlags": ("--headless", *ARGUMENTS)}

    def scores(self, address: str, preset: str, flags: dict[str, object]) -> dict[str, float]:
        """Return the score of each category, up to 100; a run without a measurement is repeated."""
        order = {"address": address, "preset": preset, "flags": flags, "chrome": self._chrome, "limit": RUN_LIMIT}
        line = ""
        for _ in range(RUNS):
            line = self._answer(json.dumps(order))
            given = json.loads(line).get("scores")
            if given and None not in given.values():  # as when the browser painted nothing in time
                return {name: 100 * score for name, score in given.items()}
        pytest.fail(f"{address}: Lighthouse could not measure it: {line}")  # it lost its browser's trace, every time

    def _answer(self, order: str) -> str:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


@pytest.fixture(scope="module")
def lighthouse(web_tools: Path, chromium: str) -> Iterator[Lighthouse]:
    """Return a process that is kept for all runs: Lighthouse takes longer to load than to measure a page."""
    command = ["node", str(Path(__file__).with_name("lighthouse.mjs")), str(web_tools)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        yield Lighthouse(process, chromium)
        process.kill()


@pytest.mark.parametrize("preset", ["mobile", "desktop"])
@pytest.mark.parametrize("kind", PAGES)
def test_every_score_is_at_least_99(
    hosted: tuple[str, Path], lighthouse: Lighthouse, kind: str, preset: str, alone: Callable[[], None]
) -> None:
    address = hosted[0] + PAGES[kind]
    first = lighthouse.scores(address, preset, FIRST)
    assert min(first[name] for name in OTHERS) >= LEAST, first
    runs = [first[PERFORMANCE]]
    while (fast := median_is_high(runs)) is None and runs[-1] >= LEAST:
        runs.append(lighthouse.scores(address, preset, LATER)[PERFORMANCE])
    if not fast:  # other tests only ever make it slower
        alone()
        runs = []
        while (fast := median_is_high(runs)) is None:
            runs.append(lighthouse.scores(address, preset, LATER)[PERFORMANCE])
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
