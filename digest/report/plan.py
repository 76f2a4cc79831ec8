"""Plans the pages of a report, each with the digest of its inputs; they are cached and written like those of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final

from digest.model import Page, PageKind, Rejected
from digest.report.material import Material

KINDS: Final = frozenset(
    (
        PageKind.REPORT_INDEX,
        PageKind.REPORT_ARTICLE,
        PageKind.REPORT_SOURCE,
        PageKind.REPORT_RULES,
        PageKind.REPORT_EDITOR,
        PageKind.REPORT_STYLE,
        PageKind.REPORT_ASSET,
    )
)
_OF_EVERYTHING: Final = (
    ("index.html", PageKind.REPORT_INDEX),
    ("rules.html", PageKind.REPORT_RULES),
    ("editor.html", PageKind.REPORT_EDITOR),
)


def plan(material: Material, assets: Iterable[str]) -> Iterator[Page]:
    """Yield the pages of a report; `assets` are the theme's files, which a report outside a site needs too."""
    entries = {entry.id: entry for entry in material.entries}
    for entry in material.entries:
        original = entries.get(entry.translation_of)
        key = _key(
            material.language, entry.digest, original.digest if original else "", material.pages.get(entry.id, "")
        )
        path = material.article_path(entry.id)
        yield Page(path=path, kind=PageKind.REPORT_ARTICLE, language="", key=key, subject=entry.id)
    everything = _key(
        material.language, *(entry.digest for entry in material.entries), *map(_fields, material.rejected)
    )
    for name, group in material.by_source().items():
        key = _key(material.language, name, *(entry.digest for entry in group))
        yield Page(path=material.source_path(name), kind=PageKind.REPORT_SOURCE, language="", key=key, subject=name)
    for name, kind in _OF_EVERYTHING:
        yield Page(path=f"{material.prefix}{name}", kind=kind, language="", key=everything)
    yield Page(path=f"{material.prefix}report.css", kind=PageKind.REPORT_STYLE, language="", key=_key("style"))
    if not material.public:
        for path in assets:
            yield Page(path=path, kind=PageKind.REPORT_ASSET, language="", key=_key(path), subject=path)


def _fields(item: Rejected) -> str:
    return f"{item.file}\0{item.index}\0{item.line}\0{item.reason}\0{item.message}\0{item.fix}"


def _key(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
