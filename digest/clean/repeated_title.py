"""The title repeated: as a line of its own before the text, or in 【】 inside it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from digest.clean.rules.piece_rules import Cut, PieceRule
from digest.clean.segment import Part, piece, removed
from digest.text.script import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Facts

_BADGED: Final = 2  # reading units of a badge before the headline
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_NOT_LETTERS_OF_ASCII: Final = bytes(code for code in range(0x80) if not chr(code).isalnum())
_BRACKETED: Final = re.compile(r"【([^】。]{12,60})】")
_BADGE: Final = re.compile(
    r"^[\[【(]?(?:原创|独家|转载|图集|视频|快讯|推荐|置顶|exclusive|video|watch)[\]】)]?[\s:|]\s?"
)  # before a headline
LEADING: Final = 3  # paragraphs before which a headline may stand in 【】 as the beginning of a flash
_HEAD: Final = 30  # a title is repeated among the first lines
SEO: Final = PieceRule(
    id="seo.bracket",
    kind="seo",
    where="head",
    reason="the headline in 【】 before a paragraph, written for search engines",
    takes=(),
)


def mark(parts: Sequence[Part], facts: Facts) -> tuple[Part, ...]:
    """Judge lines at the head that only say the title again; a made title is the text's own words and repeats nothing."""
    names = {key for name in (facts.title, facts.original_title) if (key := _key(fold(name)))}
    if facts.title_made or not names:
        return tuple(parts)
    longest = max(map(len, names))
    marked = list(parts)
    kept = (place for place, part in enumerate(parts) if part.kept)
    for place in islice(kept, _HEAD):
        part = parts[place]
        # A reading unit has at least one letter: a line of more units than the title has letters says something else.
        if (
            (part.size <= longest + _BADGED or "_" in part.folded)
            and part.is_text
            and part.kind != "table"
            and (_says(_key(_BADGE.sub("", part.folded)), names) or _titles_page(part.folded, names))
        ):
            marked[place] = removed(part, "repeated-title", "title.repeated")
    return tuple(marked)


def unbracketed(parts: Sequence[Part], facts: Facts) -> tuple[Part, ...]:
    """Cut the title in 【】 off the first sentence, as flashes of agencies begin."""
    names = {key for name in (facts.title, facts.original_title) if (key := _key(fold(name)))}
    place = next((place for place, part in enumerate(parts[:_HEAD]) if part.folded[:1] == "【"), -1)
    found = _BRACKETED.match(parts[place].folded) if place >= 0 and parts[place].kind == "paragraph" else None
    if found is None or facts.title_made or found.end() == len(found.string) or not _says(_key(found[1]), names):
        return tuple(parts)
    title = removed(piece(parts[place], 0, found.end()), "repeated-title", "title.repeated")
    return (*parts[:place], title, piece(parts[place], found.end(), len(found.string)), *parts[place + 1 :])


def advertised(part: Part, paragraph: int) -> Cut | None:
    """Return the headline in 【】 that opens a paragraph in the middle of the text, where no headline can stand."""
    found = _BRACKETED.match(part.folded)
    if found is None or paragraph < LEADING or found.end() == len(part.folded):
        return None
    return Cut(start=0, stop=found.end(), rule=SEO)


def _says(key: str, names: set[str]) -> bool:
    if key in names:
        return True
    return len(key) >= 8 and any(key in name and len(key) >= 0.6 * len(name) for name in names)


def _titles_page(folded: str, names: set[str]) -> bool:
    """Tell whether the line is the title with the names of section and site behind it."""
    headline, mark, rest = folded.partition("_")
    return bool(mark and rest) and _key(headline) in names


def _key(folded: str) -> str:
    if folded.isascii():  # done in bytes in a tenth of the time
        return folded.encode().translate(None, _NOT_LETTERS_OF_ASCII).decode()
    return _NOT_LETTERS.sub("", folded)
