"""The day an article was published: from the head of its page, the lines under its title, its dateline, or its words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from digest.facts import written_dates
from digest.facts.imprint import find_imprint
from digest.facts.year_clues import year_of
from digest.facts.zones import is_prose
from digest.model import DateFact
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.facts.dateline import Dateline
    from digest.facts.page_metadata import Head
    from digest.facts.zones import Zones
    from digest.model import Line

# Names of metadata that give the day of publication, the surest first; those of changes are not among them.
_PUBLISHED: Final = (
    "article:published_time", "og:published_time", "datepublished", "og:time", "publishdate", "pubdate", "pubtime", "publish_date", "publishtime",
    "publish-date", "publish_time", "weibo:article:create_at", "article:create_at", "bt:pubdate", "sailthru.date", "parsely-pub-date", "article.published",
    "og:pubdate", "rnews:datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime",
    "citation_publication_date", "published_date", "published", "date", "date.available", "datecreated", "article_date_original", "originalpublicationdate", "og:release_date", "release_date",
)  # fmt: skip
# What sites of their own call it: apub:time, firstpublishedtime, news_publish_at.
_SAYS_PUBLISHED: Final = Pattern(r"[\w.:-]{0,16}pub(?:lish(?:ed)?)?[-_.: ]?(?:date|time|at|on)", "pub")
_CHANGED: Final = Pattern(
    r"(?:最[后後新近]?更新|更新(?:时间|時間|于|於)?|修改|编辑于|updated|modified|last\s)[^\d]{0,12}$",
    flags=re.IGNORECASE,
)
_RIGHTS: Final = ("copyright", "©", "版权", "版權", "all rights", "icp", "备案")
_LABELLED: Final = Pattern(
    r"(?:发布|發布|發佈|发表|發表|发稿|刊登|刊出|时间|時間|日期|posted|published|date)[^\d]{0,14}$", flags=re.IGNORECASE
)
_EDITION: Final = Pattern(r"[\s（(]{0,3}第?\s?[\dA-Z]{1,3}\s?版", "版")
_IN_ADDRESS: Final = Pattern(
    r"/(?P<year>20\d\d)(?P<mark>[-/_]?)(?P<month>0[1-9]|1[0-2])(?P=mark)(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|\d{4,}|$)|/t?(?P<year2>20\d\d)(?P<month2>0[1-9]|1[0-2])(?P<day2>0[1-9]|[12]\d|3[01])_"
)
_TODAY: Final = Pattern(r"今[天日]|星期|周[一二三四五六日]|today|mon|tue|wed|thu|fri|sat|sun", flags=re.IGNORECASE)
_LONGEST_LINE: Final = 120
_UNDER_DECK: Final = 5  # lines; a deck that reads as prose may stand between title and date
_ONE_DAY: Final = timedelta(days=1)


def read_date(head: Head, parts: Zones, dateline: Dateline | None, address: str) -> DateFact | None:
    """Return the day of publication at the precision its evidence supports, or nothing.

    The first of: the metadata and the JSON-LD (where the line under the title names the day before or after, that day:
    metadata often give another time zone) · the line under the title · a <time> element · the dateline with the year of
    the document's anchors · a labelled line after the text, a line above the title · the words of the text · the address.
    """
    told = _told(head)
    shown = _shown(parts.head)
    if told and shown and _neighbours(told, shown):
        return shown if told.value != shown.value else told
    found = (
        told
        or shown
        or _timed(head)
        or _from_dateline(dateline, parts)
        or _issued(parts)
        or _labelled((*parts.prose[-2:], *parts.tail))
        or _alone((*parts.prose[1:_UNDER_DECK], *parts.above))
    )
    return found or year_of(parts.prose, dateline) or _addressed(address)


def _told(head: Head) -> DateFact | None:
    named = [name for name in head.names if _SAYS_PUBLISHED.fullmatch(name) and name not in _PUBLISHED]
    pairs = [(name, value) for name in (*_PUBLISHED, *named) for value in head.names.get(name, ())[:1]]
    linked = [("JSON-LD datePublished", value) for value in head.told("datePublished")]
    known = pairs[:1] + linked + pairs[1:] + [("JSON-LD dateCreated", value) for value in head.told("dateCreated")]
    return next(
        (
            _named(found, name)
            for name, value in known
            if (found := written_dates.whole(value)) and found.precision == "day"
        ),
        None,
    )


def _named(found: DateFact, name: str) -> DateFact:
    return DateFact(
        value=found.value, precision=found.precision, evidence=f"{name}: {found.evidence}", moment=found.moment
    )


def _shown(lines: Sequence[Line]) -> DateFact | None:
    """Return the day in the lines between title and text: the day of publication before one of a change."""
    found = list(_candidates(lines))
    first = [one for one, changed in found if not changed]
    return next(iter(first or [one for one, _ in found]), None)


def _candidates(lines: Sequence[Line]) -> Iterator[tuple[DateFact, bool]]:
    """Yield (day, whether it is that of a change) of lines that are no prose, no links and no claim of rights."""
    for line in lines:
        text = line.text
        if len(text) > _LONGEST_LINE or is_prose(text) or line.links > len(text) // 2 or _claims_rights(text):
            continue
        for one in written_dates.written(text):
            before, after = text[max(0, one.start - 16) : one.start], text[one.end :]
            rest = len(before.strip()) + len(after.strip())
            if (
                one.fact.precision == "day"
                and (rest <= 60 or _LABELLED.search(before))
                and not after.startswith(("第", "届"))
            ):
                yield one.fact, _CHANGED.search(before) is not None


def _claims_rights(text: str) -> bool:
    plain = text.lower()
    return any(word in plain for word in _RIGHTS)


def _timed(head: Head) -> DateFact | None:
    """Return the day of the <time> elements, if the page has no more than two different ones: a list has many."""
    days = [
        found
        for name in ("time", "datetime")
        for value in head.names.get(name, ())
        if (found := written_dates.whole(value))
    ]
    return _named(days[0], "<time>") if days and len({one.value for one in days}) <= 2 else None


def _from_dateline(dateline: Dateline | None, parts: Zones) -> DateFact | None:
    """Return the day of the dateline, if it or the document's anchors give its year."""
    if dateline is None or not dateline.month or not dateline.day:
        return None
    anchor = None if dateline.year else year_of(parts.prose, dateline)
    year = dateline.year or (int(anchor.value[:4]) if anchor else 0)
    evidence = f"{dateline.text} · {anchor.evidence}" if anchor else dateline.text
    return written_dates.fact(year, dateline.month, dateline.day, evidence) if year else None


def _issued(parts: Zones) -> DateFact | None:
    imprint = find_imprint(line.text for line in (*parts.head, *parts.prose[-2:], *parts.tail))
    return imprint.date if imprint else None


def _labelled(lines: Sequence[Line]) -> DateFact | None:
    """Return a day after the text that is labelled as its own, that of its printed page, or one alone on its line."""
    for line in lines:
        text = line.text if len(line.text) <= _LONGEST_LINE else line.text[-_LONGEST_LINE // 2 :]
        for one in () if _claims_rights(text) else written_dates.written(text):
            before, after = text[: one.start].strip(), text[one.end :].strip()
            own = _LABELLED.search(before) or _EDITION.match(after)
            if one.fact.precision == "day" and (own or not (before or after)):
                return one.fact
    return None


def _alone(lines: Sequence[Line]) -> DateFact | None:
    """Return the day that stands alone in one of these lines; with a weekday it is the day the page was asked for."""
    for line in lines:
        dates = written_dates.written(line.text) if len(line.text) <= 40 and not _TODAY.search(line.text) else ()
        if dates and dates[0].fact.precision == "day" and len(line.text) - (dates[0].end - dates[0].start) <= 16:
            return dates[0].fact
    return None


def _addressed(address: str) -> DateFact | None:
    match = _IN_ADDRESS.search(address)
    if not match:
        return None
    parts = [int(match[name] or match[f"{name}2"]) for name in ("year", "month", "day")]
    return written_dates.fact(parts[0], parts[1], parts[2], f"address: {match.group()}")


def _neighbours(one: DateFact, other: DateFact) -> bool:
    if one.precision != "day" or other.precision != "day":
        return False
    return abs(date.fromisoformat(one.value) - date.fromisoformat(other.value)) <= _ONE_DAY
