"""Plans the pages of a report, each with the digest of its inputs; they are cached and written like those of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final

from digest.model import Page, Rejected
from digest.report.material import Material

KIND: Final = "report-"  # prefix of the kinds of a report's pages


def plan(material: Material, assets: Iterable[str]) -> Iterator[Page]:
    """Yield the pages of a report; `assets` are the theme's files, which a report outside a site needs too."""
    entries = {entry.id: entry for entry in material.entries}
    for entry in material.entries:
        original = entries.get(entry.translation_of)
        key = _key(
            material.language, entry.digest, original.digest if original else "", material.pages.get(entry.id, "")
        )
        path = material.article_path(entry.id)
        yield Page(path=path, kind="report-article", language="", key=key, subject=entry.id)
    everything = _key(
        material.language, *(entry.digest for entry in material.entries), *map(_fields, material.rejected)
    )
    for name, group in material.by_source().items():
        key = _key(material.language, name, *(entry.digest for entry in group))
        yield Page(path=material.source_path(name), kind="report-source", language="", key=key, subject=name)
    for name in ("index", "rules", "editor"):
        yield Page(path=f"{material.prefix}{name}.html", kind=f"report-{name}", language="", key=everything)
    yield Page(path=f"{material.prefix}report.css", kind="report-style", language="", key=_key("style"))
    if not material.public:
        for path in assets:
            yield Page(path=path, kind="report-asset", language="", key=_key(path), subject=path)


def _fields(item: Rejected) -> str:
    return f"{item.file}\0{item.index}\0{item.line}\0{item.reason}\0{item.message}\0{item.fix}"


def _key(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
