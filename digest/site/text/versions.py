"""An article in a language: which of its texts is shown there, and how honest a page of that language it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from digest.languages import LANGUAGE_INFO
from digest.model import Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from digest.model import Entry

State = Literal["original", "converted", "translated", "foreign"]


class Facet(Value):
    """Which text of an article a page shows: that of `text_of`, written in `language`."""

    text_of: str  # id of the article or of its translation
    language: str  # the language that text is written in
    state: State
    translated: bool = False  # converted from a translation

    @property
    def genuine(self) -> bool:
        """Tell whether the body reads in the language of the page."""
        return self.state != "foreign"


class Wording(Value):
    """Title and summary of an article on the pages of one language; each with its language where that differs."""

    title: str
    title_language: str
    summary: str
    summary_language: str


def facet(entry: Entry, siblings: Mapping[str, Entry], language: str) -> Facet:
    """Choose the text: the original, else a translation with a body, else the other script, else what there is."""
    original = entry.facts.language
    if original == language:
        return Facet(text_of=entry.id, language=original, state="original")
    sibling = siblings.get(language)
    if sibling is not None and sibling.length:
        return Facet(text_of=sibling.id, language=language, state="translated")
    other = LANGUAGE_INFO[language].other_script or ""
    if original == other:
        return Facet(text_of=entry.id, language=original, state="converted")
    sibling = siblings.get(other)
    if sibling is not None and sibling.length:
        return Facet(text_of=sibling.id, language=other, state="converted", translated=True)
    return Facet(text_of=entry.id, language=original, state="foreign")


def foreign_sibling(entry: Entry, siblings: Mapping[str, Entry]) -> tuple[str, str] | None:
    """Return id and language of the translation that is read beside the original: one that is more than the other script."""
    family = entry.facts.language[:2]
    for code, sibling in sorted(siblings.items()):
        if code[:2] != family and sibling.length:
            return sibling.id, code
    return None


def genuine_languages(entry: Entry, siblings: Mapping[str, Entry], languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages whose page of this article is a page in that language."""
    return tuple(language for language in languages if facet(entry, siblings, language).genuine)


def wording(
    entry: Entry, siblings: Mapping[str, Entry], language: str, convert: Callable[[str, str, str], str]
) -> Wording:
    """Return title and summary as near to the language as there are any."""
    title, title_language = _nearest(titles(entry, siblings), entry.facts.language, language, convert)
    summary, summary_language = _nearest(summaries(entry, siblings), entry.facts.language, language, convert)
    return Wording(title=title, title_language=title_language, summary=summary, summary_language=summary_language)


def _nearest(
    texts: Mapping[str, str], original: str, language: str, convert: Callable[[str, str, str], str]
) -> tuple[str, str]:
    own = texts.get(language)
    if own:
        return own, language
    other = LANGUAGE_INFO[language].other_script or ""
    converted = texts.get(other)
    if converted:
        return convert(converted, other, language), language
    return texts.get(original, ""), original


def titles(entry: Entry, siblings: Mapping[str, Entry]) -> dict[str, str]:
    """Return the titles an article has, by language."""
    told = {language: sibling.facts.title for language, sibling in siblings.items() if not sibling.facts.title_made}
    return {**entry.front.titles, **told, entry.facts.language: entry.facts.title}


def summaries(entry: Entry, siblings: Mapping[str, Entry]) -> dict[str, str]:
    """Return the summaries an article has, by language.

    One that was made of a translation's sentences is none where only a part of the text may be shown.
    """
    free = entry.front.policy in (None, "full")
    told = {
        language: sibling.summary
        for language, sibling in siblings.items()
        if sibling.summary and (free or sibling.front.summaries or sibling.front.policy == entry.front.policy)
    }
    return {**entry.front.summaries, **told, entry.facts.language: entry.summary}
