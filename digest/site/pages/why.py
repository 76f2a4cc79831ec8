"""Why an article is filed under a subject, in the words of a reader: which words spoke for it, how often and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from digest.model import Value

if TYPE_CHECKING:
    from digest.model import TagMatch
    from digest.site.edition import Badge, Edition
    from digest.site.look.messages import Messages

_WORDS: Final = 6
_EVIDENCE: Final = re.compile(r"(.+) ×([0-9]{1,6})((?: ¶[0-9]{1,6})+)( …)?")
"""A word, how often it stands there, and the places: 0 is the title, 1 the first paragraph; more places may follow."""


class Spoken(Value):
    """A word that spoke for a subject."""

    word: str
    where: str  # "3 times, in the title and paragraphs 2, 4"; "" where nothing of it is known


class Why(Value):
    """A subject, and why the article is filed under it."""

    badge: Badge
    by_editor: bool
    words: tuple[Spoken, ...]


def why(edition: Edition, tag: TagMatch, *, quoted: bool = True) -> Why:
    """Return why an article has a tag, with the words it says unless none of them may be `quoted`."""
    words = tuple(spoken(edition.words, evidence) for evidence in tag.evidence[:_WORDS]) if quoted else ()
    return Why(badge=edition.badge(tag.key), by_editor=tag.by_editor, words=words)


def spoken(words: Messages, evidence: str) -> Spoken:
    """Return a word of the evidence with its places as people name them."""
    found = _EVIDENCE.fullmatch(evidence)
    if found is None:
        return Spoken(word=evidence, where="")
    word, times, marks, more = found.groups()
    numbers = marks.replace("¶", "").split()
    paragraphs = [number for number in numbers if number != "0"]
    listed = words(", ").join(paragraphs) + (more or "")
    if not paragraphs:
        where = words("in the title")
    elif len(paragraphs) < len(numbers):
        where = words.count("in the title and paragraph {places}", len(paragraphs), places=listed)
    else:
        where = words.count("in paragraph {places}", len(paragraphs), places=listed)
    often = int(times)
    return Spoken(
        word=word, where=words.count("{count} time", often) + words(", then ") + where if often > 1 else where
    )
