"""The title: the page's own, the text's own, or one made from the lead and marked as made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from digest.facts.credits import is_credit_line
from digest.facts.page_title import LONGEST, OWN_ENOUGH, Title, of_page
from digest.facts.written_dates import written
from digest.facts.zones import is_controls, is_notice, is_placeholder, is_prose, is_trail, width
from digest.text import sentences
from digest.text.headline import places
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.facts.page_metadata import Head
    from digest.languages import Language
    from digest.model import Document, Line

_MADE: Final = 60  # width of a made title: 30 Han characters; a Latin one may have 80 characters
_MADE_LATIN: Final = 80
_BEFORE_PROSE: Final = 12
_WITHOUT_PROSE: Final = 2  # lines among which the title of verses stands
_ENDS_SENTENCE: Final = Pattern(r"[。；;，,、：:]$|(?<![A-Z])\.$")
_LABEL_ONLY: Final = Pattern(r"^[【\[（(■◆●▲▼*#\s]{0,3}[^】\]）)]{0,12}[】\]）)]$|^(?:原创|转载|快讯|独家|头条|要闻)$")
_PUBLISHED: Final = Pattern(
    r"(?:first |last )?(?:published|updated|posted|modified)\b|(?:发布|發布|發佈|更新|发表|發表)", flags=re.IGNORECASE
)
_SUBTITLE: Final = Pattern(r"^(?:[—–-]{1,3}|[（(]|■|●|◆|▲)")
_ANNOUNCED: Final = Pattern(r"^【(?P<title>[^【】]{10,60})】(?=[^\s])", "】")
_ANNOUNCED_KIND: Final = Pattern(r"[，,：:？?！!“「\s]")
# The time and the hearsay a sentence opens with say nothing in a title.
_OPENING: Final = Pattern(
    r"^(?:(?:近日|日前|近期|最近|如今|目前|当前|昨日|昨天|今日|今天|今年以来|据了解|据悉|据介绍|據悉|據了解|據報|隨著|(?:19|20)?\d{0,4}年?\d{1,2}月\d{1,2}日[上下]?[午晚]?|当地时间[^，,]{1,14}|据[^，,]{2,20}(?:报道|消息|报|網|网))[，,]\s?)+"
)
_CLAUSE_END: Final = Pattern(r"[，,；;：:。！？!?—…]")
_OPENERS: Final = "“「『《（(【‘"
_CLOSERS: Final = "”」』》）)】’"
_ORIGINAL: Final = Pattern(
    r"^[（(【\[]?\s?(?:原标题|原標題|原题|原題|原题为|原文标题)\s?(?:[：:为為]|(?=《))\s?(?P<title>.{4,120}?)\s?[)）】\]]?$",
    "原标题",
    "原標題",
    "原题",
    "原題",
    "原文标题",
)


def read_title(head: Head, document: Document, lead: str, language: Language) -> Title:
    """Return the title of an article that its editor gave none.

    A page: the heading of level 1 that its <title> repeats, else og:title, the JSON-LD headline and <title>, each
    without the name of the site; where one of them begins another, the longer is whole and the shorter was cut.
    A text: the headline before its prose. Else the lead's first sentence, cut at a clause.
    """
    found = of_page(head, document) or _of_text(document)
    return found or Title(text=made(lead, language), made=True, evidence=lead[:120])


def original_title(lines: Sequence[Line]) -> str:
    """Return the title an article had where it was taken from: 原标题：…, （原题为《…》）."""
    for line in lines:
        match = _ORIGINAL.match(line.text.strip()) if len(line.text) <= 160 else None
        if match:
            return match["title"].strip().removeprefix("《").removesuffix("》")
    return ""


def made(lead: str, language: Language) -> str:
    """Return a title made from the lead: its first sentence, cut at the last clause that fits and leaves no bracket open."""
    first = next(iter(sentences.split(lead[:1_000], language)), "").strip()
    plain = (_OPENING.sub("", first) or first).rstrip("。.；;，,—– ")
    limit, size = (_MADE_LATIN, len) if language == "en" else (_MADE, width)
    if size(plain) <= limit:
        return plain
    cuts = [match.start() for match in _CLAUSE_END.finditer(plain[:limit]) if size(plain[: match.start()]) <= limit]
    whole = [cut for cut in cuts if size(plain[:cut]) >= limit // 4 and _closed(plain[:cut])]
    if whole:
        return plain[: whole[-1]].rstrip("—–… ")
    return _shortened(plain, limit, language)


def _of_text(document: Document) -> Title | None:
    lines = [line for line in document.lines if line.body and line.kind not in ("image", "table")]
    top = next((line for line in lines[:_BEFORE_PROSE] if line.level == 1), None)
    if top is not None:
        return Title(text=top.text.strip(), made=False, evidence="heading of level 1")
    repeated = _repeated(lines)
    if repeated is not None:
        return repeated
    first = next((number for number, line in enumerate(lines) if _begins_text(line.text)), len(lines))
    announced = _announced(lines)
    head = lines[:first][-_BEFORE_PROSE:] if first < len(lines) else lines[:_WITHOUT_PROSE]
    candidates = [line for line in head if _may_be_title(line.text) and not _is_spoken(line.text, lines)]
    candidates = candidates if first < len(lines) else candidates[:1]  # no verse is a headline for its length
    if not candidates:
        return announced
    chosen = _headline([line.text.strip() for line in candidates])
    if width(chosen) < OWN_ENOUGH and not _stands_as_title(lines, first, chosen):
        return announced
    return Title(text=_unwrapped(chosen), made=False, evidence="line before the text")


def _repeated(lines: Sequence[Line]) -> Title | None:
    """Return the headline of a whole page read as text: its first line is the page's title, a later one says it again."""
    found = places([line.text for line in lines], bare=True)
    if not found:
        return None
    return Title(text=lines[found[0]].text.strip(), made=False, evidence=lines[0].text)


def _announced(lines: Sequence[Line]) -> Title | None:
    """Return a headline that was pasted in 【】 before a sentence for search engines."""
    for line in lines:
        match = _ANNOUNCED.match(line.text)
        if match and _ANNOUNCED_KIND.search(match["title"]):
            return Title(text=match["title"].strip(), made=False, evidence=match.group())
    return None


def _is_spoken(text: str, lines: Sequence[Line]) -> bool:
    """Tell whether a line begins with the name of a speaker who speaks again: 海风：今年的收成怎么样？"""
    speaker = _SPEAKER.match(text)
    return speaker is not None and any(
        line.text.startswith(speaker.group()) and line.text.strip() != text.strip() for line in lines
    )


_SPEAKER: Final = Pattern(r"[^：:，。？！]{1,10}[：:](?=\S)", "：", ":")


def _begins_text(text: str) -> bool:
    """Tell whether a line is prose and no headline with a question in it, nor what the site says of itself above one."""
    if not is_prose(text) or is_notice(text):
        return False
    return width(text) > 2 * LONGEST or text.rstrip("”」』\"')）").endswith(
        ("。", "！", "？", "；", "…", ".", "!", "?", ":", "：")
    )


def _may_be_title(text: str) -> bool:
    text = text.strip()
    if (
        not 4 <= width(text) <= 2 * LONGEST
        or is_trail(text)
        or is_placeholder(text)
        or is_credit_line(text)
        or is_controls(text)
    ):
        return False
    dates = written(text)
    if dates and _PUBLISHED.match(text):
        return False
    if dates and width(text) - sum(width(text[date.start : date.end]) for date in dates) <= OWN_ENOUGH:
        return False
    return (
        "。" not in text
        and text.count("|") < 2
        and text.count("/") < 3
        and not _ENDS_SENTENCE.search(text)
        and not _LABEL_ONLY.search(text)
        and not _ORIGINAL.match(text)
    )


def _headline(candidates: Sequence[str]) -> str:
    """Return the headline of the lines before the prose: a kicker may stand above it, subtitles below."""
    whole = [text for text in candidates if not _SUBTITLE.match(text)] or list(candidates)
    whole = [text for text in whole if not (text.isascii() and text.isupper())] or whole  # a masthead
    if len(whole) == 2 and width(whole[1]) >= max(OWN_ENOUGH, width(whole[0]) // 2):
        return whole[1]
    return whole[0] if width(whole[0]) >= OWN_ENOUGH else max(whole[:3], key=width)


def _unwrapped(text: str) -> str:
    """Return a headline without the brackets 【】 that were put around all of it."""
    inside = text[1:-1]
    return inside.strip() if text[:1] == "【" and text[-1:] == "】" and not {"【", "】"}.intersection(inside) else text


def _stands_as_title(lines: Sequence[Line], first: int, chosen: str) -> bool:
    """Tell whether a very short line is a title after all: more stands between it and the prose, or no other heading follows."""
    place = next((number for number, line in enumerate(lines) if line.text.strip() == chosen), 0)
    between = any(is_credit_line(line.text) for line in lines[:first]) or any(
        is_trail(line.text) for line in lines[:place]
    )
    last = max((number for number, line in enumerate(lines) if is_prose(line.text)), default=first)
    later = any(
        _may_be_title(line.text) and not is_prose(line.text) and width(line.text) < OWN_ENOUGH
        for line in lines[first:last]
    )
    return between or not later


def _closed(text: str) -> bool:
    return all(text.count(one) == text.count(other) for one, other in zip(_OPENERS, _CLOSERS, strict=True))


def _shortened(text: str, limit: int, language: Language) -> str:
    """Cut a sentence without a usable clause: at a word in English, at a character in Chinese; an ellipsis says so."""
    if language == "en":
        return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
    kept = list(_within(text, limit - 2))
    while kept and kept[-1] in _OPENERS + "，、：":
        kept.pop()
    return "".join(kept) + "…"


def _within(text: str, limit: int) -> Iterator[str]:
    used = 0
    for character in text:
        used += width(character)
        if used > limit:
            return
        yield character
