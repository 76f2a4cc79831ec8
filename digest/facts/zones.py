"""The zones of a document that carry facts: around the title, in the first paragraph, in the prose, and after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from digest.model import Document, Line, Value
from digest.text.headline import places
from digest.text.pattern import Pattern, any_of, words
from digest.text.script import fold

_TITLE_LINES: Final = 14  # lines between a title and the prose; more are navigation
_TAIL_LINES: Final = 14
_ABOVE: Final = 7
_SHORTEST_PROSE: Final = 24
_BETWEEN_TITLES: Final = 6  # lines; a title that appears twice has day and source between

# A line that announces other articles: what follows it is about them.
_OTHER: Final = words("相关 相關 延伸 拓展 推荐 推薦 更多 热门 熱門 往期 猜你 为您 為您 精彩 其他 更多精彩")
_ARTICLES: Final = words(
    "阅读 閱讀 报道 報道 報導 新闻 新聞 推荐 推薦 文章 内容 內容 资讯 資訊 链接 連結 喜欢 喜歡 回顾 回顧"
)
_CALL_TO_READ: Final = words("往下看更多文章 你可能也喜[欢歡] 大家都在看 热点排行 精彩推荐")
_ENGLISH_ANNOUNCEMENT: Final = words(
    r"related\s(?:articles?|stories|posts|news) read\s(?:more|next) more\s(?:stories|news|from).{0,30}"
    r" you\s(?:may|might)\salso\slike recommended.{0,20} latest\snews"
)
_ANNOUNCES: Final = Pattern(
    rf"[\W_]*(?:{_OTHER}{_ARTICLES}|{_CALL_TO_READ}|{_ENGLISH_ANNOUNCEMENT})[\W_]*", flags=re.IGNORECASE
)
# A full stop after the hour or an abbreviated month ends no sentence: 10:15 a.m. ET Feb. 23.
_AFTER_ABBREVIATION: Final = (
    r"(?<![aApP]\.[mM][.!?])(?<!\b(?:Jan|Feb|Mar|Apr|Aug|Sep|Oct|Nov|Dec)[.!?])(?<!\bSept[.!?])"
)
_SENTENCE_END: Final = Pattern(rf"[.!?]{_AFTER_ABBREVIATION}(?:[\"'”’)]|\s|$)")
_HAN_STOPS: Final = ("。", "！", "？", "；", "…")

# Breadcrumbs
_HERE: Final = words("您?的?当前位置 您?的?當前位置 您?现?在的?位置 您?現?在的?位置 首页 首頁 主页")
_CRUMB: Final = r"[^>»›]{0,11}[^>»›\d]\s*[>»›]{1,2}\s*[^>»›\d][^>»›]{0,11}(?:[>»›]|$)"
_BREADCRUMBS: Final = Pattern(rf"^\W*{_HERE}\s*[:：>»/›→]|{_CRUMB}")
_PICTURE: Final = words("图片 圖片 配图 插图 视频 視頻 图 image photo video advertisement 广告 廣告")
_PLACEHOLDER: Final = Pattern(
    rf"[\W_]*(?:文章|正文|配|插|新闻|資料|资料)?{_PICTURE}\d{{0,3}}[\W_]*", flags=re.IGNORECASE
)
# The labels of a page's buttons: a line of nothing else is not part of the article.
_HAN_BUTTON: Final = words(
    r"分享[到至]? 转发 轉發 轉貼 收藏 点赞 點讚 [赞讚] (?:[缩縮放][小大])?字[号號体體] [大中小](?=$|\W) 打印 列印 评论 評論 留言 关闭 關閉"
    " 举报 舉報 复制链接 複製連結 扫一扫 添加 喜爱 喜愛 阅读 閱讀 浏览 瀏覽 听新闻"
)
_SHARING_SITE: Final = words("微信 朋友圈 空间 空間 新浪 腾讯 微博 QQ(?:空间|空間|好友)? 豆瓣 人人网?")
_ENGLISH_BUTTON: Final = words(
    "A[+-]? share this article on via follow us print e-?mail tweet facebook twitter linkedin whatsapp telegram reddit"
    " pinterest line x copy link save comments? like subscribe listen"
)
_BUTTON: Final = Pattern(
    any_of((_HAN_BUTTON, _SHARING_SITE, rf"(?<![a-z]){_ENGLISH_BUTTON}(?![a-z])", r"[\W\d_]+")), flags=re.IGNORECASE
)
# What a site says about itself around the text: cookies, privacy, whose opinion it is.
_OPINION: Final = "(?:观点|立場|立场|觀點)"
_DISCLAIMER: Final = rf"仅代表.{{0,20}}{_OPINION}|不代表.{{0,20}}{_OPINION}|仅提供信息(?:存储|发布)|your browser"
_COOKIES: Final = r"(?:uses?|accept|sets?|stores?)\s.{0,30}cookie|(?:使用|采用|採用|同意).{0,20}cookie"
_PRIVACY: Final = words(
    r"隐私权?(?:声明|政策|条款) 隱私權?(?:聲明|政策|條款) [尊重保护護]{2}(?:您|使用者|用[户戶])?的?[隐隱]私"
    r" privacy\s(?:policy|notice)"
)
_NOTICE: Final = Pattern(f"{_DISCLAIMER}|{_COOKIES}|{_PRIVACY}", flags=re.IGNORECASE)


class ProseSpan(Value):
    """The lines of a document without its images, and where in them the prose of its article is."""

    lines: tuple[Line, ...]
    start: int
    stop: int
    headline: int = -1  # the line of the headline in a whole page that was read as text


class Zones(Value):
    """The parts of a document that carry facts; each is a run of its lines in reading order."""

    above: tuple[Line, ...]  # the few lines above the title
    title_block: tuple[Line, ...]  # from the title to the first line of prose
    prose: tuple[Line, ...]  # the article's own lines from the first line of prose to the last
    tail: tuple[Line, ...]  # what follows, up to where other articles are announced


def bare(text: str) -> str:
    """Return only the letters and digits of a text, folded: for comparing titles and names."""
    return "".join(filter(str.isalnum, fold(text)))


def width(text: str) -> int:
    """Return the columns a text takes: two for a Han character or full-width mark, one for an ASCII character."""
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2


def is_prose(text: str) -> bool:
    """Whether a line reads as a sentence or more of running text."""
    if len(text) < 2 * _SHORTEST_PROSE and (len(text) < _SHORTEST_PROSE or width(text) < 2 * _SHORTEST_PROSE):
        return False
    return any(mark in text for mark in _HAN_STOPS) or _SENTENCE_END.search(text) is not None


def is_notice(text: str) -> bool:
    """Whether a line is the site's own notice to its visitors."""
    return len(text) <= 400 and _NOTICE.search(text) is not None


def is_breadcrumbs(text: str) -> bool:
    """Whether a line shows where the page is on its site."""
    return len(text) <= 80 and _BREADCRUMBS.search(text) is not None


def is_placeholder(text: str) -> bool:
    """Whether a line only marks the place of a picture or a video."""
    return len(text) <= 14 and _PLACEHOLDER.fullmatch(text) is not None


def is_controls(text: str) -> bool:
    """Whether a line is made of button labels: share, print, font size, numbers of comments."""
    return len(text) <= 80 and not _BUTTON.sub("", text)


def announces(text: str) -> bool:
    """Whether a line announces other articles."""
    return len(text) <= 50 and _ANNOUNCES.fullmatch(text) is not None


def find_prose(document: Document) -> ProseSpan:
    """Find where the prose of a document's article begins and ends."""
    lines = tuple(line for line in document.lines if line.kind != "image")
    body = [number for number, line in enumerate(lines) if line.body]
    start, stop = (body[0], body[-1] + 1) if body else (0, len(lines))
    headlines = places([line.text for line in lines], bare=True) if len(body) == len(lines) else ()
    headline = headlines[0] if headlines else -1
    start = max(start, headline)
    # other articles, announced after at least one line of this one
    stop = next((number for number in range(start + 2, stop) if announces(lines[number].text)), stop)
    prose = [
        number for number in range(start, stop) if is_prose(lines[number].text) and not is_notice(lines[number].text)
    ]
    if not prose:
        return ProseSpan(lines=lines, start=start, stop=stop, headline=headline)
    texts = [(number, lines[number].text.strip()) for number in prose]
    # not a headline that reads as prose, for a question or a call in it
    first = next((n for n, text in texts if text.endswith("。") or not document.page_title.startswith(text)), prose[0])
    return ProseSpan(lines=lines, start=first, stop=prose[-1] + 1, headline=headline)


def split_zones(span: ProseSpan, title: str) -> Zones:
    """Split a document into the zones around its prose; the title block begins where `title` is found."""
    lines, top = span.lines, span.headline
    if top < 0:
        is_page = any(not line.body for line in lines)
        top = _title_line(lines, span.start, title) if is_page else max(0, span.start - _TITLE_LINES)
    return Zones(
        above=lines[max(0, top - _ABOVE) : top],
        title_block=lines[top : span.start],
        prose=lines[span.start : span.stop],
        tail=tuple(takewhile(lambda line: not announces(line.text), lines[span.stop : span.stop + _TAIL_LINES])),
    )


def _title_line(lines: Sequence[Line], first: int, title: str) -> int:
    """Return the index of the title before the prose, or of the earliest line close enough to belong to its block.

    A title that appears twice in a few lines has day and source between: the upper one begins the block.
    """
    wanted = bare(title)
    bound = max(0, first - 60)
    found = -1
    for number in range(first - 1, bound - 1, -1):
        if found >= 0 and found - number > _BETWEEN_TITLES:
            break
        line = bare(lines[number].text)
        if line and wanted and (line == wanted or (lines[number].level == 1 and (line in wanted or wanted in line))):
            found = number
    return max(found, first - 4 * _TITLE_LINES) if found >= 0 else max(0, first - 5)
