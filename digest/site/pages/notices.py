"""The page of corrections, the list of takedowns, and the notice that stands in the place of an article taken down."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from digest.languages import LANGUAGE_INFO
from digest.model import Value
from digest.site.pages.frame import Draft, feed_links, frame
from digest.site.text import versions
from digest.text.script import detect

if TYPE_CHECKING:
    from markupsafe import Markup

    from digest.model import Page, Withdrawn
    from digest.site.edition import Edition


class Corrected(Value):
    """A correction under its article."""

    line: Markup
    text: str
    lang: str


class Day(Value):
    """The corrections of a day."""

    title: str
    value: str
    corrections: tuple[Corrected, ...]


class Notice(Value):
    """What readers are told of an article that was taken down."""

    title: str  # "" where it is withheld
    title_lang: str
    href: str  # "" where no page stands in its place
    date: str
    date_value: str
    reason: str
    reason_lang: str


def corrections(edition: Edition, _page: Page) -> Draft:
    """Return all corrections by day, newest first."""
    outline, addresses = edition.outline, edition.outline.addresses
    days = tuple(
        Day(
            title=edition.words.date(date),
            value=date,
            corrections=tuple(
                Corrected(
                    line=edition.card_html(fix.article, "line"),
                    text=fix.text,
                    lang=edition.foreign_lang(fix.language),
                )
                for fix in fixes
            ),
        )
        for date, fixes in groupby(outline.corrections, key=lambda fix: fix.date)
    )
    title = edition.words("Corrections")
    feeds = feed_links(edition, addresses.section(edition.language, "corrections"), title)
    return Draft(
        template="corrections.html",
        frame=frame(edition, lambda code: addresses.section(code, "corrections"), title=title, feeds=True),
        values={"days": days, "total": len(outline.corrections), "feeds": feeds},
    )


def takedowns(edition: Edition, _page: Page) -> Draft:
    """Return all articles that were taken down, newest first."""
    addresses = edition.outline.addresses
    title = edition.words("Withdrawn articles")
    told = tuple(_notice(edition, each) for each in edition.outline.library.withdrawn)
    return Draft(
        template="takedowns.html",
        frame=frame(edition, lambda code: addresses.section(code, "takedowns"), title=title),
        values={"notices": told},
    )


def withdrawn(edition: Edition, page: Page) -> Draft:
    """Return the notice in the place of an article."""
    addresses = edition.outline.addresses
    each, entry = next(
        (each, each.entry)
        for each in edition.outline.library.withdrawn
        if each.entry is not None and each.entry.id == page.subject
    )
    notice = _notice(edition, each)
    title = notice.title or edition.words("This article was withdrawn")
    return Draft(
        template="withdrawn.html",
        frame=frame(edition, lambda code: addresses.article(code, entry), title=title),
        values={
            "notice": notice,
            "takedowns_href": edition.link(addresses.section(edition.language, "takedowns")),
        },
    )


def _notice(edition: Edition, each: Withdrawn) -> Notice:
    reason, language = _nearest(edition, each.reason)
    entry = each.entry
    wording = versions.wording(entry, {}, edition.language, edition.scripts.short) if entry and each.titled else None
    return Notice(
        title=wording.title if wording else "",
        title_lang=edition.foreign_lang(wording.title_language) if wording else "",
        href=edition.link(edition.outline.addresses.article(edition.language, entry)) if entry else "",
        date=edition.words.date(each.date),
        date_value=each.date,
        reason=reason,
        reason_lang=edition.foreign_lang(language),
    )


def _nearest(edition: Edition, texts: dict[str, str]) -> tuple[str, str]:
    """Return a text as near to the edition's language as there is one, and its language."""
    known: dict[str, str] = {code or detect(text): text for code, text in texts.items() if text}
    other = LANGUAGE_INFO[edition.language].other_script or ""
    if edition.language in known:
        return known[edition.language], edition.language
    if other in known:
        return edition.scripts.convert(known[other], other, edition.language), edition.language
    return next((text, code) for code, text in sorted(known.items()))
