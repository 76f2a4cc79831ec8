"""Subjects as readers see them: name, description and accent, also of a key that only an editor uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final
from zlib import crc32

from digest.config.vocabulary import Vocabulary
from digest.model import Value
from digest.site.text.versions import nearest

ACCENTS: Final = 8
"""Colours and marks of the theme, distinct without seeing colour; a ninth subject shares those of the first."""


class LocalSubject(Value):
    """A subject in one language."""

    key: str
    name: str
    description: str
    accent: int  # 1–8: a colour and a mark


def ordered_keys(vocabulary: Vocabulary, used: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of the vocabulary in its order, then those that only articles use."""
    known = tuple(tag.key for tag in vocabulary.tags)
    return known + tuple(sorted(set(used) - set(known)))


def local_subjects(
    vocabulary: Vocabulary, keys: Iterable[str], language: str, convert: Callable[[str, str, str], str]
) -> dict[str, LocalSubject]:
    """Return every subject in a language; a name the vocabulary lacks is converted from the other script, else the key."""
    tags = {tag.key: (place, tag) for place, tag in enumerate(vocabulary.tags)}
    found: dict[str, LocalSubject] = {}
    for key in keys:
        if key in tags:
            place, tag = tags[key]
            name = nearest(tag.names, language, convert)[0] or next(iter(tag.names.values()), key)
            description = nearest(tag.descriptions, language, convert)[0]
            found[key] = LocalSubject(key=key, name=name, description=description, accent=place % ACCENTS + 1)
        else:
            found[key] = LocalSubject(key=key, name=key, description="", accent=crc32(key.encode()) % ACCENTS + 1)
    return found
