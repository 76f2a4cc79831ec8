"""Map a function over items, inline or on processes, with the same result; a cluster would plug in here."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn, TypeVar

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

Make = Callable[[Shared], Callable[[Sequence[Item]], list[Result]]]
"""Makes the function of a map, which is given some items at a time."""

Step = Callable[[int], None]

_LENGTH = 8  # bytes of the length of an answer
WORTH_A_PROCESS = 48  # fewer items are done before a second process has started

_work: Callable[[Any], list[Any]] | None = None  # of a map: inherited by forked processes, made once in others


def cores() -> int:
    """Number of processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def map_items(
    make: Make[Shared, Item, Result], shared: Shared, items: Sequence[Item], jobs: int, step: Step = lambda _: None
) -> list[Result]:
    """Return what `make(shared)` makes of the items, in their order.

    `make` is called once per process, so that what is dear to build (automata, templates) is built once. `step` is told
    how many items are done. An exception of an item stops the map.
    """
    return begin(make, shared, items, jobs, step)()


def begin(
    make: Make[Shared, Item, Result], shared: Shared, items: Sequence[Item], jobs: int, step: Step = lambda _: None,
    first: int = 1,
) -> Callable[[], list[Result]]:  # fmt: skip
    """Begin a map, and return the function, to be called once, that waits for its results; see `map_items`.

    Few items are mapped inline when they are waited for. The `first` are done before there are other processes.
    """
    if jobs <= 1 or len(items) < WORTH_A_PROCESS:
        return lambda: _inline(make(shared), items, step)
    from concurrent.futures import ProcessPoolExecutor  # importing it takes longer than a small build

    global _work  # noqa: PLW0603 - what forked processes find made
    work = _work = make(shared)
    results = work(items[:first])  # whatever they load and compile is inherited by processes that are forked now
    pool = ProcessPoolExecutor(jobs, _context(), _prepare, (make, shared))
    running = pool.map(_run, _chunks(items[first:], jobs))

    def collect() -> list[Result]:
        with pool:
            for done in running:
                results.extend(done)
                step(len(results))
        return results

    return collect


class Aside:
    """A process that loads what some work takes while this one finds out what there is to do.

    It must be asked, if only for nothing (`b""`), and its end waited for.
    """

    def __init__(self, load: Callable[[], Callable[[bytes], Iterable[bytes]]]) -> None:
        """Begin to load; only where there is `os.fork`. The function that `load` gives is then called with what is asked."""
        asked, question = os.pipe()
        answers, told = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(question)
            os.close(answers)  # or it would wait for ever to write to a parent that is no more
            _answer(load, asked, told)
        os.close(asked)
        os.close(told)
        self._question, self._answers = open(question, "wb"), open(answers, "rb")  # noqa: SIM115 - closed at the end

    def ask(self, question: bytes) -> None:
        """Say what there is to do."""
        with contextlib.suppress(BrokenPipeError), self._question as stream:
            stream.write(question)

    def answer(self) -> bytes | None:
        """Wait for the next thing that was made of it; None if there is none, for one because the process failed."""
        size = self._answers.read(_LENGTH)
        given = self._answers.read(int.from_bytes(size, "big"))
        return given if len(size) == _LENGTH and len(given) == int.from_bytes(size, "big") else None

    def end(self) -> None:
        """Wait for its end, whether or not it was asked."""
        if not self._question.closed:
            self.ask(b"")
        if not self._answers.closed:
            with self._answers as stream:
                stream.read()
            os.waitpid(self._process, 0)


def beside(work: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin some work in a process of its own, and return the function, to be called once, that waits for what it gives.

    Where no second process can be had, or it fails, the work is done when it is asked for.
    """
    if cores() < 2 or not hasattr(os, "fork"):
        return work
    aside = Aside(lambda: lambda _: (work(),))
    aside.ask(b"begin")

    def wait() -> bytes:
        given = aside.answer()
        aside.end()
        return work() if given is None else given

    return wait


def _answer(load: Callable[[], Callable[[bytes], Iterable[bytes]]], asked: int, told: int) -> NoReturn:
    status = 1
    try:
        work = load()
        with open(asked, "rb") as stream:
            question = stream.read()
        with open(told, "wb") as stream:
            for answer in work(question) if question else ():
                stream.write(len(answer).to_bytes(_LENGTH, "big") + answer)
                stream.flush()
        status = 0
    finally:
        os._exit(status)  # nothing that the parent has begun is to be ended twice: neither its buffers nor its locks


def one_by_one(work: Callable[[Item], Result]) -> Callable[[Sequence[Item]], list[Result]]:
    """Return the function of a map that has no use for several items at a time."""
    return lambda items: [work(item) for item in items]


def _inline(work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item], step: Step) -> list[Result]:
    results: list[Result] = []
    for start in range(0, len(items), _MOST):
        results += work(items[start : start + _MOST])
        step(len(results))
    return results


def _chunks(items: Sequence[Item], jobs: int) -> list[Sequence[Item]]:
    """Cut items into what processes take at a time, less and less towards the end: so all of them end at the same time."""
    chunks: list[Sequence[Item]] = []
    start = 0
    while start < len(items):
        stop = start + max(_FEWEST, min(_MOST, (len(items) - start) // (jobs * 4)))
        chunks.append(items[start:stop])
        start = stop
    return chunks


_FEWEST, _MOST = 4, 64  # items that are worth a message, and that are taken at once at most


def _context() -> Any:
    import multiprocessing

    # fork hands the library to the workers without copying it; elsewhere it is pickled once per worker
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _prepare(make: Make[Shared, Item, Result], shared: Shared) -> None:
    global _work  # noqa: PLW0603 - a worker process has one function for its whole life
    if _work is None:
        _work = make(shared)


def _run(chunk: Sequence[Any]) -> list[Any]:
    if _work is None:
        raise RuntimeError("a worker was asked before it was prepared")
    return _work(chunk)
