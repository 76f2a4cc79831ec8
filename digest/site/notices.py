"""Pages by which a site owns up: its corrections with their feeds, and what was taken down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Page
from digest.site.addresses import feed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.site.cache_keys import Keys
    from digest.site.outline import Outline


def notices(outline: Outline, keys: Keys, language: str) -> Iterator[Page]:
    """Yield the page of corrections and its feeds, the list of takedowns, and the notice in the place of each article."""
    section = outline.addresses.section
    if outline.corrections:
        told = [(fix.date, fix.text, fix.language, keys.cards[fix.article]) for fix in outline.corrections]
        path = section(language, "corrections")
        for place, kind in (
            (path, "corrections"), (feed(path, "xml"), "corrections-atom"), (feed(path, "json"), "corrections-json"),
        ):  # fmt: skip
            yield Page(path=place, kind=kind, language=language, key=keys.key(kind, str(told)))
    withdrawn = outline.library.withdrawn
    if not withdrawn:
        return
    every = []
    for each in withdrawn:
        title = each.entry.card if each.entry and each.titled else ""
        told_of_it = str((each.date, sorted(each.reason.items()), title))
        every.append(told_of_it)
        if each.entry is not None:
            key = keys.key("withdrawn", told_of_it)
            for path in (
                outline.addresses.article(language, each.entry),
                *outline.addresses.former(language, each.entry),
            ):
                yield Page(path=path, kind="withdrawn", language=language, key=key, subject=each.entry.id)
    yield Page(
        path=section(language, "takedowns"), kind="takedowns", language=language, key=keys.key("takedowns", *every)
    )
