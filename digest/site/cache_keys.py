"""Pages with the digests of what their bytes depend on: lists on what they show of an article, articles on all of it."""

from collections.abc import Iterable
from hashlib import blake2b

import msgspec

from digest.hashing import digest, hex_digest
from digest.page import Page, PageKind
from digest.site.outline import Outline


class Keys:
    """Makes the planned pages of a site; what all pages depend on is part of every key."""

    def __init__(self, outline: Outline, bundle_digest: str) -> None:
        self.outline = outline
        library = outline.library
        # the footer links to these pages where they exist
        footer = bool(outline.about), bool(outline.corrections), bool(library.withdrawn)
        names = [(tag.key, tag.names, tag.descriptions) for tag in outline.vocabulary.tags]
        values = (
            outline.settings,
            names,
            outline.respelled,
            footer,
            bundle_digest,
            outline.fonts and outline.fonts.digest,
        )
        self._base = digest(msgspec.msgpack.encode(values, order="sorted"))
        self.cards = {entry_id: self._card(entry_id) for entry_id in library.order}
        self.stories = {
            key: hex_digest("".join([key, *(self.cards[member] for member in story.members)]).encode())
            for key, story in outline.stories.items()
        }
        self._listed = dict(self.cards)
        for key, story in outline.stories.items():
            for member in story.members:
                self._listed[member] += self.stories[key]

    def page(
        self,
        kind: PageKind,
        path: str,
        *inputs: object,
        language: str | None = None,
        subject: str = "",
        number: int = 1,
    ) -> Page:
        """Return a page, by default in the main language.

        The inputs are all that its bytes depend on besides what all pages share; they are compared as text.
        """
        language = self.outline.main_language if language is None else language
        return Page(
            path=path, kind=kind, language=language, key=self.key(kind, *inputs), subject=subject, number=number
        )

    def key(self, *inputs: object) -> bytes:
        """Return the key of a page that depends on these inputs and on what all pages share."""
        return blake2b("\0".join(map(str, inputs)).encode(), digest_size=16, key=self._base).digest()

    def listing(self, ids: Iterable[str]) -> str:
        """Return a digest of what a list of these articles shows."""
        return hex_digest("".join([self._listed[entry_id] for entry_id in ids]).encode())

    def _card(self, entry_id: str) -> str:
        """Return what lists show of an article and its translations, as the digests of their cards."""
        siblings = self.outline.siblings(entry_id)
        parts = [f"{code}{siblings[code].card}{bool(siblings[code].length)}" for code in sorted(siblings)]
        library = self.outline.library
        return library.entries[entry_id].card + library.folders.get(entry_id, "") + "".join(parts)
