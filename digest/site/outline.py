"""What plan and pages both read from a library: addresses, subjects in order, stories, corrections, counts by month."""

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Final
from urllib.parse import quote

from digest import readers
from digest.config.settings import Settings
from digest.config.vocabulary import Vocabulary
from digest.model import Entry, Library, Story, Value
from digest.site import subjects
from digest.site.addresses import Addresses
from digest.store.fonts import Fonts
from digest.store.own_files import OwnFile, OwnFiles
from digest.text.script import fold

MAIN_SUBJECTS: Final = 24
"""Subjects that the home page and the foot of every page name; the list of subjects has all."""


class PublishedCorrection(Value):
    """A correction of an article or of one of its translations."""

    article: str  # id of the original
    date: str  # ISO day
    text: str
    language: str


class Outline:
    """The order of the site, the same in every language."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        vocabulary: Vocabulary,
        *,
        about: Mapping[str, str] | None = None,
        assets: Mapping[str, bytes] | None = None,
        fonts: Fonts | None = None,
        own_files: OwnFiles | None = None,
    ) -> None:
        self.library = library
        self.settings = settings
        self.vocabulary = vocabulary
        # the Markdown of the about page by language, "" for a text whose language is not given
        self.about = {language: text for language, text in (about or {}).items() if text}
        self.assets = assets or {}  # the theme's files by their paths in the output
        self.own_files = own_files or OwnFiles()
        self.fonts = fonts  # of share images; None where none are drawn
        self.languages = tuple(str(language.code) for language in settings.languages)
        self.main_language = self.languages[0]
        self.keys = subjects.ordered_keys(vocabulary, library.tags)
        self.addresses = Addresses(settings, library, self.keys)
        self.stories = {story.key: story for story in library.stories if len(story.members) > 1}
        self.story_of: dict[str, Story] = {}
        for story in self.stories.values():
            self.story_of.update(dict.fromkeys(story.members, story))

    @cached_property
    def corrections(self) -> tuple[PublishedCorrection, ...]:
        """All corrections, newest first, those of one day in reading order."""
        entries, translations = self.library.entries, self.library.translations
        corrected = [entry_id for entry_id in self.library.order if entries[entry_id].front.corrections]
        corrected += [
            entry_id
            for entry_id, siblings in translations.items()
            if entry_id in entries
            and not entries[entry_id].front.corrections
            and any(sibling.front.corrections for sibling in siblings.values())
        ]
        found = [correction for entry_id in corrected for correction in self.corrections_of(entry_id)]
        return _newest_first(found)

    def corrections_of(self, entry_id: str) -> tuple[PublishedCorrection, ...]:
        """Return the corrections of an article and of its translations, newest first."""
        siblings = self.siblings(entry_id)
        versions = (self.library.entries[entry_id], *(siblings[code] for code in sorted(siblings)))
        return _newest_first(
            PublishedCorrection(article=entry_id, date=each.date, text=each.text, language=version.facts.language)
            for version in versions
            for each in version.front.corrections
        )

    @cached_property
    def _by_file(self) -> dict[str, Entry]:
        entries = [*reversed(self.library.entries.values())]
        return {each.file: entry for entry in entries for each in entry.repeats} | {
            entry.file: entry for entry in entries
        }

    @cached_property
    def _versions(self) -> dict[str, Entry]:
        found = (version for siblings in self.library.translations.values() for version in siblings.values())
        return {version.id: version for version in found} | self.library.entries

    def attachment(self, entry_id: str, address: str) -> OwnFile | str:
        """Return what a relative address in the text of an article or translation means.

        That is a picture, or the link to another article; "" if there is none.
        """
        path = readers.content_path(self._versions[entry_id].file, address)
        if path in self.own_files.pictures:
            return self.own_files.pictures[path]
        entry = self._by_file.get(path) or self._by_file.get(readers.sibling(path)[0]) if path else None
        return self.addresses.article_link(entry) if entry is not None else ""

    def attachments(self, entry: Entry) -> Iterator[str]:
        """Yield what pages depend on besides the text of an article: what its relative addresses mean today."""
        for path in entry.attachments:
            found = self.attachment(entry.id, quote(posixpath.relpath(path, posixpath.dirname(entry.file) or ".")))
            yield found if isinstance(found, str) else found.path

    @cached_property
    def days(self) -> tuple[str, ...]:
        """All days that have articles, in order."""
        return tuple(sorted(self.library.days))

    @cached_property
    def months(self) -> dict[str, dict[str, int]]:
        """The number of articles by month of every subject that has any."""
        return {key: self._by_month(self.library.tags[key]) for key in self.keys if self.library.tags.get(key)}

    @cached_property
    def totals(self) -> dict[str, int]:
        """The number of articles of every subject."""
        return {key: len(self.library.tags.get(key, ())) for key in self.keys}

    @cached_property
    def main_subjects(self) -> tuple[str, ...]:
        """The subjects of the home page, in order: those with most articles, where there are very many."""
        largest = sorted(self.keys, key=lambda key: -self.totals[key])[:MAIN_SUBJECTS]
        return tuple(sorted(largest, key=self.keys.index)) if len(self.keys) > MAIN_SUBJECTS else self.keys

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of every article in reading order."""
        return {entry_id: place for place, entry_id in enumerate(self.library.order)}

    def reports(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the reports among articles, or all of them where none is a report."""
        ids = tuple(ids)
        return tuple(each for each in ids if self.library.entries[each].facts.kind == "report") or ids

    @cached_property
    def front(self) -> tuple[str, ...]:
        """The articles of the home page: the newest reports, one of each story."""
        return tuple(islice(self.one_of_each_story(self.reports(self.library.order)), self.settings.page_size))

    @cached_property
    def has_other_kinds(self) -> bool:
        """Whether the home page leaves out articles that are no reports."""
        return len(self.reports(self.library.order)) < len(self.library.order)

    def one_of_each_story(self, ids: Iterable[str]) -> Iterator[str]:
        """Yield the articles of a list without those whose story has a report before them in the list."""
        seen: set[str] = set()
        for entry_id in ids:
            story = self.story_of.get(entry_id)
            if story is None or story.key not in seen:
                yield entry_id
            if story is not None:
                seen.add(story.key)

    @cached_property
    def story_sources(self) -> dict[str, tuple[str, ...]]:
        """The sources that report each story, each once, in the order of its reports."""
        entries = self.library.entries
        found: dict[str, tuple[str, ...]] = {}
        for key, story in self.stories.items():
            written = dict.fromkeys(entries[member].facts.source for member in story.members)
            found[key] = tuple(dict.fromkeys(self.source(name) for name in written if name))
        return found

    @cached_property
    def leads(self) -> dict[str, str]:
        """The article whose title each story has."""
        return {
            key: story.title_of if story.title_of in self.library.entries else story.members[0]
            for key, story in self.stories.items()
        }

    @cached_property
    def newest_stories(self) -> tuple[str, ...]:
        """The keys of all stories, the last reported first."""
        place = self.place
        return tuple(sorted(self.stories, key=lambda key: (place[self.stories[key].members[0]], key)))

    @cached_property
    def largest_sources(self) -> tuple[str, ...]:
        """The names of all sources, those with most articles first."""
        sources = self.library.sources
        return tuple(sorted(sources, key=lambda name: (-len(sources[name]), name)))

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {fold(name): name for name in self.library.sources}

    def source(self, written: str) -> str:
        """Return the one name of a source that articles spell in either script."""
        return self._spellings.get(fold(written), written)

    @cached_property
    def respelled(self) -> dict[str, str]:
        """The names of sources that articles spell in another way than the site does, with the spelling of the site."""
        written = sorted({entry.facts.source for entry in self.library.entries.values()})
        return {name: self.source(name) for name in written if name != self.source(name)}

    @cached_property
    def span(self) -> tuple[str, str]:
        """The oldest and the newest date of the collection as far as they are known; "" if none is."""
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
        dates = (self.library.entries[entry_id].facts.date for entry_id in ids)
        return Counter(date.value[:7] for date in dates if date is not None and date.precision != "year")


def _newest_first(corrections: Iterable[PublishedCorrection]) -> tuple[PublishedCorrection, ...]:
    return tuple(sorted(corrections, key=lambda correction: correction.date, reverse=True))
