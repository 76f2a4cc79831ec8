"""The pool: order, one preparation per process, the same result inline and on processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from multiprocessing import get_all_start_methods

import pytest

from digest.parallel import Pool


def multiplier(factor: int) -> Callable[[Sequence[int]], list[int]]:
    return lambda numbers: [factor * number for number in numbers]


def failing(_: int) -> Callable[[Sequence[int]], list[int]]:
    def work(number: int) -> int:
        if number == 70:
            raise ValueError("seventy")
        return number

    return lambda items: [work(item) for item in items]


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 47, 48, 1000])
def test_processes_equal_inline(jobs: int, count: int) -> None:
    steps: list[int] = []
    with Pool(jobs) as pool:
        got = pool.map(multiplier, 3, range(count), steps.append)
    assert got == [3 * number for number in range(count)]
    assert steps == sorted(steps)
    assert not count or steps[-1] == count


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_one_pool_serves_several_maps(method: str) -> None:
    if method not in get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    with Pool(2, method) as pool:
        assert pool.map(multiplier, 3, range(100)) == [3 * number for number in range(100)]
        assert pool.map(multiplier, 5, range(200)) == [5 * number for number in range(200)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_of_an_item_stops_the_map(jobs: int) -> None:
    with Pool(jobs) as pool, pytest.raises(ValueError, match="seventy"):
        pool.map(failing, 0, range(100))
