"""From a record to the text of an article: its lines with context, and what of them stays."""

from digest.clean.cleaning import clean
from digest.clean.document import document

__all__ = ["clean", "document"]
