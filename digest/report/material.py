"""What a report is made of: all articles with what is known of them, what was refused, and the rules of sources."""

from __future__ import annotations

from hashlib import blake2b

from digest.config.source_rules import SourceRules
from digest.model import Entry, Rejected, SourcePolicy, Value
from digest.text.slug import slug

NO_SOURCE = "(no source)"
REPORT = "report"  # the folder of a site that its report stands in


class Material(Value):
    """The report's view of a site."""

    entries: tuple[Entry, ...]
    rejected: tuple[Rejected, ...]
    sources: tuple[SourceRules, ...]
    languages: tuple[str, ...]
    language: str  # of the report's own words
    policy: SourcePolicy = "full"
    prefix: str = ""  # where the report stands below the output folder: "report/" on a site, "" by itself
    pages: dict[str, str] = {}  # id → path of the article's own page on the site, where there is one

    @property
    def public(self) -> bool:
        """Tell whether it is part of a site that everybody reads."""
        return bool(self.prefix)

    def by_source(self) -> dict[str, tuple[Entry, ...]]:
        """Return the articles of each source, in the order of the sources' names."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(entry.facts.source or NO_SOURCE, []).append(entry)
        return {name: tuple(group) for name, group in sorted(groups.items())}

    def article_path(self, entry_id: str) -> str:
        """Return the path of the report's page of an article. Ids may look alike as slugs: a digest tells them apart."""
        return f"{self.prefix}articles/{_name(entry_id)}.html"

    def source_path(self, name: str) -> str:
        """Return the path of the report's page of a source."""
        return f"{self.prefix}sources/{_name(name)}.html"


def _name(text: str) -> str:
    return f"{slug(text)[:60]}-{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=5).hexdigest()}".lstrip("-")
