"""Stories: the list of all, and the page of each with every report of its event."""

from collections.abc import Iterator, Sequence
from functools import partial

from digest.model import Story
from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Card, CardStyle, Edition
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft
from digest.site.pages.paging import MANY, lines_of_page, page_slice, paged, pager
from digest.site.pages.sections import BY_DAY, sections

_SOURCES = 24  # named on the page of a story
_DAYS = 40  # in a timeline; a longer story has none


def plan_list(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the list of stories."""

    def inputs(shown: Sequence[str]) -> object:
        return [(key, outline.leads[key], keys.stories[key]) for key in shown]

    path_of, size = partial(outline.addresses.listing, "stories"), lines_of_page(outline.settings)
    yield from paged(keys, PageKind.STORIES, path_of, outline.newest_stories, inputs, size=size)


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the pages of every story."""
    size = lines_of_page(outline.settings)
    for key, story in outline.stories.items():

        def inputs(shown: Sequence[str], key: str = key, copies: Sequence[str] = story.copies) -> object:
            return keys.stories[key], copies, outline.leads[key], shown

        members = _in_order(outline, story)
        yield from paged(keys, PageKind.STORY, partial(_path, outline, key), members, inputs, size=size, subject=key)


def view_list(edition: Edition, page: Page) -> Draft:
    """Return a page of the stories, the last reported first."""
    outline = edition.outline
    shown = page_slice(outline.newest_stories, lines_of_page(outline.settings), page.number)
    return draft(
        "stories.html",
        edition.messages("Stories"),
        section="stories",
        stories=tuple(story_line(edition, key) for key in shown.items),
        pager=pager(edition, shown, partial(outline.addresses.listing, "stories"), articles=False),
    )


def view(edition: Edition, page: Page) -> Draft:
    """Return a page of a story: its reports, the newest first, then other items on it and those that repeat another."""
    outline = edition.outline
    story = outline.stories[page.subject]
    wording = edition.wording(outline.leads[page.subject])
    members = _in_order(outline, story)
    reports = frozenset(outline.reports(members[: len(members) - len(story.copies)]))
    shown = page_slice(members, lines_of_page(outline.settings), page.number)
    sources = outline.story_sources[page.subject]
    dated = [member for member in reversed(story.members) if member in reports and len(edition.date(member)) == BY_DAY]
    days = tuple(dict.fromkeys(map(edition.date, dated)))
    style: CardStyle = "line" if len(story.members) > MANY else "card"
    return draft(
        "story.html",
        wording.title or edition.messages("Untitled"),
        description=wording.summary,
        section="stories",
        title_lang=edition.foreign_lang(wording.title_language),
        total=len(story.members),
        span=tuple(map(edition.messages.date, dict.fromkeys((*days[:1], *days[-1:])))),
        timeline=sections(edition, dated, BY_DAY, "line", 1) if page.number == 0 and len(days) <= _DAYS else (),
        sources=tuple(edition.source_name(source) for source in sources[:_SOURCES]),
        all_sources=len(sources) if len(sources) > _SOURCES else 0,
        many=style == "line",
        reports=edition.cards([member for member in shown.items if member in reports], style),
        others=edition.cards(
            [each for each in shown.items if each not in reports and each not in story.copies], "line"
        ),
        copies=edition.cards([member for member in shown.items if member in story.copies], style),
        pager=pager(edition, shown, partial(_path, outline, page.subject)),
    )


def story_line(edition: Edition, key: str) -> tuple[Card, str]:
    """Return the leading article of a story, and the link to the story."""
    outline = edition.outline
    return edition.card(outline.leads[key]), edition.link(outline.addresses.story(edition.language, key))


def _in_order(outline: Outline, story: Story) -> tuple[str, ...]:
    """Return the members as their pages show them: reports, other items, and those that repeat another; the newest first."""
    copies = frozenset(story.copies)
    members = [member for member in story.members if member not in copies]
    reports = outline.reports(members)
    return (*reports, *(member for member in members if member not in reports), *story.copies)


def _path(outline: Outline, key: str, language: str, number: int) -> str:
    return outline.addresses.story(language, key, number)
