"""The search page: a field, filters, and what its script says; the index is loaded by the script alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.languages import LANGUAGE_INFO
from digest.model import Value
from digest.site.pages.frame import Draft, frame

if TYPE_CHECKING:
    from digest.model import Page
    from digest.site.edition import Edition


class Option(Value):
    """Something results can be restricted to."""

    value: str  # as the index files it
    name: str
    accent: int = 0  # of a subject


def search(edition: Edition, _page: Page) -> Draft:
    """Return the search page of a language."""
    outline, words = edition.outline, edition.words
    library, addresses, language = outline.library, outline.addresses, edition.language
    subjects = [edition.subjects[key] for key in outline.keys if library.tags.get(key)]
    sources = [Option(value=f"source/{name}", name=edition.source_name(name)) for name in library.sources]
    years = [Option(value=year, name=words.date(year)) for year in sorted(library.years, reverse=True)]
    written = {str(entry.facts.language) for entry in library.entries.values()}
    written.update(code for found in library.translations.values() for code in found)
    values: dict[str, object] = {
        "base": addresses.folder(language),
        "subjects": tuple(Option(value=f"subject/{one.key}", name=one.name, accent=one.accent) for one in subjects),
        "years": (*years, *((Option(value="undated", name=words("Undated")),) if library.undated else ())),
        "sources": tuple(sorted(sources, key=lambda source: source.name)),
        "tongues": tuple(
            Option(value=f"language/{code}", name=words(info.english_name))
            for code, info in LANGUAGE_INFO.items()
            if code in written
        ),
        "lists": tuple(
            (words(name), edition.link(addresses.section(language, key)))
            for key, name in (("topics", "Subjects"), ("dates", "Dates"), ("sources", "Sources"))
        ),
    }
    made = frame(edition, lambda code: addresses.section(code, "search"), title=words("Search"), section="search")
    return Draft(template="search.html", frame=made, values=values)
