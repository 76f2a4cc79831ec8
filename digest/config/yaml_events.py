"""From libyaml's events to nodes: one loop, so that no depth of nesting can exhaust the stack."""

from __future__ import annotations

from typing import Final

import yaml as library
from yaml import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from digest.config.nodes import Mapping, Node, Scalar, Sequence
from digest.errors import ConfigurationError

MAX_DEPTH: Final = 24


class Reading:
    """A document as far as it has been read: the open collections, innermost last."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.open: list[_Frame] = []
        self.root: Node | None = None

    def read(self, text: str) -> Node:
        """Return the document of `text`; an empty one is an empty mapping. Raises ConfigurationError."""
        try:
            for event in library.parse(text, Loader=library.CSafeLoader):
                self.take(event)
        except MarkedYAMLError as error:
            raise self.complaint(error, text) from None
        except library.YAMLError as error:
            raise self.error(f"this is not YAML: {error}", "check the lines near it", 0) from None
        if self.root is None or (isinstance(self.root, Scalar) and self.root.silent):
            return Mapping(line=self.first_line, entries={}, lines={})
        return self.root

    def error(self, message: str, fix: str, line: int) -> ConfigurationError:
        return ConfigurationError(message, fix=fix, file=self.file, line=self.first_line + line)

    def take(self, event: Event) -> None:
        """Take the next event; those of the stream and of document ends carry nothing."""
        if isinstance(event, ScalarEvent):
            self.refuse_reference(event)
            line = _line(event) + self.first_line
            self.place(Scalar(line=line, text=event.value, quoted=bool(event.style)), line)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self.start(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            frame = self.open.pop()
            self.place(frame.close(), frame.line)
        elif isinstance(event, AliasEvent):
            raise self.error(
                f"*{event.anchor} is read as an alias, which is not allowed here",
                "write the value out, or put it in quotes if it begins with a star",
                _line(event),
            )
        elif isinstance(event, DocumentStartEvent) and self.root is not None:
            raise self.error("a second YAML document begins here", "remove the line ---", _line(event))

    def refuse_reference(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.anchor is not None:
            raise self.error(
                f"&{event.anchor} is read as an anchor, which is not allowed here",
                "write the value out, or put it in quotes if it begins with &",
                _line(event),
            )
        if event.tag is not None:
            raise self.error(
                f"{event.tag} is read as a YAML tag, which is not allowed here",
                "remove it, or put the value in quotes if it begins with !",
                _line(event),
            )

    def start(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        self.refuse_reference(event)
        if len(self.open) >= MAX_DEPTH:
            raise self.too_deep(_line(event))
        if self.open and self.open[-1].expects_key:
            raise self.error(
                "a list or mapping stands where a key is expected",
                "put text that begins with a bracket or brace in quotes",
                _line(event),
            )
        self.open.append(_Frame(_line(event) + self.first_line, mapping=isinstance(event, MappingStartEvent)))

    def too_deep(self, line: int) -> ConfigurationError:
        return self.error(
            f"lists and mappings stand more than {MAX_DEPTH} deep in each other",
            "write it flatter, or put text that begins with a bracket in quotes",
            line,
        )

    def place(self, node: Node, line: int) -> None:
        """Put a finished node where it belongs: root, item, key or value."""
        if not self.open:
            self.root = node
            return
        frame = self.open[-1]
        if not frame.mapping:
            frame.items.append(node)
        elif frame.key is not None:
            frame.entries[frame.key] = node
            frame.key = None
        elif isinstance(node, Scalar):
            if node.text in frame.lines:
                message = f'the key "{node.text}" stands here a second time, first in line {frame.lines[node.text]}'
                raise self.error(message, "keep one of the two", line - self.first_line)
            frame.key = node.text
            frame.lines[node.text] = line

    def complaint(self, error: MarkedYAMLError, text: str) -> ConfigurationError:
        """Turn libyaml's complaint into one with the line of the file and the usual remedy."""
        lines = text.split("\n")
        line = min(error.problem_mark.line if error.problem_mark else 0, len(lines) - 1)
        said = error.problem or "it cannot be read"
        if "nesting depth" in said:  # libyaml from 0.2.6 on has a cap of its own, and reads ahead of us
            return self.too_deep(line)
        return self.error(f"this is not YAML: {said}", _remedy(said, lines[line]), line)


class _Frame:
    """A list or mapping whose end has not come yet."""

    __slots__ = ("entries", "items", "key", "line", "lines", "mapping")

    def __init__(self, line: int, *, mapping: bool) -> None:
        self.line = line
        self.mapping = mapping
        self.items: list[Node] = []
        self.entries: dict[str, Node] = {}
        self.lines: dict[str, int] = {}
        self.key: str | None = None

    @property
    def expects_key(self) -> bool:
        return self.mapping and self.key is None

    def close(self) -> Node:
        if self.mapping:
            return Mapping(line=self.line, entries=self.entries, lines=self.lines)
        return Sequence(line=self.line, items=tuple(self.items))


def _line(event: Event) -> int:
    """Return the line an event begins in, counted from 0."""
    return event.start_mark.line if event.start_mark else 0


# What libyaml says, and what usually stands behind it; the first that fits is told.
_REMEDIES: Final = (
    ("mapping values are not allowed", "put a value that contains a colon and a space in quotes"),
    ("cannot start any token", "put a value that begins with a special character such as @ ` % in quotes"),
    ("anchor or alias", "put a value that begins with * or & in quotes"),
    ("tag", "put a value that begins with ! in quotes"),
    ("unexpected end of stream", "close the quotation mark that was opened"),
    ("',' or", "close the bracket or brace that was opened, and put commas between its items"),
    ("expected key", "indent equal things equally, and put a value with \"quotes\" inside in 'single quotes'"),
    ("could not find expected ':'", 'write each line as "key: value"'),
)


def _remedy(problem: str, line: str) -> str:
    if "\t" in line and ("token" in problem or "tab" in problem):
        return "indent with spaces, not with tabs"
    return next((fix for said, fix in _REMEDIES if said in problem), "check this line and the one above it")
