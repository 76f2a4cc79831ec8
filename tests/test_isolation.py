"""Isolation: an item that takes too long, too much memory or its process down is refused alone."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from multiprocessing import get_all_start_methods

import pytest

from digest import isolation
from digest.isolation import allowed_seconds, limited, one_by_one_apart, why_ended
from digest.parallel import Pool, one_by_one

METHODS = [method for method in ("fork", "spawn") if method in get_all_start_methods()]
LINUX = sys.platform == "linux"


def workers(factor: int) -> Callable[[Sequence[int]], list[object]]:
    """Return a function that multiplies, and fails in many ways: by a multiple of 100 at most once."""

    def work(number: int) -> object:
        with limited(0):
            if number == 13:
                os._exit(3)
            if number == 14:
                os.kill(os.getpid(), signal.SIGKILL if LINUX else signal.SIGTERM)
            if number == 15:
                re.fullmatch("(a*)*b", "a" * 60)  # a call to C that does not come back
            if number == 16:
                try:
                    return len(bytes(2 * isolation.MEMORY))
                except MemoryError:
                    return "no memory"
            if number == 17:
                raise ValueError("seventeen")
        return factor * number

    return one_by_one(work)


def ended(item: int, exit_code: int | None) -> str:
    return f"{item} ended {exit_code}"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("numbers", [[], [1], [1, 13, 2, 3], [13, 14, 13], [1, 13]])
def test_the_item_that_ends_its_process_is_refused_alone(method: str, numbers: list[int]) -> None:
    found = list(one_by_one_apart(method, workers, 2, numbers, ended))
    codes = {13: "13 ended 3", 14: f"14 ended {-signal.SIGKILL if LINUX else -signal.SIGTERM}"}
    assert found == [codes.get(number, 2 * number) for number in numbers]


def test_an_exception_is_raised_in_the_parent() -> None:
    found = one_by_one_apart(METHODS[0], workers, 2, [1, 17, 2], ended)
    assert next(found) == 2
    with pytest.raises(ValueError, match="seventeen"):
        next(found)


@pytest.mark.skipif(not LINUX, reason="the limits are those of Linux")
def test_time_and_memory_are_limited_by_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "SECONDS", 0)
    found = list(one_by_one_apart("fork", workers, 2, [15, 1, 16, 2], ended))
    assert found == [f"15 ended {-signal.SIGXCPU}", 2, "no memory", 4]
    assert why_ended(0, -signal.SIGXCPU) == "it takes longer than 0 s of processor time"


def test_the_main_process_is_not_limited() -> None:
    with limited(0):
        pass
    if LINUX:
        import resource

        assert resource.getrlimit(resource.RLIMIT_CPU)[0] == resource.RLIM_INFINITY


def test_larger_items_may_take_longer() -> None:
    assert allowed_seconds(0) == allowed_seconds(50_000)
    assert allowed_seconds(8_000_000) == allowed_seconds(0) + 80


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("bad", [[], [13], [1, 14, 500], [998, 999]])
def test_a_pool_goes_on_after_its_processes_ended(method: str, bad: list[int]) -> None:
    numbers: list[int] = [13 if number in bad else number + 1000 for number in range(1000)]
    steps: list[int] = []
    with Pool(2, method) as pool:
        found = pool.map(workers, 3, numbers, steps.append, ended)
        assert pool.map(workers, 3, [50] * 100) == [150] * 100
    assert found == ["13 ended 3" if number == 13 else 3 * number for number in numbers]


@pytest.mark.parametrize(("method", "resident"), [*((method, False) for method in METHODS[:1]), ("spawn", True)])
def test_a_few_items_are_worked_on_in_another_process(method: str, resident: bool) -> None:
    with Pool(1, method, resident=resident) as pool:
        assert pool.map(workers, 3, [1, 13, 2], refuse=ended) == [3, "13 ended 3", 6]
