"""What a report covers: all articles, the refused items, and the rules of sources."""

from __future__ import annotations

from hashlib import blake2b

from digest.config.source_rules import SourceRules
from digest.model import Entry, Rejected, SourcePolicy, Value
from digest.text.slug import slug

NO_SOURCE = "(no source)"
REPORT = "report"  # folder of the report on a site


class Material(Value):
    """Input of a report."""

    entries: tuple[Entry, ...]
    rejected: tuple[Rejected, ...]
    sources: tuple[SourceRules, ...]
    languages: tuple[str, ...]
    language: str  # of the report itself
    policy: SourcePolicy = "full"
    prefix: str = ""  # folder of the report below the output folder: "report/" on a site, "" on its own
    pages: dict[str, str] = {}  # id → path of the article's page on the site

    @property
    def public(self) -> bool:
        """Whether the report is part of a site that everybody can read."""
        return bool(self.prefix)

    def by_source(self) -> dict[str, tuple[Entry, ...]]:
        """Return the articles by source, ordered by the name of the source."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(entry.facts.source or NO_SOURCE, []).append(entry)
        return {name: tuple(group) for name, group in sorted(groups.items())}

    def article_path(self, entry_id: str) -> str:
        """Return the path of an article's page. Ids may have the same slug: a digest keeps them apart."""
        return f"{self.prefix}articles/{_name(entry_id)}.html"

    def source_path(self, name: str) -> str:
        """Return the path of a source's page."""
        return f"{self.prefix}sources/{_name(name)}.html"


def _name(text: str) -> str:
    return f"{slug(text)[:60]}-{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=5).hexdigest()}".lstrip("-")
