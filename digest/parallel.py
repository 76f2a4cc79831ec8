"""A pool of processes that maps functions over items: the same results as a plain loop, on one process or many."""

import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from itertools import count
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from digest.errors import DigestError
from digest.processes import begin_helper, interrupted_by_sigterm

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

from digest.isolation import one_by_one_apart

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

Prepare = Callable[[Shared], Callable[[Sequence[Item]], list[Result]]]
"""Builds, once a process, the function that is mapped over chunks of items: matchers and templates are built once."""

Step = Callable[[int], None]
Refuse = Callable[[Item, int | None], Result]
"""Makes the result of an item that ended its process, given the exit code."""

WORTH_A_PROCESS = 48  # fewer items are done before a second process has started
_SMALLEST, _LARGEST = 4, 64  # items of a chunk


def cores() -> int:
    """Return the number of processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


class Pool:
    """Processes, started when there is enough work for the first time. Use it as a context manager.

    Functions, items and results are pickled; the shared value of a map is pickled once. Linux forks, other systems spawn:
    macOS frameworks do not survive a fork.
    """

    def __init__(
        self, jobs: int, method: str = "fork" if sys.platform == "linux" else "spawn", *, resident: bool = False
    ) -> None:
        """Use `jobs` processes, 0 for one a processor. A `resident` pool lives long enough to start them for a few items."""
        self.jobs = jobs or cores()
        self._method = method
        self._resident = resident
        self._executor: ProcessPoolExecutor | None = None
        self._while_open = ExitStack()
        self._folder = ""  # of the shared values, private
        self._numbers = count()

    def __enter__(self) -> Self:
        self._while_open.enter_context(interrupted_by_sigterm())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop(at_once=True)  # no map is at work: there is nothing to wait for
        self._while_open.close()

    def map(
        self, prepare: Prepare[Shared, Item, Result], shared: Shared, items: Sequence[Item], step: Step = lambda _: None,
        refuse: Refuse[Item, Result] | None = None,
    ) -> list[Result]:  # fmt: skip
        """Return the results of `prepare(shared)` for the items, in their order; an exception of an item ends the map.

        `step` is called with the number of items done so far. `refuse` makes the result of an item that ends its process;
        with it, even a few items are worked on in another process, unless that would have to be spawned for them.
        """
        few = self.jobs == 1 or len(items) < WORTH_A_PROCESS
        if few and items and refuse is not None and self._method == "fork":
            return _gathered(([result] for result in one_by_one_apart("fork", prepare, shared, items, refuse)), step)
        if few and not (items and refuse is not None and self._resident):
            work = prepare(shared)
            done = (work(items[start : start + _LARGEST]) for start in range(0, len(items), _LARGEST))
            return _gathered(done, step)
        self._started()
        payload = os.path.join(self._folder, f"shared-{next(self._numbers)}")
        with open(payload, "wb") as stream:
            pickle.dump((prepare, shared), stream, pickle.HIGHEST_PROTOCOL)
        with self._ended_on_error():
            results = self._results(payload, _chunks(items, self.jobs), step, refuse)
        os.unlink(payload)
        return results

    def _results(
        self, payload: str, chunks: Sequence[Sequence[Any]], step: Step, refuse: Refuse[Any, Any] | None
    ) -> list[Any]:
        """Return the results of the items of chunks, in their order.

        If a process ends, the executor ends all of them. The chunks they worked on are the first without a result: these
        are done again one item at a time, and the remaining ones by new processes.
        """
        results: dict[int, list[Any]] = {}
        while missing := [number for number in range(len(chunks)) if number not in results]:
            executor = self._started()
            futures = [_submitted(executor, payload, chunks[number]) for number in missing]
            for number, future in zip(missing, futures, strict=True):
                try:
                    results[number] = future.result()
                except BrokenExecutor:
                    if refuse is None:
                        raise
                else:
                    step(sum(map(len, results.values())))
            broken = [number for number in missing if number not in results]
            if broken and refuse is not None:
                self._stop()
                for number in broken[: self.jobs]:
                    results[number] = list(one_by_one_apart(self._method, _prepared, payload, chunks[number], refuse))
        return [result for number in range(len(chunks)) for result in results[number]]

    @contextmanager
    def _ended_on_error(self) -> Iterator[None]:
        """End all processes if a map does not end as it should: none writes a file while others are cleaned up.

        Raises DigestError if a process was killed, by the system for want of memory above all.
        """
        try:
            yield
        except BrokenExecutor as error:
            self._stop(at_once=True)
            message = "a helper process of the build was killed, perhaps because memory ran out"
            raise DigestError(message, fix="build again, with --jobs 1 if memory is short") from error
        except BaseException:
            self._stop(at_once=True)
            raise

    def _stop(self, *, at_once: bool = False) -> None:
        """End the processes; a later map starts new ones."""
        executor, self._executor = self._executor, None
        if executor is not None:
            for process in tuple((executor._processes or {}).values()) if at_once else ():  # noqa: SLF001 - `kill_workers` of Python 3.14
                process.kill()
            executor.shutdown(cancel_futures=True)

    def _started(self) -> "ProcessPoolExecutor":
        if self._executor is None:
            # imported only for large maps: an edit needs no second process
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            self._folder = self._while_open.enter_context(TemporaryDirectory(prefix="digest-"))
            self._executor = ProcessPoolExecutor(self.jobs, get_context(self._method), begin_helper, (self._folder,))
        return self._executor


def one_by_one(work: Callable[[Item], Result]) -> Callable[[Sequence[Item]], list[Result]]:
    """Return the function of a map that has no use for several items at a time."""
    return lambda items: [work(item) for item in items]


def _submitted(executor: "ProcessPoolExecutor", payload: str, chunk: Sequence[Any]) -> Future[list[Any]]:
    """Return the future result of a chunk; its exception if the executor has ended meanwhile."""
    try:
        return executor.submit(_run, payload, chunk)
    except BrokenExecutor as error:
        failed: Future[list[Any]] = Future()
        failed.set_exception(error)
        return failed


def _gathered(chunks: Any, step: Step) -> list[Any]:
    results: list[Any] = []
    for chunk in chunks:
        results += chunk
        step(len(results))
    return results


def _chunks(items: Sequence[Item], jobs: int) -> list[Sequence[Item]]:
    """Cut items into chunks that shrink towards the end, so that all processes end at about the same time."""
    chunks: list[Sequence[Item]] = []
    start = 0
    while start < len(items):
        stop = start + max(_SMALLEST, min(_LARGEST, (len(items) - start) // (jobs * 4)))
        chunks.append(items[start:stop])
        start = stop
    return chunks


def _run(payload: str, chunk: Sequence[Any]) -> list[Any]:
    return _prepared(payload)(chunk)


@lru_cache(maxsize=1)
def _prepared(payload: str) -> Callable[[Sequence[Any]], list[Any]]:
    """Return the function of the map whose shared value is in a file; a process maps one function at a time."""
    with open(payload, "rb") as stream:
        prepare, shared = pickle.load(stream)  # noqa: S301 - written by the parent process, in a private folder
    work: Callable[[Sequence[Any]], list[Any]] = prepare(shared)
    return work
