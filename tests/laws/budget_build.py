"""Builds the site in the current folder with small budgets of time and memory: `budget_build.py SECONDS BYTES JOBS METHOD`.

Prints the refused items, as JSON.
"""

from __future__ import annotations

import json
import os
import sys

from digest import isolation
from digest.commands.build import build_time
from digest.parallel import Pool
from digest.pipeline.build import Report, build, remember, with_memory
from digest.site_paths import SitePaths
from digest.store.fingerprint import input_state
from digest.store.memory import Memory


def main(seconds: str, memory_bytes: str, jobs: str, method: str) -> None:
    isolation.SECONDS, isolation.SECONDS_PER_MEGABYTE = int(seconds), 0  # type: ignore[misc]  # a forked process inherits them
    isolation.MEMORY, isolation.MEMORY_PER_BYTE = int(memory_bytes), 0  # type: ignore[misc]
    paths = SitePaths(os.getcwd(), "content", "output")
    memory = Memory(paths.memory)
    with Pool(int(jobs), method, resident=method == "spawn") as pool:

        def work() -> Report:
            report = build(paths, input_state(paths), build_time(), memory, pool, lambda *_: None)
            remember(memory)
            return report

        report = with_memory(paths, memory, work)
    print(json.dumps([[item.file, item.line, item.reason, item.message] for item in report.rejected]))
    print(bool(report.until))


if __name__ == "__main__":
    main(*sys.argv[1:])
