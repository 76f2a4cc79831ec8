"""An article in a language: which of its texts is shown there, and whether that makes a page in that language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from digest.languages import LANGUAGE_INFO
from digest.model import Entry, Value
from digest.site.addresses import web

State = Literal["original", "converted", "translated", "foreign"]


class Version(Value):
    """The text of an article that a page shows: that of `text_of`, written in `language`."""

    text_of: str  # id of the article or of its translation
    language: str  # the language that text is written in
    state: State
    translated: bool = False  # converted from a translation

    @property
    def genuine(self) -> bool:
        """Whether the body is in the language of the page."""
        return self.state != "foreign"


class Wording(Value):
    """Title and summary of an article on the pages of one language, each with the language it is in."""

    title: str
    title_language: str
    summary: str
    summary_language: str


def version(entry: Entry, siblings: Mapping[str, Entry], language: str) -> Version:
    """Choose the text: the original, else a translation with a body, else the other script, else what there is."""
    original = entry.facts.language
    if original == language:
        return Version(text_of=entry.id, language=original, state="original")
    sibling = siblings.get(language)
    if sibling is not None and sibling.length:
        return Version(text_of=sibling.id, language=language, state="translated")
    other = LANGUAGE_INFO[language].other_script or ""
    if original == other:
        return Version(text_of=entry.id, language=original, state="converted")
    sibling = siblings.get(other)
    if sibling is not None and sibling.length:
        return Version(text_of=sibling.id, language=other, state="converted", translated=True)
    return Version(text_of=entry.id, language=original, state="foreign")


def foreign_sibling(entry: Entry, siblings: Mapping[str, Entry]) -> tuple[str, str] | None:
    """Return id and language of the translation shown side by side with the original: one into another language family."""
    family = entry.facts.language[:2]
    for code, sibling in sorted(siblings.items()):
        if code[:2] != family and sibling.length:
            return sibling.id, code
    return None


def genuine_languages(entry: Entry, siblings: Mapping[str, Entry], languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages whose page of this article is a page in that language."""
    return tuple(language for language in languages if version(entry, siblings, language).genuine)


def listed_languages(entry: Entry, siblings: Mapping[str, Entry], languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages whose page of an article search engines should index.

    It must be in that language, and its text must not have its canonical address elsewhere, according to its editor.
    """
    genuine = genuine_languages(entry, siblings, languages)
    if not web(entry.front.canonical or ""):
        return genuine
    return tuple(code for code in genuine if version(entry, siblings, code).text_of != entry.id)


def wording(
    entry: Entry, siblings: Mapping[str, Entry], language: str, convert: Callable[[str, str, str], str]
) -> Wording:
    """Return title and summary in the language, or the nearest to it that there is."""
    original = entry.facts.language
    title, title_language = nearest(titles(entry, siblings), language, convert, original)
    summary, summary_language = nearest(summaries(entry, siblings), language, convert, original)
    return Wording(title=title, title_language=title_language, summary=summary, summary_language=summary_language)


def nearest(
    texts: Mapping[str, str], language: str, convert: Callable[[str, str, str], str], otherwise: str = ""
) -> tuple[str, str]:
    """Return a text and the language it is in: that asked for, by conversion if need be, else the `otherwise`."""
    own, other = texts.get(language), LANGUAGE_INFO[language].other_script or ""
    if own:
        return own, language
    if texts.get(other):
        return convert(texts[other], other, language), language
    return texts.get(otherwise, ""), otherwise


def titles(entry: Entry, siblings: Mapping[str, Entry]) -> dict[str, str]:
    """Return the titles of an article by language."""
    translated = {
        language: sibling.facts.title for language, sibling in siblings.items() if not sibling.facts.title_made
    }
    return {**entry.front.titles, **translated, entry.facts.language: entry.facts.title}


def summaries(entry: Entry, siblings: Mapping[str, Entry]) -> dict[str, str]:
    """Return the summaries of an article by language.

    A summary made of a translation's sentences does not count where only a part of the text may be shown.
    """
    free = entry.front.policy in (None, "full")
    translated = {
        language: sibling.summary
        for language, sibling in siblings.items()
        if sibling.summary and (free or sibling.front.summaries or sibling.front.policy == entry.front.policy)
    }
    return {**entry.front.summaries, **translated, entry.facts.language: entry.summary}
