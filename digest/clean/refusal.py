"""Refusals: what is no article, with the reason an editor can act on."""

from __future__ import annotations

from typing import Final

from digest.clean import measure
from digest.model import Cleaned, Document, Record, Rejected

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
    return _rejected(record, "empty", "There is no text.")


def unless_refused(record: Record, document: Document, cleaned: Cleaned) -> Cleaned | Rejected:
    """Return what was cleaned, or a refusal where it is empty, a list of links or a wall."""
    left = unless_empty(record, cleaned)
    if record.format == "html" and _lists_links(document):
        return _rejected(record, "list-page", "The page is a list of links, not an article.")
    if record.format != "html" or isinstance(left, Rejected):
        return left
    texts = [block.text for block in left.blocks if block.kind not in ("image", "caption")]
    prose = sum(measure.is_prose(text) or measure.ends_sentence(text) for text in texts)
    size = sum(map(measure.units, texts))
    lowered = " ".join(texts)[:600].lower()
    if size < 120 and any(phrase in lowered for phrase in _LOGIN):
        return _rejected(record, "login-wall", "The page only asks to log in.")
    links = sum(line.links for line in document.lines if line.body)
    length = sum(len(line.text) for line in document.lines if line.body and line.kind != "image")
    if links > 0.7 * length and prose <= 1 and len(texts) >= 3:
        return _rejected(record, "list-page", "The page is a list of links, not an article.")
    return left


def _lists_links(document: Document) -> bool:
    """Tell whether nearly every line is a linked title, with a date beside it or not, and hardly one is a sentence."""
    lines = [line for line in document.lines if line.body and line.kind != "image" and line.text]
    linked = sum(line.links > 0.4 * len(line.text.translate(_NO_DATES)) for line in lines)
    if linked < _LIST or linked < 0.7 * len(lines):
        return False
    return sum(measure.is_prose(line.text, line.links) for line in lines) <= 1


_LIST: Final = 5  # lines
_NO_DATES: Final = dict.fromkeys(map(ord, "0123456789-/.:年月日 "))


def _rejected(record: Record, reason: str, message: str) -> Rejected:
    return Rejected(
        id=record.id, file=record.file, index=record.index, line=record.line, reason=reason, message=message,
        fix="Remove the item, or put its lines under `keep:` or `clean: false` in its front matter.", problems=record.problems,
    )  # fmt: skip
