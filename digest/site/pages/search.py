"""The search page: a field and filters; its script loads the index and writes the results."""

from collections.abc import Iterator

from digest.languages import LANGUAGES
from digest.model import Value
from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.files.search_records import filter_term
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft

_OPTIONS = 250  # of a filter: those with most articles
_LISTS = (("topics", "Subjects"), ("dates", "Dates"), ("sources", "Sources"))


class FilterOption(Value):
    """A value that results can be restricted to."""

    value: str  # as the index has it
    name: str
    accent: int = 0  # of a subject


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the search page, unless the site has none."""
    if outline.settings.search:
        library = outline.library
        path = outline.addresses.section(outline.main_language, "search")
        filters = (_sources(outline), sorted(library.years), bool(library.undated), _subjects(outline))
        yield keys.page(PageKind.SEARCH, path, *filters, sorted(_languages(outline)))


def view(edition: Edition, _page: Page) -> Draft:
    """Return the search page."""
    outline, messages = edition.outline, edition.messages
    library = outline.library
    subjects = [edition.subjects[key] for key in _subjects(outline)]
    sources = [
        FilterOption(value=filter_term("source", name), name=edition.source_name(name)) for name in _sources(outline)
    ]
    years = [FilterOption(value=year, name=messages.date(year)) for year in sorted(library.years, reverse=True)]
    if library.undated:
        years.append(FilterOption(value="undated", name=messages("Undated")))
    languages = _languages(outline)
    return draft(
        "search.html",
        messages("Search"),
        section="search",
        base=outline.addresses.folder(edition.language),
        subjects=tuple(
            FilterOption(value=filter_term("subject", subject.key), name=subject.name, accent=subject.accent)
            for subject in subjects
        ),
        years=tuple(years),
        sources=tuple(sorted(sources, key=lambda source: source.name)),
        tongues=tuple(
            FilterOption(value=filter_term("language", code), name=edition.language_name(code))
            for code in LANGUAGES
            if code in languages
        ),
        lists=tuple((messages(name), edition.section_link(key)) for key, name in _LISTS),
    )


def _sources(outline: Outline) -> list[str]:
    return sorted(outline.largest_sources[:_OPTIONS])


def _subjects(outline: Outline) -> list[str]:
    largest = sorted(outline.library.tags, key=lambda key: -outline.totals[key])[:_OPTIONS]
    return [key for key in outline.keys if key in largest]


def _languages(outline: Outline) -> set[str]:
    """Return the languages that articles and translations are written in."""
    library = outline.library
    written = {str(entry.facts.language) for entry in library.entries.values()}
    return written.union(*library.translations.values())
