"""Files that machines read: robots.txt, what hosts are told in _headers and _redirects, the web app manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from digest.site.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.model import Entry
    from digest.site.outline import Outline

POLICY: Final = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; img-src 'self' data:"


def robots(outline: Outline) -> str:
    """Return robots.txt: everything may be read."""
    base = outline.addresses.base
    return "User-agent: *\nDisallow:\n" + (f"\nSitemap: {base}sitemap.xml\n" if base else "")


def headers(outline: Outline) -> str:
    """Return the headers that Netlify, Cloudflare Pages and their like send with each file."""
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
    """Return what leads from earlier addresses to the present ones, as Netlify, Cloudflare Pages and their like read it."""
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
