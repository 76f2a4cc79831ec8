"""The medium that published an article, and the one it was taken from; never the site that copied it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from digest.facts.credits import is_credit_line, line_credits
from digest.facts.dateline import find_dateline
from digest.facts.imprint import find_imprint
from digest.facts.media import MEDIUM, is_latin_medium, is_medium, is_nobody
from digest.facts.names import is_han_name
from digest.facts.written_dates import written
from digest.facts.zones import bare, is_prose, is_trail
from digest.model import Value
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.facts.dateline import Dateline
    from digest.facts.page_metadata import Head
    from digest.facts.zones import Zones
    from digest.model import Document, Line

_LONGEST: Final = 30
_FIELD: Final = Pattern(
    r"(?:文章来源|稿件来源|信息来源|新闻来源|资料来源|来源于|來源於|来源|來源|稿源|摘自|转载自|轉載自|转自|轉自|source|via)(?:\s?[：:︰]\s?|(?<=来源于)\s?|(?<=來源於)\s?|(?<=[|｜]\s来源)|(?<=[|｜]来源))(?P<name>《[^《》]{1,20}》|[^\s：:，,。；;|｜丨）)】\]]{1,28}(?:\s[a-z][a-z ]{1,20})?)",
    "来源",
    "來源",
    "稿源",
    "摘自",
    "转自",
    "轉自",
    "转载自",
    "轉載自",
    "source",
    "via",
    flags=re.IGNORECASE,
)
_ACCOUNT: Final = Pattern(
    r"^(?P<name>[^\s|｜丨]{2,20})\s?[|｜丨·]\s?(?:微信)?(?:公众号|公眾號)|(?:公众号|公眾號)\s?[：:“「\"]\s?(?P<other>[^\s，。）)”」\"]{2,20})",
    "公众号",
    "公眾號",
)
_SIGNED: Final = Pattern(
    rf"(?:[。！？”）)]|^)\s?[（(]?(?:据|據|来源于|转自|来自|來自)\s?(?P<name>{MEDIUM}(?:电|微博)?)\s?[)）。]?$",
    "据",
    "據",
    "来源于",
    "转自",
    "来自",
    "來自",
)
_FROM: Final = Pattern(
    rf"(?:(?:本文|文章|稿件)(?:来自|來自|转自|轉載自|转载自)|首发于|原载于|原載於|原载|刊于|刊載於)[：:]?\s?《?(?P<name>{MEDIUM})",
    "来自",
    "來自",
    "转自",
    "轉載自",
    "转载自",
    "首发于",
    "原载",
    "原載",
    "刊于",
    "刊載於",
)
# The page of a printed paper: 《某某日报》（2024年5月3日 第4版）.
_EDITION: Final = Pattern(
    r"《\s?(?P<name>[^《》]{2,14}?)\s?》[\s（(]{0,3}(?:20\d\d\s?年[\d\s月日]{4,12})?[^。]{0,6}?第?\s?[\dA-Z]{1,3}\s?版",
    "版",
)
_EXCLUSIVE: Final = Pattern(
    rf"(?:接受|告诉|告訴|向)《?(?P<name>{MEDIUM})》?(?:记者|記者)?(?:的)?(?:专访|專訪|独家采访)|(?:^|[，。：“])(?P<other>{MEDIUM})(?:记者|記者)(?:专访|專訪|独家)",
    "专访",
    "專訪",
    "独家",
)
_REPORTER_OF: Final = Pattern(
    rf"[（(【\s]{{0,3}}(?P<name>{MEDIUM}(?:[-－·](?:{MEDIUM}))?)(?:\s?[/／]\s?)?(?:首席|特约|见习)?(?:记者|記者)",
    "记者",
    "記者",
)
# The paper's own reporter found out: 某某日报记者从…获悉, 告诉某某报记者.
_OWN: Final = Pattern(
    rf"(?:^|[，。：“；、\s]|告诉|告訴|接受|向)(?P<name>{MEDIUM}(?:[-－·]{MEDIUM})?)[\u3400-\u9fff]{{0,6}}?(?:记者|記者)(?=[^，。：]{{0,30}}(?:获悉|獲悉|了解到|调研|走访|采访|看到|注意到|从)|表示|[，。：])",
    "记者",
    "記者",
)
_LEADING: Final = Pattern(
    r"^(?:本文由|本文|据|據|由|在|向|对|从|与|和|的|近日|日前|连日来|此前|目前|昨日|今日|他|她|并)+"
)
_BESIDE: Final = Pattern(r"^[^/／：:，。]{2,24}\s?[/／]\s?(?P<name>[^/／：:，。\s]{2,14})$", "/", "／")
_ASKS: Final = Pattern(r"^(?P<name>[^\s：:，。]{2,8})\s?[：:]", "：", ":")
# Pieces of a line with date and source that are neither.
_CONTROLS: Final = Pattern(
    r"[(（][^()（）]{0,20}[)）]|\d[\d,.]*\s?(?:人参与|评论|阅读|次|条|人)?|我有话说|收藏本?文?|列印|文字大小|小字号|字号|字體|字体|打印|分享(?:到)?|缩小|放大|微博|微信|评论|原创|转载|最后更新|最後更新|更新|发布时间|发表时间|发稿时间|发布于?|发表于?|时间|阅读|听新闻|"
    r"星期.|上午|下午|(?:格林[尼威]治标准|格林[尼威]治標準|北京|当地|當地|台北|香港|美东|美東|东部|東部)[时時][间間]|(?:来自|來自|发布于|IP属地)[：:]?\s?\S{2,10}$|IP\S*"
)
_CLOCKS: Final = frozenset(
    ("AM", "PM", "GMT", "UTC", "EST", "EDT", "CST", "CDT", "PST", "PDT", "BST", "CET", "JST", "HKT", "IST", "AEST")
)
_SPLIT: Final = Pattern(r"[\s|｜丨·•\\,，]+")
_NAME: Final = Pattern(r"[\w+·《》\[\]（）()&.'’:：-]{2,24}")
_PREFIX: Final = Pattern(r"^(?:来源|來源|稿源|转自)\s?[：:]\s?")
_WORD: Final = Pattern(r"\s+(?:原创稿?|转载|综合|整理)?.*$")
_META: Final = (
    "source",
    "og:source",
    "article:source",
    "mediaid",
    "contentsource",
    "dc.source",
    "dcterms.source",
    "copyright-holder",
)
_AUTHOR_META: Final = ("article:author", "author", "article:publisher", "publisher")
_SOURCE_BOXES: Final = frozenset(("source", "laiyuan", "media", "publisher"))
_FORBIDDEN: Final = Pattern(r"^https?:|[@=<>{}]|^\d+$|^www\.")
_PAGE_TITLE_MARK: Final = Pattern(r"_|--|[|｜»]|\s[-–—]\s")


class Source(Value):
    """The medium that published, with the words it was read from; empty where unknown."""

    name: str = ""
    evidence: str = ""


def read_source(head: Head, document: Document, parts: Zones, dateline: Dateline | None) -> Source:
    """Return the medium that published: the first of these that says one.

    1 来源： around the title or after the text · 2 the name beside the date under the title · 3 the source of the metadata ·
    4 the dateline · 5 an account line, a byline naming its paper, 本文来自 … · 6 （据新华社） at the end · 7 JSON-LD publisher,
    og:site_name, what follows the headline in <title>.
    """
    name, evidence = next((pair for pair in _statements(head, document, parts, dateline) if pair[0]), ("", ""))
    return Source(name=name, evidence=evidence if name else "")


def origin(name: str, dateline: Dateline | None) -> str:
    """Return the medium an article was taken from: the dateline's, where another one published."""
    medium = dateline.medium if dateline else ""
    return medium if name and medium and not _same(medium, name) else ""


def _statements(head: Head, document: Document, parts: Zones, dateline: Dateline | None) -> Iterator[tuple[str, str]]:
    around = [
        line.text for line in (*parts.head, *parts.tail, *parts.prose[:2], *parts.prose[-2:]) if not is_prose(line.text)
    ]
    yield from (_field(text) for text in around)
    yield _beside_date([line.text for line in parts.head])
    imprint = find_imprint(line.text for line in (*parts.head, *parts.prose[-2:], *parts.tail))
    if imprint:
        yield imprint.name, imprint.words
    yield from _boxed(parts.head)
    for name in _META:
        yield from ((_medium(value), f"{name}: {value}") for value in head.names.get(name, ())[:1])
    if dateline:
        yield dateline.medium, dateline.text
    yield from _signed(parts)
    yield from ((_medium(value), "JSON-LD author") for value in head.told("author") if is_medium(value))
    yield from ((_medium(value), "JSON-LD publisher") for value in head.told("publisher"))
    yield from (
        (_medium(value), name) for name in _AUTHOR_META for value in head.names.get(name, ())[:1] if is_medium(value)
    )
    yield _medium(head.first("og:site_name")[1]), "og:site_name"
    yield _from_page_title(document.page_title), "<title>"


def _field(text: str) -> tuple[str, str]:
    match = _FIELD.search(text) if len(text) <= 120 else None
    return (_medium(match["name"]), text[:120]) if match else ("", "")


def _medium(name: str) -> str:
    """Return the name of a source as it may be shown, or nothing where the words name none."""
    plain = _PREFIX.sub("", name.strip())
    if plain[-1:] > "\u2e80" or " 原创" in plain:
        plain = _WORD.sub("", plain)
    plain = _LEADING.sub("", plain).strip(" 《》「」.。:：-|（(【")
    if not 2 <= len(plain) <= _LONGEST or _FORBIDDEN.search(plain) or is_nobody(plain):
        return ""
    return plain


def _beside_date(head: list[str]) -> tuple[str, str]:
    """Return the name that stands in the line of the date under the title, or alone in the line above or below it."""
    people = {name for text in head for credit in line_credits(text) for name in credit.names}
    for number, text in enumerate(head):
        dates = [one for one in written(text) if one.fact.precision == "day"] if number and len(text) <= 100 else []
        if not dates or is_prose(text):
            continue
        rest = f"{text[: dates[0].start]} {text[dates[-1].end :]}"
        opened = find_dateline([text])
        if opened and opened.medium:
            return opened.medium, text
        names = [
            one
            for piece in _CONTROLS.sub(" | ", rest).split("|")
            for one in _pieces(piece)
            if one not in people and _is_name(one, abroad=max(head[0], default="") >= "\u2e80")
        ]
        if names:
            return _medium(names[0]) or names[0], text
        for near in (number - 1, number + 1):
            alone = _CONTROLS.sub(" ", head[near]).strip() if 0 < near < len(head) else ""
            if is_medium(alone) and not is_trail(alone):
                return alone, alone
    return "", ""


def _pieces(text: str) -> Iterator[str]:
    """Yield the names that may stand in a field: words in Latin letters belong together, Han ones do not."""
    whole = text.strip(" \u3000·•,，")
    yield from (whole,) if whole.isascii() else (word.strip("／/") for word in _SPLIT.split(text))


def _boxed(head: tuple[Line, ...]) -> Iterator[tuple[str, str]]:
    """Yield the name in a short line whose box its page calls the source."""
    for line in head[1:]:
        plain = _CONTROLS.sub(" ", line.text).strip()
        if len(plain) <= 20 and not written(plain) and _SOURCE_BOXES.intersection(line.context[:6]) and _is_name(plain):
            yield plain, line.text


def _is_name(text: str, *, abroad: bool = False) -> bool:
    """Tell whether a field may be the name of a medium; in a Chinese head one in Latin letters is no person's."""
    if _NAME.fullmatch(text) is None or is_credit_line(text) or is_nobody(text):
        return False
    if is_medium(text.partition("[")[0]) or text.isascii():
        return (
            not text.isascii() or is_latin_medium(text) or (abroad and len(text) >= 3 and text.upper() not in _CLOCKS)
        )
    return len(text) >= 3 and max(text) >= "\u2e80" and not text.endswith(("：", ":")) and not is_han_name(text)


def _signed(parts: Zones) -> Iterator[tuple[str, str]]:
    """Yield what the text itself says of its medium: account line, reporters, 本文来自, 据新华社, an exclusive interview."""
    edge = (*parts.head, *parts.prose[:3], *parts.prose[-3:], *parts.tail)
    for line in edge:
        text = line.text.strip()
        if len(text) <= 60 and (account := _ACCOUNT.search(text)):
            yield _medium(account["name"] or account["other"]), text
    for line in edge:
        match = (
            _REPORTER_OF.match(line.text[:60])
            if not is_prose(line.text) or line.text.startswith(("（", "(", "【"))
            else None
        )
        if match:
            yield _medium(match["name"]), match.group()
    for line in parts.head[1:]:
        beside = _BESIDE.match(line.text.strip()) if len(line.text) <= 40 else None
        if beside and is_medium(beside["name"]):
            yield beside["name"], line.text
    for pattern in (_EDITION, _FROM, _SIGNED):
        for line in edge:
            signed = pattern.search(line.text[-60:])
            if signed:
                yield _medium(signed["name"].removesuffix("电")), signed.group()
    yield from _interviewer(parts)


def _interviewer(parts: Zones) -> Iterator[tuple[str, str]]:
    """Yield the medium that leads the interview: it is named for an exclusive, or asks again and again."""
    for line in parts.prose[:4]:
        match = (
            _EXCLUSIVE.search(line.text[:1_000])
            if "访" in line.text or "訪" in line.text or "独家" in line.text
            else None
        )
        if match:
            yield _medium(match["name"] or match["other"]), match.group()
    for line in parts.prose[:6]:
        own = _OWN.search(line.text[:600]) if "记者" in line.text or "記者" in line.text else None
        if own and is_medium(_LEADING.sub("", own["name"]).split("-")[0]):
            yield _medium(own["name"]), own.group()
    asked = [match["name"] for line in parts.prose[:300] if (match := _ASKS.match(line.text[:12]))]
    for name in dict.fromkeys(asked):
        if asked.count(name) >= 3 and is_medium(name):
            yield name, f"{name}："


def _from_page_title(title: str) -> str:
    """Return the name of the medium after the headline in <title>."""
    parts = [part.strip() for part in _PAGE_TITLE_MARK.split(title) if part.strip()]
    return next((part for part in reversed(parts[1:]) if is_medium(part) or is_latin_medium(part)), "")


def _same(one: str, other: str) -> bool:
    first, second = bare(one), bare(other)
    return first in second or second in first
