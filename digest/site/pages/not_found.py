"""The page that hosts show for an address that does not exist, in every language at once."""

from __future__ import annotations

from digest.model import Page
from digest.site.edition import Edition
from digest.site.pages.draft import Draft, draft
from digest.site.seo import Head


def view(edition: Edition, _page: Page) -> Draft:
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
    return draft("404.html", edition.messages("This page does not exist"), head=Head(), parts=parts)
