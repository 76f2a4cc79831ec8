"""Stories: the list of all, and the page of each with every report of its event."""

from collections.abc import Iterator, Sequence

from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Card, Edition
from digest.site.outline import Outline
from digest.site.pages.dates import LONG_DAY
from digest.site.pages.draft import Draft, draft
from digest.site.pages.sections import BY_DAY, Section, sections


def plan_list(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the list of stories."""
    path = outline.addresses.section(outline.main_language, "stories")
    leads = [(key, outline.leads[key]) for key in outline.newest_stories]
    yield keys.page(PageKind.STORIES, path, leads, "".join(keys.stories.values()))


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the page of every story."""
    for key, story in outline.stories.items():
        path = outline.addresses.story(outline.main_language, key)
        yield keys.page(PageKind.STORY, path, keys.stories[key], story.copies, outline.leads[key], subject=key)


def view_list(edition: Edition, _page: Page) -> Draft:
    """Return all stories, the last reported first."""
    lines = tuple(story_line(edition, key) for key in edition.outline.newest_stories)
    title = edition.messages("Stories")
    return draft("stories.html", title, section="stories", stories=lines)


def view(edition: Edition, page: Page) -> Draft:
    """Return a story: its reports, the newest first, then other items on it and those that repeat another."""
    outline = edition.outline
    story = outline.stories[page.subject]
    wording = edition.wording(outline.leads[page.subject])
    members = [member for member in story.members if member not in story.copies]
    reports = outline.reports(members)
    others = [member for member in members if member not in reports]
    sources = [edition.source_name(edition.entry(member).facts.source) for member in story.members]
    many = len(story.members) > LONG_DAY
    return draft(
        "story.html",
        wording.title or edition.messages("Untitled"),
        description=wording.summary,
        section="stories",
        title_lang=edition.foreign_lang(wording.title_language),
        total=len(story.members),
        timeline=_timeline(edition, reports),
        sources=tuple(dict.fromkeys(filter(None, sources))),
        many=many,
        reports=edition.cards(reports, "line" if many else "card"),
        others=edition.cards(others, "line"),
        copies=edition.cards(story.copies, "line" if many else "card"),
    )


def story_line(edition: Edition, key: str) -> tuple[Card, str]:
    """Return the leading article of a story, and the link to the story."""
    outline = edition.outline
    return edition.card(outline.leads[key]), edition.link(outline.addresses.story(edition.language, key))


def _timeline(edition: Edition, members: Sequence[str]) -> tuple[Section, ...]:
    """Return the reports by day, the first day first; those not dated to the day are left out."""
    dated = [member for member in reversed(members) if len(edition.date(member)) == BY_DAY]
    return sections(edition, dated, BY_DAY, "line")
