"""Bodies of articles as HTML, rendered once for the pages of all languages that show them."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Final, Literal

from digest.model import Block, Body, Mark, SourcePolicy, Value
from digest.site.text import bilingual
from digest.site.text.body import HtmlBlock, html_blocks
from digest.site.text.script_conversion import ScriptConverter
from digest.store.own_files import OwnFile
from digest.text.excerpt import excerpt

_KEPT: Final = 16
"""Bodies kept: the pages of one article are rendered one after the other."""


class ShownText(Value):
    """The text of an article or translation, in a script, whole or in part."""

    article: str  # id of an article or of a translation
    written: str  # language it is written in
    shown: str  # language, and so script, it is shown in
    policy: SourcePolicy


class BodyCache:
    """The bodies of a site; each is read, converted and rendered once for the pages that follow each other."""

    def __init__(
        self,
        body_of: Callable[[str], Body],
        scripts: ScriptConverter,
        attachment: Callable[[str, str], OwnFile | str],
        *,
        linked_images: bool,
    ) -> None:
        self._scripts = scripts
        self._attachment = attachment
        self._linked_images = linked_images
        self.body: Callable[[str], Body] = lru_cache(maxsize=_KEPT)(body_of)
        self.pieces: Callable[[ShownText], list[HtmlBlock]] = lru_cache(maxsize=_KEPT)(self._pieces)
        self.paired: Callable[[ShownText, ShownText], str] = lru_cache(maxsize=_KEPT)(self._paired)

    def _pieces(self, text: ShownText) -> list[HtmlBlock]:
        if text.policy == "link":
            return []
        blocks = self.body(text.article).blocks
        kept: Sequence[Block] = excerpt(blocks) if text.policy == "excerpt" else blocks
        if text.written != text.shown:
            kept = _converted(self._scripts, kept, text.written, text.shown)
        images: Literal["link", "drop"] = "link" if self._linked_images else "drop"
        return html_blocks(kept, images, partial(self._attachment, text.article))

    def _paired(self, original: ShownText, translation: ShownText) -> str:
        """Return original and translation side by side as HTML; "" where one of them has nothing to show."""
        mine, yours = self.pieces(original), self.pieces(translation)
        return (
            bilingual.woven(bilingual.pairs(mine, yours), original.shown, translation.shown) if mine and yours else ""
        )


def _converted(scripts: ScriptConverter, blocks: Sequence[Block], written: str, shown: str) -> list[Block]:
    """Convert a body in one call, together with the words of its marks."""
    texts = [text for block in blocks for text in (block.text, *(mark.text for mark in block.marks))]
    converted = iter(scripts.together(texts, written, shown))
    return [
        Block(
            kind=block.kind,
            text=next(converted),
            level=block.level,
            src=block.src,
            marks=tuple(Mark(kind=mark.kind, text=next(converted), href=mark.href) for mark in block.marks),
        )
        for block in blocks
    ]
