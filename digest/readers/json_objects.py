"""JSON Lines and JSON Feed: each object is an article, its names those of a table's columns; anything else is refused."""

from typing import Final

import msgspec

from digest.config.nodes import Mapping, Node, Scalar, Sequence
from digest.readers.records import InputFile, Items, RowRecords, read_rows

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_FIX: Final = 'write one object on each line: {"title": "…", "text": "…"}'
_FEED_FIX: Final = "save a JSON Feed or a list of objects, write one object a line to a .jsonl file, or remove the file"
_NOT_JSON: Final = (msgspec.DecodeError, UnicodeError, RecursionError)
_DEEPEST: Final = 4  # an author's name in a list of objects; no field is nested deeper


def read_json_lines(file: InputFile) -> Items:
    """Read a file of JSON Lines; blank lines are skipped."""
    return read_rows(file, _add_lines)


def read_json(file: InputFile) -> Items:
    """Read a JSON Feed or a list of objects; all are placed in the first line, since their own lines are not known."""
    return read_rows(file, _add_items)


def _add_lines(records: RowRecords, text: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                _add_object(records, _decoded(line), number)
            except _NOT_JSON as error:
                records.refuse("bad-row", f"the line is not JSON: {error}", _FIX, number)


def _add_items(records: RowRecords, text: str) -> None:
    try:
        found = _decoded(text)
    except _NOT_JSON as error:
        records.refuse("no-feed", f"the file is not JSON: {error}", _FEED_FIX, 1)
        return
    items = _listed(found)
    if isinstance(items, list):
        for item in items:
            _add_object(records, item, 1)
    else:
        records.refuse("no-feed", "the file is JSON but neither a JSON Feed nor a list of objects", _FEED_FIX, 1)


def _listed(found: Json) -> Json:
    """Return the items of a feed, or of the answer of a service: its only list of objects, such as "articles"."""
    if not isinstance(found, dict) or "items" in found:
        return found["items"] if isinstance(found, dict) else found
    lists = [
        value for value in found.values() if isinstance(value, list) and any(isinstance(each, dict) for each in value)
    ]
    return lists[0] if len(lists) == 1 else None


def _decoded(text: str) -> Json:
    found: Json = msgspec.json.decode(text.encode("utf-8", "surrogatepass"))
    return found


def _add_object(records: RowRecords, found: Json, number: int) -> None:
    if isinstance(found, dict):
        row = {name: _node(value, number, 1) for name, value in found.items()}
        records.add(row, number)
    else:
        records.refuse("bad-row", f"this is JSON but not an object: {str(found)[:40]}", _FIX, number)


def _node(value: Json, line: int, depth: int) -> Node:
    """Return a JSON value as a node; null and what is nested too deep have no value."""
    if isinstance(value, str):
        return Scalar(line=line, text=value, quoted=True)
    if value is None or (isinstance(value, list | dict) and depth > _DEEPEST):
        return Scalar(line=line, text="")
    if isinstance(value, list):
        return Sequence(line=line, items=tuple(_node(each, line, depth + 1) for each in value))
    if isinstance(value, dict):
        entries = {name: _node(each, line, depth + 1) for name, each in value.items()}
        return Mapping(line=line, entries=entries, lines=dict.fromkeys(entries, line))
    return Scalar(line=line, text=str(value).lower() if isinstance(value, bool) else str(value))
