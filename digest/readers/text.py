"""A plain text file: one article, several glued end to end, or a table of texts under the wrong suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import FrontMatter, Place, Record, Rejected
from digest.readers import single
from digest.readers.identity import Ids
from digest.readers.item import item
from digest.readers.paths import file_id
from digest.readers.splitting import pieces
from digest.readers.table import is_quoted_column, rows_of_texts

if TYPE_CHECKING:
    from digest.readers.single import Opened


def text(file: str, data: bytes) -> tuple[Record | Rejected, ...]:
    """Read a text file."""
    found = single.opened(file, data, declares=True)
    if isinstance(found, Rejected):
        return (found,)
    if single.looks_like_page(found.text):
        return (single.whole(file, found, "html"),)
    if found.front == FrontMatter() and is_quoted_column(found.text):
        return rows_of_texts(file, found.text, found.problems)
    return _articles(file, found)


def _articles(file: str, found: Opened) -> tuple[Record | Rejected, ...]:
    """Return the articles of a text; the front matter above it speaks of the first, and says how to treat them all."""
    lines = found.text.split("\n")
    parts = pieces(lines)
    if len(parts) == 1:
        return (single.whole(file, found, "text"),)
    base = file_id(file)
    ids = Ids(base)
    said = found.front
    treatment = FrontMatter(draft=said.draft, clean=said.clean, keep=said.keep, drop=said.drop)
    records: list[Record | Rejected] = []
    for index, part in enumerate(parts):
        words = "\n".join(lines[part.start : part.stop])
        name = base if index == 0 else ids.next(words)
        place = Place(id=name, file=file, index=index, line=found.line + part.start)
        front = found.front if index == 0 else treatment
        records.append(item(place, words, "text", front, found.problems if index == 0 else ()))
    return tuple(records)
