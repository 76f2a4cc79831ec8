"""Files for crawlers, hosts and browsers: robots.txt, _headers, _redirects, the web app manifest, and the theme's files."""

from collections.abc import Iterator
from typing import Final

from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.escaping import json_text
from digest.site.outline import Outline

POLICY: Final = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; img-src 'self' data:"


def plan_redirects(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the redirects, if any article had another address before."""
    moved = moves(outline, outline.main_language), _rooted_moves(outline)
    if any(moved):
        yield keys.page(PageKind.REDIRECTS, "_redirects", moved, language="")


def plan_assets(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the theme's files."""
    for path in outline.assets:
        yield keys.page(PageKind.ASSET, path, language="", subject=path)


def robots(edition: Edition, _page: Page) -> str:
    """Return robots.txt: everything may be read."""
    base = edition.outline.addresses.base
    return "User-agent: *\nDisallow:\n" + (f"\nSitemap: {base}sitemap.xml\n" if base else "")


def headers(edition: Edition, _page: Page) -> str:
    """Return the HTTP headers of each file, as Netlify and Cloudflare Pages read them."""
    root = edition.outline.addresses.host_path("")
    return (
        f"{root}*\n"
        f"  Content-Security-Policy: {POLICY}\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
        "  Cross-Origin-Opener-Policy: same-origin\n"
        f"{root}static/*\n"
        "  Cache-Control: public, max-age=31536000, immutable\n"
    )


def nojekyll(_edition: Edition, _page: Page) -> str:
    """Return nothing: the file only has to exist."""
    return ""


def redirects(edition: Edition, _page: Page) -> str:
    """Return the redirects from earlier addresses of articles, as Netlify and Cloudflare Pages read them."""
    outline = edition.outline
    place = outline.addresses.host_path
    every = [_rooted_moves(outline), *(moves(outline, language) for language in outline.languages)]
    found = {place(old): place(new) for pairs in every for old, new in pairs}
    return "".join(f"{old} {new} 301\n" for old, new in found.items())


def moves(outline: Outline, language: str) -> list[tuple[str, str]]:
    """Return the earlier and the present path for every path that articles had before."""
    addresses = outline.addresses
    return [
        (path, addresses.moved_to(language, entry, path))
        for entry in outline.library.entries.values()
        for path in addresses.former(language, entry)
    ]


def _rooted_moves(outline: Outline) -> list[tuple[str, str]]:
    """Return the same for the paths that belong to no language."""
    addresses = outline.addresses
    return [
        (path, addresses.article(addresses.own_language(entry), entry))
        for entry in outline.library.entries.values()
        for path in addresses.former_rooted(entry)
    ]


def manifest(edition: Edition, _page: Page) -> str:
    """Return the web app manifest."""
    name = edition.title
    icons = [path for path in sorted(edition.outline.assets) if path.endswith("icon.svg")]
    value: dict[str, object] = {
        "name": name,
        "short_name": name,
        "description": edition.description,
        "lang": edition.language,
        "start_url": "./index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#faf6ee",
        "theme_color": "#faf6ee",
        "icons": [{"src": path, "sizes": "any", "type": "image/svg+xml"} for path in icons],
    }
    kept = {key: found for key, found in value.items() if found}
    return json_text(kept, 1) + "\n"


def asset(edition: Edition, page: Page) -> bytes:
    """Return a file of the theme."""
    return edition.outline.assets[page.subject]
