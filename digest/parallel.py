"""A pool of processes that maps functions over items: the same results as a plain loop, on one process or many."""

import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import ExitStack, contextmanager
from functools import lru_cache, partial
from itertools import count
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from digest.errors import DigestError
from digest.processes import begin_helper, interrupted_by_sigterm

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

Prepare = Callable[[Shared], Callable[[Sequence[Item]], list[Result]]]
"""Builds, once a process, the function that is mapped over chunks of items: matchers and templates are built once."""

Step = Callable[[int], None]

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

    def __init__(self, jobs: int, method: str = "fork" if sys.platform == "linux" else "spawn") -> None:
        """Use `jobs` processes, 0 for one a processor."""
        self.jobs = jobs or cores()
        self._method = method
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
        self._stop()
        self._while_open.close()

    def map(
        self, prepare: Prepare[Shared, Item, Result], shared: Shared, items: Sequence[Item], step: Step = lambda _: None
    ) -> list[Result]:
        """Return the results of `prepare(shared)` for the items, in their order; an exception of an item ends the map.

        `step` is called with the number of items done so far.
        """
        if self.jobs == 1 or len(items) < WORTH_A_PROCESS:
            work = prepare(shared)
            done = (work(items[start : start + _LARGEST]) for start in range(0, len(items), _LARGEST))
            return _gathered(done, step)
        executor, payload = self._started(), os.path.join(self._folder, f"shared-{next(self._numbers)}")
        with open(payload, "wb") as stream:
            pickle.dump((prepare, shared), stream, pickle.HIGHEST_PROTOCOL)
        with self._ended_on_error():
            results = _gathered(executor.map(partial(_run, payload), _chunks(items, self.jobs)), step)
        os.unlink(payload)
        return results

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
