"""The title repeated: on a line of its own before the text, or in 【】 inside it."""

import html
import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from digest.clean.rules.piece_rules import PieceRule, RulePiece
from digest.clean.segment import Segment, piece_of, removed
from digest.model import Facts
from digest.text.script import fold

LEADING: Final = 3  # paragraphs before which a headline in 【】 may open a news flash
SEO: Final = PieceRule(id="seo.bracket", kind="seo", where="head", takes=(),
    reason="the headline in 【】 before a paragraph, written for search engines")  # fmt: skip
_FIRST_LINES: Final = 30  # in which a title is repeated
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_BRACKETED: Final = re.compile(r"【([^】。]{12,60})】")
_BADGE: Final = re.compile(  # before a headline
    r"^[\[【(]?(?:原创|独家|转载|图集|视频|快讯|推荐|置顶|exclusive|video|watch)[\]】)]?[\s:|]\s?"
)
_BADGE_SIZE: Final = 2  # reading units
_FEW: Final = 4  # segments of a description that only says the title again
_CUT_OFF: Final = 8  # letters, from which the beginning of a title is the title cut off
_SITE_NAME: Final = 30  # letters
_SENTENCE_MARK: Final = re.compile(r"[。.!?;,:](?!\w)")


def remove_repeated(segments: Sequence[Segment], facts: Facts) -> tuple[Segment, ...]:
    """Remove lines near the beginning that only repeat the title, unless it was derived from the text itself."""
    titles = _title_keys(facts)
    if facts.title_made or not titles:
        return tuple(segments)
    longest = max(map(len, titles))
    result = list(segments)
    kept = (place for place, segment in enumerate(segments) if segment.kept)
    for place in islice(kept, _FIRST_LINES):
        segment = segments[place]
        # A reading unit has at least one letter: a line of more units than the title has letters is another text.
        if (
            (segment.size <= longest + _BADGE_SIZE or "_" in segment.folded)
            and segment.is_text
            and not segment.is_laid_out
            and (_matches(_key(_BADGE.sub("", segment.folded)), titles) or _is_page_title(segment.folded, titles))
        ):
            result[place] = removed(segment, "repeated-title", "title.repeated")
    return tuple(result)


def remove_if_nothing_else(segments: Sequence[Segment], facts: Facts) -> tuple[Segment, ...]:
    """Remove a text that only says the title again, cut off or with the name of a site, as feeds of headlines have it."""
    text = (
        html.unescape("".join(segment.folded for segment in segments if segment.kept)) if len(segments) <= _FEW else ""
    )
    title, said = _key(fold(facts.title)), _key(text)
    if facts.title_made or not (title and said):
        return tuple(segments)
    cut_off = len(said) >= _CUT_OFF and title.startswith(said)
    if cut_off or (said.startswith(title) and _is_name(text, len(said) - len(title))):
        return tuple(removed(segment, "repeated-title", "title.repeated") for segment in segments)
    return tuple(segments)


def _is_name(text: str, letters: int) -> bool:
    """Whether as many letters at the end of a text may be the name of a site: few, and no sentence."""
    return letters <= _SITE_NAME and not _SENTENCE_MARK.search(text[-max(letters, 1) :])


def split_off_title(segments: Sequence[Segment], facts: Facts) -> tuple[Segment, ...]:
    """Remove the title in 【】 before the first sentence, as agencies begin their news flashes."""
    place = next((place for place, segment in enumerate(segments[:_FIRST_LINES]) if segment.folded[:1] == "【"), -1)
    found = _BRACKETED.match(segments[place].folded) if place >= 0 and segments[place].kind == "paragraph" else None
    if found is None or facts.title_made or found.end() == len(found.string):
        return tuple(segments)
    if not _matches(_key(found[1]), _title_keys(facts)):
        return tuple(segments)
    title = removed(piece_of(segments[place], 0, found.end()), "repeated-title", "title.repeated")
    rest = piece_of(segments[place], found.end(), len(found.string))
    return (*segments[:place], title, rest, *segments[place + 1 :])


def seo_headline(segment: Segment, paragraph: int) -> RulePiece | None:
    """Return the headline in 【】 that opens a paragraph in the middle of the text, after `paragraph` others."""
    found = _BRACKETED.match(segment.folded) if paragraph >= LEADING else None
    if found is None or found.end() == len(segment.folded):
        return None
    return RulePiece(start=0, stop=found.end(), rule=SEO)


def _title_keys(facts: Facts) -> set[str]:
    return {key for title in (facts.title, facts.original_title) if (key := _key(fold(title)))}


def _matches(key: str, titles: set[str]) -> bool:
    if key in titles:
        return True
    return len(key) >= 8 and any(key in title and len(key) >= 0.6 * len(title) for title in titles)


def _is_page_title(folded: str, titles: set[str]) -> bool:
    """Whether the line is the title followed by the names of section and site."""
    headline, underscore, rest = folded.partition("_")
    return bool(underscore and rest) and _key(headline) in titles


def _key(folded: str) -> str:
    return _NOT_LETTERS.sub("", folded)
