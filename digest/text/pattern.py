"""Patterns that cost nothing until a text might match them: a gate of plain words, and compiled at the first use behind it."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_END = sys.maxsize
_FEW = 16  # hints that are sooner looked for one by one
_OFTEN = 200  # texts, after which it pays to make one expression of many hints: that takes a tenth of a millisecond


class Pattern:
    """A regular expression with `hints`: words of which at least one stands in every text it matches; none means no gate.

    Hints of a pattern that ignores case are in lower case and looked for in lower case. Methods are those of re.Pattern.
    """

    __slots__ = ("_any_case", "_asked", "_beyond", "_compiled", "_gate", "flags", "hints", "source")

    def __init__(self, source: str, *hints: str, flags: int = 0) -> None:
        self.source = source
        self.hints = hints
        self.flags = flags
        self._any_case = bool(flags & re.IGNORECASE)
        self._beyond = bool(hints) and not any(map(str.isascii, hints))  # no text in ASCII has one
        self._compiled: re.Pattern[str] | None = None
        self._gate: re.Pattern[str] | None = None  # any of the hints
        self._asked = 0 if len(hints) > _FEW else _OFTEN

    def compiled(self) -> re.Pattern[str]:
        """Return the regular expression itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.source, self.flags)
        return self._compiled

    def may_match(self, text: str) -> bool:
        """Tell whether a hint stands in a text: where none does, the pattern cannot match."""
        if self._beyond and text.isascii():
            return False
        if self._any_case:
            text = text.lower()
        if self._gate is not None:
            return self._gate.search(text) is not None
        if self._asked < _OFTEN:
            self._asked += 1
            if self._asked == _OFTEN:
                self._gate = re.compile("|".join(map(re.escape, self.hints)))
        for hint in self.hints:  # a loop: any() over a generator takes four times as long
            if hint in text:
                return True
        return not self.hints

    def search(self, text: str, start: int = 0, stop: int = _END) -> re.Match[str] | None:
        return self.compiled().search(text, start, stop) if self.may_match(text) else None

    def match(self, text: str, start: int = 0, stop: int = _END) -> re.Match[str] | None:
        return self.compiled().match(text, start, stop) if self.may_match(text) else None

    def fullmatch(self, text: str, start: int = 0, stop: int = _END) -> re.Match[str] | None:
        return self.compiled().fullmatch(text, start, stop) if self.may_match(text) else None

    def finditer(self, text: str, start: int = 0, stop: int = _END) -> Iterator[re.Match[str]]:
        return self.compiled().finditer(text, start, stop) if self.may_match(text) else iter(())

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.compiled().sub(replacement, text) if self.may_match(text) else text

    def split(self, text: str) -> list[str]:
        found: list[str] = self.compiled().split(text) if self.may_match(text) else [text]
        return found
