"""The page of all corrections that editors published, by day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from digest.model import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.outline import Outline, PublishedCorrection
from digest.site.pages.draft import Draft, draft, feed_links


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the page, if there are any corrections."""
    if outline.corrections:
        path = outline.addresses.section(outline.main_language, "corrections")
        yield keys.page(PageKind.CORRECTIONS, path, inputs(outline, keys))


def inputs(outline: Outline, keys: Keys) -> list[tuple[str, ...]]:
    """Return what the page and the feeds of corrections depend on."""
    return [(each.date, each.text, each.language, keys.cards[each.article]) for each in outline.corrections]


def view(edition: Edition, page: Page) -> Draft:
    """Return all corrections by day, newest first."""
    corrections = edition.outline.corrections
    title = edition.messages("Corrections")
    feeds = feed_links(edition, page.path, title)
    return draft(
        "corrections.html",
        title,
        head_feeds=feeds,
        days=tuple(_day(edition, date, found) for date, found in groupby(corrections, key=lambda each: each.date)),
        total=len(corrections),
        feeds=feeds,
    )


def _day(edition: Edition, date: str, corrections: Iterator[PublishedCorrection]) -> dict[str, object]:
    lines = [
        {
            "line": edition.card_html(each.article, "line"),
            "text": each.text,
            "lang": edition.foreign_lang(each.language),
        }
        for each in corrections
    ]
    return {"title": edition.messages.date(date), "value": date, "corrections": lines}
