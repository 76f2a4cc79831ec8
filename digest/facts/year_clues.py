"""The year of an article without a full date, from what its own words tie to a year; never from the day of the build."""

from __future__ import annotations

from collections.abc import Callable  # msgspec reads the annotations
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from digest.facts import written_dates
from digest.model import DateFact, Value
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from digest.facts.dateline import Dateline
    from digest.model import Line

_YEAR: Final = r"(?P<year>20\d\d|19[89]\d)"
_SENTENCE_MARK: Final = Pattern(r"[。！？\n]+")
_HAS_YEAR: Final = Pattern(r"(?:19[89]|20)\d\d")
_MOST: Final = 40_000  # characters of an article that are searched
_HAPPENS: Final = r"(?:举行|舉行|举办|舉辦|召开|召開|开幕|開幕|拉开帷幕|拉開帷幕|启幕|闭幕|閉幕|上演|登场|登場|发生在|發生在|开赛|开展|展开|回归|亮相|落幕|的第一天|期间)"
# What ties a year to now. 今年 within the sentence that names the year, as the same thing's year.
_THIS_YEAR: Final = Pattern(
    rf"(?<![\d—–~～至-]){_YEAR}(?!年?(?:底|末|以来|以來))[^。！？，,\n\d]{{1,26}}(?:于|於|在|将|將|自|从|從)今年|"
    rf"今年[（(]{_YEAR.replace('year', 'other')}年?[)）]|{_YEAR.replace('year', 'opening')}年(?:开年|開年|伊始|开局)",
    "今年",
    "开年",
    "開年",
    "伊始",
    "开局",
)
# An event with its year in its name and no number of its kind (2022年第4届 was held when it was held), taking place.
_EVENT: Final = Pattern(
    rf"(?<![\d年—–～~至-]){_YEAR}(?:年)?(?!年?第)[\u3400-\u9fffA-Za-z“”·（）()—-]{{2,24}}?(?:论坛|論壇|大会|大會|博览会|博覽會|展览会|交流展|展|节|節|年会|峰会|峰會|大赛|大賽|公开赛|锦标赛|晚会|音乐会|艺术季|周|盛典|沙龙|研讨会)[^。！？\n]{{0,80}}?{_HAPPENS}"
)
_EVENT_AS: Final = Pattern(
    rf"(?:作为|作為|发生在|發生在|亮相|走进|走進){_YEAR}(?!年?第)[\u3400-\u9fff]{{2,16}}(?:大会|论坛|博览会|节)[^。！？\n]{{0,60}}(?:将于|今晚|今日|今天|举行|举办|承办|主办|沙龙上|论坛上)",
    "作为",
    "作為",
    "发生在",
    "發生在",
    "亮相",
    "走进",
    "走進",
)
# A year that was over when the text was written: figures as of its last days.
_CLOSED: Final = Pattern(
    rf"截[至止]到?\s?{_YEAR}年(?:年底|年末|底|末|12月|歲末)(?!前|之前|以前)",
    "截至",
    "截止",
)
# Its last days told as past: that is near only where the text counts the years up to it, or was sent in the months after.
_YEAR_END: Final = Pattern(
    rf"(?<![到至自从從在])\s?{_YEAR}年(?:年底|年末|底|末|12月底|12月末|12月31日|歲末)(?!前|之前|以前|开始|開始|起|以来|以來|将|將|的)",
    "年底",
    "年年",
    "年末",
    "年12月",
    "年歲末",
)
_SPRING: Final = 6  # months in which the end of a year is the end of last year
_LATEST: Final = Pattern(
    rf"最新(?:的)?(?:报告|數據|数据|统计|統計|调查|报道)(?:显示|顯示|表明|指出)[，,：:]?\s?{_YEAR}年(?!\d|[上下第一二三四1-9]|以[来來]|起|至|到|[—-])(?![^。！？\n]{{0,30}}(?:将|將|预计|預計|有望|可望|或[达達]))",
    "最新",
)
_SERIES: Final = Pattern(
    rf"{_YEAR}年(?:开始|起|创办|创立|首次举办|以来)[^。！？\n]{{0,50}}(?:已)?(?:连续|連續)举办(?:了)?(?P<times>[一二三四五六七八九十]|\d{{1,2}})[届屆]",
    "届",
    "屆",
)
_TOMORROW: Final = Pattern(
    r"(?P<word>明[日天]|今[日天]|昨[日天])\s?[（(](?P<year>20\d\d)年(?:(?P<month>1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])日|(?P<newyear>元旦))[)）]",
    "明日",
    "明天",
    "今日",
    "今天",
    "昨日",
    "昨天",
)
_WEEKDAY: Final = Pattern(
    r"(?:星期|周|週|礼拜)(?P<weekday>[一二三四五六日天])[（(](?P<month>1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])日[)）]|(?<!\d)(?<![年\d])(?P<month2>1[0-2]|[1-9])月(?P<day2>[12]\d|3[01]|[1-9])日[（(]?(?:星期|周|週)(?P<weekday2>[一二三四五六日天])",
    "星期",
    "周",
    "週",
    "礼拜",
)
_NOW: Final = Pattern(
    r"今年|去年|本月|上月|近日|日前|昨[日天]|今[日天晚]|(?<![年\d])(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9])日"
)
_PAST_YEAR: Final = Pattern(
    rf"(?<!\d){_YEAR}年(?!代)[^。，；！？\n]{{0,16}}(?:推出|发布|成立|出版|上线|举行|举办|达到|曾|获得|首次|以来|年底)",
    "年",
)
_BARE_DAY: Final = Pattern(r"(?<![年\d])(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9])日", "月")
_LEAD_DAY: Final = Pattern(
    rf"(?<!\d){_YEAR}年(?P<month>1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])日(?!的|出生|生|成立|以[来來]|起|前|[^。！？\n]{{0,20}}[将將](?![军軍士领領近]))",
    "年",
)
# Words by which a text looks back at a day long ago.
_BACK: Final = Pattern(
    r"如今|至今|当年|當年|那年|那[天日]|多年|周年|週年|[\d一二三四五六七八九十百]年(?:[前后後来來]|[过過]去)|今年|去年|回忆|回憶|回首|历史上|歷史上|出生于|出生於|生于|生於|创刊|創刊|逝世"
)
_ANY_YEAR: Final = Pattern(rf"(?<![\d.]){_YEAR}(?=年|\D)")
_TOLD_YEAR: Final = Pattern(
    rf"(?<![\d.到至—–~～-]){_YEAR}(?=年|\D)(?!年?[底末]?(?:前|之前|以前)|年?[^。！？，,\n]{{0,12}}[将將])"
)
_NUMERALS: Final = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}
_WEEKDAYS: Final = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_SHIFT: Final = {"明": -1, "今": 0, "昨": 1}


class Words(Value):
    """What the anchors search: all of a text, its sentences that name a year, those with a weekday and a day."""

    text: str
    dated: str
    weekdays: bool


class Anchor(Value):
    """A rule by which words of a text give its year, and why they do."""

    id: str
    reason: str
    find: Callable[[Words, Dateline | None], DateFact | None]


def year_of(lines: Sequence[Line], dateline: Dateline | None) -> DateFact | None:
    """Return the year of an article, or more where its words support it; rules contradicting each other give nothing.

    The rules are asked in the order of `ANCHORS`; an earlier one with another year than a later one wins only if it
    gives a day.
    """
    words = _words(lines)
    found = (
        [known for anchor in ANCHORS if (known := anchor.find(words, dateline))]
        if words.dated or words.weekdays
        else []
    )
    if not found:
        return None
    best = found[0]
    agreed = all(one.value[:4] == best.value[:4] for one in found)
    return best if agreed or best.precision == "day" else None


def _words(lines: Sequence[Line]) -> Words:
    text = "\n".join(line.text for line in lines)[:_MOST]
    dated = "\n".join(sentence for sentence in _SENTENCE_MARK.split(text) if _HAS_YEAR.search(sentence))
    return Words(text=text, dated=dated, weekdays=any(word in text for word in ("星期", "周", "週")))


def _day_named(words: Words, _: Dateline | None) -> DateFact | None:
    match = _TOMORROW.search(words.dated)
    if not match:
        return None
    month, day = (1, 1) if match["newyear"] else (int(match["month"]), int(match["day"]))
    known = written_dates.fact(int(match["year"]), month, day, match.group())
    if known is None:
        return None
    then = date.fromisoformat(known.value) + timedelta(days=_SHIFT[match["word"][0]])
    return written_dates.fact(then.year, then.month, then.day, match.group())


def _weekday(words: Words, _: Dateline | None) -> DateFact | None:
    """Find the first year, not before one the text speaks of as past, in which all the named weekdays are right."""
    named = list(_WEEKDAY.finditer(words.text)) if words.weekdays else []
    days = [_weekday_parts(match) for match in named]
    past = [int(match["year"]) for match in _PAST_YEAR.finditer(words.dated)]
    if len(days) < 2 or not past:
        return None
    fitting = [year for year in range(max(past), max(past) + 6) if all(_falls(year, *day) for day in days)]
    if not fitting:
        return None
    month = max(month for month, _, _ in days)
    evidence = " · ".join(match.group() for match in named[:3])
    return written_dates.fact(fitting[0], month if month - min(days)[0] <= 1 else 0, 0, f"{evidence} · {max(past)}年")


def _weekday_parts(match: re.Match[str]) -> tuple[int, int, int]:
    month, day = int(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    return month, day, _WEEKDAYS[match["weekday"] or match["weekday2"]]


def _falls(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).weekday() == weekday
    except ValueError:
        return False


def _by_pattern(pattern: Pattern) -> Callable[[Words, Dateline | None], DateFact | None]:
    """Make a finder: the latest year the pattern matches."""

    def find(words: Words, _: Dateline | None) -> DateFact | None:
        matches = _years(pattern, words)
        return written_dates.fact(matches[-1][0], 0, 0, matches[-1][1]) if matches else None

    return find


def _years(pattern: Pattern, words: Words) -> list[tuple[int, str]]:
    """Return the years that a pattern matches with their words, in order."""
    return sorted((int(next(filter(None, m.groups()))), m.group().strip()[:80]) for m in pattern.finditer(words.dated))


def _year_after(*patterns: Pattern) -> Callable[[Words, Dateline | None], DateFact | None]:
    """Make a finder: the year after the latest that a pattern matches.

    Only where the text speaks of its own days, and tells of no year after that one: who does writes later; a plan may name any year.
    """

    def find(words: Words, dateline: Dateline | None) -> DateFact | None:
        matches = sorted(pair for pattern in patterns for pair in _years(pattern, words))
        if not matches or not _speaks_of_now(words.text, dateline):
            return None
        year, evidence = matches[-1]
        later = any(int(match["year"]) > year + 1 for match in _TOLD_YEAR.finditer(words.dated))
        return None if later else written_dates.fact(year + 1, 0, 0, evidence)

    return find


def _closed_year(words: Words, dateline: Dateline | None) -> DateFact | None:
    """Read figures as of a year's end; the end of a year told as past counts where the text is near to it."""
    known = _year_after(_CLOSED)(words, dateline)
    ends = () if known else _years(_YEAR_END, words)
    if not ends:
        return known
    year = ends[-1][0]
    counted = any(int(match["year"]) == year - 1 for match in _ANY_YEAR.finditer(words.dated))
    sent = dateline is not None and 0 < dateline.month <= _SPRING
    return _year_after(_YEAR_END)(words, dateline) if counted or sent else None


def _speaks_of_now(text: str, dateline: Dateline | None) -> bool:
    return (dateline is not None and dateline.day > 0) or _NOW.search(text) is not None


def _series(words: Words, _: Dateline | None) -> DateFact | None:
    """Count a yearly series from its first year: since 2020 held four times running is 2023."""
    match = _SERIES.search(words.dated)
    if not match:
        return None
    times = _NUMERALS.get(match["times"]) or int(match["times"])
    return written_dates.fact(int(match["year"]) + times - 1, 0, 0, match.group()[:80])


def _lead_day(words: Words, _: Dateline | None) -> DateFact | None:
    """Take the year of a full date in the lead, if no later year is spoken of: the event that is reported."""
    days = list(_LEAD_DAY.finditer(words.text.split("\n", 1)[0][:200]))
    if not days or _BARE_DAY.search(words.text) or _BACK.search(words.text):
        return None
    latest = max(days, key=lambda match: match["year"])
    years = [int(match["year"]) for match in _ANY_YEAR.finditer(words.dated)]
    return written_dates.fact(int(latest["year"]), 0, 0, latest.group()) if max(years) == int(latest["year"]) else None


def _anchors() -> Iterator[Anchor]:
    yield Anchor(
        id="date.day-named", reason="a day is named from the day of writing: 明日（2026年元旦）", find=_day_named
    )
    yield Anchor(
        id="date.weekday", reason="weekday and day fit together only in one year near those spoken of", find=_weekday
    )
    yield Anchor(
        id="date.this-year", reason="the sentence calls a year 今年, or its opening", find=_by_pattern(_THIS_YEAR)
    )
    yield Anchor(
        id="date.event", reason="an event that carries its year in its name is taking place", find=_by_pattern(_EVENT)
    )
    yield Anchor(
        id="date.event-part",
        reason="what is announced is part of an event that carries its year",
        find=_by_pattern(_EVENT_AS),
    )
    yield Anchor(id="date.series", reason="a yearly event is counted from its first year", find=_series)
    yield Anchor(
        id="date.closed-year",
        reason="figures at a year's end are news in the next year",
        find=_closed_year,
    )
    yield Anchor(
        id="date.latest-figures",
        reason="the latest report speaks of the year before",
        find=_year_after(_LATEST),
    )
    yield Anchor(
        id="date.lead-day", reason="the reported event is dated in full and no later year is spoken of", find=_lead_day
    )


ANCHORS: Final = tuple(_anchors())
