"""What the plan and the pages both need to know of a library: addresses, subjects in order, stories, counts by month."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from digest.site import corrections, subjects
from digest.site.addresses import Addresses
from digest.text.script import fold

if TYPE_CHECKING:
    from digest.config.settings import Settings
    from digest.config.vocabulary import Vocabulary
    from digest.model import Entry, Library, Story
    from digest.site.corrections import Fix
    from digest.store.fonts import Fonts

FOLDED_DAY: Final = 40
"""From so many articles on, a day is a list of lines rather than of cards."""


class Outline:
    """The order of the site: the same for every language."""

    def __init__(
        self, library: Library, settings: Settings, vocabulary: Vocabulary, *, about: bool, fonts: Fonts | None = None
    ) -> None:
        self.library = library
        self.settings = settings
        self.vocabulary = vocabulary
        self.about = about
        self.fonts = fonts  # of share images; None where none are drawn
        self.languages = tuple(str(language.code) for language in settings.languages)
        self.keys = subjects.ordered_keys(vocabulary, library.tags)
        self.addresses = Addresses(settings, library, self.keys)
        self.stories: dict[str, Story] = {}
        self.story_of: dict[str, Story] = {}
        for story in library.stories:
            if len(story.members) > 1:
                self.stories[story.key] = story
                self.story_of.update(dict.fromkeys(story.members, story))

    @cached_property
    def corrections(self) -> tuple[Fix, ...]:
        """Return all corrections, newest first."""
        return corrections.of_library(self.library)

    @cached_property
    def days(self) -> tuple[str, ...]:
        """Return all days that have articles, in order."""
        return tuple(sorted(self.library.days))

    @cached_property
    def months(self) -> dict[str, dict[str, int]]:
        """Return how many articles each subject has in each month, for every subject that has any."""
        return {key: self._by_month(self.library.tags[key]) for key in self.keys if self.library.tags.get(key)}

    @cached_property
    def place(self) -> dict[str, int]:
        """Return the place of every article in reading order."""
        return {entry_id: place for place, entry_id in enumerate(self.library.order)}

    @cached_property
    def front(self) -> tuple[str, ...]:
        """Return the articles of the home page: the newest, one for each story."""
        chosen: list[str] = []
        told: set[str] = set()
        for entry_id in self.library.order:
            story = self.story_of.get(entry_id)
            if story is not None and story.key in told:
                continue
            if story is not None:
                told.add(story.key)
            chosen.append(entry_id)
            if len(chosen) == self.settings.page_size:
                break
        return tuple(chosen)

    @cached_property
    def leads(self) -> dict[str, str]:
        """Return the article that lends each story its title."""
        return {
            key: story.title_of if story.title_of in self.library.entries else story.members[0]
            for key, story in self.stories.items()
        }

    @cached_property
    def newest_stories(self) -> tuple[str, ...]:
        """Return the keys of all stories, the one reported last first."""
        place = self.place
        return tuple(sorted(self.stories, key=lambda key: (place[self.stories[key].members[0]], key)))

    @cached_property
    def largest_sources(self) -> tuple[str, ...]:
        """Return the names of all sources, those with most articles first."""
        sources = self.library.sources
        return tuple(sorted(sources, key=lambda name: (-len(sources[name]), name)))

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Return the name of each source by its folded spelling."""
        return {fold(name): name for name in self.library.sources}

    def source(self, written: str) -> str:
        """Return the one name of a source that articles spell in either script."""
        return self.spellings.get(fold(written), written)

    @cached_property
    def span(self) -> tuple[str, str]:
        """Return the oldest and the newest date of the collection as far as they are known; "" if none is."""
        dated = [entry.facts.date.value for entry in self.library.entries.values() if entry.facts.date]
        return (min(dated), max(dated)) if dated else ("", "")

    def siblings(self, entry_id: str) -> dict[str, Entry]:
        """Return the translations of an article by language."""
        return self.library.translations.get(entry_id, {})

    def neighbours(self, entry_id: str) -> tuple[str, str]:
        """Return the article before and the one after in time, "" where there is none."""
        place = self.place[entry_id]
        order = self.library.order
        return (order[place + 1] if place + 1 < len(order) else "", order[place - 1] if place else "")

    def _by_month(self, ids: tuple[str, ...]) -> dict[str, int]:
        counts: dict[str, int] = {}
        entries = self.library.entries
        for entry_id in ids:
            date = entries[entry_id].facts.date
            if date is not None and date.precision != "year":
                counts[date.value[:7]] = counts.get(date.value[:7], 0) + 1
        return counts


def folded(outline: Outline, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return a list without those members of a story that follow another member."""
    told: set[str] = set()
    kept: list[str] = []
    for entry_id in ids:
        story = outline.story_of.get(entry_id)
        if story is None or story.key not in told:
            kept.append(entry_id)
        if story is not None:
            told.add(story.key)
    return tuple(kept)
