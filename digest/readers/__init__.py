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
        try:
            return found.read(source)
        except Exception as error:  # noqa: BLE001 - whatever one file does to the program, the others are still built
            message = f"the program failed on this file ({type(error).__name__}: {error})"[:300]
            return (refused(source.place(), "failed", message, "please report it with the file"),)
    fix = f"save its contents in a file whose name ends in one of {' '.join(sorted(SUFFIXES))}"
    return (refused(source.place(), "unknown-format", "files of this kind are not read", fix),)
