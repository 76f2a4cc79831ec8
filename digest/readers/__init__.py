"""Bytes → records: which files are articles, and how each format is read; a new format is a function and a line here."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from digest.readers.paths import FORMATS, SUFFIXES, file_id, is_article, is_table, kind_not_read, sibling, suffix_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.model import Record, Rejected

    Reader = Callable[[str, bytes], tuple[Record | Rejected, ...]]

__all__ = ["SUFFIXES", "file_id", "is_article", "is_table", "kind_not_read", "read", "sibling"]


def read(file: str, data: bytes) -> tuple[Record | Rejected, ...]:
    """Read a file of the content folder into its records, in the order of the file; nothing in it is dropped silently.

    `file` is the path below the content folder, with "/" as separator. No input raises.
    """
    return _reader(FORMATS.get(suffix_of(file), ""))(file, data)


@cache
def _reader(kind: str) -> Reader:
    """Return what reads a format; imported here because most builds meet few of them, or none."""
    if kind == "text":
        from digest.readers.text import text

        return text
    if kind in ("csv", "tsv"):
        from digest.readers.table import table

        return table
    if kind in ("jsonl", "ndjson"):
        from digest.readers.jsonl import jsonl

        return jsonl
    if kind == "json":
        from digest.readers.jsonl import json_feed

        return json_feed
    if kind == "feed":
        from digest.readers.feed import feed

        return feed
    from digest.readers import single

    return {"markdown": single.markdown, "html": single.html}.get(kind, lambda file, _: (single.unknown(file),))
