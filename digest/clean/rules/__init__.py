"""Rules for lines and for pieces of lines: one module for each kind of whole line that is no sentence of an article."""

from __future__ import annotations

from typing import Literal

from digest.model import RemovalKind, Value
from digest.text.pattern import any_of

Zone = Literal["any", "edge", "head", "tail"]  # edge: before the first or after the last line of prose


class LineRule(Value):
    """What a line may be other than a sentence of the article."""

    id: str
    kind: RemovalKind
    reason: str
    takes: tuple[str, ...]  # patterns of word classes, one of which must match the whole line
    unless: str = ""  # a pattern: a line that begins with it is not taken
    longest: int = 40  # reading units; a longer line is not judged by this rule
    zone: Zone = "any"
    rank: int = 0  # rules of a higher rank are broad: they are tried after all of a lower one, whatever their kind
    prose: bool = False  # also for a line that reads as prose, between others that do

    @property
    def pattern(self) -> str:
        """The patterns as one expression."""
        return (f"(?!{self.unless})" if self.unless else "") + any_of(self.takes)
