"""JSON Lines and JSON Feed: each object is an article, its names those of a table's columns; what is none is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from digest.config.nodes import Mapping, Node, Scalar, Sequence
from digest.readers.columns import row_article
from digest.readers.decode import decode
from digest.readers.rows import Sheet
from digest.readers.single import unreadable

if TYPE_CHECKING:
    from digest.model import Record, Rejected

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_FIX: Final = 'write one object in each line: {"title": "…", "text": "…"}'
_FEED_FIX: Final = (
    "save a JSON Feed or a list of objects, write one object a line into a .jsonl file, or remove the file"
)
_DEEPEST: Final = 4  # an author's name in a list of objects; what stands deeper is no field of ours


def jsonl(file: str, data: bytes) -> tuple[Record | Rejected, ...]:
    """Read a file of JSON Lines; blank lines are passed over."""
    decoded = decode(data, file)
    if decoded is None:
        return (unreadable(file),)
    sheet = Sheet(file, decoded.problems)
    for number, line in enumerate(decoded.text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            _take(sheet, line, number)
    return sheet.records()


def json_feed(file: str, data: bytes) -> tuple[Record | Rejected, ...]:
    """Read a JSON Feed, or a list of objects; all are told under the first line, since their own are not known."""
    decoded = decode(data, file)
    if decoded is None:
        return (unreadable(file),)
    sheet = Sheet(file, decoded.problems)
    try:
        found: Json = msgspec.json.decode(decoded.text.removeprefix("\ufeff").encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        sheet.refuse("no-feed", f"the file is not JSON: {error}", _FEED_FIX, 1)
        return sheet.records()
    items = found.get("items") if isinstance(found, dict) else found
    if not isinstance(items, list):
        sheet.refuse("no-feed", "the file is JSON, but neither a JSON Feed nor a list of objects", _FEED_FIX, 1)
        return sheet.records()
    for item in items:
        _take_object(sheet, item, 1)
    return sheet.records()


def _take(sheet: Sheet, line: str, number: int) -> None:
    try:
        found: Json = msgspec.json.decode(line.encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        sheet.refuse("bad-row", f"the line is not JSON: {error}", _FIX, number)
        return
    _take_object(sheet, found, number)


def _take_object(sheet: Sheet, found: Json, number: int) -> None:
    if isinstance(found, dict):
        row = {name: _node(value, number, 1) for name, value in found.items()}
        sheet.take(row_article(row, sheet.file, number), number)
    else:
        sheet.refuse("bad-row", f"this is JSON, but not an object: {str(found)[:40]}", _FIX, number)


def _node(value: Json, line: int, depth: int) -> Node:
    """Turn a JSON value into a node; null says nothing, and so does what stands too deep."""
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
