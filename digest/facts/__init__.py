"""Facts: title, date, people, source, language and address of an article, each with its evidence."""

from digest.facts.kind import read_kind
from digest.facts.reading import read_facts

__all__ = ["read_facts", "read_kind"]
