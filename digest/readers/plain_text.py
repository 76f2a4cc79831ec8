"""A plain text file: one article, several joined end to end, or a table of texts with the wrong suffix."""

from __future__ import annotations

from digest.model import FrontMatter, Place, Record, Rejected
from digest.readers.documents import OpenedDocument, opened, whole
from digest.readers.markup import is_page
from digest.readers.records import Ids, InputFile, Items, record
from digest.readers.splitting import spans
from digest.readers.table import is_quoted_column, rows_of_texts


def read_text(file: InputFile) -> Items:
    """Read a text file."""
    found = opened(file, declares=True)
    if isinstance(found, Rejected):
        return (found,)
    if is_page(found.text):
        return (whole(file, found, "html"),)
    if found.front == FrontMatter() and is_quoted_column(found.text):
        return rows_of_texts(file, found.text, found.problems)
    return _articles(file, found)


def _articles(file: InputFile, found: OpenedDocument) -> Items:
    """Return the articles of a text. Front matter describes the first; its draft, clean, keep and drop are for all."""
    lines = found.text.split("\n")
    parts = spans(lines)
    if len(parts) == 1:
        return (whole(file, found, "text"),)
    ids = Ids(file.id)
    front = found.front
    treatment = FrontMatter(draft=front.draft, clean=front.clean, keep=front.keep, drop=front.drop)
    items: list[Record | Rejected] = []
    for index, part in enumerate(parts):
        text = "\n".join(lines[part.start : part.stop])
        name = file.id if index == 0 else ids.next(text)
        place = Place(id=name, file=file.name, index=index, line=found.line + part.start)
        if index == 0:
            items.append(record(place, text, "text", front, found.problems))
        else:
            items.append(record(place, text, "text", treatment))
    return tuple(items)
