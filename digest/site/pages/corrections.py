"""The page of all corrections that editors published, by day."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.outline import Outline, PublishedCorrection
from digest.site.pages.draft import Draft, draft, feed_links
from digest.site.pages.paging import lines_of_page, page_slice, paged, pager


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the page, if there are any corrections."""
    if outline.corrections:
        path_of, size = partial(outline.addresses.listing, "corrections"), lines_of_page(outline.settings)
        front = (len(outline.corrections),)
        yield from paged(
            keys, PageKind.CORRECTIONS, path_of, outline.corrections, partial(inputs, keys), size=size, front=front
        )


def inputs(keys: Keys, shown: Iterable[PublishedCorrection]) -> list[tuple[str, ...]]:
    """Return what a page or a feed of these corrections depends on."""
    return [(each.date, each.text, each.language, keys.cards[each.article]) for each in shown]


def view(edition: Edition, page: Page) -> Draft:
    """Return a page of the corrections by day, newest first."""
    outline, title = edition.outline, edition.messages("Corrections")
    shown = page_slice(outline.corrections, lines_of_page(outline.settings), page.number)
    path_of = partial(outline.addresses.listing, "corrections")
    feeds = feed_links(edition, path_of(edition.language, 0), title)
    return draft(
        "corrections.html",
        title,
        head_feeds=feeds if page.number == 0 else (),
        days=tuple(_day(edition, date, found) for date, found in groupby(shown.items, key=lambda each: each.date)),
        total=len(outline.corrections),
        feeds=feeds,
        pager=pager(edition, shown, path_of, articles=False),
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
