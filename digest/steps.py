"""Work in steps: many items go through each step together, so that a processor finds the step's code and tables at hand."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

Result = TypeVar("Result")

Steps = Generator[None, None, Result]
"""What makes a result, and pauses between its steps."""


def finished(steps: Steps[Result]) -> Result:
    """Return the result of one item, made without a pause."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def together(works: Sequence[Steps[Result]], failed: Callable[[int, Exception], Result]) -> list[Result]:
    """Return the results of many items, all of which take a step before any takes the next.

    What an item does is its own affair: one that raises gets the result that `failed` makes of its number and the exception.
    """
    results: dict[int, Result] = {}
    going = dict(enumerate(works))
    while going:
        for number, work in list(going.items()):
            try:
                next(work)
            except StopIteration as end:
                results[number] = end.value
            except Exception as error:  # noqa: BLE001 - whatever one item does to us, the others are still made
                results[number] = failed(number, error)
            else:
                continue
            del going[number]
    return [results[number] for number in range(len(works))]
