"""Atom and JSON Feed: identifiers that outlive addresses, and times that only change when an article does."""

from __future__ import annotations

from hashlib import sha1
from typing import TYPE_CHECKING, Final

from digest.model import Value
from digest.site import times
from digest.site.addresses import web
from digest.site.json_text import json_text
from digest.site.xml_text import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digest.site.edition import Edition

_OURS: Final = b"\x8d\x0f\x5f\x9e\x41\x6c\x4c\x0e\x9a\x34\x6d\x1b\x27\xc5\xd0\x72"  # a namespace of our own, made once


class Feed(Value):
    """A feed's own facts."""

    path: str
    page: str  # path of the page it belongs to
    title: str
    subtitle: str
    name: str  # what its identifier is made of: language and subject, never an address


def urn(name: str) -> str:
    """Return an identifier made of a name alone (RFC 9562, version 5)."""
    made = bytearray(sha1(_OURS + name.encode(), usedforsecurity=False).digest()[:16])
    made[6] = made[6] & 0x0F | 0x50
    made[8] = made[8] & 0x3F | 0x80
    text = made.hex()
    return f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def atom(edition: Edition, feed: Feed, ids: Sequence[str]) -> str:
    """Return an Atom feed (RFC 4287) of articles, newest first."""
    zone = edition.outline.settings.timezone
    changed = times.latest(times.updated(edition.entry(entry_id), zone) for entry_id in ids)
    return atom_document(edition, feed, changed, [_atom_entry(edition, entry_id, zone) for entry_id in ids])


def atom_document(edition: Edition, feed: Feed, changed: str, entries: Iterable[str]) -> str:
    """Return an Atom feed of entries that are made."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{edition.language}">',
        f"<id>{urn(feed.name)}</id>",
        f"<title>{xml_text(feed.title)}</title>",
        f"<subtitle>{xml_text(feed.subtitle)}</subtitle>" if feed.subtitle else "",
        f"<updated>{changed}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{address(edition, feed.path)}"/>',
        f'<link rel="alternate" type="text/html" href="{address(edition, feed.page)}"/>',
        "<generator>digest</generator>",
        *entries,
        "</feed>\n",
    ]
    return "\n".join(filter(None, lines))


def json_feed(edition: Edition, feed: Feed, ids: Sequence[str]) -> str:
    """Return a JSON Feed (version 1.1) of articles, newest first."""
    zone = edition.outline.settings.timezone
    return json_document(edition, feed, [_json_item(edition, entry_id, zone) for entry_id in ids])


def json_document(edition: Edition, feed: Feed, items: Sequence[dict[str, object]]) -> str:
    """Return a JSON Feed of items that are made."""
    value: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "language": edition.language,
        "home_page_url": address(edition, feed.page),
        "feed_url": address(edition, feed.path),
        "items": items,
    }
    kept = {name: found for name, found in value.items() if found != ""}
    return json_text(kept, 1) + "\n"


def _atom_entry(edition: Edition, entry_id: str, zone: str) -> str:
    entry, wording = edition.entry(entry_id), edition.wording(entry_id)
    facts = entry.facts
    published = times.published(entry, zone)
    path = edition.outline.addresses.article(edition.language, entry)
    title_lang, summary_lang = (
        edition.foreign_lang(code) for code in (wording.title_language, wording.summary_language)
    )
    lines = [
        "<entry>",
        f"<id>{urn(f'{edition.language} {entry.id}')}</id>",
        f"<title{language_mark(title_lang)}>{xml_text(wording.title or edition.words('Untitled'))}</title>",
        f'<link rel="alternate" type="text/html" href="{address(edition, path)}"/>',
        f'<link rel="via" href="{xml_text(web(facts.url))}"/>' if web(facts.url) else "",
        f"<updated>{times.updated(entry, zone)}</updated>",
        f"<published>{published}</published>" if published else "",
        *(f"<author><name>{xml_text(name)}</name></author>" for name in facts.authors or (facts.source or "digest",)),
        *(
            f'<category term="{xml_text(tag.key)}" label="{xml_text(edition.badge(tag.key).name)}"/>'
            for tag in entry.tags
        ),
        f"<summary{language_mark(summary_lang)}>{xml_text(wording.summary)}</summary>" if wording.summary else "",
        "</entry>",
    ]
    return "\n".join(filter(None, lines))


def _json_item(edition: Edition, entry_id: str, zone: str) -> dict[str, object]:
    entry, wording = edition.entry(entry_id), edition.wording(entry_id)
    published, updated = times.published(entry, zone), times.updated(entry, zone)
    value: dict[str, object] = {
        "id": urn(f"{edition.language} {entry.id}"),
        "url": address(edition, edition.outline.addresses.article(edition.language, entry)),
        "external_url": web(entry.facts.url),
        "title": wording.title or edition.words("Untitled"),
        "content_text": wording.summary or wording.title or edition.words("Untitled"),
        "summary": wording.summary,
        "date_published": published,
        "date_modified": updated if published and updated != published else "",
        "authors": [{"name": name} for name in entry.facts.authors],
        "tags": [edition.badge(tag.key).name for tag in entry.tags],
        "language": edition.language if edition.facet(entry_id).genuine else edition.facet(entry_id).language,
    }
    return {name: found for name, found in value.items() if found}


def address(edition: Edition, path: str) -> str:
    """Return a full address, or one relative to the feed where the place of the site is not known."""
    addresses = edition.outline.addresses
    return addresses.absolute(path) or addresses.link(path)


def language_mark(language: str) -> str:
    """Return the attribute that marks another language than the feed's, "" for none."""
    return f' xml:lang="{language}"' if language else ""
