"""Builds the site in the current folder with a pool of two processes, started by the method named as the argument.

Prints the number of items of each map, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

from digest.commands.build import build_time
from digest.parallel import Item, Pool, Prepare, Refuse, Result, Shared, Step
from digest.pipeline.build import Report, build, remember, with_memory
from digest.site_paths import SitePaths
from digest.store.fingerprint import input_state
from digest.store.memory import Memory


class CountingPool(Pool):
    """A pool that records the size of each map."""

    def __init__(self, jobs: int, method: str) -> None:
        super().__init__(jobs, method)
        self.sizes: list[int] = []

    def map(
        self,
        prepare: Prepare[Shared, Item, Result],
        shared: Shared,
        items: Sequence[Item],
        step: Step = lambda _: None,
        refuse: Refuse[Item, Result] | None = None,
    ) -> list[Result]:
        self.sizes.append(len(items))
        return super().map(prepare, shared, items, step, refuse)


def main(method: str) -> None:
    paths = SitePaths(os.getcwd(), "content", "output")
    memory = Memory(paths.memory)
    with CountingPool(2, method) as pool:

        def work() -> Report:
            report = build(paths, input_state(paths), build_time(), memory, pool, lambda *_: None)
            remember(memory)
            return report

        with_memory(paths, memory, work)
        print(json.dumps(pool.sizes))


if __name__ == "__main__":
    main(sys.argv[1])
