"""Why an article is filed under a subject, as readers see it: by which words, how often and where."""

import re
from typing import Final

from digest.model import TagMatch, Value
from digest.site.edition import Badge, Edition
from digest.site.look.messages import Messages

_WORDS: Final = 6
_EVIDENCE: Final = re.compile(r"(.+) ×([0-9]{1,6})((?: ¶[0-9]{1,6})+)( …)?")
"""A word, how often it occurs, and the places: 0 is the title, 1 the first paragraph; "…" where more follow."""


class EvidenceWord(Value):
    """A word that is evidence for a subject."""

    word: str
    where: str  # "3 times, in the title and paragraphs 2, 4"; "" where it is not known


class Why(Value):
    """A subject, and why the article is filed under it."""

    badge: Badge
    by_editor: bool
    words: tuple[EvidenceWord, ...]


def why(edition: Edition, tag: TagMatch, *, quoted: bool = True) -> Why:
    """Return why an article has a tag, with words of its text if these may be `quoted`."""
    words = tuple(evidence_word(edition.messages, each) for each in tag.evidence[:_WORDS]) if quoted else ()
    return Why(badge=edition.badges[tag.key], by_editor=tag.by_editor, words=words)


def evidence_word(messages: Messages, evidence: str) -> EvidenceWord:
    """Return a word of the evidence with its places as people name them."""
    found = _EVIDENCE.fullmatch(evidence)
    if found is None:
        return EvidenceWord(word=evidence, where="")
    word, times, marks, more = found.groups()
    numbers = marks.replace("¶", "").split()
    paragraphs = [number for number in numbers if number != "0"]
    listed = messages(", ").join(paragraphs) + (more or "")
    if not paragraphs:
        where = messages("in the title")
    elif len(paragraphs) < len(numbers):
        where = messages.count("in the title and paragraph {places}", len(paragraphs), places=listed)
    else:
        where = messages.count("in paragraph {places}", len(paragraphs), places=listed)
    if int(times) > 1:
        where = messages.count("{count} time", int(times)) + messages(", then ") + where
    return EvidenceWord(word=word, where=where)
