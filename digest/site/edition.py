"""An edition: the site in one language, with the names that subjects, sources and articles have there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup
from msgspec.structs import replace

from digest.errors import ConfigurationError
from digest.languages import LANGUAGE_INFO
from digest.model import Entry, Value
from digest.site import subjects
from digest.site.look.messages import Messages
from digest.site.outline import Outline
from digest.site.subjects import LocalSubject
from digest.site.text import versions
from digest.site.text.body_cache import BodyCache
from digest.site.text.script_conversion import ScriptConverter
from digest.site.text.versions import Version, Wording
from digest.text.script import detect

if TYPE_CHECKING:  # commands that only plan, such as check, do without Jinja
    import jinja2


CardStyle = Literal["card", "lead", "line"]  # the macros of partials/cards.html

_CARDS = 4_096  # cards kept as HTML, about 1 kB each
_SOURCES = 8_192  # names kept, and links
_OTHER_SOURCES = 4  # named on a card


class Badge(Value):
    """A subject on a card."""

    name: str
    href: str
    accent: int


class Coverage(Value):
    """The other reports of the event of a card."""

    href: str
    count: int
    sources: str


class Card(Value):
    """An article in a list: of lines, which need the first half, or of cards."""

    href: str
    title: str
    title_lang: str  # "" where it is the page's own language, as with all three
    date: str
    date_value: str
    source: str
    foreign: str  # name of the language of the body where it is not the page's
    kind: str = ""  # what kind of item it is, if not a report
    summary: str = ""
    summary_lang: str = ""
    source_href: str = ""
    badges: tuple[Badge, ...] = ()
    converted: bool = False
    story: Coverage | None = None


@dataclass(eq=False)
class Edition:
    """The site in one language."""

    language: str
    messages: Messages
    outline: Outline
    scripts: ScriptConverter
    environment: jinja2.Environment
    bodies: BodyCache
    editions: Mapping[str, Edition]  # in all languages, this one included
    draw: Callable[[str, str], bytes] | None  # draws the image of a path from SVG

    def __post_init__(self) -> None:
        # bound here and not on the class, so that an edition and what it keeps end together: the name of a source and the
        # link to its page; of an article title and summary, the text that is shown, its line and its HTML in a list
        self.source_name: Callable[[str], str] = lru_cache(maxsize=_SOURCES)(self._source_name)
        self.source_link: Callable[[str], str] = lru_cache(maxsize=_SOURCES)(self._source_link)
        self.wording: Callable[[str], Wording] = lru_cache(maxsize=None)(self._wording)
        self.version: Callable[[str], Version] = lru_cache(maxsize=None)(self._version)
        self.headline: Callable[[str], Card] = lru_cache(maxsize=_CARDS)(self._headline)
        self.card_html: Callable[[str, CardStyle], Markup] = lru_cache(maxsize=_CARDS)(self._card_html)

    def entry(self, entry_id: str) -> Entry:
        """Return an article."""
        return self.outline.library.entries[entry_id]

    def date(self, entry_id: str) -> str:
        """Return the date of an article as precisely as it is known, "" if it is not."""
        date = self.entry(entry_id).facts.date
        return date.value if date else ""

    def link(self, path: str) -> str:
        """Return a link to a path."""
        return self.outline.addresses.link(path)

    def section_link(self, *segments: str) -> str:
        """Return the link to a page that every site has, such as `topics`."""
        return self.link(self.outline.addresses.section(self.language, *segments))

    def language_name(self, code: str) -> str:
        """Return the name of a language in this language."""
        return self.messages(LANGUAGE_INFO[code].english_name)

    def nearest(self, texts: Mapping[str, str]) -> tuple[str, str]:
        """Return what editors wrote in some languages in the nearest to this one, and which that is.

        The language of a text under "" is not given: it is detected.
        """
        known = {code or detect(text): text for code, text in sorted(texts.items()) if text}
        return versions.nearest(known, self.language, self.scripts.convert, min(known))

    def foreign_lang(self, language: str) -> str:
        """Return a language code where it has to be marked on this edition's pages, else ""."""
        return "" if language == self.language else language

    @cached_property
    def title(self) -> str:
        """The name of the site in this language, else in another."""
        titles = self.outline.settings.title
        return self._own(titles) or next(iter(titles.values()), "digest")

    @cached_property
    def description(self) -> str:
        """The description of the site, "" where it has none in this language."""
        return self._own(self.outline.settings.description)

    @cached_property
    def subjects(self) -> dict[str, LocalSubject]:
        """Every subject by key, in order."""
        outline = self.outline
        return subjects.local_subjects(outline.vocabulary, outline.keys, self.language, self.scripts.short)

    @cached_property
    def badges(self) -> dict[str, Badge]:
        """Every subject by key as cards name it."""
        addresses = self.outline.addresses
        return {
            key: Badge(name=subject.name, href=self.link(addresses.subject(self.language, key)), accent=subject.accent)
            for key, subject in self.subjects.items()
        }

    def card(self, entry_id: str) -> Card:
        """Return an article as lists of cards show it."""
        entry, wording = self.entry(entry_id), self.wording(entry_id)
        return replace(
            self.headline(entry_id),
            summary=wording.summary,
            summary_lang=self.foreign_lang(wording.summary_language),
            source_href=self.source_link(entry.facts.source),
            badges=tuple(self.badges[tag.key] for tag in entry.tags),
            converted=self.version(entry_id).state == "converted",
            story=self._coverage(entry_id),
        )

    def cards(self, ids: Iterable[str], style: CardStyle = "card") -> tuple[Markup, ...]:
        """Return the HTML of articles in a list: as cards, or as lines where there are many."""
        return tuple([self.card_html(entry_id, style) for entry_id in ids])

    def _own(self, texts: Mapping[str, str]) -> str:
        """Return a text in this language, else converted from the other script, else ""."""
        return versions.nearest(texts, self.language, self.scripts.short)[0]

    def _source_name(self, written: str) -> str:
        return self.scripts.name(self.outline.source(written), self.language)

    def _source_link(self, written: str) -> str:
        return self.link(self.outline.addresses.source(self.language, written)) if written else ""

    def _wording(self, entry_id: str) -> Wording:
        siblings = self.outline.siblings(entry_id)
        return versions.wording(self.entry(entry_id), siblings, self.language, self.scripts.short)

    def _version(self, entry_id: str) -> Version:
        return versions.version(self.entry(entry_id), self.outline.siblings(entry_id), self.language)

    def _headline(self, entry_id: str) -> Card:
        entry, wording, version = self.entry(entry_id), self.wording(entry_id), self.version(entry_id)
        date = entry.facts.date
        return Card(
            href=self.link(self.outline.addresses.article(self.language, entry)),
            title=wording.title or self.messages("Untitled"),
            title_lang=self.foreign_lang(wording.title_language) if wording.title else "",
            date=self.messages.of(date),
            date_value=date.value if date else "",
            source=self.source_name(entry.facts.source),
            foreign="" if version.genuine else self.language_name(version.language),
            kind="" if entry.facts.kind == "report" else self.messages(f"kind: {entry.facts.kind}"),
        )

    def _coverage(self, entry_id: str) -> Coverage | None:
        story = self.outline.story_of.get(entry_id)
        if story is None:
            return None
        own = self.outline.source(self.entry(entry_id).facts.source)
        others = (source for source in self.outline.story_sources[story.key] if source != own)
        named = [self.source_name(source) for source in islice(others, _OTHER_SOURCES)]
        href = self.link(self.outline.addresses.story(self.language, story.key))
        sources = self.messages(", ").join(named)
        return Coverage(href=href, count=len(story.members), sources=sources)

    def _card_html(self, entry_id: str, style: CardStyle) -> Markup:
        macro: Callable[[Card], Markup] | None = getattr(self._macros, style, None)
        if macro is None:
            fix = "the theme's version of this template needs the macros card, lead and line"
            raise ConfigurationError(f"this template has no macro {style!r}", fix=fix, file="partials/cards.html")
        return macro(self.headline(entry_id) if style == "line" else self.card(entry_id))

    @cached_property
    def _macros(self) -> object:
        return self.environment.get_template("partials/cards.html").make_module({"_": self.messages})
