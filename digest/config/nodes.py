"""Plain data with its place in a file: what YAML, a row of a table or a JSON object is parsed into, before a schema reads it."""

from __future__ import annotations

from digest.model import Value


class Scalar(Value):
    """A single value as it is written; `quoted` distinguishes "" from no value."""

    line: int
    text: str
    quoted: bool = False


class Sequence(Value):
    """A list of values."""

    line: int
    items: tuple[Scalar | Sequence | Mapping, ...]


class Mapping(Value):
    """Keys and their values in the order of the file, and the line of each key."""

    line: int
    entries: dict[str, Scalar | Sequence | Mapping]
    lines: dict[str, int]


Node = Scalar | Sequence | Mapping


def is_null(node: Node) -> bool:
    """Whether no value is given: `key:`, `key: ~` or `key: null`."""
    return isinstance(node, Scalar) and not node.quoted and node.text in {"", "~", "null"}


def items_of(node: Node) -> tuple[Node, ...]:
    """Return the items of a list; a single value is a list of one."""
    return node.items if isinstance(node, Sequence) else (node,)
