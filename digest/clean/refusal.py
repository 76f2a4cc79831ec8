"""Refusals: what is not an article, with a reason an editor can act on."""

from __future__ import annotations

from typing import Final

from digest.clean import list_page, measure
from digest.model import Cleaned, Document, Record, Rejected, refused

_LOGIN: Final = (
    "请登录", "請登入", "登录后", "登入後", "log in to", "sign in to", "subscribe to continue", "please log in"
)  # fmt: skip
_LOGIN_START: Final = 600  # characters in which a page asks to log in
_LOGIN_SIZE: Final = 120  # reading units; a page with more has an article
_FIX: Final = "Remove the item, or put its lines under `keep:` or `clean: false` in its front matter."


def unless_empty(record: Record, cleaned: Cleaned) -> Cleaned | Rejected:
    """Return the cleaned text, or a refusal if nothing is left."""
    if any(measure.units(block.text) for block in cleaned.blocks if block.kind not in ("image", "caption")):
        return cleaned
    if cleaned.removals:
        return _refused(record, "boilerplate", f"All {len(cleaned.removals)} lines are boilerplate; no text is left.")
    return _refused(record, "empty", "There is no text.", fix="Add the text, or remove the item.")


def unless_refused(record: Record, document: Document, cleaned: Cleaned) -> Cleaned | Rejected:
    """Return the cleaned text, or a refusal if it is empty, a list of other articles or a login wall."""
    page = record.format == "html"
    if list_page.is_list(document) or (page and list_page.lists_links(document)):
        return _refused(record, "list-page", "This is a list of other articles, not an article.")
    left = unless_empty(record, cleaned)
    return left if isinstance(left, Rejected) or not page else _unless_wall_or_links(record, document, left)


def _unless_wall_or_links(record: Record, document: Document, cleaned: Cleaned) -> Cleaned | Rejected:
    texts = [block.text for block in cleaned.blocks if block.kind not in ("image", "caption")]
    start = " ".join(texts)[:_LOGIN_START].lower()
    if any(phrase in start for phrase in _LOGIN) and sum(map(measure.units, texts)) < _LOGIN_SIZE:
        return _refused(record, "login-wall", "The page only asks to log in.")
    links = sum(line.links for line in document.lines if line.body)
    length = sum(len(line.text) for line in document.lines if line.body and line.kind != "image")
    sentences = sum(measure.is_prose(text) or measure.ends_sentence(text) for text in texts)
    if links > 0.7 * length and len(texts) >= 3 and sentences <= 1:
        return _refused(record, "list-page", "The page is a list of links, not an article.")
    return cleaned


def _refused(record: Record, reason: str, message: str, fix: str = _FIX) -> Rejected:
    return refused(record, reason, message, fix, record.problems)
