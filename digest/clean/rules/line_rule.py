"""What a rule for whole lines is."""

from __future__ import annotations

from typing import Literal

from digest.model import RemovalKind, Value

Zone = Literal["any", "edge", "head", "tail"]  # edge: before the first or after the last line of prose


class LineRule(Value):
    """A small thing that a line may be."""

    id: str
    kind: RemovalKind
    reason: str
    pattern: str
    hints: tuple[str, ...] = ()  # words of which one stands in every line that matches; none: the line must be tried
    longest: int = 40  # reading units; a longer line is not judged by this rule
    zone: Zone = "any"
    prose: bool = False  # also for a line that reads as prose and stands between others that do
