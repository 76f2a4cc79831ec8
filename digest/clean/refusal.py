"""Refusals: what is not an article, with a reason an editor can act on.

A list page has hardly anything but titles of other articles, with dates, links, or words that lead to the rest of each.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import msgspec

from digest.clean.measure import ends_sentence, is_prose, says_something, units
from digest.clean.rules import line_rules
from digest.clean.trimming import HEAD, TAIL
from digest.model import Cleaned, Document, Record, Rejected, Value, refused
from digest.text.pattern import Pattern
from digest.text.script import fold

_LOGIN: Final = (
    "请登录", "請登入", "登录后", "登入後", "log in to", "sign in to", "subscribe to continue", "please log in",
)  # fmt: skip
_LOGIN_START: Final = 600  # characters in which a page asks to log in
_LOGIN_SIZE: Final = 120  # reading units; a page with more has an article
_FIX: Final = "Remove the item, or put its lines under `keep:` or `clean: false` in its front matter."

_YEAR: Final = r"(?P<year>20\d\d)(?:年|[-/.])"
_MONTH: Final = r"(?P<month>1[0-2]|0?[1-9])(?:月|[-/.])"
_DAY: Final = r"(?P<day>3[01]|[12]\d|0?[1-9])日?"
_TIME: Final = r"\s?(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?"
# A day at the end of a line, or alone on it.
_DATED: Final = Pattern(rf"(?:^|[\s\[(]|(?<=[^\x00-\x7f]))(?:{_YEAR})?{_MONTH}{_DAY}(?:{_TIME})?[\])]?$")
_UNIT: Final = r"(?:分钟|小时|天|周|(?:minute|min|hour|hr|day|week)s?\s)"
# How long ago it was, which only a page that changes all the time can say.
_AGO: Final = Pattern(rf"(?:^|[\s\[(])(?:\d{{1,2}}\s?{_UNIT}\s?(?:前|ago)|(?:昨天|前天|今天)\s?\d{{1,2}}:\d\d)[\])]?$")
_BRACKETED_MORE: Final = r"[\[(<【]?(?:详细|详情|全文|阅读全文|查看全文|查看详情|阅读更多|更多)[\])>】]"
_MORE: Final = "(?:阅读全文|查看全文|查看详情|阅读更多|继续阅读|read more|continue reading|full story)"
_READ_ON: Final = Pattern(rf"(?:{_BRACKETED_MORE}|(?:^|[.…\s]){_MORE})\s?[>»→…]{{0,3}}$")
_DATE_ENDS: Final = frozenset("0123456789日])")
_ENDS: Final = _DATE_ENDS | frozenset("）】》>»→…前文情细細更多續续读讀oegy")  # of a date, or of words to read on
_LONGEST_END: Final = 40  # characters, in which a date is at the end of a line
_DATE_CHARACTERS: Final = dict.fromkeys(map(ord, "0123456789-/.:年月日 "))

_LEAST_TITLES: Final = 6
_MANY_TITLES: Final = 12  # need no other sign of a list
_LEAST_LINKS: Final = 5  # lines
_NEARLY_ALL: Final = 0.7  # of the lines
_LONGEST_TITLE: Final = 45  # reading units
_MOST_LINES: Final = 1_000
_DAY_ALONE: Final = 3  # numbers in a timestamp: year, month, day

_Timestamp = tuple[int, ...]  # year (0 if not given), month, day, and hour and minute if given


class _Dated(Value):
    """A title with its date, or a date with the title on the line above it."""

    lines: int
    timestamp: _Timestamp | None  # None where the page says how long ago it was


def unless_empty(record: Record, cleaned: Cleaned) -> Cleaned | Rejected:
    """Return the cleaned text, or a refusal if nothing is left."""
    if any(says_something(block.text) for block in cleaned.blocks if block.kind not in ("image", "caption")):
        return cleaned
    if record.front.titles and record.front.url:  # a headline with its address, in a feed or table of such
        return msgspec.structs.replace(cleaned, blocks=())
    if cleaned.removals:
        return _refused(record, "boilerplate", f"All {len(cleaned.removals)} lines are boilerplate; no text is left.")
    return _refused(record, "empty", "There is no text.", fix="Add the text, or remove the item.")


def unless_refused(record: Record, document: Document, cleaned: Cleaned) -> Cleaned | Rejected:
    """Return the cleaned text, or a refusal if it is empty, a list of other articles or a login wall."""
    page = record.format == "html"
    if _is_list(document) or (page and _lists_links(document)):
        return _refused(record, "list-page", "This is a list of other articles, not an article.")
    left = unless_empty(record, cleaned)
    return left if isinstance(left, Rejected) or not page else _unless_wall_or_links(record, document, left)


def _unless_wall_or_links(record: Record, document: Document, cleaned: Cleaned) -> Cleaned | Rejected:
    texts = [block.text for block in cleaned.blocks if block.kind not in ("image", "caption")]
    start = " ".join(texts)[:_LOGIN_START].lower()
    if any(phrase in start for phrase in _LOGIN) and sum(map(units, texts)) < _LOGIN_SIZE:
        return _refused(record, "login-wall", "The page only asks to log in.")
    links = sum(line.links for line in document.lines if line.body)
    length = sum(len(line.text) for line in document.lines if line.body and line.kind != "image")
    sentences = sum(is_prose(text) or ends_sentence(text) for text in texts)
    if links > 0.7 * length and len(texts) >= 3 and sentences <= 1:
        return _refused(record, "list-page", "The page is a list of links, not an article.")
    return cleaned


def _refused(record: Record, reason: str, message: str, fix: str = _FIX) -> Rejected:
    return refused(record, reason, message, fix, record.problems)


def _is_list(document: Document) -> bool:
    """Whether a text is a site's list of other articles, not an article of short lines.

    Poems, tables, interviews and lists of things have no dates at the ends of their lines, chronicles and calendars
    begin with the earliest, and a collection of reports has a paragraph below each title.
    """
    texts = [line.text for line in document.lines if line.body and line.kind != "image" and line.text]
    ending = [fold(text) for text in texts[: _MOST_LINES + 1] if text[-1] in _ENDS]
    if len(ending) < _LEAST_TITLES - 1 or len(texts) > _MOST_LINES:
        return False
    if sum(_READ_ON.search(text) is not None or _date_at_end(text) is not None for text in ending) < _LEAST_TITLES - 1:
        return False
    if any(line.kind == "table" for line in document.lines):
        return False
    folded = [fold(text).strip() for text in texts]
    rest = [text for text in folded if line_rules.match(text, units(text), HEAD | TAIL) is None or _date_at_end(text)]
    return _leads_elsewhere(folded) or _is_dated(rest, around=len(folded) - len(rest))


def _lists_links(document: Document) -> bool:
    """Whether nearly every line is a linked title, with or without a date, and at most one is a sentence."""
    lines = [line for line in document.lines if line.body and line.kind != "image" and line.text]
    linked = sum(line.links > 0 and line.links > 0.4 * len(line.text.translate(_DATE_CHARACTERS)) for line in lines)
    if linked < _LEAST_LINKS or linked < _NEARLY_ALL * len(lines):
        return False
    return sum(is_prose(line.text, line.links) for line in lines) <= 1


def _leads_elsewhere(lines: Sequence[str]) -> bool:
    """Whether nearly all sentences break off with words that lead to the rest of them."""
    teasers = sum(_READ_ON.search(text) is not None for text in lines)
    whole = sum(is_prose(text) and not text.endswith(("...", "…")) and not _READ_ON.search(text) for text in lines)
    return teasers >= _LEAST_TITLES - 1 and whole <= 1


def _is_dated(lines: Sequence[str], around: int) -> bool:
    """Whether most lines are titles with a date, newest first; `around` is the number of other lines, boilerplate."""
    titles = _dated_titles(lines)
    if len(titles) < _LEAST_TITLES or sum(title.lines for title in titles) < _NEARLY_ALL * len(lines):
        return False
    known = [title.timestamp for title in titles if title.timestamp]
    if any(later > earlier for earlier, later in pairwise(known)):
        return False  # a chronicle, a calendar, a table of matches
    timed = sum(title.timestamp is None or len(title.timestamp) > _DAY_ALONE for title in titles)
    return around > 0 or timed * 2 > len(titles) or len(titles) >= _MANY_TITLES


def _dated_titles(lines: Sequence[str]) -> list[_Dated]:
    titles: list[_Dated] = []
    above = ""  # the line above, if it may be a title without its date
    for text in lines:
        found = _date_at_end(text)
        before = text[: found[0]].strip(" [(|·-") if found else text
        title = before or above
        if found and 3 <= units(title) <= _LONGEST_TITLE and not title.endswith(("。", ".", ":", "，", ",")):
            titles.append(_Dated(lines=1 if before else 2, timestamp=found[1]))
        above = "" if found else text
    return titles


def _date_at_end(text: str) -> tuple[int, _Timestamp | None] | None:
    start = max(0, len(text) - _LONGEST_END)
    if match := _AGO.search(text, start):
        return match.start(), None
    match = _DATED.search(text, start) if text[-1:] in _DATE_ENDS else None
    if match is None:
        return None
    numbers = (match["year"] or 0, match["month"], match["day"], match["hour"], match["minute"])
    return match.start(), tuple(int(number) for number in numbers if number is not None)
