"""Patterns: regular expressions of word classes, compiled on first use, tried only on texts that contain one of their hints."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from ahocorasick_rs import AhoCorasick

from digest.text.hints import hints
from digest.text.word_classes import composed

_END: Final = sys.maxsize
_MANY: Final = 16  # hints; so many are looked for together


def any_of(patterns: Iterable[str]) -> str:
    """A pattern that matches what any of the patterns matches, the first that does."""
    return f"(?:{'|'.join(patterns)})"


def words(text: str) -> str:
    """A pattern that matches any of the words of a text, which are separated by spaces."""
    return any_of(text.split())


class Pattern:
    """A regular expression in which `{name}` is a word class. Its methods are those of re.Pattern.

    Args:
        source: the pattern.
        hints: literals of which each match contains at least one, in lower case where the pattern ignores case; derived
            from the pattern unless given.
        flags: those of re.compile.

    """

    def __init__(self, source: str, *hints: str, flags: int = 0) -> None:
        self.source = source
        self.flags = flags
        self._given = hints
        self._ignores_case = bool(flags & re.IGNORECASE)

    @cached_property
    def hints(self) -> tuple[str, ...]:
        found = self._given or hints(self.source)
        return tuple(map(str.lower, found)) if self._ignores_case else found

    @cached_property
    def _any_hint(self) -> re.Pattern[str] | None:
        """All hints in one expression, where they are many."""
        return re.compile("|".join(map(re.escape, self.hints))) if len(self.hints) > _MANY else None

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression itself."""
        return re.compile(composed(self.source), self.flags)

    def may_match(self, text: str) -> bool:
        """Whether the text contains a hint; otherwise the pattern cannot match."""
        if self._ignores_case:
            text = text.lower()
        if self._any_hint is not None:
            return self._any_hint.search(text) is not None
        for hint in self.hints:  # a plain loop, since most texts are tried here: `any` takes four times as long
            if hint in text:
                return True
        return not self.hints

    def search(self, text: str, start: int = 0, stop: int = _END) -> re.Match[str] | None:
        return self.compiled.search(text, start, stop) if self.may_match(text) else None

    def match(self, text: str, start: int = 0, stop: int = _END) -> re.Match[str] | None:
        return self.compiled.match(text, start, stop) if self.may_match(text) else None

    def fullmatch(self, text: str, start: int = 0, stop: int = _END) -> re.Match[str] | None:
        return self.compiled.fullmatch(text, start, stop) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0, stop: int = _END) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text, start, stop) if self.may_match(text) else iter(())

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.compiled.sub(replacement, text) if self.may_match(text) else text

    def split(self, text: str) -> list[str]:
        return self.compiled.split(text) if self.may_match(text) else [text]


class Prefilter:
    """Which of many patterns may match a text, by their hints in one automaton (Aho and Corasick 1975)."""

    def __init__(self, patterns: Mapping[int, Pattern]) -> None:
        self._patterns = patterns

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick([hint for pattern in self._patterns.values() for hint in pattern.hints])

    @cached_property
    def _numbers(self) -> list[int]:
        """The pattern of each hint of the automaton."""
        return [number for number, pattern in self._patterns.items() for _ in pattern.hints]

    @cached_property
    def _without_hints(self) -> frozenset[int]:
        return frozenset(number for number, pattern in self._patterns.items() if not pattern.hints)

    def candidates(self, text: str) -> set[int]:
        """Return the numbers of the patterns that may match somewhere in a text without lone surrogates."""
        numbers = self._numbers
        found = {numbers[match[0]] for match in self._automaton.find_matches_as_indexes(text, overlapping=True)}
        return found | self._without_hints
