"""Digests of what a page's bytes depend on: lists by what they show of an article, articles by all they are."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.config.settings import Settings
    from digest.config.vocabulary import Vocabulary
    from digest.site.look.bundle import Bundle
    from digest.site.outline import Outline


class Keys:
    """Makes keys of pages; everything that all pages share is in each of them."""

    def __init__(
        self, outline: Outline, settings: Settings, vocabulary: Vocabulary, about: dict[str, str], bundle: Bundle
    ) -> None:
        # The foot of each page leads to what there is.
        there = bool(any(about.values())), bool(outline.corrections), bool(outline.library.withdrawn)
        names = [(tag.key, tag.names, tag.descriptions) for tag in vocabulary.tags]
        written = {entry.facts.source for entry in outline.library.entries.values()}
        sources = sorted((name, outline.source(name)) for name in written if name != outline.source(name))
        values = (settings, names, sources, there, bundle.digest, bundle.fonts and bundle.fonts.digest)
        shared = msgspec.msgpack.encode(values, order="sorted")
        self._base = blake2b(shared, digest_size=16).digest()
        library = outline.library
        self.cards = {entry_id: library.entries[entry_id].card for entry_id in library.order}
        for entry_id, siblings in library.translations.items():
            if entry_id in self.cards:
                told = [f"{code}{siblings[code].card}{bool(siblings[code].length)}" for code in sorted(siblings)]
                self.cards[entry_id] += "".join(told)
        self.stories = {key: self._story(key, story.members) for key, story in outline.stories.items()}
        self.listed = dict(self.cards)
        for key, story in outline.stories.items():
            for member in story.members:
                self.listed[member] += self.stories[key]

    def key(self, *parts: str) -> bytes:
        """Return the key of a page that depends on these parts and on what all pages share."""
        return blake2b("\0".join(parts).encode(), digest_size=16, key=self._base).digest()

    def shown(self, ids: Iterable[str]) -> str:
        """Return a digest of what a list of these articles shows."""
        listed = self.listed
        return blake2b("".join([listed[entry_id] for entry_id in ids]).encode(), digest_size=16).hexdigest()

    def _story(self, key: str, members: tuple[str, ...]) -> str:
        told = key + "".join(self.cards[member] for member in members)
        return blake2b(told.encode(), digest_size=16).hexdigest()
