"""Refusals: what is no article, with the reason an editor can act on."""

from __future__ import annotations

from typing import Final

from digest.clean import list_page, measure
from digest.model import Cleaned, Document, Record, Rejected, refused

_LOGIN: Final = (
    "请登录",
    "請登入",
    "登录后",
    "登入後",
    "log in to",
    "sign in to",
    "subscribe to continue",
    "please log in",
)


def unless_empty(record: Record, cleaned: Cleaned) -> Cleaned | Rejected:
    """Return what was cleaned, or a refusal where nothing is left."""
    if any(measure.units(block.text) for block in cleaned.blocks if block.kind not in ("image", "caption")):
        return cleaned
    if cleaned.removals:
        return _rejected(record, "boilerplate", f"All {len(cleaned.removals)} lines are boilerplate; no text is left.")
    return _rejected(record, "empty", "There is no text.", fix="Add the text, or remove the item.")


def unless_refused(record: Record, document: Document, cleaned: Cleaned) -> Cleaned | Rejected:
    """Return what was cleaned, or a refusal where it is empty, a list of other articles or a wall."""
    page = record.format == "html"
    if list_page.is_list(document) or (page and _lists_links(document)):
        return _rejected(record, "list-page", "This is a list of other articles, not an article.")
    left = unless_empty(record, cleaned)
    return left if isinstance(left, Rejected) or not page else _unless_without_text(record, document, left)


def _unless_without_text(record: Record, document: Document, left: Cleaned) -> Cleaned | Rejected:
    """Return what is left of a page, or a refusal where that is a wall or links."""
    texts = [block.text for block in left.blocks if block.kind not in ("image", "caption")]
    lowered = " ".join(texts)[:_OPENING].lower()
    if any(phrase in lowered for phrase in _LOGIN) and sum(map(measure.units, texts)) < _WALL:
        return _rejected(record, "login-wall", "The page only asks to log in.")
    links = sum(line.links for line in document.lines if line.body)
    length = sum(len(line.text) for line in document.lines if line.body and line.kind != "image")
    if links > 0.7 * length and len(texts) >= 3 and sum(map(_says, texts)) <= 1:
        return _rejected(record, "list-page", "The page is a list of links, not an article.")
    return left


_OPENING: Final = 600  # characters in which a page asks to log in
_WALL: Final = 120  # reading units; a page that says more has an article


def _says(text: str) -> bool:
    return measure.is_prose(text) or measure.ends_sentence(text)


def _lists_links(document: Document) -> bool:
    """Tell whether nearly every line is a linked title, with a date beside it or not, and hardly one is a sentence."""
    lines = [line for line in document.lines if line.body and line.kind != "image" and line.text]
    linked = sum(line.links > 0 and line.links > 0.4 * len(line.text.translate(_NO_DATES)) for line in lines)
    if linked < _LIST or linked < 0.7 * len(lines):
        return False
    return sum(measure.is_prose(line.text, line.links) for line in lines) <= 1


_LIST: Final = 5  # lines
_NO_DATES: Final = dict.fromkeys(map(ord, "0123456789-/.:年月日 "))


_FIX: Final = "Remove the item, or put its lines under `keep:` or `clean: false` in its front matter."


def _rejected(record: Record, reason: str, message: str, fix: str = _FIX) -> Rejected:
    return refused(record, reason, message, fix, record.problems)
