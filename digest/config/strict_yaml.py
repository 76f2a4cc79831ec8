"""Strict YAML: plain data with the line of every key; anything that could surprise an editor is refused.

Every scalar is a string (`NO` stays NO, 12:30:45 stays 12:30:45): the schema that reads a value converts it.
Anchors, aliases, tags, duplicate keys and a second document are errors; depth and size are limited.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

import yaml
from yaml import AliasEvent, CollectionEndEvent, CollectionStartEvent, DocumentStartEvent, Event, NodeEvent, ScalarEvent

from digest.config.nodes import Mapping, Node, Scalar, Sequence, is_null
from digest.errors import ConfigurationError

MAX_CHARACTERS: Final = 4_000_000  # room for a vocabulary of thousands of subjects
MAX_DEPTH: Final = 24
# What libyaml cannot read: control characters, lone surrogates, and the two values that are no characters.
_UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# A part of libyaml's message, and how to fix the usual cause of it; the first that is found applies.
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


def parse_yaml(text: str, file: str, first_line: int = 1) -> Node:
    """Return the one document of a text that begins in line `first_line` of `file`; an empty text is an empty mapping.

    Raises ConfigurationError, with file, line and remedy, for anything that is not strict YAML.
    """
    document = _CheckedDocument(file, first_line)
    if len(text) > MAX_CHARACTERS:
        raise document.error(f"this YAML is longer than {MAX_CHARACTERS:,} characters", "shorten it", 0)
    if found := _UNREADABLE.search(text):
        message = f"the character U+{ord(found.group()):04X} is not allowed in YAML"
        line = text.count("\n", 0, found.start())
        raise document.error(message, "remove the invisible character from this line", line)
    try:
        events = document.without_surprises(yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.MarkedYAMLError as error:
        raise document.syntax_error(error, text) from None
    except yaml.YAMLError as error:
        raise document.error(f"this is not YAML: {error}", "check the lines near it", 0) from None
    node = document.root(events)
    if node is None or is_null(node):
        return Mapping(line=first_line, entries={}, lines={})
    return node


def cut_by_comments(node: Mapping, text: str, first_line: int) -> Iterator[tuple[str, int, str]]:
    """Yield key, line and comment where a value without quotes is probably cut: "round #72", but not "x  # a remark"."""
    cuts = {number: line.partition(" #") for number, line in enumerate(text.split("\n"), first_line) if " #" in line}
    for key, value in node.entries.items() if cuts else ():
        for item in value.items if isinstance(value, Sequence) else (value,):
            line = node.lines[key] if item is value else item.line
            head, _, cut = cuts.get(line, ("", "", ""))
            if not isinstance(item, Scalar) or item.quoted or not cut[:1].strip("# "):
                continue
            if head.rstrip().endswith(item.text or (":", "-")):
                yield key, line, cut


class _CheckedDocument:
    """Converts the nodes of a document; holds the file's name and first line for errors."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line

    def error(self, message: str, fix: str, line: int) -> ConfigurationError:
        """Return an error in a line of the text, counted from 0."""
        return ConfigurationError(message, fix=fix, file=self.file, line=self.first_line + line)

    def without_surprises(self, events: Iterable[Event]) -> list[Event]:
        """Return the events; refuse anchors, aliases, tags, a second document, and nesting beyond the limit."""
        checked: list[Event] = []
        depth = documents = 0
        for event in events:
            checked.append(event)
            if isinstance(event, NodeEvent):
                self._refuse_reference(event)
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            documents += isinstance(event, DocumentStartEvent)
            if depth > MAX_DEPTH:
                raise self._too_deep(_line(event))
            if documents > 1:
                raise self.error("a second YAML document begins here", "remove the line ---", _line(event))
        return checked

    def _refuse_reference(self, event: NodeEvent) -> None:
        if isinstance(event, AliasEvent):
            raise self._misread(f"*{event.anchor}", "an alias", "*", event)
        if event.anchor is not None:
            raise self._misread(f"&{event.anchor}", "an anchor", "&", event)
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
            raise self._misread(event.tag, "a YAML tag", "!", event)

    def _misread(self, written: str, what: str, sign: str, event: Event) -> ConfigurationError:
        message = f"{written} is read as {what}, which is not allowed here"
        return self.error(message, f"put the value in quotes if it begins with {sign}, or write it out", _line(event))

    def _too_deep(self, line: int) -> ConfigurationError:
        fix = "write it flatter, or put text that begins with a bracket in quotes"
        return self.error(f"lists and mappings are nested more than {MAX_DEPTH} deep", fix, line)

    def syntax_error(self, error: yaml.MarkedYAMLError, text: str) -> ConfigurationError:
        """Return libyaml's error with the line of the file and the usual remedy."""
        lines = text.split("\n")
        line = min(error.problem_mark.line if error.problem_mark else 0, len(lines) - 1)
        problem = error.problem or "it cannot be read"
        if "nesting depth" in problem:  # libyaml has a limit of its own from 0.2.6 on, and reads ahead
            return self._too_deep(line)
        return self.error(f"this is not YAML: {problem}", _remedy(problem, lines[line]), line)

    def root(self, events: Iterable[Event]) -> Node | None:
        """Return the node of the document, None if it is empty."""
        rest = iter(events)
        return next((self._node(event, rest) for event in rest if isinstance(event, NodeEvent)), None)

    def _node(self, event: Event, rest: Iterator[Event]) -> Node:
        """Return the node that begins with an event, and take its other events from the rest."""
        line = self.first_line + _line(event)
        if isinstance(event, ScalarEvent):
            return Scalar(line=line, text=event.value, quoted=bool(event.style))
        inside = takewhile(lambda each: not isinstance(each, CollectionEndEvent), rest)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(line=line, items=tuple(self._node(item, rest) for item in inside))
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key in inside:
            if not isinstance(key, ScalarEvent):
                fix = "put text that begins with a bracket or brace in quotes"
                raise self.error("a list or mapping is where a key is expected", fix, _line(key))
            if key.value in lines:
                message = f'the key "{key.value}" is here a second time, first in line {lines[key.value]}'
                raise self.error(message, "keep one of the two", _line(key))
            lines[key.value] = self.first_line + _line(key)
            entries[key.value] = self._node(next(rest), rest)
        return Mapping(line=line, entries=entries, lines=lines)


def _line(marked: Event) -> int:
    return marked.start_mark.line if marked.start_mark else 0


def _remedy(problem: str, line: str) -> str:
    if "\t" in line and ("token" in problem or "tab" in problem):
        return "indent with spaces, not with tabs"
    return next((fix for part, fix in _REMEDIES if part in problem), "check this line and the one above it")
