"""The imprint: a line that names a medium with the day or year of its issue, as printed pages and reprints have it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from digest.facts.dates.written import date_fact, find_dates
from digest.facts.media import MEDIUM, is_latin_medium, is_medium
from digest.model import DateFact, Value
from digest.text.expression_parts import MESSAGE, MONTH, PLAIN_EDITOR, REPORTER, SOURCE, WIRE, YEAR, any_of
from digest.text.pattern import Pattern

_LONGEST: Final = 100

# What may come before the medium: a bracket, and words for where the text first appeared.
_REPRINTED_FROM: Final = any_of(
    "原?[载載刊]于?", "原[载載刊]於", "[刊載载][于於]", "首发于", "首發於", "[转轉][载載]?自", "摘自"
)
_INTRODUCTION: Final = any_of(f"{SOURCE}[:：]?", "据", "據", f"(?:本文|文章)?{_REPRINTED_FROM}")
_NAME: Final = any_of(
    r"《\s?(?P<title>[^《》]{2,20}?)\s?》",
    f"(?P<medium>{MEDIUM})",
    r"(?P<latin>[A-Z][\w.'’&-]*(?:\s[A-Za-z&][\w.'’&-]*){0,4}),",
)
_ENGLISH_MONTH: Final = r"[A-Z][a-z]{2,8}\.?"
_DATE_BEGINS: Final = any_of(
    YEAR, r"民[國国]\d", rf"\d{{1,2}}\s{_ENGLISH_MONTH},?\s(?:19|20)", rf"{_ENGLISH_MONTH}\s\d{{1,2}},?\s(?:19|20)"
)
_NAMED: Final = Pattern(
    rf"[\s（(【\[*※]{{0,3}}{_INTRODUCTION}?\s?{_NAME}[^\d。！？]{{0,8}}(?={_DATE_BEGINS})", "19", "20", "民國", "民国"
)
# What may come after the date: the page, the issue, the kind of message, a byline; never the rest of a sentence.
_PAGE: Final = r"[,，（(]?\s?第?\s?[\dA-Z]{1,4}\s?[版期]"
_KIND: Final = any_of("[报報][道導导]", "刊", WIRE, MESSAGE)
_CREDIT: Final = any_of(REPORTER, "作者", "文[／/：:]", PLAIN_EDITOR, "责编", "責編")
_AFTER_DATE: Final = Pattern(rf"\s?(?:$|[）)】\]。.]|{_PAGE}|{_KIND}|[·|｜]|\s{_CREDIT}|{SOURCE})")
_ISSUE: Final = Pattern(
    rf"(?P<year>{YEAR})年(?:(?P<month>{MONTH})月)?(?:年?刊|第?\s?\d{{1,3}}\s?期|[春夏秋冬]?季?[刊号號])",
    *("刊", "期", "号", "號"),
)


class Imprint(Value):
    """Medium and day of an issue, and the words that name them."""

    name: str
    date: DateFact
    evidence: str


def find_imprint(lines: Iterable[str]) -> Imprint | None:
    """Return the first imprint of these lines: those under the title, then those after the text."""
    for text in lines:
        match = _NAMED.match(text) if len(text) <= _LONGEST else None
        name = _medium_name(match["title"], match["medium"], match["latin"]) if match else ""
        date = _date_at(text, match.end()) if match and name else None
        if date:
            return Imprint(name=name, date=date, evidence=text.strip())
    return None


def _medium_name(title: str | None, medium: str | None, latin: str | None) -> str:
    if title:
        return title
    if medium and is_medium(medium):
        return medium
    return latin if latin and is_latin_medium(latin) else ""


def _date_at(text: str, start: int) -> DateFact | None:
    """Return the day that begins here, or the year or month of an issue, unless the sentence continues after it."""
    issue = _ISSUE.match(text, start)
    if issue:
        return date_fact(int(issue["year"]), int(issue["month"] or 0), 0, issue.group())
    day = next((found for found in find_dates(text[start:]) if found.start == 0), None)
    return day.fact if day and _AFTER_DATE.match(text, start + day.end) else None
