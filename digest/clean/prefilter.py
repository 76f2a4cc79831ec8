"""Which of many patterns may match a text, found in one pass over its characters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class Prefilter:
    """The hints of numbered patterns, gathered in one automaton (Aho and Corasick 1975) at the first text."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns

    @cached_property
    def _automaton(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick  # a build that changes nothing needs none

        return AhoCorasick([hint for pattern in self._patterns for hint in pattern.hints])

    @cached_property
    def _numbers(self) -> list[int]:
        """The pattern of each hint of the automaton."""
        return [number for number, pattern in enumerate(self._patterns) for _ in pattern.hints]

    @cached_property
    def _without_hints(self) -> frozenset[int]:
        return frozenset(number for number, pattern in enumerate(self._patterns) if not pattern.hints)

    def candidates(self, text: str) -> set[int]:
        """The numbers of the patterns that may match somewhere in a text without lone surrogates."""
        numbers = self._numbers
        found = {numbers[match[0]] for match in self._automaton.find_matches_as_indexes(text, overlapping=True)}
        return found | self._without_hints
