"""Datelines: the words before the first sentence that name medium, place, day and reporter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.facts.media import MEDIUM, is_nobody
from digest.facts.names import only_names
from digest.model import Value
from digest.text import lexicon
from digest.text.pattern import Pattern, words

_REACH: Final = 120  # characters at the start of a line among which a dateline is found

_OPENED: Final = r"[\s【（(\[「]{0,3}"
_DAY: Final = rf"(?:(?P<year>{lexicon.YEAR})年)?(?:(?P<month>{lexicon.MONTH})月)?(?P<day>{lexicon.DAY})日"
_OFFICE: Final = rf"[驻駐]?{lexicon.HAN}{{0,6}}?(?:特[派约約])?{lexicon.REPORTER}"
_REPORTER: Final = rf"(?:{_OFFICE}\s?(?P<reporter>[^\s，。：:（）()\d]{{2,12}}))?"
_PLACE: Final = r"(?P<place>[^\s，。：:\d（）()]{0,10}?)"
_KIND: Final = words(
    f"专电 專電 电讯 電訊 {lexicon.WIRE} 快讯 快訊 {lexicon.MESSAGE} 消息 专稿 專稿 综合报道 綜合報導 {lexicon.REPORTED} 综合 綜合"
)
# Medium, place and day before 电, 讯, 报道: the day is the day of the report.
_MEDIUM_OF_REPORT: Final = rf"(?P<medium>本[报報]|{MEDIUM}(?:客户端|客戶端)?)"
_DATED: Final = Pattern(
    rf"{_OPENED}(?:\[?据\s?)?{_MEDIUM_OF_REPORT}\s?{_REPORTER}{_PLACE}\s?{_DAY} ?(?:{lexicon.PART_OF_DAY}\s?)?{_KIND}"
)
# Medium and 讯 without a day, which may follow: 新京报快讯（记者 …）, 本报讯, 某某网消息 5月3日上午.
_FLASH: Final = words("快讯 快訊 专讯 專訊 讯 訊 消息 专稿 專稿")
_DAY_AFTER_FLASH: Final = rf"[】\]：:，\s]{{0,3}}(?:北京时间|当地时间)?\s?{_DAY}"
_PLAIN: Final = Pattern(
    rf"{_OPENED}(?P<medium>本[報报网網台]|{MEDIUM})\s?{_FLASH}(?=[\s：:（(】\]，,]|$)(?:{_DAY_AFTER_FLASH})?"
)
# Medium and reporter before the first sentence, no mark between: 某某晚报记者 张三 李四 ….
_RANK: Final = "(?:首席|特约|见习|实习)"
_REPORTERS: Final = rf"(?P<reporter>{lexicon.HAN}{{2,4}}(?:[、\s]{lexicon.HAN}{{2,4}}){{0,4}})"
_BYLINE: Final = Pattern(
    rf"\s{{0,3}}(?P<medium>本[报報]|{MEDIUM}){_RANK}?{lexicon.REPORTER}[\s：:]{{0,2}}{_REPORTERS}\s(?=\S{{6}})"
)
# CITY, May 1 (Agency) --
_ENGLISH_PLACE: Final = r"(?P<place>[A-Z][A-Za-z.,'’ ]{2,40}?)"
_ENGLISH_DAY: Final = rf"(?P<name>{lexicon.MONTH_STEM})\.?\s(?P<day>\d{{1,2}})(?:,\s(?P<year>20\d\d))?\s?"
_ENGLISH: Final = Pattern(
    rf"\s{{0,3}}{_ENGLISH_PLACE},?\s(?:{_ENGLISH_DAY})?\((?P<medium>[A-Z][A-Za-z ]{{1,24}})\) ?(?:--?|–|—)\s?"
)
_AFTER_DATELINE: Final = Pattern(r"^[】\])）\s：:]{0,3}(?:[（(][^（()）]{2,30}[)）])?[】\])）\s：:]{0,3}")


class Dateline(Value):
    """The parts of a dateline; 0 or empty where it does not give them."""

    text: str
    medium: str = ""
    place: str = ""
    reporter: str = ""
    year: int = 0
    month: int = 0
    day: int = 0


def find_dateline(lines: Sequence[str]) -> Dateline | None:
    """Return the dateline at the start of one of the first lines of the text."""
    for line in lines:
        start = line[:_REACH]
        match = _DATED.match(start) or _PLAIN.match(start) or _ENGLISH.match(start)
        if match is None and (byline := _BYLINE.match(start)) and only_names(byline["reporter"]):
            match = byline
        if match is None and start[:1] == "【":  # the headline of a flash
            match = _DATED.match(start.partition("】")[2])
        if match:
            return _dateline(match)
    return None


def _dateline(match: re.Match[str]) -> Dateline:
    parts = match.groupdict()
    name = (parts.get("name") or "")[:3]
    medium = parts["medium"] or ""
    return Dateline(
        text=match.group().strip().lstrip("【（(["),
        medium="" if is_nobody(medium) else medium.strip(),
        place=(parts.get("place") or "").strip(),
        reporter=parts.get("reporter") or "",
        year=int(parts.get("year") or 0),
        month=lexicon.MONTH_ABBREVIATIONS.index(name) + 1 if name else int(parts.get("month") or 0),
        day=int(parts.get("day") or 0),
    )


def without_dateline(text: str, dateline: Dateline | None) -> str:
    """Return the first paragraph without its dateline and the reporter in brackets after it, to make a title from it."""
    if dateline is None or dateline.text not in text[: _REACH + 20]:
        return text
    return _AFTER_DATELINE.sub("", text[text.index(dateline.text) + len(dateline.text) :])
