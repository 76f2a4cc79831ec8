"""Patterns: regular expressions of word classes, compiled on first use, tried only on texts that contain one of their hints."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final

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
    """A regular expression in which `{name}` stands for a word class. Its methods are those of re.Pattern.

    Args:
        source: the pattern; of several alternatives, see `any_of`.
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
    def _expression(self) -> re.Pattern[str]:
        return re.compile(composed(self.source), self.flags)

    def compiled(self) -> re.Pattern[str]:
        """The regular expression itself."""
        return self._expression

    def may_match(self, text: str) -> bool:
        """Whether the text contains a hint; otherwise the pattern cannot match."""
        if self._ignores_case:
            text = text.lower()
        if self._any_hint is not None:
            return self._any_hint.search(text) is not None
        for hint in self.hints:  # this is the hottest loop of a build: `any` takes four times as long
            if hint in text:
                return True
        return not self.hints

    def search(self, text: str, start: int = 0, stop: int = _END) -> re.Match[str] | None:
        return self._expression.search(text, start, stop) if self.may_match(text) else None

    def match(self, text: str, start: int = 0, stop: int = _END) -> re.Match[str] | None:
        return self._expression.match(text, start, stop) if self.may_match(text) else None

    def fullmatch(self, text: str, start: int = 0, stop: int = _END) -> re.Match[str] | None:
        return self._expression.fullmatch(text, start, stop) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0, stop: int = _END) -> Iterator[re.Match[str]]:
        return self._expression.finditer(text, start, stop) if self.may_match(text) else iter(())

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._expression.sub(replacement, text) if self.may_match(text) else text

    def split(self, text: str) -> list[str]:
        return self._expression.split(text) if self.may_match(text) else [text]
