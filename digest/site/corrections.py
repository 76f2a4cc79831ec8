"""Corrections that editors published with articles: all of the site, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.model import Entry, Library


class Fix(Value):
    """A correction of an article or of one of its translations."""

    article: str  # id
    date: str  # ISO day
    text: str
    language: str


def of_article(entry: Entry, siblings: Mapping[str, Entry]) -> tuple[Fix, ...]:
    """Return the corrections of an article and of its translations, newest first."""
    found = [
        Fix(article=entry.id, date=each.date, text=each.text, language=version.facts.language)
        for version in (entry, *(siblings[code] for code in sorted(siblings)))
        for each in version.front.corrections
    ]
    return tuple(sorted(found, key=lambda fix: fix.date, reverse=True))


def of_library(library: Library) -> tuple[Fix, ...]:
    """Return all corrections of a site, newest first, those of one day in reading order."""
    entries, translations = library.entries, library.translations
    corrected = [entry_id for entry_id in library.order if entries[entry_id].front.corrections]
    corrected += [
        entry_id
        for entry_id, siblings in translations.items()
        if entry_id in entries
        and not entries[entry_id].front.corrections
        and any(sibling.front.corrections for sibling in siblings.values())
    ]
    found = [fix for entry_id in corrected for fix in of_article(entries[entry_id], translations.get(entry_id, {}))]
    return tuple(sorted(found, key=lambda fix: fix.date, reverse=True))
