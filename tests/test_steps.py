"""Work in steps: the same results as without pauses, in the order of the items, whatever one of them does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.steps import Steps, finished, together


def counting(pauses: int, result: int, taken: list[int]) -> Steps[int]:
    for step in range(pauses):
        taken.append(step)
        yield
    if result < 0:
        raise ValueError(result)
    return result


def failed(number: int, error: Exception) -> int:
    return -1000 * number - len(str(error))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9))))
def test_together_gives_what_each_gives_alone(items: list[tuple[int, int]]) -> None:
    alone = [finished(counting(*item, [])) for item in items]
    assert together([counting(*item, []) for item in items], failed) == alone == [result for _, result in items]


def test_all_take_a_step_before_any_takes_the_next() -> None:
    taken: list[int] = []
    together([counting(2, 1, taken), counting(3, 1, taken), counting(0, 1, taken)], failed)
    assert taken == [0, 0, 1, 1, 2]


def test_what_raises_fails_alone() -> None:
    assert together([counting(1, 4, []), counting(2, -3, []), counting(3, 5, [])], failed) == [4, -1002, 5]
