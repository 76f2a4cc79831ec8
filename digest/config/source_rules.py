"""What an editor knows of one source: which articles are its, which elements and lines are theirs to keep or to drop."""

from __future__ import annotations

from typing import Literal

from digest.languages import Language
from digest.model import SourcePolicy, Value


class LineRule(Value):
    """A whole line: plain text, or a pattern in which * stands for any text and # for a number."""

    text: str
    wild: bool = False


class Expected(Value):
    """One thing that must come out of a case, and where it is written."""

    text: str
    line: int


class SourceCase(Value):
    """A text of this source, and what must come out of it."""

    line: int
    format: Literal["text", "html"]
    text: str
    kept: tuple[Expected, ...] = ()
    dropped: tuple[Expected, ...] = ()
    facts: tuple[tuple[str, Expected], ...] = ()  # (fact, its value; people joined by commas)


class SourceRules(Value):
    """The rules of one source: content/sources/<key>.yaml."""

    key: str  # the file's name without its suffix: `source.<key>.<n>` is the n-th rule that drops
    file: str
    name: str  # how the source is shown
    hosts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    keep_selectors: tuple[str, ...] = ()
    drop_selectors: tuple[str, ...] = ()
    keep_lines: tuple[LineRule, ...] = ()
    drop_lines: tuple[LineRule, ...] = ()
    bylines: tuple[str, ...] = ()  # patterns with {author}
    time_zone: str = ""
    language: Language | None = None
    policy: SourcePolicy | None = None  # how much of its texts the site may show
    cases: tuple[SourceCase, ...] = ()
    places: tuple[int, ...] = ()  # the lines of the file in which the rules that drop stand

    def rule_id(self, number: int) -> str:
        """Return the id of a rule that drops; numbers begin with 1, selectors come before lines."""
        return f"source.{self.key}.{number}"

    @property
    def drops(self) -> tuple[str, ...]:
        """Return the words of the rules that drop, in the order of their numbers."""
        return (*self.drop_selectors, *(rule.text for rule in self.drop_lines))
