"""The root of the site, where readers choose a language."""

from __future__ import annotations

from msgspec.structs import replace

from digest.languages import LANGUAGE_INFO
from digest.model import Page
from digest.site import seo
from digest.site.edition import Edition
from digest.site.pages.draft import Draft, draft


def view(edition: Edition, page: Page) -> Draft:
    """Return a link to each edition; the front pages are what this page is called in other languages."""
    addresses = edition.outline.addresses
    options = tuple(
        (each.language, LANGUAGE_INFO[each.language].own_name, each.link(addresses.home(each.language)), each.title)
        for each in edition.editions.values()
    )
    home = seo.list_head(edition.outline, edition.language, addresses.home(edition.language))
    head = replace(home, canonical=addresses.absolute(page.path))
    return draft("root.html", edition.title, head=head, options=options)
