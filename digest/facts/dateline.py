"""Datelines: the words before the first sentence that name medium, place, day and reporter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from digest.facts.media import MEDIUM, is_nobody
from digest.facts.names import only_people
from digest.model import Value
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_REACH: Final = 120  # a dateline stands in the first characters of a line
_KIND: Final = (
    r"(?:专电|專電|电讯|電訊|电|電|快讯|快訊|讯|訊|消息|专稿|專稿|综合报道|綜合報導|报道|報道|報導|综合|綜合)"
)
# How what stands behind the day begins: with the hour or the kind of message.
_AFTER_DAY: Final = (
    "上午", "下午", "凌晨", "晚", "中午", "傍晚", "早间", "专", "專", "电", "電", "快", "讯", "訊", "消息", "综合", "綜合", "报道", "報道", "報導",
)  # fmt: skip
_DAY: Final = r"(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<month>1[0-2]|0?[1-9])月)?(?P<day>[12]\d|3[01]|0?[1-9])日"
_REPORTER: Final = (
    r"(?:[驻駐]?[\u3400-\u9fff]{0,6}?(?:特[派约約])?(?:记者|記者)\s?(?P<reporter>[^\s，。：:（）()\d]{2,12}))?"
)
# Medium, place and day before 电, 讯, 报道: the day is the day of the report.
_DATED: Final = Pattern(
    rf"[\s【（(\[「]{{0,3}}(?:\[?据\s?)?(?P<medium>本[报報]|{MEDIUM}(?:客户端|客戶端)?)\s?{_REPORTER}(?P<place>[^\s，。：:\d（）()]{{0,10}}?)\s?{_DAY}"
    rf" ?(?:(?:上午|下午|凌晨|晚间?|中午|傍晚|早间)\s?)?{_KIND}",
    *(f"日{space}{word}" for space in ("", " ") for word in _AFTER_DAY),
)
# Medium and 讯 without a day, which may follow: 新京报快讯（记者 …）, 本报讯, 某某网消息 5月3日上午.
_PLAIN: Final = Pattern(
    rf"[\s【（(\[「]{{0,3}}(?P<medium>本[报報网網台]|{MEDIUM})\s?(?:快讯|快訊|专讯|專訊|讯|訊|消息|专稿|專稿)(?=[\s：:（(】\]，,]|$)"
    rf"(?:[】\]：:，\s]{{0,3}}(?:北京时间|当地时间)?\s?{_DAY})?",
    "讯",
    "訊",
    "消息",
    "专稿",
    "專稿",
)
# Medium and reporter before the first sentence, no mark between: 某某晚报记者 张三 李四 ….
_BYLINE: Final = Pattern(
    rf"\s{{0,3}}(?P<medium>本[报報]|{MEDIUM})(?:首席|特约|见习|实习)?(?:记者|記者)[\s：:]{{0,2}}"
    r"(?P<reporter>[\u3400-\u9fff]{2,4}(?:[、\s][\u3400-\u9fff]{2,4}){0,4})\s(?=\S{6})",
    "记者",
    "記者",
)
_ENGLISH: Final = Pattern(
    r"\s{0,3}(?P<place>[A-Z][A-Za-z.,'’ ]{2,40}?),?\s(?:(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s(?P<day>\d{1,2})(?:,\s(?P<year>20\d\d))?\s?)?"
    r"\((?P<medium>[A-Z][A-Za-z ]{1,24})\) ?(?:--?|–|—)\s?",
    ") -",
    ")-",
    ") –",
    ")–",
    ") —",
    ")—",
)
_BEHIND: Final = Pattern(r"^[】\])）\s：:]{0,3}(?:[（(][^（()）]{2,30}[)）])?[】\])）\s：:]{0,3}")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Dateline(Value):
    """What a dateline says; 0 and empty where it is silent."""

    text: str
    medium: str = ""
    place: str = ""
    reporter: str = ""
    year: int = 0
    month: int = 0
    day: int = 0


def find_dateline(lines: Sequence[str]) -> Dateline | None:
    """Return the dateline at the start of one of these lines: those of the lead, in reading order."""
    for line in lines:
        head = line[:_REACH]
        match = _DATED.match(head) or _PLAIN.match(head) or _ENGLISH.match(head) or _byline(head)
        if match is None and head[:1] == "【":  # the headline of a flash
            match = _DATED.match(head.partition("】")[2])
        if match:
            return _dateline(match)
    return None


def _byline(head: str) -> re.Match[str] | None:
    match = _BYLINE.match(head)
    return match if match and only_people(match["reporter"]) else None


def _dateline(match: re.Match[str]) -> Dateline:
    parts = match.groupdict()
    name = (parts.get("name") or "").lower()
    medium = parts["medium"] or ""
    return Dateline(
        text=match.group().strip().lstrip("【（(["),
        medium="" if is_nobody(medium) else medium.strip(),
        place=(parts.get("place") or "").strip(),
        reporter=parts.get("reporter") or "",
        year=int(parts.get("year") or 0),
        month=_MONTHS.index(name) + 1 if name in _MONTHS else int(parts.get("month") or 0),
        day=int(parts.get("day") or 0),
    )


def without_dateline(text: str, dateline: Dateline | None) -> str:
    """Return a lead without its dateline and the reporter in brackets behind it: what a title may be made from."""
    if dateline is None or dateline.text not in text[: _REACH + 20]:
        return text
    return _BEHIND.sub("", text[text.index(dateline.text) + len(dateline.text) :])
