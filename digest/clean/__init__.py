"""From a record to the text of an article: its lines with their context, then those that remain after cleaning."""

from digest.clean.cleaning import clean
from digest.model import Document, Record

__all__ = ["clean", "read_document"]


def read_document(record: Record) -> Document:
    """Return the lines of a record with their context and, for HTML, the metadata of the page."""
    # an edit concerns one format: compiling the patterns of all and importing two parsers takes a tenth of its time
    if record.format == "html":
        from digest.clean.html_document import read_html as read
    elif record.format == "markdown":
        from digest.clean.markdown_document import read_markdown as read
    else:
        from digest.clean.text_document import read_text as read
    return read(record)
