"""Files that no reader opens, each with the digest of what it depends on, and the two pages that have no language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Page
from digest.site.files import hosts, sitemaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.site.cache_keys import Keys
    from digest.site.look.bundle import Bundle
    from digest.site.outline import Outline


def machine_pages(outline: Outline, keys: Keys, bundle: Bundle) -> Iterator[Page]:
    """Yield every file for machines but the feeds, which belong to pages."""
    for path, kind in (
        ("index.html", "root"), ("404.html", "missing"), ("robots.txt", "robots"), (".nojekyll", "nojekyll"),
        ("_headers", "headers"), ("manifest.webmanifest", "manifest"),
    ):  # fmt: skip
        yield Page(path=path, kind=kind, language="", key=keys.key(kind))
    for path in bundle.assets:
        yield Page(path=path, kind="asset", language="", key=keys.key("asset", path), subject=path)
    moved = [(old, new) for old, new, _ in hosts.moves(outline, outline.languages[0])]
    if moved:
        yield Page(path="_redirects", kind="redirects", language="", key=keys.key("redirects", str(moved)))
    if outline.settings.base_url:
        yield from _sitemaps(outline, keys)


def _sitemaps(outline: Outline, keys: Keys) -> Iterator[Page]:
    library = outline.library
    parts, names = dict(sitemaps.parts(library)), sitemaps.names(library)
    lists = str((list(library.months), list(library.tags), sorted(library.sources), list(outline.stories)))
    yield Page(path="sitemap.xml", kind="sitemap", language="", key=keys.key("sitemap", str(names)))
    for name in names:
        ids = parts.get(name) or sitemaps.news(library, len(outline.languages))
        kind = "sitemap-part" if name in parts else f"sitemap-{name}"
        depends = lists if name == "pages" else keys.shown(ids)
        yield Page(path=sitemaps.path(name), kind=kind, language="", key=keys.key(kind, name, depends), subject=name)
