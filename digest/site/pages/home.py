"""The front page: the newest story large, then the days before it, with subjects, stories and sources."""

from collections.abc import Iterator

from digest.languages import LANGUAGE_INFO
from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.look import charts
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft, feed_links
from digest.site.pages.sections import BY_DAY, sections
from digest.site.pages.source import line_inputs, source_line
from digest.site.pages.story import story_line
from digest.site.pages.subject import subject_lines

_SPARK_MONTHS = 24
_NAMED = 6  # stories and sources next to the news


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the front page."""
    inputs = (
        keys.listing(outline.front),
        keys.listing(outline.leads[key] for key in outline.newest_stories[:_NAMED]),
        [line_inputs(outline, name) for name in outline.largest_sources[:_NAMED]],
        [(key, outline.totals[key], outline.months.get(key)) for key in outline.main_subjects],
        outline.span,
        len(outline.library.order),
        outline.has_other_kinds,
    )
    yield keys.page(PageKind.HOME, outline.addresses.home(outline.main_language), *inputs)


def view(edition: Edition, page: Page) -> Draft:
    """Return the front page."""
    outline, messages = edition.outline, edition.messages
    ids = outline.front
    first, last = outline.span
    months = charts.months_until(last[:7], _SPARK_MONTHS) if len(last) >= 7 else ()
    return draft(
        "home.html",
        "",
        section="home",
        head_feeds=feed_links(edition, page.path, ""),
        lead=edition.card_html(ids[0], "lead") if ids else None,
        sections=sections(edition, ids[1:], BY_DAY),
        days=sections(edition, ids, BY_DAY),  # for a theme without a place of its own for the newest story
        subjects=subject_lines(edition, outline.main_subjects, months),
        months=tuple((month, messages.date(month)) for month in months),
        first=messages.date(first) if first else "",
        last=messages.date(last) if last else "",
        total=len(outline.library.order),
        other_names=_other_names(edition),
        stories=tuple(story_line(edition, key) for key in outline.newest_stories[:_NAMED]),
        sources=tuple(source_line(edition, name) for name in outline.largest_sources[:_NAMED]),
        stories_href=edition.section_link("stories"),
        sources_href=edition.section_link("sources"),
        reports_only=outline.has_other_kinds,
        dates_href=edition.section_link("dates"),
        subjects_href=edition.section_link("topics"),
        feeds=feed_links(edition, page.path, messages("All articles")),
    )


def _other_names(edition: Edition) -> tuple[tuple[str, str], ...]:
    """Return the names of the site in its other languages, for the masthead; the two scripts of Chinese count once."""
    titles = edition.outline.settings.title
    names: dict[str, str] = {}
    for code in edition.outline.languages:
        other_script = LANGUAGE_INFO[code].other_script
        if titles.get(code) and edition.language not in (code, other_script) and other_script not in names:
            names[code] = titles[code]
    return tuple(names.items())
