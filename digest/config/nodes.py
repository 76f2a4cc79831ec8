"""Plain data with its place: what strict YAML, a row of a table or a JSON object comes to before a schema reads it."""

from __future__ import annotations

from digest.model import Value


class Scalar(Value, frozen=True):
    """One value as it is written; `quoted` tells "" from nothing at all."""

    line: int
    text: str
    quoted: bool = False

    @property
    def silent(self) -> bool:
        """Say whether nothing is given: `key:`, `key: ~` or `key: null`."""
        return not self.quoted and self.text in {"", "~", "null"}


class Sequence(Value, frozen=True):
    """A list of values."""

    line: int
    items: tuple[Scalar | Sequence | Mapping, ...]


class Mapping(Value, frozen=True):
    """Keys and their values in the order of the file, and the line of each key."""

    line: int
    entries: dict[str, Scalar | Sequence | Mapping]
    lines: dict[str, int]


Node = Scalar | Sequence | Mapping
