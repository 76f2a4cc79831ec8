"""The medium that published an article, and the medium it was taken from; never the site that copied it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from digest.facts.credit_lines import is_credit_line, line_credits
from digest.facts.dateline import Dateline, find_dateline
from digest.facts.dates.written import WrittenDate, find_dates
from digest.facts.imprint import find_imprint
from digest.facts.media import MEDIUM, is_latin_medium, is_medium, is_nobody
from digest.facts.names import is_han_name
from digest.facts.page_metadata import PageMetadata
from digest.facts.zones import Zones, bare, is_breadcrumbs, is_prose
from digest.model import Document, Line
from digest.text import lexicon
from digest.text.pattern import Pattern, any_of, words

_LONGEST: Final = 30
_LONGEST_LINE: Final = 120
_FIRST_HAN: Final = "\u2e80"  # from here on, characters are East Asian

# A labelled source: 来源：某某报, | 来源某某报, 转自：《某某》
_LABEL: Final = words(
    "文章来源 稿件来源 信息来源 新闻来源 资料来源 来源于 來源於 来源 來源 稿源 摘自 转载自 轉載自 转自 轉自 source via"
)
_LABEL_END: Final = r"(?:\s?[：:︰]\s?|(?<=来源于)\s?|(?<=來源於)\s?|(?<=[|｜]\s来源)|(?<=[|｜]来源))"
_SOURCE_NAME: Final = r"(?:《[^《》]{1,20}》|[^\s：:，,。；;|｜丨）)】\]]{1,28}(?:\s[a-z][a-z ]{1,20})?)"
_FIELD: Final = Pattern(rf"{_LABEL}{_LABEL_END}(?P<name>{_SOURCE_NAME})", flags=re.IGNORECASE)
_BEFORE_ACCOUNT: Final = rf"^(?P<name>[^\s|｜丨]{{2,20}})\s?[|｜丨·]\s?(?:微信)?{lexicon.ACCOUNT}"
_AFTER_ACCOUNT: Final = rf"{lexicon.ACCOUNT}\s?[：:“「\"]\s?(?P<other>[^\s，。）)”」\"]{{2,20}})"
_ACCOUNT: Final = Pattern(f"{_BEFORE_ACCOUNT}|{_AFTER_ACCOUNT}")
_SIGNED: Final = Pattern(
    rf"(?:[。！？”）)]|^)\s?[（(]?(?:据|據|来源于|转自|来自|來自)\s?(?P<name>{MEDIUM}(?:电|微博)?)\s?[)）。]?$"
)
_TAKEN_FROM: Final = words("(?:本文|文章|稿件)(?:来自|來自|转自|轉載自|转载自) 首发于 原载于 原載於 原载 刊于 刊載於")
_FROM: Final = Pattern(rf"{_TAKEN_FROM}[：:]?\s?《?(?P<name>{MEDIUM})")
# The page of a printed paper: 《某某日报》（2024年5月3日 第4版）.
_ISSUE_DATE: Final = r"(?:20\d\d\s?年[\d\s月日]{4,12})?"
_EDITION: Final = Pattern(
    rf"《\s?(?P<name>[^《》]{{2,14}}?)\s?》[\s（(]{{0,3}}{_ISSUE_DATE}[^。]{{0,6}}?第?\s?[\dA-Z]{{1,3}}\s?版"
)
# An exclusive interview: 接受《某某报》记者专访, 某某报记者独家
_TO_MEDIUM: Final = rf"(?:接受|告诉|告訴|向)《?(?P<name>{MEDIUM})》?{lexicon.REPORTER}?(?:的)?(?:专访|專訪|独家采访)"
_BY_MEDIUM: Final = rf"(?:^|[，。：“])(?P<other>{MEDIUM}){lexicon.REPORTER}(?:专访|專訪|独家)"
_EXCLUSIVE: Final = Pattern(f"{_TO_MEDIUM}|{_BY_MEDIUM}")
_REPORTER_OF: Final = Pattern(
    rf"[（(【\s]{{0,3}}(?P<name>{MEDIUM}(?:[-－·](?:{MEDIUM}))?)(?:\s?[/／]\s?)?(?:首席|特约|见习)?{lexicon.REPORTER}"
)
# The paper's own reporter found out: 某某日报记者从…获悉, 告诉某某报记者.
_FOUND_OUT: Final = words("获悉 獲悉 了解到 调研 走访 采访 看到 注意到 从")
_ADDRESSED: Final = r"(?:^|[，。：“；、\s]|告诉|告訴|接受|向)"
_OWN: Final = Pattern(
    rf"{_ADDRESSED}(?P<name>{MEDIUM}(?:[-－·]{MEDIUM})?){lexicon.HAN}{{0,6}}?{lexicon.REPORTER}(?=[^，。：]{{0,30}}{_FOUND_OUT}|表示|[，。：])"
)
_LEADING: Final = Pattern(
    rf"^{words('本文由 本文 据 據 由 在 向 对 从 与 和 的 近日 日前 连日来 此前 目前 昨日 今日 他 她 并')}+"
)
_NAME_AND_MEDIUM: Final = Pattern(r"^[^/／：:，。]{2,24}\s?[/／]\s?(?P<name>[^/／：:，。\s]{2,14})$")
_ASKS: Final = Pattern(r"^(?P<name>[^\s：:，。]{2,8})\s?[：:]")

# The parts of a line with date and source that are neither.
_COUNTER: Final = r"\d[\d,.]*\s?(?:人参与|评论|阅读|次|条|人)?"
_BUTTON: Final = words(
    "我有话说 收藏本?文? 列印 文字大小 小字号 字号 字體 字体 打印 分享(?:到)? 缩小 放大 微博 微信 评论 原创 转载 阅读 听新闻"
)
_DATE_LABEL: Final = words("最后更新 最後更新 更新 发布时间 发表时间 发稿时间 发布于? 发表于? 时间")
_CLOCK_PLACE: Final = words("格林[尼威]治标准 格林[尼威]治標準 北京 当地 當地 台北 香港 美东 美東 东部 東部")
_TIME: Final = words(f"星期. 上午 下午 {_CLOCK_PLACE}[时時][间間]")
_WRITER_PLACE: Final = r"(?:(?:来自|來自|发布于|IP属地)[：:]?\s?\S{2,10}$|IP\S*)"
_CONTROLS: Final = Pattern(any_of(("[(（][^()（）]{0,20}[)）]", _COUNTER, _BUTTON, _DATE_LABEL, _TIME, _WRITER_PLACE)))
_TIME_ZONES: Final = frozenset(
    ("AM", "PM", "GMT", "UTC", "EST", "EDT", "CST", "CDT", "PST", "PDT", "BST", "CET", "JST", "HKT", "IST", "AEST")
)
_SPLIT: Final = Pattern(r"[\s|｜丨·•\\,，]+")
_NAME: Final = Pattern(r"[\w+·《》\[\]（）()&.'’:：-]{2,24}")
_PREFIX: Final = Pattern(r"^(?:来源|來源|稿源|转自)\s?[：:]\s?")
_AFTER_NAME: Final = Pattern(r"\s+(?:原创稿?|转载|综合|整理)?.*")
_META: Final = (
    "source", "og:source", "article:source", "mediaid", "contentsource", "dc.source", "dcterms.source", "copyright-holder",
)  # fmt: skip
_AUTHOR_META: Final = ("article:author", "author", "article:publisher", "publisher")
_SOURCE_BOXES: Final = frozenset(("source", "laiyuan", "media", "publisher"))
_FORBIDDEN: Final = Pattern(r"^https?:|[@=<>{}]|^\d+$|^www\.")
_PAGE_TITLE_MARK: Final = Pattern(r"_|--|[|｜»]|\s[-–—]\s")


class Source(NamedTuple):
    """The medium that published, with the words it was read from; empty where unknown."""

    name: str = ""
    evidence: str = ""


def read_source(metadata: PageMetadata, document: Document, zones: Zones, dateline: Dateline | None) -> Source:
    """Return the medium that published, from the first of these that names one.

    1 来源： around the title or after the text · 2 the name beside the date under the title · 3 the source of the metadata ·
    4 the dateline · 5 an account line, a byline naming its paper, 本文来自 … · 6 （据新华社） at the end · 7 JSON-LD publisher,
    og:site_name, what follows the headline in <title>.
    """
    return next((source for source in _statements(metadata, document, zones, dateline) if source.name), Source())


def origin(name: str, dateline: Dateline | None) -> str:
    """Return the medium an article was taken from: the dateline's, if another medium published it."""
    medium = dateline.medium if dateline else ""
    is_same = bare(medium) in bare(name) or bare(name) in bare(medium)
    return medium if name and medium and not is_same else ""


def _statements(
    metadata: PageMetadata, document: Document, zones: Zones, dateline: Dateline | None
) -> Iterator[Source]:
    """Yield the statements about the source, the most reliable first; one that turns out to name no medium is empty."""
    for line in (*zones.title_block, *zones.tail, *zones.prose[:2], *zones.prose[-2:]):
        if len(line.text) <= _LONGEST_LINE and not is_prose(line.text) and (match := _FIELD.search(line.text)):
            yield Source(_medium(match["name"]), line.text)
    yield _next_to_date([line.text for line in zones.title_block])
    if imprint := find_imprint(zones):
        yield Source(imprint.name, imprint.evidence)
    yield from _in_source_box(zones.title_block)
    for name in _META:
        yield from (Source(_medium(value), f"{name}: {value}") for value in metadata.values(name)[:1])
    if dateline:
        yield Source(dateline.medium, dateline.text)
    yield from _signed(zones)
    yield from (Source(_medium(value), "JSON-LD author") for value in metadata.json_ld("author") if is_medium(value))
    yield from (Source(_medium(value), "JSON-LD publisher") for value in metadata.json_ld("publisher"))
    for name in _AUTHOR_META:
        yield from (Source(_medium(value), name) for value in metadata.values(name)[:1] if is_medium(value))
    yield from (Source(_medium(value), "og:site_name") for value in metadata.values("og:site_name")[:1])
    yield Source(_from_page_title(document.page_title), "<title>")


def _medium(name: str) -> str:
    """Return the name of a source as it may be shown, "" if the words name none."""
    plain = _PREFIX.sub("", name.strip())
    if plain[-1:] > _FIRST_HAN or " 原创" in plain:
        plain = _AFTER_NAME.sub("", plain)
    plain = _LEADING.sub("", plain).strip(" 《》「」.。:：-|（(【")
    if not 2 <= len(plain) <= _LONGEST or _FORBIDDEN.search(plain) or is_nobody(plain):
        return ""
    return plain


def _next_to_date(title_block: list[str]) -> Source:
    """Return the name in the line of the date under the title, or alone in the line above or below it."""
    people = {name for text in title_block for credit in line_credits(text) for name in credit.names}
    is_chinese = max("".join(title_block[:1]), default="") >= _FIRST_HAN
    for number, text in enumerate(title_block[1:], 1):
        dates = [date for date in find_dates(text) if date.fact.precision == "day"] if len(text) <= 100 else []
        if not dates or is_prose(text):
            continue
        if (opening := find_dateline([text])) and opening.medium:
            return Source(opening.medium, text)
        for name in _names_around(dates, text):
            if name not in people and _is_source_name(name, is_chinese=is_chinese):
                return Source(_medium(name) or name, text)
        for near in (number - 1, number + 1):
            alone = _CONTROLS.sub(" ", title_block[near]).strip() if 0 < near < len(title_block) else ""
            if is_medium(alone) and not is_breadcrumbs(alone):
                return Source(alone, alone)
    return Source()


def _names_around(dates: list[WrittenDate], text: str) -> Iterator[str]:
    """Yield the possible names before and after the dates: Latin words belong together, Han words do not."""
    rest = f"{text[: dates[0].start]} {text[dates[-1].end :]}"
    for piece in _CONTROLS.sub(" | ", rest).split("|"):
        whole = piece.strip(" \u3000·•,，")
        yield from (whole,) if whole.isascii() else (word.strip("／/") for word in _SPLIT.split(piece))


def _in_source_box(title_block: tuple[Line, ...]) -> Iterator[Source]:
    for line in title_block[1:]:
        plain = _CONTROLS.sub(" ", line.text).strip()
        is_source = len(plain) <= 20 and not find_dates(plain) and _SOURCE_BOXES.intersection(line.context[:6])
        if is_source and _is_source_name(plain):
            yield Source(plain, line.text)


def _is_source_name(text: str, *, is_chinese: bool = False) -> bool:
    """Whether a field may be the name of a medium; under a Chinese title, a name in Latin letters is no person's."""
    if _NAME.fullmatch(text) is None or is_credit_line(text) or is_nobody(text):
        return False
    if text.isascii():
        return is_latin_medium(text) or (is_chinese and len(text) >= 3 and text.upper() not in _TIME_ZONES)
    if is_medium(text.partition("[")[0]):
        return True
    return len(text) >= 3 and max(text) >= _FIRST_HAN and not text.endswith(("：", ":")) and not is_han_name(text)


def _signed(zones: Zones) -> Iterator[Source]:
    """Yield what the text says about its medium: account line, reporters, 本文来自, 据新华社, an exclusive interview."""
    edge = (*zones.title_block, *zones.prose[:3], *zones.prose[-3:], *zones.tail)
    for line in edge:
        text = line.text.strip()
        if len(text) <= 60 and (account := _ACCOUNT.search(text)):
            yield Source(_medium(account["name"] or account["other"]), text)
    yield from _bylines(edge, zones.title_block)
    for pattern in (_EDITION, _FROM, _SIGNED):
        for line in edge:
            if signed := pattern.search(line.text[-60:]):
                yield Source(_medium(signed["name"].removesuffix("电")), signed.group())
    yield from _interviewers(zones)


def _bylines(edge: Iterable[Line], title_block: Sequence[Line]) -> Iterator[Source]:
    """Yield the medium before its reporters, 某某报记者 张三, and the medium after an author, 张三/某某报."""
    for line in edge:
        may_name = not is_prose(line.text) or line.text.startswith(("（", "(", "【"))
        if may_name and (reporter := _REPORTER_OF.match(line.text[:60])):
            yield Source(_medium(reporter["name"]), reporter.group())
    for line in title_block[1:]:
        pair = _NAME_AND_MEDIUM.match(line.text.strip()) if len(line.text) <= 40 else None
        if pair and is_medium(pair["name"]):
            yield Source(pair["name"], line.text)


def _interviewers(zones: Zones) -> Iterator[Source]:
    """Yield the medium that leads the interview: it is named for an exclusive, or asks repeatedly."""
    for line in zones.prose[:4]:
        if exclusive := _EXCLUSIVE.search(line.text[:1_000]):
            yield Source(_medium(exclusive["name"] or exclusive["other"]), exclusive.group())
    for line in zones.prose[:6]:
        own = _OWN.search(line.text[:600])
        if own and is_medium(_LEADING.sub("", own["name"]).split("-")[0]):
            yield Source(_medium(own["name"]), own.group())
    asked = [match["name"] for line in zones.prose[:300] if (match := _ASKS.match(line.text[:12]))]
    for name in dict.fromkeys(asked):
        if asked.count(name) >= 3 and is_medium(name):
            yield Source(name, f"{name}：")


def _from_page_title(title: str) -> str:
    parts = [part.strip() for part in _PAGE_TITLE_MARK.split(title) if part.strip()]
    return next((part for part in reversed(parts[1:]) if is_medium(part) or is_latin_medium(part)), "")
