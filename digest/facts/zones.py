"""The parts of a document in which facts stand: around the title, in the lead, in the prose, and after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from digest.model import Value
from digest.text.headline import places
from digest.text.pattern import Pattern
from digest.text.script import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Document, Line

_HEAD_LINES: Final = 14  # lines between a title and the prose; more are not a head but navigation
_TAIL_LINES: Final = 14
_ABOVE: Final = 7
# A line that announces other articles: what follows it speaks of them.
_ANNOUNCES: Final = Pattern(
    r"[\W_]*(?:(?:相关|相關|延伸|拓展|推荐|推薦|更多|热门|熱門|往期|猜你|为您|為您|精彩|其他|更多精彩)(?:阅读|閱讀|报道|報道|報導|新闻|新聞|推荐|推薦|文章|内容|內容|资讯|資訊|链接|連結|"
    r"喜欢|喜歡|回顾|回顧)|往下看更多文章|你可能也喜[欢歡]|大家都在看|热点排行|精彩推荐|related (?:articles?|stories|posts|news)|read (?:more|next)|"
    r"more (?:stories|news|from).{0,30}|you (?:may|might) also like|recommended.{0,20}|latest news)[\W_]*",
    "相关",
    "相關",
    "延伸",
    "拓展",
    "推荐",
    "推薦",
    "更多",
    "热门",
    "熱門",
    "往期",
    "猜你",
    "为您",
    "為您",
    "精彩",
    "其他",
    "你可能",
    "大家都在看",
    "热点",
    "related",
    "read ",
    "more ",
    "you ",
    "recommended",
    "latest news",
    flags=re.IGNORECASE,
)
# A full stop behind the hour or a month that was cut short ends no sentence: 10:15 a.m. ET Feb. 23.
_SENTENCE_END: Final = Pattern(
    r"[.!?](?<![aApP]\.[mM][.!?])(?<!\b(?:Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec)[.!?])(?<!\bSept[.!?])(?:[\"'”’)]|\s|$)",
    ".", "!", "?",
)  # fmt: skip
_HAN_STOPS: Final = ("。", "！", "？", "；", "…")
_TRAIL: Final = Pattern(
    r"^\W*(?:您?的?当前位置|您?的?當前位置|您?现?在的?位置|您?現?在的?位置|首页|首頁|主页)\s*[:：>»/›→]|[^>»›]{0,11}[^>»›\d]\s*[>»›]{1,2}\s*[^>»›\d][^>»›]{0,11}(?:[>»›]|$)",
    "位置",
    "首页",
    "首頁",
    "主页",
    ">",
    "»",
    "›",
)
_PLACEHOLDER: Final = Pattern(
    r"[\W_]*(?:文章|正文|配|插|新闻|資料|资料)?(?:图片|圖片|配图|插图|视频|視頻|图|image|photo|video|advertisement|广告|廣告)\d{0,3}[\W_]*",
    "图",
    "圖片",
    "视频",
    "視頻",
    "image",
    "photo",
    "video",
    "advertisement",
    "广告",
    "廣告",
    flags=re.IGNORECASE,
)
# What the buttons of a page say: a line of nothing else is none of the article's.
_CONTROL: Final = Pattern(
    r"分享[到至]?|转发|轉發|轉貼|收藏|点赞|點讚|[赞讚]|(?:[缩縮放][小大])?字[号號体體]|[大中小](?=$|\W)|打印|列印|评论|評論|留言|关闭|關閉|举报|舉報|复制链接|複製連結|扫一扫|微信|朋友圈|空间|空間|添加|喜爱|喜愛|新浪|腾讯|微博|QQ(?:空间|空間|好友)?|豆瓣|人人网?|"
    r"阅读|閱讀|浏览|瀏覽|听新闻|(?<![a-z])(?:A[+-]?|share|this|article|on|via|follow|us|print|e-?mail|tweet|facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|line|x|copy|link|save|comments?|like|subscribe|listen)(?![a-z])|[\W\d_]+",
    flags=re.IGNORECASE,
)
# What a site says of itself around the text: that it sets cookies, keeps secrets, holds no opinion.
_NOTICE: Final = Pattern(
    r"仅代表.{0,20}(?:观点|立場|立场|觀點)|不代表.{0,20}(?:观点|立場|立场|觀點)|仅提供信息(?:存储|发布)|(?:uses?|accept|sets?|stores?)\s.{0,30}cookie|(?:使用|采用|採用|同意).{0,20}cookie|隐私权?(?:声明|政策|条款)|隱私權?(?:聲明|政策|條款)|[尊重保护護]{2}(?:您|使用者|用[户戶])?的?[隐隱]私|privacy (?:policy|notice)|your browser",
    "代表", "仅提供", "ookie", "私", "rivacy", "our browser", flags=re.IGNORECASE,
)  # fmt: skip
_SHORTEST_PROSE: Final = 24


class Spread(Value):
    """The lines of a document without its images, and the places of the first line of prose and after the last."""

    lines: tuple[Line, ...]
    first: int
    last: int
    top: int = -1  # the headline of a whole page read as text


class Zones(Value):
    """A document cut into the parts that tell facts; each is a run of its lines in reading order."""

    above: tuple[Line, ...]  # the few lines above the title
    head: tuple[Line, ...]  # from the title to the first line of prose
    prose: tuple[Line, ...]  # the article's own lines from the first line of prose to the last
    tail: tuple[Line, ...]  # what follows, up to where other articles are announced


def bare(text: str) -> str:
    """Return letters and digits alone, folded: for comparing titles and names."""
    return "".join(filter(str.isalnum, fold(text)))


def width(text: str) -> int:
    """Return how much room a text takes: a Han character or full-width mark counts two, an ASCII one counts one."""
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2


def is_prose(text: str) -> bool:
    """Tell whether a line reads as a sentence or more of running text."""
    if len(text) < 2 * _SHORTEST_PROSE and (len(text) < _SHORTEST_PROSE or width(text) < 2 * _SHORTEST_PROSE):
        return False
    for mark in _HAN_STOPS:  # a loop: any() over a generator takes four times as long
        if mark in text:
            return True
    return _SENTENCE_END.search(text) is not None


def is_notice(text: str) -> bool:
    """Tell whether a line is the site's own notice to its visitors."""
    return len(text) <= 400 and _NOTICE.search(text) is not None


def is_trail(text: str) -> bool:
    """Tell whether a line is a breadcrumb: where the page stands on its site."""
    return len(text) <= 80 and _TRAIL.search(text) is not None


def is_placeholder(text: str) -> bool:
    """Tell whether a line only stands for a picture or a film."""
    return len(text) <= 14 and _PLACEHOLDER.fullmatch(text) is not None


def is_controls(text: str) -> bool:
    """Tell whether a line holds nothing but what buttons say: share, print, font size, numbers of comments."""
    return len(text) <= 80 and not _CONTROL.sub("", text)


def announces(text: str) -> bool:
    """Tell whether a line announces other articles."""
    return len(text) <= 50 and _ANNOUNCES.fullmatch(text) is not None


def spread(document: Document) -> Spread:
    """Find where the prose of a document's article begins and ends."""
    lines = tuple(line for line in document.lines if line.kind != "image")
    inside = [number for number, line in enumerate(lines) if line.body]
    start, stop = (inside[0], inside[-1] + 1) if inside else (0, len(lines))
    top = next(iter(places([line.text for line in lines], bare=True)), -1) if len(inside) == len(lines) else -1
    start = max(start, top)
    stop = next((number for number in range(start, stop) if _ends_article(lines, number, start)), stop)
    prose = [
        number for number in range(start, stop) if is_prose(lines[number].text) and not is_notice(lines[number].text)
    ]
    if not prose:
        return Spread(lines=lines, first=start, last=stop, top=top)
    first = next((number for number in prose if not _is_headline(lines[number], document.page_title)), prose[0])
    last = prose[-1]
    return Spread(lines=lines, first=first, last=last + 1, top=top)


def _is_headline(line: Line, page_title: str) -> bool:
    """Tell whether a line with a question or a call in it, which reads as prose, is the headline of its page."""
    return page_title.startswith(line.text.strip()) and not line.text.rstrip().endswith("。")


def zones(found: Spread, title: str) -> Zones:
    """Cut a document into the parts around its article; `title` finds where the head begins."""
    lines, first, last = found.lines, found.first, found.last
    top = found.top
    if top < 0:
        page = any(not line.body for line in lines)
        top = _title_line(lines, first, title) if page else max(0, first - _HEAD_LINES)
    return Zones(
        above=lines[max(0, top - _ABOVE) : top],
        head=lines[top:first],
        prose=lines[first:last],
        tail=tuple(_until_other_articles(lines[last : last + _TAIL_LINES])),
    )


def _ends_article(lines: Sequence[Line], number: int, start: int) -> bool:
    """Tell whether other articles are announced here, after at least one line of this one."""
    return number > start + 1 and announces(lines[number].text)


def _title_line(lines: Sequence[Line], first: int, title: str) -> int:
    """Return the place of the title before the prose, or of the earliest line near enough to belong to the head.

    A title that stands twice in a few lines has day and source between: the upper one begins the head.
    """
    wanted = bare(title)
    bound = max(0, first - 60)
    found = -1
    for number in range(first - 1, bound - 1, -1):
        if found >= 0 and found - number > _BETWEEN:
            break
        line = bare(lines[number].text)
        if line and wanted and (line == wanted or (lines[number].level == 1 and (line in wanted or wanted in line))):
            found = number
    return max(found, first - 4 * _HEAD_LINES) if found >= 0 else max(0, first - 5)


_BETWEEN: Final = 6  # lines


def _until_other_articles(lines: Sequence[Line]) -> Sequence[Line]:
    stop = next((number for number, line in enumerate(lines) if announces(line.text)), len(lines))
    return lines[:stop]
