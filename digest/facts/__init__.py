"""Facts: title, date, people, source, language and address of an article, each with its evidence."""

from digest.facts.reading import read

__all__ = ["read"]
