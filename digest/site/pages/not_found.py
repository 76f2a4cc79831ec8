"""The page that hosts show for an address that does not exist, in every language at once."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft
from digest.site.seo import Head


def plan(_outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the page."""
    yield keys.page(PageKind.NOT_FOUND, "404.html", language="")


def view(edition: Edition, page: Page) -> Draft:
    """Return a part in each language."""
    parts = tuple(
        (
            each.language,
            each.messages("This page does not exist"),
            each.messages("The address may be mistyped, or the article was withdrawn."),
            each.link(each.outline.addresses.home(each.language)),
            each.messages("To the front page"),
        )
        for each in edition.editions.values()
    )
    return draft(edition, page.path, "404.html", edition.messages("This page does not exist"), head=Head(), parts=parts)
