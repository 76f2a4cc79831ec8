"""What a report covers, and its pages, each with the digest of its inputs: they are cached and written like those of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from digest.config.source_rules import SourceRules
from digest.hashing import digest, hex_digest
from digest.model import Entry, Page, PageKind, Rejected, SourcePolicy, Value
from digest.text.slug import slug

NO_SOURCE: Final = "(no source)"
REPORT: Final = "report"  # folder of the report on a site
_SUMMARIES: Final = {
    "index.html": PageKind.REPORT_INDEX,
    "rules.html": PageKind.REPORT_RULES,
    "editor.html": PageKind.REPORT_EDITOR,
}
KINDS: Final = frozenset(
    (
        *_SUMMARIES.values(),
        PageKind.REPORT_ARTICLE,
        PageKind.REPORT_SOURCE,
        PageKind.REPORT_STYLE,
        PageKind.REPORT_ASSET,
    )
)


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
    return f"{slug(text)[:60]}-{hex_digest(text.encode('utf-8', 'surrogatepass'), 5)}".lstrip("-")


def plan(material: Material, assets: Iterable[str]) -> Iterator[Page]:
    """Yield the pages of a report; `assets` are the theme's files, which a report outside a site needs too."""
    entries = {entry.id: entry for entry in material.entries}
    for entry in material.entries:
        original = entries.get(entry.translation_of)
        inputs = entry.digest, original.digest if original else "", material.pages.get(entry.id, "")
        yield _page(material, material.article_path(entry.id), PageKind.REPORT_ARTICLE, entry.id, *inputs)
    for name, group in material.by_source().items():
        digests = (entry.digest for entry in group)
        yield _page(material, material.source_path(name), PageKind.REPORT_SOURCE, name, name, *digests)
    everything = [*(entry.digest for entry in material.entries), *map(_fields, material.rejected)]
    for name, kind in _SUMMARIES.items():
        yield _page(material, f"{material.prefix}{name}", kind, "", *everything)
    yield _page(material, f"{material.prefix}report.css", PageKind.REPORT_STYLE, "")
    for path in () if material.public else assets:
        yield _page(material, path, PageKind.REPORT_ASSET, path)


def _page(material: Material, path: str, kind: PageKind, subject: str, *inputs: str) -> Page:
    key = digest("\0".join((material.language, *inputs)).encode("utf-8", "surrogatepass"))
    return Page(path=path, kind=kind, language="", key=key, subject=subject)


def _fields(item: Rejected) -> str:
    return f"{item.file}\0{item.index}\0{item.line}\0{item.reason}\0{item.message}\0{item.fix}"
