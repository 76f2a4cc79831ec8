"""The root of the site, where readers choose a language."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from digest.languages import LANGUAGE_INFO
from digest.model import Page, PageKind
from digest.site import seo
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft

_PATH = "index.html"


def plan(_outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the page."""
    yield keys.page(PageKind.LANGUAGE_CHOICE, _PATH, language="")


def view(edition: Edition, page: Page) -> Draft:
    """Return a link to each edition; the front pages are what this page is called in other languages."""
    addresses = edition.outline.addresses
    options = tuple(
        (each.language, LANGUAGE_INFO[each.language].own_name, each.link(addresses.home(each.language)), each.title)
        for each in edition.editions.values()
    )
    home = seo.list_head(edition.outline, edition.language, addresses.home(edition.language))
    head = replace(home, canonical=addresses.absolute(page.path))
    return draft(edition, page.path, "root.html", edition.title, head=head, options=options)
