"""JSON Lines: one object in each line, its names those of a table's columns; a line that is none is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from digest.config.nodes import Mapping, Node, Scalar, Sequence
from digest.readers.columns import row_article
from digest.readers.decode import decode
from digest.readers.sheet import Sheet
from digest.readers.single import unreadable

if TYPE_CHECKING:
    from digest.model import Record, Rejected

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_FIX: Final = 'write one object in each line: {"title": "…", "text": "…"}'
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


def _take(sheet: Sheet, line: str, number: int) -> None:
    try:
        found: Json = msgspec.json.decode(line.encode("utf-8", "surrogatepass"))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        sheet.refuse("bad-row", f"the line is not JSON: {error}", _FIX, number)
        return
    if isinstance(found, dict):
        row = {name: _node(value, number, 1) for name, value in found.items()}
        sheet.take(row_article(row, sheet.file, number), number)
    else:
        sheet.refuse("bad-row", "the line is JSON, but not an object", _FIX, number)


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
