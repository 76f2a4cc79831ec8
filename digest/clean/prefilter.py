"""Which rules a line may match: found in one pass over its characters, without asking every rule for every hint."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ahocorasick_rs import AhoCorasick


class Hints:
    """The hints of numbered rules, gathered in one automaton (Aho and Corasick 1975) at the first line."""

    def __init__(self, hints: Sequence[Sequence[str]]) -> None:
        self._always = frozenset(number for number, words in enumerate(hints) if not words)
        self._numbers = [number for number, words in enumerate(hints) for _ in words]  # of each hint
        self._words = [word for words in hints for word in words]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick  # a build that changes nothing needs none

        return AhoCorasick(self._words)

    def found(self, text: str) -> set[int]:
        """Return the numbers of the rules that have a hint in the text, and of those that have no hints.

        The text has no lone surrogates: repair takes them out of every line.
        """
        numbers = self._numbers
        found = {numbers[match[0]] for match in self._automaton.find_matches_as_indexes(text, overlapping=True)}
        return found | self._always
