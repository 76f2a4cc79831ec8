"""The imprint: a line that names a medium with the day or year of its issue, as printed pages and reprints have it."""

from __future__ import annotations

import re
from typing import Final

from digest.facts.dates.written import date_fact, find_dates
from digest.facts.media import MEDIUM, is_latin_medium, is_medium
from digest.facts.zones import Zones
from digest.model import DateFact, Value
from digest.text import lexicon
from digest.text.pattern import Pattern, words

_LONGEST: Final = 100

# What may come before the medium: a bracket, and words for where the text first appeared.
_REPRINTED_FROM: Final = words("原?[载載刊]于? 原[载載刊]於 [刊載载][于於] 首发于 首發於 [转轉][载載]?自 摘自")
_INTRODUCTION: Final = words(f"{lexicon.SOURCE}[:：]? 据 據 (?:本文|文章)?{_REPRINTED_FROM}")
_TITLE: Final = r"《\s?(?P<title>[^《》]{2,20}?)\s?》"
_LATIN: Final = r"(?P<latin>[A-Z][\w.'’&-]*(?:\s[A-Za-z&][\w.'’&-]*){0,4}),"
_NAME: Final = rf"(?:{_TITLE}|(?P<medium>{MEDIUM})|{_LATIN})"
_ENGLISH_DATE: Final = r"(?:\d{1,2}\s[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s\d{1,2}),?\s(?:19|20)"
_DATE_BEGINS: Final = rf"(?:{lexicon.YEAR}|民[國国]\d|{_ENGLISH_DATE})"
_NAMED: Final = Pattern(
    rf"[\s（(【\[*※]{{0,3}}{_INTRODUCTION}?\s?{_NAME}[^\d。！？]{{0,8}}(?={_DATE_BEGINS})", "19", "20", "民國", "民国"
)
# What may come after the date: the page, the issue, the kind of message, a byline; never the rest of a sentence.
_PAGE: Final = r"[,，（(]?\s?第?\s?[\dA-Z]{1,4}\s?[版期]"
_KIND: Final = words(f"[报報][道導导] 刊 {lexicon.WIRE} {lexicon.MESSAGE}")
_CREDIT: Final = words(f"{lexicon.REPORTER} 作者 文[／/：:] {lexicon.PLAIN_EDITOR} 责编 責編")
_AFTER_DATE: Final = Pattern(rf"\s?(?:$|[）)】\]。.]|{_PAGE}|{_KIND}|[·|｜]|\s{_CREDIT}|{lexicon.SOURCE})")
_ISSUE: Final = Pattern(
    rf"(?P<year>{lexicon.YEAR})年(?:(?P<month>{lexicon.MONTH})月)?(?:年?刊|第?\s?\d{{1,3}}\s?期|[春夏秋冬]?季?[刊号號])"
)


class Imprint(Value):
    """Medium and day of an issue, and the words that name them."""

    name: str
    date: DateFact
    evidence: str


def find_imprint(zones: Zones) -> Imprint | None:
    """Return the first imprint of the lines under the title, then of those after the text."""
    for line in (*zones.title_block, *zones.prose[-2:], *zones.tail):
        match = _NAMED.match(line.text) if len(line.text) <= _LONGEST else None
        if match and (name := _medium_name(match)) and (date := _date_at(line.text, match.end())):
            return Imprint(name=name, date=date, evidence=line.text.strip())
    return None


def _medium_name(match: re.Match[str]) -> str:
    if match["medium"] and is_medium(match["medium"]):
        return match["medium"]
    return match["title"] or (match["latin"] if match["latin"] and is_latin_medium(match["latin"]) else "")


def _date_at(text: str, start: int) -> DateFact | None:
    """Return the day that begins here, or the year or month of an issue, unless the sentence continues after it."""
    if issue := _ISSUE.match(text, start):
        return date_fact(int(issue["year"]), int(issue["month"] or 0), 0, issue.group())
    day = next((found for found in find_dates(text[start:]) if found.start == 0), None)
    return day.fact if day and _AFTER_DATE.match(text, start + day.end) else None
