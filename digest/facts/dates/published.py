"""The day an article was published: from page metadata, the lines under the title, the dateline, or clues in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Final

import msgspec

from digest.facts.dateline import Dateline
from digest.facts.dates.written import date_fact, find_dates, first_date
from digest.facts.dates.year_clues import find_year
from digest.facts.imprint import find_imprint
from digest.facts.page_metadata import PageMetadata
from digest.facts.zones import Zones, is_prose
from digest.model import DateFact, Line
from digest.text import lexicon
from digest.text.pattern import Pattern, words

# Names of metadata for the day of publication, the most reliable first; those for changes are not among them.
_PUBLISHED: Final = (
    "article:published_time", "og:published_time", "datepublished", "og:time", "publishdate", "pubdate", "pubtime", "publish_date", "publishtime",
    "publish-date", "publish_time", "weibo:article:create_at", "article:create_at", "bt:pubdate", "sailthru.date", "parsely-pub-date", "article.published",
    "og:pubdate", "rnews:datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime",
    "citation_publication_date", "published_date", "published", "date", "date.available", "datecreated", "article_date_original", "originalpublicationdate", "og:release_date", "release_date",
)  # fmt: skip
# Names that sites invented: apub:time, firstpublishedtime, news_publish_at.
_OWN_NAME: Final = Pattern(r"[\w.:-]{0,16}pub(?:lish(?:ed)?)?[-_.: ]?(?:date|time|at|on)")
_CHANGED: Final = Pattern(
    r"(?:最[后後新近]?更新|更新(?:时间|時間|于|於)?|修改|编辑于|updated|modified|last\s)[^\d]{0,12}$",
    flags=re.IGNORECASE,
)
_RIGHTS: Final = ("copyright", "©", "版权", "版權", "all rights", "icp", "备案")
_LABEL: Final = words("发布 發布 發佈 发表 發表 发稿 刊登 刊出 时间 時間 日期 posted published date")
_LABELLED: Final = Pattern(rf"{_LABEL}[^\d]{{0,14}}$", flags=re.IGNORECASE)
_EDITION: Final = Pattern(r"[\s（(]{0,3}第?\s?[\dA-Z]{1,3}\s?版")
# /2024/05/03/, /20240503123, /t20240503_
_DIGITS_OF_DAY: Final = rf"(?P<month>{lexicon.PADDED_MONTH})(?P=mark)(?P<day>{lexicon.PADDED_DAY})"
_IN_PATH: Final = rf"(?P<year>20\d\d)(?P<mark>[-/_]?){_DIGITS_OF_DAY}(?=[/_.-]|\d{{4,}}|$)"
_IN_NAME: Final = rf"t?(?P<year2>20\d\d)(?P<month2>{lexicon.PADDED_MONTH})(?P<day2>{lexicon.PADDED_DAY})_"
_IN_ADDRESS: Final = Pattern(f"/(?:{_IN_PATH}|{_IN_NAME})")
_TODAY: Final = Pattern(r"今[天日]|星期|周[一二三四五六日]|today|mon|tue|wed|thu|fri|sat|sun", flags=re.IGNORECASE)
_LONGEST_LINE: Final = 120
_UNDER_DECK: Final = 5  # lines; a deck that reads as prose may come between title and date
# The day that a page gives only in one of its scripts: `var ct = "1700000000"`, `publishTime: "2024-05-03 10:20"`.
_VARIABLE: Final = r"(?:ct|[cC]reate_?[tT]ime|pub(?:lish)?_?(?:[tT]ime|[dD]ate|[aA]t))"
_VALUE: Final = r"""["'](?P<value>1\d{9}(?=["'])|20\d\d-\d\d-\d\d)"""
_ASSIGNED: Final = re.compile(rf"""(?<![\w.]){_VARIABLE}["']?\s?[:=]\s?{_VALUE}""")
_LONGEST_PAGE: Final = 4_000_000  # characters of a page that are searched for scripts
_MOST_ASSIGNED: Final = 20  # assignments that are compared
_CHINA: Final = timezone(timedelta(hours=8))  # of the sites that count seconds in their scripts


def publication_date(metadata: PageMetadata, zones: Zones, dateline: Dateline | None, address: str) -> DateFact | None:
    """Return the day of publication at the precision its evidence supports, or None.

    The first of: the metadata and the JSON-LD (if the line under the title names the day before or after, that day:
    metadata often use another time zone) · the line under the title · a <time> element · the dateline with the year that
    the text's clues give · a labelled line after the text, a line above the title · the clues alone · the address.
    """
    stated = _from_metadata(metadata)
    shown = _under_title(zones.title_block)
    if stated and shown and _within_a_day(stated, shown):
        return shown if stated.value != shown.value else stated
    found = (
        stated
        or shown
        or _from_time_elements(metadata)
        or _from_dateline(dateline, zones)
        or ((imprint := find_imprint(zones)) and imprint.date)
        or _labelled((*zones.prose[-2:], *zones.tail))
        or _alone((*zones.prose[1:_UNDER_DECK], *zones.above))
    )
    return found or find_year(zones.prose, dateline) or _from_address(address)


def _from_metadata(metadata: PageMetadata) -> DateFact | None:
    own = [name for name in metadata.named if _OWN_NAME.fullmatch(name) and name not in _PUBLISHED]
    named = [(name, value) for name in (*_PUBLISHED, *own) for value in metadata.values(name)[:1]]
    published = [("JSON-LD datePublished", value) for value in metadata.json_ld("datePublished")]
    created = [("JSON-LD dateCreated", value) for value in metadata.json_ld("dateCreated")]
    for name, value in (*named[:1], *published, *named[1:], *created):
        found = first_date(value)
        if found and found.precision == "day":
            return _with_name(found, name)
    return None


def _with_name(found: DateFact, name: str) -> DateFact:
    return msgspec.structs.replace(found, evidence=f"{name}: {found.evidence}")


def _under_title(lines: Sequence[Line]) -> DateFact | None:
    """Return the day of publication in the lines between title and text, else that of a change.

    Lines of prose, of links and with a claim of rights do not count.
    """
    changed = None
    for line in lines:
        text = line.text
        if len(text) > _LONGEST_LINE or is_prose(text) or line.links > len(text) // 2 or _claims_rights(text):
            continue
        for found in find_dates(text):
            before, after = text[max(0, found.start - 16) : found.start], text[found.end :]
            is_short = len(before.strip()) + len(after.strip()) <= 60
            is_day = found.fact.precision == "day" and not after.startswith(("第", "届"))
            if is_day and (is_short or _LABELLED.search(before)):
                if not _CHANGED.search(before):
                    return found.fact
                changed = changed or found.fact
    return changed


def _claims_rights(text: str) -> bool:
    plain = text.lower()
    return any(word in plain for word in _RIGHTS)


def _from_time_elements(metadata: PageMetadata) -> DateFact | None:
    """Return the day of the <time> elements if the page has at most two different ones: a list has many."""
    values = (*metadata.values("time"), *metadata.values("datetime"))
    days = [found for value in values if (found := first_date(value))]
    return _with_name(days[0], "<time>") if days and len({day.value for day in days}) <= 2 else None


def _from_dateline(dateline: Dateline | None, zones: Zones) -> DateFact | None:
    """Return the day of the dateline if its year is given there or by clues in the text."""
    if dateline is None or not dateline.month or not dateline.day:
        return None
    clue = None if dateline.year else find_year(zones.prose, dateline)
    year = dateline.year or (int(clue.value[:4]) if clue else 0)
    evidence = f"{dateline.text} · {clue.evidence}" if clue else dateline.text
    return date_fact(year, dateline.month, dateline.day, evidence) if year else None


def _labelled(lines: Sequence[Line]) -> DateFact | None:
    """Return a day after the text that is labelled, is that of its printed page, or is alone on its line."""
    for line in lines:
        text = line.text if len(line.text) <= _LONGEST_LINE else line.text[-_LONGEST_LINE // 2 :]
        for found in () if _claims_rights(text) else find_dates(text):
            before, after = text[: found.start].strip(), text[found.end :].strip()
            is_own = _LABELLED.search(before) or _EDITION.match(after)
            if found.fact.precision == "day" and (is_own or not (before or after)):
                return found.fact
    return None


def _alone(lines: Sequence[Line]) -> DateFact | None:
    """Return the day that is alone in one of these lines; with a weekday it is the day the page was requested."""
    for line in lines:
        dates = find_dates(line.text) if len(line.text) <= 40 and not _TODAY.search(line.text) else ()
        if dates and dates[0].fact.precision == "day" and len(line.text) - (dates[0].end - dates[0].start) <= 16:
            return dates[0].fact
    return None


def _from_address(address: str) -> DateFact | None:
    match = _IN_ADDRESS.search(address)
    if not match:
        return None
    year, month, day = (int(match[name] or match[f"{name}2"]) for name in ("year", "month", "day"))
    return date_fact(year, month, day, f"address: {match.group()}")


def _within_a_day(one: DateFact, other: DateFact) -> bool:
    if one.precision != "day" or other.precision != "day":
        return False
    return abs(date.fromisoformat(one.value) - date.fromisoformat(other.value)) <= timedelta(days=1)


def date_from_scripts(html: str) -> DateFact | None:
    """Return the day that all assignments in a page's scripts agree on; where other articles are listed, they differ."""
    days: dict[str, str] = {}
    for number, match in enumerate(_ASSIGNED.finditer(html[:_LONGEST_PAGE])):
        value = match["value"]
        day = datetime.fromtimestamp(int(value), _CHINA).date().isoformat() if value.isdigit() else value
        days.setdefault(day, match.group())
        if len(days) > 1 or number == _MOST_ASSIGNED:
            return None
    for found, evidence in days.items():
        year, month, day_of_month = map(int, found.split("-"))
        return date_fact(year, month, day_of_month, f"script: {evidence}")
    return None
