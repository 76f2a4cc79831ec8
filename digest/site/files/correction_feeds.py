"""The feeds of corrections: an entry for each, which names the article and tells what was put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.site import times
from digest.site.files.feeds import Feed, address, atom_document, json_document, language_mark, urn
from digest.site.seo import site_title
from digest.site.xml_text import xml_text

if TYPE_CHECKING:
    from digest.site.corrections import Fix
    from digest.site.edition import Edition


def atom(edition: Edition, path: str) -> str:
    """Return the Atom feed of the newest corrections."""
    fixes, zone = _newest(edition), edition.outline.settings.timezone
    changed = times.latest(times.moment(fix.date, zone) for fix in fixes)
    return atom_document(edition, _feed(edition, path), changed, [_atom_entry(edition, fix, zone) for fix in fixes])


def json_feed(edition: Edition, path: str) -> str:
    """Return the JSON Feed of the newest corrections."""
    zone = edition.outline.settings.timezone
    return json_document(edition, _feed(edition, path), [_json_item(edition, fix, zone) for fix in _newest(edition)])


def _newest(edition: Edition) -> tuple[Fix, ...]:
    return edition.outline.corrections[: edition.outline.settings.feed_size]


def _feed(edition: Edition, path: str) -> Feed:
    page = edition.outline.addresses.section(edition.language, "corrections")
    title = f"{edition.words('Corrections')} — {site_title(edition)}"
    return Feed(path=path, page=page, title=title, subtitle="", name=f"feed {edition.language} corrections")


def _identity(edition: Edition, fix: Fix) -> str:
    return urn(f"correction {edition.language} {fix.article} {fix.date} {fix.text}")


def _title(edition: Edition, fix: Fix) -> str:
    title = edition.wording(fix.article).title or edition.words("Untitled")
    return edition.words("Correction: {title}", title=title)


def _article(edition: Edition, fix: Fix) -> str:
    return address(edition, edition.outline.addresses.article(edition.language, edition.entry(fix.article)))


def _atom_entry(edition: Edition, fix: Fix, zone: str) -> str:
    language = language_mark(edition.foreign_lang(fix.language))
    return "\n".join(
        (
            "<entry>",
            f"<id>{_identity(edition, fix)}</id>",
            f"<title>{xml_text(_title(edition, fix))}</title>",
            f'<link rel="alternate" type="text/html" href="{_article(edition, fix)}"/>',
            f"<updated>{times.moment(fix.date, zone)}</updated>",
            f"<author><name>{xml_text(site_title(edition))}</name></author>",
            f"<summary{language}>{xml_text(fix.text)}</summary>",
            "</entry>",
        )
    )


def _json_item(edition: Edition, fix: Fix, zone: str) -> dict[str, object]:
    return {
        "id": _identity(edition, fix),
        "url": _article(edition, fix),
        "title": _title(edition, fix),
        "content_text": fix.text,
        "date_published": times.moment(fix.date, zone),
        "language": fix.language,
    }
