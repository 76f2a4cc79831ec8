"""Bytes → records: which files are articles, and how each format is read; a new format is a function and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from digest.readers.jsonl import jsonl
from digest.readers.paths import FORMATS, SUFFIXES, file_id, is_article, is_table, sibling, suffix_of
from digest.readers.single import html, markdown, unreadable
from digest.readers.table import table
from digest.readers.text import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.model import Record, Rejected

__all__ = ["SUFFIXES", "file_id", "is_article", "is_table", "read", "sibling"]

_READERS: Final[dict[str, Callable[[str, bytes], tuple[Record | Rejected, ...]]]] = {
    "text": text,
    "markdown": markdown,
    "html": html,
    "csv": table,
    "tsv": table,
    "jsonl": jsonl,
    "ndjson": jsonl,
}


def read(file: str, data: bytes) -> tuple[Record | Rejected, ...]:
    """Read a file of the content folder into its records, in the order of the file; nothing in it is dropped silently.

    `file` is the path below the content folder, with "/" as separator. No input raises.
    """
    reader = _READERS.get(FORMATS.get(suffix_of(file), ""))
    return reader(file, data) if reader else (unreadable(file),)
