"""The imprint: the line that names a medium beside the day or year of its issue, as printed pages and reprints carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from digest.facts import written_dates
from digest.facts.media import MEDIUM, is_latin_medium, is_medium
from digest.model import DateFact, Value
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST: Final = 100
# What stands before the medium: a bracket, and the word that this is where the text appeared first.
_NAMED: Final = Pattern(
    r"[\s（(【\[*※]{0,3}(?:来源[:：]?|來源[:：]?|据|據|(?:本文|文章)?(?:原?[载載刊]于?|原[载載刊]於|[刊载載][于於]|首发于|首發於|[转轉][载載]?自|摘自))?\s?"
    r"(?:《\s?(?P<title>[^《》]{2,20}?)\s?》|(?P<medium>" + MEDIUM + r")|(?P<latin>[A-Z][\w.'’&-]*(?:\s[A-Za-z&][\w.'’&-]*){0,4}),)"
    r"(?P<between>[^\d。！？]{0,8})(?=(?:19|20)\d\d|民[國国]\d|\d{1,2}\s[A-Z][a-z]{2,8}\.?,?\s(?:19|20)|[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s(?:19|20))",
    "19", "20", "民國", "民国",
)  # fmt: skip
# What may stand behind the date: the page, the issue, the word of the report, a byline; never the rest of a sentence.
_BEHIND: Final = Pattern(
    r"\s?(?:$|[）)】\]。.]|[,，（(]?\s?第?\s?[\dA-Z]{1,4}\s?[版期]|[报報][道導导]|刊|电|電|讯|訊|[·|｜]|\s(?:记者|記者|作者|文[／/：:]|编辑|編輯|责编|責編)|(?:来源|來源))"
)
_ISSUE: Final = Pattern(
    r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>1[0-2]|0?[1-9])月)?(?:年?刊|第?\s?\d{1,3}\s?期|[春夏秋冬]?季?[刊号號])",
    "刊",
    "期",
    "号",
    "號",
)


class Imprint(Value):
    """Medium and day of an issue, and the words that name them."""

    name: str
    date: DateFact
    words: str


def find_imprint(lines: Iterable[str]) -> Imprint | None:
    """Return the first imprint of these lines: those under the title, then those after the text."""
    for text in lines:
        match = _NAMED.match(text) if len(text) <= _LONGEST else None
        name = _name(match["title"], match["medium"], match["latin"]) if match else ""
        found = _dated(text, match.end()) if match and name else None
        if found:
            return Imprint(name=name, date=found, words=text.strip())
    return None


def _name(title: str | None, medium: str | None, latin: str | None) -> str:
    if title:
        return title
    if medium and is_medium(medium):
        return medium
    return latin if latin and is_latin_medium(latin) else ""


def _dated(text: str, start: int) -> DateFact | None:
    """Return the day that begins here, or the year or month of an issue, if no sentence goes on behind it."""
    issue = _ISSUE.match(text, start)
    if issue:
        return written_dates.fact(int(issue["year"]), int(issue["month"] or 0), 0, issue.group())
    day = next((one for one in written_dates.written(text[start:]) if one.start == 0), None)
    return day.fact if day and _BEHIND.match(text, start + day.end) else None
