"""Lines that announce a list of other articles."""

from __future__ import annotations

from typing import Final

from digest.clean.rules.line_rules import bare
from digest.text.pattern import Pattern, any_of

_ANNOUNCES: Final = Pattern(
    r"[-—=\s]*"
    + any_of(
        (
            r"(?:点击)?(?:更多)?{reading_of}(?:的|人)?{liked}?的?{reading}?(?:推荐|排行榜?|阅读|集锦|一览|链接|关注)?",
            r"{reading_list}|(?:实时|今日|本周|全站)?热[搜文门榜点](?:榜单?|排行榜?|话题)?",
            r"大家(?:都|还)?在看|大家都在(?:读|看|搜)|看更多(?:相关)?(?:新闻|文章|报道)?|(?:点击|往下)?继续阅读",
            r"你可能感兴趣.{0,6}|[你您]可能也?还?(?:想看|爱看|喜欢|感兴趣)|猜你(?:想看|爱看|感兴趣)",
            r"看了(?:这篇文章|本文|此文)的人?还?(?:在|喜欢)?看了?|最多人(?:看|阅读|点阅|分享|搜寻)",
            r"(?:其他人|看过(?:本文|此文|这篇文章)的?(?:人|网友|读者)?)(?:都|也|还)?在?看了?",
            r"更多[^。,:;]{2,10}(?:报道|报导|新闻|资讯|文章|内容|消息)|今日(?:焦点|头条|要闻)",
            r"(?:作者|小编|记者|ta)的?(?:最新|最近|更多|其他|其它|热门|近期)的?(?:文章|作品|报道)",
            r"(?:港闻|国际|财经|体育|娱乐|两岸|社会)(?:最新|热门|要闻)",
            r"(?:推荐|热门|精选|最新|即时|更多|今日|相关)(?:影音|更新|快讯|报导|新闻|影片)",
            r"{list_en}|related(?: {related_en})?|explore more(?: on .{1,30})?",
            r"{more_en} (?:for you|stories|articles?|reading|like this|news|next|also|more|posts)",
            r"{more_en} (?:from|on) (?!the way|that)[^.!?]{1,40}|{more_en} (?:in|about) (?!that)(?:[a-z'&-]{2,16} ?){1,3}",
            r"you (?:may|might) (?:also |be )?(?:like|interested in|enjoy|have missed).{0,20}",
            r"also (?:read|see|on .{1,30})|also in .{1,30}|latest(?: news| headlines| stories| posts| articles| from .{1,30})?",
            r"most (?:read|popular|viewed|shared|recent)(?: in .{1,30}| stories| articles)?",
            r"(?:today's )?top (?:stories|videos|news)(?: (?:this|of the) (?:hour|day|week))?",
        )
    )
    + r"\s?[:>»↓▼]*[-—=\s]*"
)


def announces(folded: str) -> bool:
    """Whether the line is the heading of a list of other articles."""
    text = bare(folded)
    return 0 < len(text) <= 60 and _ANNOUNCES.fullmatch(text) is not None
