"""Rules for pieces of a line: a dateline before the first sentence, a credit after the last one."""

from __future__ import annotations

import re
from typing import Final, Literal

from digest.clean.prefilter import Hints
from digest.model import RemovalKind, Value
from digest.text.pattern import Pattern


class PieceRule(Value):
    """A piece at the head or the tail of a paragraph that is no sentence of the article."""

    id: str
    kind: RemovalKind
    reason: str
    where: Literal["head", "tail"]
    pattern: str
    hints: tuple[str, ...] = ()  # words of which one stands in every piece that matches
    first: int = 1_000  # a head piece is looked for in this many leading paragraphs
    capitals: bool = False  # the pattern's group stands in capitals, and after the piece a sentence begins


class Cut(Value):
    """Where a piece stands in a line."""

    start: int
    stop: int
    rule: PieceRule


_MEDIUM: Final = (
    r"[\w·]{2,14}?(?:网|报|社|台|刊|客户端|新闻|日报|晚报|时报|财经|科技|体育|在线|周刊|快讯|视频|频道|资讯)"
)
_OWN: Final = r"(?:本报|本网|本台|本刊|本社|本站|综合)"
_DAY: Final = r"(?:\d{1,2}月)?\d{1,2}日"
_PAPER: Final = r"(?:[早晨日晚时商快]报|都市报)"  # how a paper calls itself before its own reports
# A dispatch: 电 and 讯 that begin no other word (电话, 电力, 讯问).
_WIRE: Final = r"(?:电(?![话视影力子脑动梯信商站网器池价费量厂报压流气缆源台车路线机灯])|讯(?![问息号飞速]))"
_PEOPLE: Final = r"\([^()]{0,12}(?:记者|通讯员|特派员|编辑|作者|特约|实习生|见习|评论员|编译)[^()]{0,50}\)"
# Right after the word for a dispatch, names alone in brackets are the reporters'.
_NAMES: Final = rf"(?:{_PEOPLE}|\([^\W\d_]{{2,4}}(?:[\s、][^\W\d_]{{2,4}}){{0,3}}\))"
_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"

RULES: Final[tuple[PieceRule, ...]] = (
    PieceRule(id="dateline.bracket", kind="dateline", where="head", first=4,
              reason="reporter, place and wire in brackets before the first sentence",
              hints=("(", "[", "【", "〔"),
              pattern=r"[(\[【〔][^()\[\]【】〔〕。]{0,30}(?:(?:记者|特派员|通讯员)[^()\[\]【】〔〕。]{1,30}|(?:报道|电|讯|消息|连线|专电|综合|整理)\s?)[)\]】〕]\s*[:,]?\s*"),
    PieceRule(id="dateline.wire", kind="dateline", where="head", first=4,
              reason="medium, place, day and the word for a dispatch before the first sentence",
              hints=("电", "讯"),
              pattern=rf"(?:据)?(?:{_OWN}|{_MEDIUM})(?:[\w、·]{{0,10}}?{_DAY}|[\w·]{{0,4}})(?:[上下晚早]午?)?(?:专?{_WIRE}|快讯|综合电)(?:\s*{_NAMES})?(?:\s*[:,]|\s+|(?=[“《\w])|(?<=\)))\s*"),
    PieceRule(id="dateline.message", kind="dateline", where="head", first=4,
              reason="the medium's name and a colon before the first sentence; with a comma it would be part of it",
              hints=("报道", "消息"),
              pattern=rf"(?:{_OWN}|{_MEDIUM})(?:{_DAY})?(?:消息|报道|综合报道|综合消息)(?:\s*{_PEOPLE}\s*:?|\s*:)\s*"),
    PieceRule(id="dateline.report", kind="dateline", where="head", first=4,
              reason="medium and day of its report before the first sentence",
              hints=("日报道", "日消息", "日电", "日综合报道", "日讯"),
              pattern=rf"{_MEDIUM}{_DAY}(?:报道|综合报道|讯|电|消息)\s*(?:{_NAMES})?(?::\s*|\s|(?=据)|$)\s*"),
    PieceRule(id="dateline.own", kind="dateline", where="head", first=4,
              reason="the paper's own word for a report of its own, with its reporters",
              hints=("消息", "电", "讯"),
              pattern=rf"(?:{_OWN}|{_PAPER}|{_MEDIUM})(?:专?电|讯|快讯|消息)\s*(?:{_NAMES}|:)\s*:?\s*"),
    PieceRule(id="dateline.reporters", kind="byline", where="head", first=3,
              reason="reporters before the first sentence, set off by a slash",
              hints=("记者",),
              pattern=r"(?:本报|特约|见习|实习)?记者\s?[^\s。,:;]{2,20}\s?[/\u2571]\s?[^\s。,:;]{2,10}(?:报道|电|连线|综合报道)\s*[:,]?\s*"),
    PieceRule(id="dateline.english", kind="dateline", where="head", first=3,
              reason="place and agency before a dash",
              hints=("(afp", "(ap", "(bbc", "(bloomberg", "(cnn", "(dpa", "(efe", "(kyodo", "(reuters", "(upi", "(xinhua", "(yonhap"),
              pattern=r"(?:[a-z][a-z.'’ ]{1,24}(?:,\s?[a-z][a-z.' ]{1,20})?\s?(?:,\s?[a-z]{3,9}\.?\s?\d{1,2}\s?)?\((?:reuters|ap|afp|xinhua|bloomberg|upi|cnn|dpa|efe|bbc|kyodo|yonhap)\)\s?(?:-{1,3}|—|–)\s*)"),
    PieceRule(id="dateline.place", kind="dateline", where="head", first=2, capitals=True,
              reason="a place in capitals, with day and agency or without, before a dash and the first sentence",
              hints=("-", "–", "—"),
              pattern=rf"([a-z][a-z.'’ -]{{2,24}})(?:,\s?(?!{_MONTH}\s\d)[a-z][a-z.' ]{{1,20}})?(?:,?\s{_MONTH}\s\d{{1,2}}(?:,\s\d{{4}})?)?(?:\s?\([a-z][a-z .&'’-]{{1,30}}\))?\s?(?:—|–|-{{1,2}})\s*"),
    PieceRule(id="credit.bracket", kind="credit", where="tail",
              reason="who wrote, translated or pictured it, in brackets after the last sentence",
              hints=("(", "[", "【"),
              pattern=r"\s*[(\[【](?:(?:本报|本网|本刊|总台|央视|[\w]{2,8}社|[\w]{2,8}网)?(?:首席|见习|实习|特约)?(?:记者|编译|作者(?![^()]{0,12}[系为是])|翻译|译者|译|采写|撰文|撰稿|执笔|文|图|摄影|供图|整理|通讯员|参与(?:采写|记者|报道))\s?[:/|\s]?|(?:本文)?来源\s?[:/|]|(?:据|综合)[^()\[\]【】。,]{0,14}(?:社|网|报|台|电|报道|消息|客户端))[^()\[\]【】。!?]{0,50}[)\]】]\s*"),
    PieceRule(id="editor.bracket", kind="editor", where="tail",
              reason="editors in brackets after the last sentence, with the day after them or without",
              hints=("值班", "审校", "审核", "校对", "监制", "编"),
              pattern=r"\s*[(\[【](?:本文|见习|实习|网络|图文|值班)?(?:责任?编辑?|责编|编辑|校对|审核|审校|编审|监制|主编|值班)\s?[:/|\s]?[^()\[\]【】。!?]{1,40}[)\]】]\s*(?:1\d{6}|20\d{6})?"),
    PieceRule(id="editor.tail", kind="editor", where="tail",
              reason="editors after the last full stop",
              hints=("审核", "校对", "监制", "编审", "编辑", "责任编輯", "责编"),
              pattern=r"(?<=[。!?”」』)…])\s*(?:责任编辑|责任编輯|责编|编辑|校对|审核|编审|监制)\s?[:/|]\s?[^。!?]{2,30}"),
    PieceRule(id="byline.tail", kind="byline", where="tail",
              reason="reporters after the last full stop",
              hints=("/", "作者", "图", "文", "记者"),
              pattern=r"(?<=[。!?”」』)…])\s*(?:(?:文|图|文图|作者|本报记者|本刊记者|新华社记者|记者)\s?[:/|\s]\s?[^\s。!?,:]{2,6}(?:[\s、/][^\s。!?,:]{2,6}){0,3}(?:\s?(?:摄|报道|摄影报道))?|[^\s。!?,:/]{2,4}\s?/\s?(?:文|图|摄影?|报道|撰文|整理))"),
    PieceRule(id="source.tail", kind="source", where="tail",
              reason="the wire or paper named after the last full stop",
              hints=("据", "摘自", "来源", "综合", "转自"),
              pattern=r"(?<=[。!?”」』)…])\s*[(]?(?:(?:均)?据|来源\s?:|转自\s?:?|摘自\s?:?|综合)\s?[\w《》、·\s\"“”]{2,24}?(?:社|网|报|台|客户端|刊|新闻|公众号|微博)(?:等)?(?:综合)?(?:电|报道|消息|整理)?[)]?"),
    PieceRule(id="navigation.tail", kind="navigation", where="tail",
              reason="after the last full stop, the way back to the site",
              hints=("返回",),
              pattern=r"(?<=[。!?”」』)…])\s*返回[^。,!?\s]{2,10}(?:[,\s]{0,2}查看更多|\s?>{1,3}|»)"),
    PieceRule(id="related.bracket", kind="related", where="tail",
              reason="in brackets after the last sentence, a label of other reports and the title of one",
              hints=("更多", "相关", "详见", "延伸阅读", "详情"),
              pattern=r"\s*[(\[【](?:更多(?:详情|内容|阅读|报道|新闻)|相关(?:阅读|报道|新闻|文章)|延伸阅读|详情(?:点击|请见|见)?|详见)\s?:\s?[^()\[\]【】。]{4,60}[)\]】]\s*"),
    PieceRule(id="disclaimer.tail", kind="disclaimer", where="tail",
              reason="a distance kept or a right claimed in brackets after the last sentence",
              hints=("不代表", "仅代表", "侵删", "投稿", "文责自负", "未经", "版权", "转载"),
              pattern=r"\s*[(\[【][^()\[\]【】。]{0,30}(?:不代表|仅代表|文责自负|版权|未经.{0,6}(?:授权|许可)|转载|投稿|侵删)[^()\[\]【】]{0,60}[)\]】]\s*"),
)  # fmt: skip


_HEADS: Final = tuple((rule, Pattern(rule.pattern, *rule.hints)) for rule in RULES if rule.where == "head")
_TAILS: Final = tuple((rule, Pattern(f"(?:{rule.pattern})$", *rule.hints)) for rule in RULES if rule.where == "tail")
_TAIL_HINTS: Final = Hints([rule.hints for rule, _ in _TAILS])
_HEAD_HINTS: Final = (
    "—", "–", "- ", "记者", "报道", "电", "讯", "消息", "reuters", "ap)", "afp", "xinhua", "编译", "通讯员", "连线"
)  # fmt: skip
_MAY_HEAD: Final = Pattern("|".join(map(re.escape, _HEAD_HINTS)), *_HEAD_HINTS)
_SENTENCE_ENDS: Final = "。!?…”」』"
_LONGEST: Final = 90
LEADING: Final = max(rule.first for rule in RULES if rule.where == "head")  # paragraphs


def head(folded: str, paragraph: int, text: str = "") -> Cut | None:
    """Return the piece to be cut before the first sentence of the paragraph with this number, counted from 0.

    `text` is the paragraph before it was folded, for rules that look at capitals.
    """
    start = folded[:_LONGEST]
    if paragraph >= LEADING:
        return None
    if not _MAY_HEAD.may_match(start):
        return None
    for rule, pattern in _HEADS:
        if paragraph < rule.first and (found := pattern.match(start)) and 0 < found.end() < len(folded):
            if rule.capitals and not _in_capitals(text, found):
                continue
            return Cut(start=0, stop=found.end(), rule=rule)
    return None


def _in_capitals(text: str, found: re.Match[str]) -> bool:
    """Tell whether the place is written in capitals and a sentence begins after it."""
    rest = text[found.end() :].lstrip("“‘\"'")
    return text[found.start(1) : found.end(1)].isupper() and (rest[:1].isupper() or rest[:1].isdigit())


def tail(folded: str) -> Cut | None:
    """Return the piece to be cut after the last sentence of a paragraph."""
    if folded[-1:] in _SENTENCE_ENDS:  # as "" is
        return None
    begin = max(0, len(folded) - _LONGEST)
    end = folded[begin:]
    for number in sorted(_TAIL_HINTS.found(end)):
        rule, pattern = _TAILS[number]
        if (found := pattern.compiled().search(end)) and begin + found.start() > 0:
            return Cut(start=begin + found.start(), stop=len(folded), rule=rule)
    return None
