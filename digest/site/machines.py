"""Files that machines read: sitemap, robots.txt, _headers, the web app manifest."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from digest.site import facets, times
from digest.site.json_text import json_text
from digest.site.plan import sitemap_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.site.outline import Outline

POLICY: Final = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'; img-src 'self' data:"
_HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_URLSET: Final = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def robots(outline: Outline) -> str:
    """Return robots.txt: everything may be read."""
    base = outline.addresses.base
    return "User-agent: *\nDisallow:\n" + (f"\nSitemap: {base}sitemap.xml\n" if base else "")


def headers() -> str:
    """Return the headers that Netlify, Cloudflare Pages and their like send with each file."""
    return (
        "/*\n"
        f"  Content-Security-Policy: {POLICY}\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
        "  Permissions-Policy: interest-cohort=()\n"
        "/static/*\n"
        "  Cache-Control: public, max-age=31536000, immutable\n"
    )


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


def sitemap(outline: Outline) -> str:
    """Return the index of the sitemap's parts."""
    names = ["pages", *(name for name, _ in sitemap_parts(outline.library))]
    places = [
        f"<sitemap><loc>{escape(outline.addresses.absolute(f'sitemaps/{name}.xml'))}</loc></sitemap>\n"
        for name in names
    ]
    opening = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return _HEAD + opening + "".join(places) + "</sitemapindex>\n"


def sitemap_part(outline: Outline, name: str) -> str:
    """Return the articles of one part, each in the languages whose page is a page in that language."""
    ids = dict(sitemap_parts(outline.library))[name]
    return _HEAD + _URLSET + "".join(_article_urls(outline, ids)) + "</urlset>\n"


def sitemap_pages(outline: Outline) -> str:
    """Return the lists of the site: they exist in every language."""
    paths = {code: _lists(outline, code) for code in outline.languages}
    rows = [dict(zip(paths, row, strict=True)) for row in zip(*paths.values(), strict=True)]
    found = ["".join(_urls(outline, row, outline.languages[0], "")) for row in rows]
    return _HEAD + _URLSET + "".join(found) + "</urlset>\n"


def _lists(outline: Outline, code: str) -> list[str]:
    """Return the paths of all lists in a language, in the same order for each."""
    addresses, library = outline.addresses, outline.library
    sections = ["topics", "dates", "sources", "stories", *(["about"] if outline.about else [])]
    return [
        addresses.home(code),
        *(addresses.section(code, name) for name in sections),
        *(addresses.subject(code, key) for key in outline.keys),
        *(addresses.source(code, name) for name in sorted(library.sources)),
        *(addresses.story(code, key) for key in outline.stories),
        *(addresses.period(code, period) for period in (*library.years, *library.months)),
    ]


def _article_urls(outline: Outline, ids: Iterable[str]) -> Iterator[str]:
    zone = outline.settings.timezone
    for entry_id in ids:
        entry = outline.library.entries[entry_id]
        genuine = facets.genuine_languages(entry, outline.siblings(entry_id), outline.languages)
        changed = times.updated(entry, zone)
        paths = {code: outline.addresses.article(code, entry) for code in genuine}
        default = entry.facts.language if entry.facts.language in paths else next(iter(paths), "")
        yield from _urls(outline, paths, default, "" if changed == times.NEVER else changed)


def _urls(outline: Outline, paths: dict[str, str], default: str, changed: str) -> Iterator[str]:
    """Yield a page in each language, each naming all of them."""
    places = {code: escape(outline.addresses.absolute(path)) for code, path in paths.items()}
    links = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{place}"/>' for code, place in places.items())
    if len(places) > 1:
        links += f'<xhtml:link rel="alternate" hreflang="x-default" href="{places[default]}"/>'
    else:
        links = ""
    when = f"<lastmod>{changed}</lastmod>" if changed else ""
    for place in places.values():
        yield f"<url><loc>{place}</loc>{when}{links}</url>\n"
