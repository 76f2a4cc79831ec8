"""Map a function over items, inline or on processes, with the same result; a cluster would plug in here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

Make = Callable[[Shared], Callable[[Item], Result]]
Step = Callable[[int], None]

WORTH_A_PROCESS = 48  # fewer items are done before a second process has started

_work: Callable[[Any], Any] | None = None  # the function of this worker process, made once by _prepare


def cores() -> int:
    """Number of processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def map_items(
    make: Make[Shared, Item, Result], shared: Shared, items: Sequence[Item], jobs: int, step: Step = lambda _: None
) -> list[Result]:
    """Return `make(shared)(item)` for each item, in the order of the items.

    `make` is called once per process, so that what is dear to build (automata, templates) is built once. `step` is told
    how many items are done. An exception of an item stops the map.
    """
    if jobs <= 1 or len(items) < WORTH_A_PROCESS:
        return _inline(make(shared), items, step)
    from concurrent.futures import ProcessPoolExecutor  # importing it takes longer than a small build

    size = max(1, min(64, len(items) // (jobs * 8)))
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    results: list[Result] = []
    with ProcessPoolExecutor(jobs, _context(), _prepare, (make, shared)) as pool:
        for done in pool.map(_run, chunks):
            results.extend(done)
            step(len(results))
    return results


def _inline(work: Callable[[Item], Result], items: Sequence[Item], step: Step) -> list[Result]:
    results = []
    for item in items:
        results.append(work(item))
        step(len(results))
    return results


def _context() -> Any:
    import multiprocessing

    # fork hands the library to the workers without copying it; elsewhere it is pickled once per worker
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _prepare(make: Make[Shared, Item, Result], shared: Shared) -> None:
    global _work  # noqa: PLW0603 - a worker process has one function for its whole life
    _work = make(shared)


def _run(chunk: Sequence[Any]) -> list[Any]:
    if _work is None:
        raise RuntimeError("a worker was asked before it was prepared")
    return [_work(item) for item in chunk]
