"""What a single line shows about where articles end and begin."""

from __future__ import annotations

import re
from typing import Final

from digest.text.lexicon import CHIEF_EDITOR, MESSAGE, REPORTED, REPRINTED, WIRE
from digest.text.pattern import any_of, words

# Longer lines that name an owner or an editor are prose about them.
_CLOSING_LENGTH: Final = 160
_CREDIT_LENGTH: Final = 40  # a paragraph may still end in a credit: （责编：…）
_PROSE_LENGTH: Final = 40
_SENTENCE_ENDS: Final = re.compile(r"[。！？!?.;；:：][”’」』）)\"']{0,3}$|[”」』][）)]?$")
# A teaser is cut off, or links to the full text.
_CUT_OFF: Final = re.compile(
    r"(?:…|\.{3}|[\[［【（(](?:全文|详细|詳細|阅读全文|閱讀全文|更多|more)[\]］】）)])$", re.IGNORECASE
)
_ITEM_MARK: Final = re.compile(r"^(?:[•·●○■□▪◆◇★☆※▶►>→*+]|[-–—]\s)")
_DATE_ALONE: Final = re.compile(
    r"^[\[(（]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])）]?(?:\s{0,3}\d{1,2}:\d\d(?::\d\d)?)?$"
)
# How pages announce further reading.
_FURTHER_READING: Final = words(
    "相关 相關 推荐 推薦 延伸 拓展 扩展 擴展 更多 热门 熱門 热点 熱點 猜你 最新 往期 精彩 上一篇 下一篇 你可能 您可能"
    r" related recommended more\s(?:from|on|stories|news) read\s(?:more|next|also) you\smay trending most\s(?:read|popular)"
    " latest"
)
_ANNOUNCES: Final = re.compile(rf"^[\W_]{{0,4}}{_FURTHER_READING}", re.IGNORECASE)
_ANNOUNCING_LENGTH: Final = 16
# A notice is about the text or its publisher, and says who is responsible for it, who owns it, or how it may be used.
_RIGHTS: Final = words("版权 版權 著作权 著作權")
_THIS_TEXT: Final = words(
    "本文 本站 本网 本網 本报 本報 本刊 本号 本號 本平台 本公众号 本內容 本内容 以上 上述 文章 博客 部落格 网志 網誌 专栏 專欄"
    " 原文 原创 原創 作者 内容 內容 图片 圖片 文中"
)
_NOTICE_WORD: Final = words(
    "声明 聲明 免责 免責 特别 特別 重要 转载 轉載 未经 未經 如需 凡 注[：:] 来源[：:] 來源[：:]"
    r" all\srights copyright © (?:the\s)?(?:views|opinions) disclaimer this\s(?:article|story|post)"
)
_NOTICE_BEGINS: Final = re.compile(rf"[\W_]{{0,6}}(?:{_THIS_TEXT}|{_RIGHTS}|{_NOTICE_WORD})", re.IGNORECASE)
_NOT_RESPONSIBLE: Final = words("不代表 文责自负 文責自負 (?:免责|免責)(?:声明|聲明)")
_OWNED: Final = any_of((f"{_RIGHTS}所有", "(?:版权|版權)(?:归|歸)[^。，,]{1,24}所有"))
_TERMS_OF_USE: Final = any_of(
    (rf"{REPRINTED}[^。]{{0,12}}(?:注明|註明|授权|授權|联系|聯繫)", rf"(?:禁止|不得|谢绝|謝絕)[^。]{{0,8}}{REPRINTED}")
)
_ENGLISH_NOTICE: Final = any_of(
    (
        r"all\srights\sreserved",
        r"copyright\s?(?:©|\(c\)|\d{4})",
        r"©\s?\d{4}",
        r"(?:views|opinions)\s[^.]{0,80}(?:author|their own)",
    )
)
_NOTICE_SAYS: Final = re.compile(any_of((_NOT_RESPONSIBLE, _OWNED, _TERMS_OF_USE, _ENGLISH_NOTICE)), re.IGNORECASE)
# Who edited the article, on a line of its own or at the end of the last paragraph; or that it is over.
_EDITOR: Final = any_of((CHIEF_EDITOR, words("编辑 編輯 校对 校對 审核 審核 值班编辑")))
_EDITED_BY: Final = rf"[（(\[【]?\s?{_EDITOR}\s?[：:/]\s?[^。，]{{1,40}}"
_THE_END: Final = r"[-—－\s【（(]{0,6}(?:全文完|the\send|end|完)[-—－\s】）)]{0,6}"
_CREDIT: Final = re.compile(f"{_EDITED_BY}|{_THE_END}", re.IGNORECASE)
_CREDIT_AT_END: Final = re.compile(rf"[（(]{CHIEF_EDITOR}\s?[：:]\s?[^（()）]{{1,30}}[)）]$")
_DRAWN: Final = re.compile(
    r"[=＝]{5,}|[-－—_]{5,}|[*＊]{5,}|[#＃]{5,}|[~～]{5,}|[+]{5,}|(?:[=*＊—_~#-] ){4,40}[=*＊—_~#-]"
)
_DRAWN_WITH: Final = frozenset("=＝-－—_*＊#＃~～+")
_HEAD_LABEL: Final = "标题|標題|题目|題目|title|headline|来源|來源|source|日期|时间|時間|发布时间|發布時間|date|作者|author|链接|鏈接|网址|網址|url"
_HEAD: Final = re.compile(rf"\s{{0,8}}[【\[]?({_HEAD_LABEL})[】\]]?\s{{0,3}}[：:]\s{{0,3}}\S", re.IGNORECASE)
_TITLE_LABELS: Final = frozenset({"标题", "標題", "题目", "題目", "title", "headline"})
# How reports of agencies and papers open: 某社北京5月1日电, 本报讯（记者 …）, CITY, May 1 (Agency) —
_DATED_REPORT: Final = rf"[^，。,.\s]{{2,16}}\d{{1,2}}月\d{{1,2}}日\s?(?:{WIRE}|{MESSAGE}|{REPORTED})"
_CHINESE_OPENING: Final = rf"^[【\[（(]?(?:本报讯|本報訊|本网讯|本網訊|{_DATED_REPORT})"
_ENGLISH_OPENING: Final = r"^[A-Z][A-Za-z .,]{2,40}\((?:[A-Z][A-Za-z ]{1,20})\)\s?[-–—]"
_OPENS_REPORT: Final = re.compile(f"{_CHINESE_OPENING}|{_ENGLISH_OPENING}")


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph: long, and ending like a sentence."""
    return len(text) >= _PROSE_LENGTH and bool(_SENTENCE_ENDS.search(text[-6:])) and not is_teaser(text)


def is_teaser(text: str) -> bool:
    """Whether a line belongs to a list of other articles: marked as an item, cut off, or only a date."""
    return bool(_ITEM_MARK.match(text) or _CUT_OFF.search(text[-8:]) or _DATE_ALONE.match(text[:40]))


def announces(text: str) -> bool:
    """Whether a line announces other articles."""
    return len(text) <= _ANNOUNCING_LENGTH and bool(_ANNOUNCES.match(text))


def closes(line: str) -> bool:
    """Whether a line is closing matter, or a paragraph that ends in its editor's credit."""
    text = line.strip()
    if len(text) > _CLOSING_LENGTH:
        return bool(_CREDIT_AT_END.search(text[-_CREDIT_LENGTH:]))
    return bool(
        (_NOTICE_BEGINS.match(text) and _NOTICE_SAYS.search(text))
        or _CREDIT.fullmatch(text)
        or _CREDIT_AT_END.search(text[-_CREDIT_LENGTH:])
    )


def drawn(line: str) -> bool:
    """Whether a line is drawn rather than written."""
    return len(line) <= 400 and line.strip()[:1] in _DRAWN_WITH and bool(_DRAWN.fullmatch(line.strip()))


def head_label(line: str) -> str:
    """Return the label of a head line such as 标题：…, "" for any other line."""
    found = _HEAD.match(line)
    return found[1].lower() if found and len(line) <= 200 else ""


def names_title(line: str) -> bool:
    """Whether a head line names the title."""
    return head_label(line) in _TITLE_LABELS


def opens_report(text: str) -> bool:
    """Whether a paragraph opens like reports of agencies and papers."""
    return bool(_OPENS_REPORT.match(text))
