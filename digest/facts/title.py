"""The title: from the page, from the text, or generated from the first paragraph and marked as such."""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from digest.facts.credit_lines import is_credit_line
from digest.facts.dates.written import find_dates
from digest.facts.page_metadata import PageMetadata
from digest.facts.page_title import LONGEST, OWN_ENOUGH, Title, page_title
from digest.facts.zones import is_breadcrumbs, is_controls, is_notice, is_placeholder, is_prose, width
from digest.languages import Language
from digest.model import Document, Line
from digest.text import sentences
from digest.text.headline import places
from digest.text.pattern import Pattern, any_of, words

_GENERATED_WIDTH: Final = 60  # of a generated title: 30 Han characters
_GENERATED_LENGTH: Final = 80  # of a generated title in English, in characters
_BEFORE_PROSE: Final = 12  # lines among which a headline is searched
_WITHOUT_PROSE: Final = 2  # lines among which the title of a poem is searched
_ENDS_SENTENCE: Final = Pattern(r"[。；;，,、：:]$|(?<![A-Z])\.$")
_LABEL_ONLY: Final = Pattern(r"^[【\[（(■◆●▲▼*#\s]{0,3}[^】\]）)]{0,12}[】\]）)]$|^(?:原创|转载|快讯|独家|头条|要闻)$")
_PUBLISHED: Final = Pattern(
    r"(?:first |last )?(?:published|updated|posted|modified)\b|(?:发布|發布|發佈|更新|发表|發表)", flags=re.IGNORECASE
)
_SUBTITLE: Final = Pattern(r"^(?:[—–-]{1,3}|[（(]|■|●|◆|▲)")
_ANNOUNCED: Final = Pattern(r"^【(?P<title>[^【】]{10,60})】(?=[^\s])")
_ANNOUNCED_KIND: Final = Pattern(r"[，,：:？?！!“「\s]")
# Time and hearsay at the start of a sentence, which add nothing to a title.
_RECENTLY: Final = words("近日 日前 近期 最近 如今 目前 当前 昨日 昨天 今日 今天 今年以来")
_REPORTEDLY: Final = words("据了解 据悉 据介绍 據悉 據了解 據報 隨著 据[^，,]{2,20}(?:报道|消息|报|網|网)")
_ON_THE_DAY: Final = r"(?:(?:19|20)?\d{0,4}年?\d{1,2}月\d{1,2}日[上下]?[午晚]?|当地时间[^，,]{1,14})"
_OPENING: Final = Pattern(rf"^(?:{any_of((_RECENTLY, _REPORTEDLY, _ON_THE_DAY))}[，,]\s?)+")
_CLAUSE_END: Final = Pattern(r"[，,；;：:。！？!?—…]")
_TEXT_ENDS: Final = ("。", "！", "？", "；", "…", ".", "!", "?", ":", "：")
_OPENERS: Final = "“「『《（(【‘"
_CLOSERS: Final = "”」』》）)】’"
_SPEAKER: Final = Pattern(r"[^：:，。？！]{1,10}[：:](?=\S)")
_ORIGINAL_LABEL: Final = words("原标题 原標題 原题 原題 原题为 原文标题")
_ORIGINAL: Final = Pattern(
    rf"^[（(【\[]?\s?{_ORIGINAL_LABEL}\s?(?:[：:为為]|(?=《))\s?(?P<title>.{{4,120}}?)\s?[)）】\]]?$"
)


def read_title(metadata: PageMetadata, document: Document, lead: str, language: Language) -> Title:
    """Return the title of an article to which its editor gave none.

    Of a page, the heading of level 1 that its <title> repeats, else og:title, the JSON-LD headline and <title>, each
    without the name of the site; if one of them begins another, the longer is complete and the shorter was truncated.
    Of a text, the headline before its prose. Else the first sentence of `lead`, the first paragraph, cut at a clause.
    """
    found = page_title(metadata, document) or _title_of_text(document)
    return found or Title(text=generate_title(lead, language), generated=True, evidence=lead[:120])


def original_title(lines: Sequence[Line]) -> str:
    """Return the title an article had where it was taken from: 原标题：…, （原题为《…》）."""
    for line in lines:
        match = _ORIGINAL.match(line.text.strip()) if len(line.text) <= 160 else None
        if match:
            return match["title"].strip().removeprefix("《").removesuffix("》")
    return ""


def generate_title(lead: str, language: Language) -> str:
    """Return the first sentence of the first paragraph, cut at the last clause that fits and leaves no bracket open."""
    first = next(iter(sentences.split(lead[:1_000], language)), "").strip()
    plain = (_OPENING.sub("", first) or first).rstrip("。.；;，,—– ")
    limit, size = (_GENERATED_LENGTH, len) if language == "en" else (_GENERATED_WIDTH, width)
    if size(plain) <= limit:
        return plain
    cuts = [match.start() for match in _CLAUSE_END.finditer(plain[:limit]) if size(plain[: match.start()]) <= limit]
    for cut in reversed(cuts):
        kept = plain[:cut]
        if size(kept) >= limit // 4 and _is_balanced(kept):
            return kept.rstrip("—–… ")
    return _truncated(plain, limit, language)


def _title_of_text(document: Document) -> Title | None:
    lines = [line for line in document.lines if line.body and line.kind not in ("image", "table", "code")]
    top = next((line for line in lines[:_BEFORE_PROSE] if line.level == 1), None)
    if top is not None:
        return Title(text=top.text.strip(), generated=False, evidence="heading of level 1")
    if repeated := places([line.text for line in lines], bare=True):  # a whole page read as text
        return Title(text=lines[repeated[0]].text.strip(), generated=False, evidence=lines[0].text)
    first = next((number for number, line in enumerate(lines) if _begins_text(line.text)), len(lines))
    announced = _announced(lines)
    head = lines[:first][-_BEFORE_PROSE:] if first < len(lines) else lines[:_WITHOUT_PROSE]
    candidates = [line for line in head if _may_be_title(line.text) and not _is_spoken(line.text, lines)]
    candidates = candidates if first < len(lines) else candidates[:1]  # a later verse is no headline for its length
    if not candidates:
        return announced
    chosen = _headline([line.text.strip() for line in candidates])
    if width(chosen) < OWN_ENOUGH and not _is_short_title(lines, first, chosen):
        return announced
    return Title(text=_unwrapped(chosen), generated=False, evidence="line before the text")


def _announced(lines: Sequence[Line]) -> Title | None:
    """Return a headline that was pasted in 【】 before a sentence for search engines."""
    for line in lines:
        match = _ANNOUNCED.match(line.text)
        if match and _ANNOUNCED_KIND.search(match["title"]):
            return Title(text=match["title"].strip(), generated=False, evidence=match.group())
    return None


def _is_spoken(text: str, lines: Sequence[Line]) -> bool:
    """Whether a line begins with the name of a speaker who speaks again: 海风：今年的收成怎么样？"""
    speaker = _SPEAKER.match(text)
    return speaker is not None and any(
        line.text.startswith(speaker.group()) and line.text.strip() != text.strip() for line in lines
    )


def _begins_text(text: str) -> bool:
    """Whether a line is prose, and neither a headline with a question in it nor a notice of the site."""
    if not is_prose(text) or is_notice(text):
        return False
    return width(text) > 2 * LONGEST or text.rstrip("”」』\"')）").endswith(_TEXT_ENDS)


def _may_be_title(text: str) -> bool:
    text = text.strip()
    if not 4 <= width(text) <= 2 * LONGEST:
        return False
    if is_breadcrumbs(text) or is_placeholder(text) or is_credit_line(text) or is_controls(text):
        return False
    dates = find_dates(text)
    without_dates = width(text) - sum(width(text[date.start : date.end]) for date in dates)
    if dates and (without_dates <= OWN_ENOUGH or _PUBLISHED.match(text)):
        return False
    if "。" in text or text.count("|") >= 2 or text.count("/") >= 3:
        return False
    return not any(pattern.search(text) for pattern in (_ENDS_SENTENCE, _LABEL_ONLY, _ORIGINAL))


def _headline(candidates: Sequence[str]) -> str:
    """Return the headline of the lines before the prose: there may be a kicker above it and subtitles below."""
    titles = [text for text in candidates if not _SUBTITLE.match(text)] or list(candidates)
    titles = [text for text in titles if not (text.isascii() and text.isupper())] or titles  # a masthead
    if len(titles) == 2 and width(titles[1]) >= max(OWN_ENOUGH, width(titles[0]) // 2):
        return titles[1]
    return titles[0] if width(titles[0]) >= OWN_ENOUGH else max(titles[:3], key=width)


def _unwrapped(text: str) -> str:
    inside = text[1:-1]
    return inside.strip() if text[:1] == "【" and text[-1:] == "】" and not {"【", "】"}.intersection(inside) else text


def _is_short_title(lines: Sequence[Line], first: int, chosen: str) -> bool:
    """Whether a very short line is a title after all: credits come before the prose, or no other heading follows."""
    place = next((number for number, line in enumerate(lines) if line.text.strip() == chosen), 0)
    has_credits = any(is_credit_line(line.text) for line in lines[:first])
    if has_credits or any(is_breadcrumbs(line.text) for line in lines[:place]):
        return True
    last = max((number for number, line in enumerate(lines) if is_prose(line.text)), default=first)
    others = (line.text for line in lines[first:last] if not is_prose(line.text) and width(line.text) < OWN_ENOUGH)
    return not any(map(_may_be_title, others))


def _is_balanced(text: str) -> bool:
    return all(text.count(opener) == text.count(closer) for opener, closer in zip(_OPENERS, _CLOSERS, strict=True))


def _truncated(text: str, limit: int, language: Language) -> str:
    """Cut a sentence without a usable clause, at a word in English and at a character in Chinese, with an ellipsis."""
    if language == "en":
        return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
    columns = accumulate(map(width, text))
    kept = "".join(character for character, used in zip(text, columns, strict=True) if used <= limit - 2)
    return kept.rstrip(_OPENERS + "，、：") + "…"
