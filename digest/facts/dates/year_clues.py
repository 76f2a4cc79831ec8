"""The year of an article without a full date, from clues in its own text; never from the day of the build."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final, NamedTuple

from digest.facts.dateline import Dateline
from digest.facts.dates.written import date_fact
from digest.model import DateFact, Line, Value
from digest.text import lexicon
from digest.text.pattern import Pattern, words

_MOST: Final = 40_000  # characters of an article that are searched
_LONGEST_EVIDENCE: Final = 80
_SPRING: Final = 6  # the last month in which the end of a year means the end of last year

_SENTENCE_MARK: Final = Pattern(r"[。！？\n]+")
_HAS_YEAR: Final = Pattern(r"(?:19[89]|20)\d\d")
_YEAR_DIGITS: Final = r"(?:20\d\d|19[89]\d)"
_YEAR: Final = rf"(?P<year>{_YEAR_DIGITS})"
_YEAR_END: Final = words("年底 年末 底 末 12月底 12月末 12月31日 歲末")  # after 年
_NOT_IN_RANGE: Final = r"(?<![\d年—–～~至-])"
_DAY: Final = rf"(?P<month>{lexicon.PLAIN_MONTH})月(?P<day>{lexicon.PLAIN_DAY})日"
_DAY_WITHOUT_YEAR: Final = rf"(?<![年\d]){lexicon.PLAIN_MONTH}月{lexicon.PLAIN_DAY}日"

# 今年 in the sentence that names the year, as the same year.
_YEAR_BEFORE: Final = rf"(?<![\d—–~～至-]){_YEAR}(?!年?(?:底|末|以来|以來))[^。！？，,\n\d]{{1,26}}"
_YEAR_THEN_NOW: Final = rf"{_YEAR_BEFORE}(?:于|於|在|将|將|自|从|從)今年"
_NOW_THEN_YEAR: Final = rf"今年[（(](?P<other>{_YEAR_DIGITS})年?[)）]"
_YEAR_OPENS: Final = rf"(?P<opening>{_YEAR_DIGITS})年(?:开年|開年|伊始|开局)"
_THIS_YEAR: Final = Pattern(f"{_YEAR_THEN_NOW}|{_NOW_THEN_YEAR}|{_YEAR_OPENS}")

# An event with its year in its name and no number of its kind (2022年第4届 was held when it was held), taking place.
_EVENT_KIND: Final = words(
    "论坛 論壇 大会 大會 博览会 博覽會 展览会 交流展 展 节 節 年会 峰会 峰會 大赛 大賽 公开赛 锦标赛 晚会 音乐会 艺术季 周 盛典"
    " 沙龙 研讨会"
)
_TAKES_PLACE: Final = words(
    "举行 舉行 举办 舉辦 召开 召開 开幕 開幕 拉开帷幕 拉開帷幕 启幕 闭幕 閉幕 上演 登场 登場 发生在 發生在 开赛 开展 展开 回归"
    " 亮相 落幕 的第一天 期间"
)
_EVENT_NAME: Final = rf"(?:年)?(?!年?第)[\u3400-\u9fffA-Za-z“”·（）()—-]{{2,24}}?{_EVENT_KIND}"
_EVENT: Final = Pattern(rf"{_NOT_IN_RANGE}{_YEAR}{_EVENT_NAME}{lexicon.SENTENCE}{{0,80}}?{_TAKES_PLACE}")
# Part of such an event: 作为2024某某论坛的…，将于
_PART_OF: Final = words("作为 作為 发生在 發生在 亮相 走进 走進")
_PART_NAME: Final = rf"(?!年?第){lexicon.HAN}{{2,16}}(?:大会|论坛|博览会|节)"
_PART_TAKES_PLACE: Final = words("将于 今晚 今日 今天 举行 举办 承办 主办 沙龙上 论坛上")
_EVENT_PART: Final = Pattern(rf"{_PART_OF}{_YEAR}{_PART_NAME}{lexicon.SENTENCE}{{0,60}}{_PART_TAKES_PLACE}")

# A year that was over when the text was written: figures as of its last days.
_AS_OF_YEAR_END: Final = Pattern(rf"截[至止]到?\s?{_YEAR}年(?:年底|年末|底|末|12月|歲末)(?!前|之前|以前)")
# Its last days as past: near only if the text counts the years up to it, or was sent in the months after.
_STILL_OPEN: Final = words("前 之前 以前 开始 開始 起 以来 以來 将 將 的")
_PAST_YEAR_END: Final = Pattern(rf"(?<![到至自從从在])\s?{_YEAR}年{_YEAR_END}(?!{_STILL_OPEN})")
_FIGURES: Final = words("报告 數據 数据 统计 統計 调查 报道")
_ONLY_PART: Final = words(r"\d [上下第一二三四1-9] 以[来來] 起 至 到 [—-]")
_EXPECTED: Final = rf"{lexicon.SENTENCE}{{0,30}}{words('将 將 预计 預計 有望 可望 或[达達]')}"
_LATEST: Final = Pattern(
    rf"最新(?:的)?{_FIGURES}(?:显示|顯示|表明|指出)[，,：:]?\s?{_YEAR}年(?!{_ONLY_PART})(?!{_EXPECTED})", "最新"
)
# A yearly series, counted from its first year.
_SINCE: Final = words("开始 起 创办 创立 首次举办 以来")
_TIMES: Final = r"(?P<times>[一二三四五六七八九十]|\d{1,2})"
_SERIES: Final = Pattern(rf"{_YEAR}年{_SINCE}{lexicon.SENTENCE}{{0,50}}(?:已)?(?:连续|連續)举办(?:了)?{_TIMES}[届屆]")

# A day named from the day of writing: 明日（2026年元旦）
_FULL_DAY: Final = rf"(?P<year>20\d\d)年(?:{_DAY}|(?P<newyear>元旦))"
_TOMORROW: Final = Pattern(rf"(?P<word>[明今昨][日天])\s?[（(]{_FULL_DAY}[)）]")
_WEEKDAY_THEN_DAY: Final = rf"(?:{lexicon.WEEK}|礼拜)(?P<weekday>{lexicon.WEEKDAY})[（(]{_DAY}[)）]"
_BEFORE_WEEKDAY: Final = rf"(?<![年\d])(?P<month2>{lexicon.PLAIN_MONTH})月(?P<day2>{lexicon.PLAIN_DAY})日"
_DAY_THEN_WEEKDAY: Final = rf"{_BEFORE_WEEKDAY}[（(]?{lexicon.WEEK}(?P<weekday2>{lexicon.WEEKDAY})"
_WEEKDAY: Final = Pattern(f"{_WEEKDAY_THEN_DAY}|{_DAY_THEN_WEEKDAY}", "星期", "周", "週", "礼拜")
_HAPPENED: Final = words("推出 发布 成立 出版 上线 举行 举办 达到 曾 获得 首次 以来 年底")
_PAST_YEAR: Final = Pattern(rf"(?<!\d){_YEAR}年(?!代)[^。，；！？\n]{{0,16}}{_HAPPENED}")

_NOW: Final = Pattern(f"今年|去年|本月|上月|近日|日前|昨[日天]|今[日天晚]|{_DAY_WITHOUT_YEAR}")
_BARE_DAY: Final = Pattern(_DAY_WITHOUT_YEAR)
_PLANNED: Final = rf"{lexicon.SENTENCE}{{0,20}}[将將](?![军軍士领領近])"
_LEAD_DAY: Final = Pattern(rf"(?<!\d){_YEAR}年{_DAY}(?!的|出生|生|成立|以[来來]|起|前|{_PLANNED})")
# Words by which a text looks back at a day long ago.
_LOOKS_BACK: Final = Pattern(
    words(
        r"如今 至今 当年 當年 那年 那[天日] 多年 周年 週年 [\d一二三四五六七八九十百]年(?:[前后後来來]|[过過]去) 今年 去年 回忆 回憶"
        " 回首 历史上 歷史上 出生于 出生於 生于 生於 创刊 創刊 逝世"
    )
)
_ANY_YEAR: Final = Pattern(rf"(?<![\d.]){_YEAR}(?=年|\D)")
_YEAR_NOT_PLANNED: Final = Pattern(
    rf"(?<![\d.到至—–~～-]){_YEAR}(?=年|\D)(?!年?[底末]?(?:前|之前|以前)|年?[^。！？，,\n]{{0,12}}[将將])"
)
_NUMERALS: Final = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}
_WEEKDAYS: Final = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_SHIFT: Final = {"明": -1, "今": 0, "昨": 1}


class SearchedText(Value):
    """What the rules search: all of a text, its sentences that name a year, and whether it names weekdays."""

    text: str
    dated: str
    has_weekdays: bool


class YearRule(NamedTuple):
    """A rule by which words of a text give its year, and the reason."""

    id: str
    reason: str
    find: Callable[[SearchedText, Dateline | None], DateFact | None]


class _FoundYear(NamedTuple):
    year: int
    evidence: str


def find_year(lines: Sequence[Line], dateline: Dateline | None) -> DateFact | None:
    """Return the year of an article, or more if its text supports it; rules that contradict each other give None.

    The rules apply in the order of `YEAR_RULES`; an earlier one wins over a later one with another year only if it gives
    a day.
    """
    text = _searched_text(lines)
    if not text.dated and not text.has_weekdays:
        return None
    found = [known for rule in YEAR_RULES if (known := rule.find(text, dateline))]
    if not found:
        return None
    best = found[0]
    agreed = all(known.value[:4] == best.value[:4] for known in found)
    return best if agreed or best.precision == "day" else None


def _searched_text(lines: Sequence[Line]) -> SearchedText:
    text = "\n".join(line.text for line in lines)[:_MOST]
    dated = "\n".join(sentence for sentence in _SENTENCE_MARK.split(text) if _HAS_YEAR.search(sentence))
    return SearchedText(text=text, dated=dated, has_weekdays=any(word in text for word in ("星期", "周", "週")))


def _from_named_day(text: SearchedText, _: Dateline | None) -> DateFact | None:
    match = _TOMORROW.search(text.dated)
    if not match:
        return None
    month, day = (1, 1) if match["newyear"] else (int(match["month"]), int(match["day"]))
    named = date_fact(int(match["year"]), month, day, match.group())
    if named is None:
        return None
    then = date.fromisoformat(named.value) + timedelta(days=_SHIFT[match["word"][0]])
    return date_fact(then.year, then.month, then.day, match.group())


def _from_weekdays(text: SearchedText, _: Dateline | None) -> DateFact | None:
    """Find the first year, not before a year mentioned as past, in which all named weekdays are right."""
    named = list(_WEEKDAY.finditer(text.text)) if text.has_weekdays else []
    past = max((int(match["year"]) for match in _PAST_YEAR.finditer(text.dated)), default=0)
    fitting = [year for year in range(past, past + 6) if all(_falls_on_weekday(match, year) for match in named)]
    if len(named) < 2 or not past or not fitting:
        return None
    months = [int(match["month"] or match["month2"]) for match in named]
    month = max(months) if max(months) - min(months) <= 1 else 0
    return date_fact(fitting[0], month, 0, f"{' · '.join(match.group() for match in named[:3])} · {past}年")


def _falls_on_weekday(named: re.Match[str], year: int) -> bool:
    try:
        day = date(year, int(named["month"] or named["month2"]), int(named["day"] or named["day2"]))
    except ValueError:
        return False
    return day.weekday() == _WEEKDAYS[named["weekday"] or named["weekday2"]]


def _latest_year(pattern: Pattern, text: SearchedText, _: Dateline | None) -> DateFact | None:
    found = _latest(pattern, text)
    return date_fact(found.year, 0, 0, found.evidence) if found else None


def _latest(pattern: Pattern, text: SearchedText) -> _FoundYear | None:
    """Return the latest year that the pattern matches."""
    matches = pattern.finditer(text.dated)
    found = (_FoundYear(int(next(filter(None, m.groups()))), m.group().strip()[:_LONGEST_EVIDENCE]) for m in matches)
    return max(found, default=None)


def _year_after(pattern: Pattern, text: SearchedText, dateline: Dateline | None) -> DateFact | None:
    """Return the year after the latest that the pattern matches.

    Only if the text speaks of current days, and mentions no year after that one except in plans: otherwise it was
    written later.
    """
    found = _latest(pattern, text)
    has_day = dateline is not None and dateline.day > 0
    if not found or not (has_day or _NOW.search(text.text)):
        return None
    year, evidence = found
    is_later = any(int(match["year"]) > year + 1 for match in _YEAR_NOT_PLANNED.finditer(text.dated))
    return None if is_later else date_fact(year + 1, 0, 0, evidence)


def _from_closed_year(text: SearchedText, dateline: Dateline | None) -> DateFact | None:
    """Read figures as of a year's end; the end of a year in the past tense counts if the text is close to it."""
    known = _year_after(_AS_OF_YEAR_END, text, dateline)
    ended = None if known else _latest(_PAST_YEAR_END, text)
    if not ended:
        return known
    is_counted = any(int(match["year"]) == ended.year - 1 for match in _ANY_YEAR.finditer(text.dated))
    is_spring = dateline is not None and 0 < dateline.month <= _SPRING
    return _year_after(_PAST_YEAR_END, text, dateline) if is_counted or is_spring else None


def _from_series(text: SearchedText, _: Dateline | None) -> DateFact | None:
    """Count a yearly series from its first year: since 2020, held four times running, is 2023."""
    match = _SERIES.search(text.dated)
    if not match:
        return None
    times = _NUMERALS.get(match["times"]) or int(match["times"])
    return date_fact(int(match["year"]) + times - 1, 0, 0, match.group()[:_LONGEST_EVIDENCE])


def _from_lead_day(text: SearchedText, _: Dateline | None) -> DateFact | None:
    """Return the year of a full date in the first paragraph, the reported event, if no later year is mentioned."""
    days = list(_LEAD_DAY.finditer(text.text.split("\n", 1)[0][:200]))
    if not days or _BARE_DAY.search(text.text) or _LOOKS_BACK.search(text.text):
        return None
    latest = max(days, key=lambda match: match["year"])
    years = [int(match["year"]) for match in _ANY_YEAR.finditer(text.dated)]
    return date_fact(int(latest["year"]), 0, 0, latest.group()) if max(years) == int(latest["year"]) else None


YEAR_RULES: Final = (
    YearRule("date.day-named", "a day is named from the day of writing: 明日（2026年元旦）", _from_named_day),
    YearRule("date.weekday", "weekday and day fit together only in one year near those mentioned", _from_weekdays),
    YearRule("date.this-year", "the sentence calls a year 今年, or its opening", partial(_latest_year, _THIS_YEAR)),
    YearRule("date.event", "an event that carries its year in its name is taking place", partial(_latest_year, _EVENT)),
    YearRule(
        "date.event-part",
        "what is announced is part of an event that carries its year",
        partial(_latest_year, _EVENT_PART),
    ),
    YearRule("date.series", "a yearly event is counted from its first year", _from_series),
    YearRule("date.closed-year", "figures at a year's end are news in the next year", _from_closed_year),
    YearRule("date.latest-figures", "the latest report is about the year before", partial(_year_after, _LATEST)),
    YearRule("date.lead-day", "the reported event has a full date and no later year is mentioned", _from_lead_day),
)
