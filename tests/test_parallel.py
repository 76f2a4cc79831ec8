"""The map seam: order, one making per process, the same result inline and on processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest

from digest import parallel


def multiplier(factor: int) -> Callable[[Sequence[int]], list[int]]:
    return lambda numbers: [factor * number for number in numbers]


def failing(_: int) -> Callable[[Sequence[int]], list[int]]:
    def work(number: int) -> int:
        if number == 70:
            raise ValueError("seventy")
        return number

    return parallel.one_by_one(work)


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 47, 48, 1000])
def test_processes_equal_inline(jobs: int, count: int) -> None:
    steps: list[int] = []
    got = parallel.map_items(multiplier, 3, range(count), jobs, steps.append)
    assert got == [3 * number for number in range(count)]
    assert steps == sorted(steps)
    assert not count or steps[-1] == count


@pytest.mark.parametrize("first", [0, 1, 32, 100])
def test_those_done_before_the_fork_come_first(first: int) -> None:
    assert parallel.begin(multiplier, 3, range(100), 2, first=first)() == [3 * number for number in range(100)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_of_an_item_stops_the_map(jobs: int) -> None:
    with pytest.raises(ValueError, match="seventy"):
        parallel.map_items(failing, 0, range(100), jobs)


def doubling() -> Callable[[bytes], Iterable[bytes]]:
    return lambda question: (question * 2, question)


def broken() -> Callable[[bytes], Iterable[bytes]]:
    def work(question: bytes) -> Iterator[bytes]:
        yield b"first"
        raise ValueError(question)

    return work


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("question", [b"ab", b"x" * 1_000_000])
def test_a_process_aside_answers_what_it_is_asked(question: bytes) -> None:
    aside = parallel.Aside(doubling)
    aside.ask(question)
    assert [aside.answer(), aside.answer(), aside.answer()] == [question * 2, question, None]
    aside.end()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("question", [b"", b"ab", b"x" * 1_000_000])
def test_a_process_aside_ends_whether_or_not_its_answers_were_waited_for(question: bytes) -> None:
    aside = parallel.Aside(doubling)
    if question:
        aside.ask(question)
    aside.end()
    aside.end()
    with pytest.raises(ChildProcessError):
        os.waitpid(aside._process, os.WNOHANG)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_process_aside_that_fails_says_so() -> None:
    aside = parallel.Aside(broken)
    aside.ask(b"anything")
    assert [aside.answer(), aside.answer()] == [b"first", None]
    aside.end()


def test_work_beside_gives_what_it_gives_here() -> None:
    wait = parallel.beside(lambda: b"done")
    assert wait() == b"done"


def test_work_beside_that_fails_is_done_here() -> None:
    here = os.getpid()

    def work() -> bytes:
        if os.getpid() != here:
            raise ValueError("not there")
        return b"done"

    assert parallel.beside(work)() == b"done"
