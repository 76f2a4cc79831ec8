"""Redirects from the earlier addresses of articles and stories."""

from collections.abc import Iterator

from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft
from digest.site.seo import Head


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield a page for every address that an article had before."""
    for entry_id, entry in outline.library.entries.items():
        for path in outline.addresses.former(outline.main_language, entry):
            target = outline.addresses.moved_to(outline.main_language, entry, path)
            yield keys.page(PageKind.REDIRECT, path, target, keys.cards[entry_id], subject=entry_id)


def plan_rooted(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield a page for every earlier address that belongs to no language."""
    for entry_id, entry in outline.library.entries.items():
        language = outline.addresses.own_language(entry)
        target = outline.addresses.article(language, entry)
        for path in outline.addresses.former_rooted(entry):
            inputs = language, target, keys.cards[entry_id]
            yield keys.page(PageKind.REDIRECT, path, *inputs, language=language, subject=entry_id)


def view(edition: Edition, page: Page) -> Draft:
    """Return a page that leads to the present address of an article, or of its story."""
    addresses = edition.outline.addresses
    target = addresses.moved_to(edition.language, edition.entry(page.subject), page.path)
    title = edition.wording(page.subject).title
    head = Head(canonical=addresses.absolute(target))
    href = edition.link(target)
    return draft("redirect.html", title, head=head, target=href, target_title=title)
