"""From a record to the text of an article: its lines with their context, then those that remain after cleaning."""

from digest.clean.cleaning import clean
from digest.clean.html_document import read_html
from digest.clean.markdown_document import read_markdown
from digest.clean.text_document import read_text
from digest.model import Document, Record

__all__ = ["clean", "read_document"]


def read_document(record: Record) -> Document:
    """Return the lines of a record with their context and, for HTML, the metadata of the page."""
    if record.format == "html":
        return read_html(record)
    return read_markdown(record) if record.format == "markdown" else read_text(record)
