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
    return _readers()[FORMATS.get(suffix_of(file), "")](file, data)


@cache
def _readers() -> dict[str, Reader]:
    """Return what reads each format; imported here because a build in which no file changed reads none."""
    from digest.readers.feed import feed
    from digest.readers.jsonl import json_feed, jsonl
    from digest.readers.single import html, markdown, unknown
    from digest.readers.table import table
    from digest.readers.text import text

    return {
        "text": text,
        "markdown": markdown,
        "html": html,
        "csv": table,
        "tsv": table,
        "jsonl": jsonl,
        "ndjson": jsonl,
        "json": json_feed,
        "feed": feed,
        "": lambda file, _: (unknown(file),),
    }
