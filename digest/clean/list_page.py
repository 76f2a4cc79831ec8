"""List pages: nothing but titles of other articles, each with its day and newest first, or teasers that all say where to read on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from digest.clean.measure import is_prose, units
from digest.clean.rules import line_rules
from digest.clean.trimming import HEAD, TAIL
from digest.model import Value
from digest.text.pattern import Pattern
from digest.text.script import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Document

_DAY: Final = (
    r"(?:(?P<year>20\d\d)(?:年|[-/.]))?(?P<month>1[0-2]|0?[1-9])(?:月|[-/.])(?P<day>3[01]|[12]\d|0?[1-9])日?"
    r"(?:\s?(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
)
# A day at the end of a line, or alone on it; or how long ago it was, which only a page says that is made anew all the time.
_DATED: Final = Pattern(rf"(?:^|[\s\[(]|(?<=[^\x00-\x7f])){_DAY}[\])]?$")
_AGO: Final = Pattern(
    r"(?:^|[\s\[(])(?:\d{1,2}\s?(?:分钟|小时|天|周|(?:minute|min|hour|hr|day|week)s?\s)\s?(?:前|ago)|(?:昨天|前天|今天)\s?\d{1,2}:\d\d)[\])]?$", "前", "ago", "天"
)  # fmt: skip
_READ_ON: Final = Pattern(
    r"(?:[\[(<【]?(?:详细|详情|全文|阅读全文|查看全文|查看详情|阅读更多|更多)[\])>】]|(?:^|[.…\s])(?:阅读全文|查看全文|查看详情|阅读更多|继续阅读|read more|continue reading|full story))\s?[>»→…]{0,3}$",
    "详", "全文", "更多", "继续阅读", "read more", "continue reading", "full story",
)  # fmt: skip
_LEAST: Final = 6  # titles
_MANY: Final = 12  # titles that need no other sign of a list
_NEARLY_ALL: Final = 0.7  # of the lines
_LONGEST: Final = 45  # reading units of a title
_MOST: Final = 1_000  # lines that are looked at
_END: Final = 40  # characters in which a day stands at the end of a line
_Moment = tuple[int, ...]


class _Entry(Value):
    """A title with its day; nothing is known of the day where the page says how long ago it was."""

    lines: int
    moment: _Moment | None


def is_list(document: Document) -> bool:
    """Tell whether a text is the list of other articles that a site shows, never an article made of short lines.

    Poems, tables, interviews and lists of things have no days at the ends of their lines, chronicles and calendars begin
    with the first, and a collection of reports has a paragraph under each title.
    """
    texts = [line.text for line in document.lines if line.body and line.kind != "image" and line.text][: _MOST + 1]
    telling = [fold(text) for text in texts if text[-1] in _TELLING]
    if len(telling) < _LEAST - 1 or len(texts) > _MOST:  # as nearly all articles
        return False
    if sum(_READ_ON.search(text) is not None or _day(text) is not None for text in telling) < _LEAST - 1:
        return False
    if any(line.kind == "table" for line in document.lines):
        return False
    folded = [fold(text).strip() for text in texts]
    rest = [text for text in folded if line_rules.match(text, units(text), HEAD | TAIL) is None or _day(text)]
    return _reads_on(folded) or _is_dated(rest, around=len(folded) - len(rest))


def _reads_on(lines: Sequence[str]) -> bool:
    """Tell whether nearly all sentences break off with words that lead to the rest of them."""
    teasers = sum(_READ_ON.search(text) is not None for text in lines)
    whole = sum(is_prose(text) and not text.endswith(("...", "…")) and not _READ_ON.search(text) for text in lines)
    return teasers >= _LEAST - 1 and whole <= 1


def _is_dated(lines: Sequence[str], around: int) -> bool:
    entries = _entries(lines)
    if len(entries) < _LEAST or sum(entry.lines for entry in entries) < _NEARLY_ALL * len(lines):
        return False
    known = [entry.moment for entry in entries if entry.moment]
    if any(later > earlier for earlier, later in pairwise(known)):
        return False  # a chronicle, a calendar, a table of matches
    timed = sum(entry.moment is None or len(entry.moment) > _DAY_ALONE for entry in entries)
    return around > 0 or timed * 2 > len(entries) or len(entries) >= _MANY


_DAY_ALONE: Final = 3  # numbers: year, month, day


def _entries(lines: Sequence[str]) -> list[_Entry]:
    """Return the titles that end in a day, or have it on the line below them."""
    entries: list[_Entry] = []
    title = ""  # the line before, if it may be a title without its day
    for text in lines:
        found = _day(text)
        before = text[: found[0]].strip(" [(|·-") if found else text
        if found and (before or title) and _is_title(before or title):
            entries.append(_Entry(lines=1 if before else 2, moment=found[1]))
        title = "" if found else text
    return entries


def _is_title(text: str) -> bool:
    return 3 <= units(text) <= _LONGEST and not text.endswith(("。", ".", ":", "，", ","))


def _day(text: str) -> tuple[int, _Moment | None] | None:
    """Return where the day at the end of a line begins, and the day."""
    start = max(0, len(text) - _END)
    if match := _AGO.search(text, start):
        return match.start(), None
    match = _DATED.search(text, start) if text[-1:] in _LAST else None
    if match is None:
        return None
    numbers = (match["year"] or 0, match["month"], match["day"], match["hour"], match["minute"])
    return match.start(), tuple(int(number) for number in numbers if number is not None)


_LAST: Final = frozenset("0123456789日])")
_TELLING: Final = frozenset(
    "0123456789日])）】》>»→…前文情细細更多续續读讀oegy"
)  # what a day or a way to read on ends in
