"""Takedowns: the list of withdrawn articles, and the notice at the addresses of each."""

from collections.abc import Iterator, Sequence
from functools import partial

from digest.model import Value, Withdrawn
from digest.page import Page, PageKind
from digest.site import seo
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft
from digest.site.pages.paging import lines_of_page, page_slice, paged, pager
from digest.site.text import versions


class Notice(Value):
    """What readers learn of an article that was taken down."""

    title: str  # "" where it is withheld
    title_lang: str
    href: str  # "" where the article has no address
    date: str
    date_value: str
    reason: str
    reason_lang: str


def plan_list(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the list of takedowns, if there are any."""
    withdrawn = outline.library.withdrawn
    if withdrawn:
        path_of, size = partial(outline.addresses.listing, "takedowns"), lines_of_page(outline.settings)

        def inputs(shown: Sequence[Withdrawn]) -> object:
            return [_inputs(outline, each) for each in shown]

        yield from paged(keys, PageKind.TAKEDOWNS, path_of, withdrawn, inputs, size=size)


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the notices at the present and the former addresses of withdrawn articles."""
    addresses, language = outline.addresses, outline.main_language
    for each in outline.library.withdrawn:
        if each.entry is not None:
            for path in (addresses.article(language, each.entry), *addresses.former(language, each.entry)):
                yield keys.page(PageKind.WITHDRAWN, path, _inputs(outline, each), subject=each.entry.id)


def plan_rooted(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the notices at the former addresses that belong to no language."""
    for each in outline.library.withdrawn:
        if each.entry is None:
            continue
        language, subject = outline.addresses.own_language(each.entry), each.entry.id
        for path in outline.addresses.former_rooted(each.entry):
            inputs = language, _inputs(outline, each)
            yield keys.page(PageKind.WITHDRAWN, path, *inputs, language=language, subject=subject)


def view_list(edition: Edition, page: Page) -> Draft:
    """Return a page of the articles that were taken down, newest first."""
    outline = edition.outline
    shown = page_slice(outline.library.withdrawn, lines_of_page(outline.settings), page.number)
    return draft(
        "takedowns.html",
        edition.messages("Withdrawn articles"),
        notices=tuple(_notice(edition, each) for each in shown.items),
        pager=pager(edition, shown, partial(outline.addresses.listing, "takedowns"), articles=False),
    )


def view(edition: Edition, page: Page) -> Draft:
    """Return the notice in the place of an article, whose canonical address is the present one."""
    each, entry = next(
        (each, each.entry)
        for each in edition.outline.library.withdrawn
        if each.entry is not None and each.entry.id == page.subject
    )
    notice = _notice(edition, each)
    title = notice.title or edition.messages("This article was withdrawn")
    head = seo.list_head(edition.outline, edition.language, edition.outline.addresses.article(edition.language, entry))
    takedowns_href = edition.section_link("takedowns")
    return draft("withdrawn.html", title, head=head, notice=notice, takedowns_href=takedowns_href)


def _inputs(outline: Outline, each: Withdrawn) -> tuple[object, ...]:
    address = outline.addresses.article(outline.main_language, each.entry) if each.entry else ""
    title = each.entry.card if each.entry and each.titled else ""
    return each.date, sorted(each.reason.items()), address, title


def _notice(edition: Edition, each: Withdrawn) -> Notice:
    reason, language = edition.nearest(each.reason)
    entry = each.entry
    wording = versions.wording(entry, {}, edition.language, edition.scripts.short) if entry and each.titled else None
    return Notice(
        title=wording.title if wording else "",
        title_lang=edition.foreign_lang(wording.title_language) if wording else "",
        href=edition.link(edition.outline.addresses.article(edition.language, entry)) if entry else "",
        date=edition.messages.date(each.date),
        date_value=each.date,
        reason=reason,
        reason_lang=edition.foreign_lang(language),
    )
