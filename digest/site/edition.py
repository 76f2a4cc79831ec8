"""An edition: the site in one language. It answers what an article is called there, and keeps the cards of lists."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from digest.errors import ConfigurationError
from digest.model import Value
from digest.site import subjects
from digest.site.text import versions
from digest.text.script import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import jinja2
    from markupsafe import Markup

    from digest.model import Entry
    from digest.site.look.messages import Messages
    from digest.site.outline import Outline
    from digest.site.subjects import Subject
    from digest.site.text.script_conversion import ScriptConverter
    from digest.site.text.versions import Version, Wording


class Badge(Value):
    """A subject on a card."""

    name: str
    href: str
    accent: int


class Told(Value):
    """Who else reports the event of a card."""

    href: str
    count: int
    sources: str


class Line(Value):
    """An article in a list of lines."""

    href: str
    title: str
    title_lang: str  # "" where it is the page's own language, as with all three
    date: str
    date_value: str
    source: str
    foreign: str  # name of the language of the body where it is another one


class Card(Line):
    """An article in a list of cards."""

    summary: str
    summary_lang: str
    source_href: str
    badges: tuple[Badge, ...]
    converted: bool
    story: Told | None


class Edition:
    """The site in one language."""

    def __init__(
        self,
        language: str,
        words: Messages,
        outline: Outline,
        scripts: ScriptConverter,
        environment: jinja2.Environment,
    ) -> None:
        self.language = language
        self.words = words
        self.outline = outline
        self.scripts = scripts
        self.environment = environment
        self.facet: Callable[[str], Version] = lru_cache(maxsize=16_384)(
            self._facet
        )  # which text of an article is shown
        self.wording: Callable[[str], Wording] = lru_cache(maxsize=None)(self._wording)
        self.line: Callable[[str], Line] = lru_cache(maxsize=16_384)(self._line)
        self.card: Callable[[str], Card] = lru_cache(maxsize=16_384)(self._card)
        self.card_html: Callable[[str, str], Markup] = lru_cache(maxsize=16_384)(self._card_html)
        self.source_name: Callable[[str], str] = lru_cache(maxsize=8_192)(self._source_name)
        self._badges: dict[str, Badge] = {}

    def _source_name(self, written: str) -> str:
        return self.scripts.name(self.outline.source(written), self.language)

    def entry(self, entry_id: str) -> Entry:
        """Return an article."""
        return self.outline.library.entries[entry_id]

    def _facet(self, entry_id: str) -> Version:
        return versions.version(self.entry(entry_id), self.outline.siblings(entry_id), self.language)

    def link(self, path: str) -> str:
        """Return a link to a path."""
        return self.outline.addresses.link(path)

    def article_link(self, entry_id: str) -> str:
        """Return the link to an article's page in this edition."""
        return self.link(self.outline.addresses.article(self.language, self.entry(entry_id)))

    def foreign_lang(self, language: str) -> str:
        """Return a language code where it has to be marked on this edition's pages, else ""."""
        return "" if language == self.language else language

    @cached_property
    def subjects(self) -> dict[str, Subject]:
        """Return every subject by key, in order."""
        outline = self.outline
        return subjects.subjects(outline.vocabulary, outline.keys, self.language, self.scripts.short)

    def badge(self, key: str) -> Badge:
        """Return a subject as cards name it."""
        known = self._badges.get(key)
        if known is None:
            subject = self.subjects[key]
            href = self.link(self.outline.addresses.subject(self.language, key))
            known = self._badges[key] = Badge(name=subject.name, href=href, accent=subject.accent)
        return known

    def cards(self, ids: Iterable[str], style: str = "card") -> tuple[Markup, ...]:
        """Return the HTML of articles in a list: as cards, or as lines where there are many."""
        return tuple(self.card_html(entry_id, style) for entry_id in ids)

    def _wording(self, entry_id: str) -> Wording:
        siblings = self.outline.siblings(entry_id)
        return versions.wording(self.entry(entry_id), siblings, self.language, self.scripts.short)

    def _line(self, entry_id: str) -> Line:
        entry, wording, facet = self.entry(entry_id), self.wording(entry_id), self.facet(entry_id)
        date = entry.facts.date
        return Line(
            href=self.article_link(entry_id),
            title=wording.title or self.words("Untitled"),
            title_lang=self.foreign_lang(wording.title_language) if wording.title else "",
            date=self.words.of(date),
            date_value=date.value if date else "",
            source=self.source_name(entry.facts.source),
            foreign="" if facet.genuine else self.words(LANGUAGE_NAMES[facet.language]),
        )

    def _card(self, entry_id: str) -> Card:
        entry, wording, line = self.entry(entry_id), self.wording(entry_id), self.line(entry_id)
        source = entry.facts.source
        return Card(
            href=line.href,
            title=line.title,
            title_lang=line.title_lang,
            date=line.date,
            date_value=line.date_value,
            source=line.source,
            foreign=line.foreign,
            summary=wording.summary,
            summary_lang=self.foreign_lang(wording.summary_language),
            source_href=self.link(self.outline.addresses.source(self.language, source)) if source else "",
            badges=tuple(self.badge(tag.key) for tag in entry.tags),
            converted=self.facet(entry_id).state == "converted",
            story=self._told(entry_id),
        )

    def _told(self, entry_id: str) -> Told | None:
        story = self.outline.story_of.get(entry_id)
        if story is None:
            return None
        own = fold(self.entry(entry_id).facts.source)
        others = [self.entry(member).facts.source for member in story.members if member != entry_id]
        named = [
            self.source_name(source)
            for name, source in {fold(name): name for name in others}.items()
            if name not in ("", own)
        ]
        href = self.link(self.outline.addresses.story(self.language, story.key))
        return Told(href=href, count=len(story.members), sources=self.words(", ").join(named[:4]))

    def _card_html(self, entry_id: str, style: str) -> Markup:
        macro: Callable[[Line], Markup] | None = getattr(self._macros, style, None)
        if macro is None:
            fix = "a theme's own one has the macros card, lead and line"
            raise ConfigurationError(f"this template has no macro {style!r}", fix=fix, file="partials/cards.html")
        return macro(self.line(entry_id) if style == "line" else self.card(entry_id))

    @cached_property
    def _macros(self) -> object:
        return self.environment.get_template("partials/cards.html").make_module({"_": self.words})


LANGUAGE_NAMES = {"zh-Hans": "Simplified Chinese", "zh-Hant": "Traditional Chinese", "en": "English"}
OWN_NAMES = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"}
