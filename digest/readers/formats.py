"""The input formats: one row a format. A new format is a file with its reader, and a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from digest.readers.documents import read_html, read_markdown
from digest.readers.feed import read_feed
from digest.readers.json_objects import read_json, read_json_lines
from digest.readers.plain_text import read_text
from digest.readers.records import InputFile, Items
from digest.readers.table import read_csv, read_tsv


class InputFormat(NamedTuple):
    """A format: how names of its files end, and what reads them."""

    suffixes: tuple[str, ...]
    read: Callable[[InputFile], Items]
    many: bool = False  # whether a file holds many records: rows of a table, objects, entries of a feed


FORMATS: Final = (
    InputFormat((".txt", ".text"), read_text),
    InputFormat((".md", ".markdown"), read_markdown),
    InputFormat((".html", ".htm", ".xhtml"), read_html),
    InputFormat((".csv",), read_csv, many=True),
    InputFormat((".tsv",), read_tsv, many=True),
    InputFormat((".jsonl", ".ndjson"), read_json_lines, many=True),
    InputFormat((".json",), read_json, many=True),
    InputFormat((".rss", ".atom", ".rdf", ".xml"), read_feed, many=True),
)
FORMAT_OF: Final = {suffix: row for row in FORMATS for suffix in row.suffixes}
SUFFIXES: Final = tuple(FORMAT_OF)
