"""Which rules a short line may match: found by the pairs of its characters, without asking every rule for every hint."""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Hints:
    """The hints of numbered rules, by the one or two characters they begin with; most pairs of a line begin none."""

    __slots__ = ("_always", "_starts")

    def __init__(self, hints: Sequence[Sequence[str]]) -> None:
        self._always = frozenset(number for number, words in enumerate(hints) if not words)
        self._starts: dict[str, list[tuple[str, int]]] = {}
        for number, words in enumerate(hints):
            for word in words:
                self._starts.setdefault(word[:2], []).append((word, number))

    def found(self, text: str) -> set[int]:
        """Return the numbers of the rules that have a hint in the text, and of those that have no hints."""
        numbers = set(self._always)
        for start in self._starts.keys() & {*text, *map(add, text, text[1:])}:
            numbers.update([number for word, number in self._starts[start] if word in text])
        return numbers
