"""Bytes → records: which files are articles, and how each format is read."""

from digest.model import Record, Rejected, refused
from digest.readers.formats import (
    FORMAT_OF,
    SUFFIXES,
    content_path,
    file_id,
    is_article,
    is_picture,
    is_table,
    kind_not_read,
    sibling,
    suffix_of,
)
from digest.readers.records import InputFile

__all__ = [
    "SUFFIXES",
    "content_path",
    "file_id",
    "is_article",
    "is_picture",
    "is_table",
    "kind_not_read",
    "read",
    "sibling",
]


def read(file: str, data: bytes) -> tuple[Record | Rejected, ...]:
    """Return the records of a file, in the order of the file; nothing in it is dropped silently.

    `file` is the path below the content folder, with "/" as separator. No input raises.
    """
    source = InputFile(name=file, id=file_id(file), data=data)
    if found := FORMAT_OF.get(suffix_of(file)):
        return found.read(source)
    fix = f"save its contents in a file whose name ends in one of {' '.join(sorted(SUFFIXES))}"
    return (refused(source.place(), "unknown-format", "files of this kind are not read", fix),)
