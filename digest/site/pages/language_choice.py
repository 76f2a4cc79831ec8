"""The root of the site, where readers choose a language."""

from collections.abc import Iterator

from msgspec.structs import replace

from digest.languages import LANGUAGE_INFO
from digest.page import Page, PageKind
from digest.site import seo
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the page, unless the front page of a language is at the root."""
    if "" not in map(outline.addresses.folder, outline.languages):
        yield keys.page(PageKind.LANGUAGE_CHOICE, "index.html", language="")


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
