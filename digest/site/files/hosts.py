"""Files for crawlers, hosts and browsers: robots.txt, _headers, _redirects, the web app manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from digest.model import Entry, Page
from digest.site.cache_keys import Keys
from digest.site.escaping import json_text
from digest.site.look.bundle import Bundle
from digest.site.outline import Outline

POLICY: Final = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; img-src 'self' data:"


def host_pages(outline: Outline, keys: Keys, bundle: Bundle) -> Iterator[Page]:
    """Yield the files that belong to no language: those for hosts and crawlers, the theme's files, and two pages."""
    for path, kind in (
        ("index.html", "root"), ("404.html", "missing"), ("robots.txt", "robots"), (".nojekyll", "nojekyll"),
        ("_headers", "headers"), ("manifest.webmanifest", "manifest"),
    ):  # fmt: skip
        yield Page(path=path, kind=kind, language="", key=keys.key(kind))
    for path in bundle.assets:
        yield Page(path=path, kind="asset", language="", key=keys.key("asset", path), subject=path)
    moved = [(old, new) for old, new, _ in moves(outline, outline.languages[0])]
    if moved:
        yield Page(path="_redirects", kind="redirects", language="", key=keys.key("redirects", str(moved)))


def robots(outline: Outline) -> str:
    """Return robots.txt: everything may be read."""
    base = outline.addresses.base
    return "User-agent: *\nDisallow:\n" + (f"\nSitemap: {base}sitemap.xml\n" if base else "")


def headers(outline: Outline) -> str:
    """Return the HTTP headers of each file, as Netlify and Cloudflare Pages read them."""
    root = outline.addresses.host_path("")
    return (
        f"{root}*\n"
        f"  Content-Security-Policy: {POLICY}\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
        "  Cross-Origin-Opener-Policy: same-origin\n"
        f"{root}static/*\n"
        "  Cache-Control: public, max-age=31536000, immutable\n"
    )


def redirects(outline: Outline) -> str:
    """Return the redirects from earlier addresses of articles, as Netlify and Cloudflare Pages read them."""
    place = outline.addresses.host_path
    found = {place(old): place(new) for language in outline.languages for old, new, _ in moves(outline, language)}
    return "".join(f"{old} {new} 301\n" for old, new in found.items())


def moves(outline: Outline, language: str) -> Iterator[tuple[str, str, Entry]]:
    """Yield earlier path, present path and article, for every path that articles had before."""
    for entry in outline.library.entries.values():
        target = outline.addresses.article(language, entry)
        for path in outline.addresses.former(language, entry):
            yield path, target, entry


def manifest(name: str, description: str, language: str, icons: Iterable[str]) -> str:
    """Return the web app manifest."""
    value: dict[str, object] = {
        "name": name,
        "short_name": name,
        "description": description,
        "lang": language,
        "start_url": "./index.html",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#faf6ee",
        "theme_color": "#faf6ee",
        "icons": [{"src": path, "sizes": "any", "type": "image/svg+xml"} for path in icons],
    }
    kept = {key: found for key, found in value.items() if found}
    return json_text(kept, 1) + "\n"
