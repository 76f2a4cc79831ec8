"""A record to a document, by the record's format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.model import Document, Record


def document(record: Record) -> Document:
    """Return the lines of a record with their context, and for HTML what the head of the page says."""
    if record.format == "html":
        from digest.clean import html_document  # the parser is loaded where there is HTML

        return html_document.read(record)
    if record.format == "markdown":
        from digest.clean import markdown_document

        return markdown_document.read(record)
    from digest.clean import text_document

    return text_document.read(record)
