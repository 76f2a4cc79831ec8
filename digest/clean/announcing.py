"""Lines that announce a list of other articles."""

from __future__ import annotations

from typing import Final

from digest.clean.rules.line_rules import bare
from digest.text.pattern import Pattern

_ANNOUNCES: Final = Pattern(
    r"[-—=\s]*(?:(?:点击)?(?:更多)?(?:相关|推荐|拓展|扩展|延伸|精彩|热门|往期|近期|关联|链接|猜你|为你|为您|编辑|大家|其他|其它|今日|最新|最热|热点|最多|更多|深度|专题|系列|图集|往期精彩|本文|你可能|您可能|还可能|看了|同类|上期|本周|24小时|人气|点击|小编|站内|博文|视频|独家|热门文章)"
    r"(?:的|人)?(?:更多|相关|精彩|热门|好文|精选|为您|为你|感兴趣|也喜欢|还喜欢|在看|都在看|还看了|也在看|此文的人还|会喜欢)?(?:的)?"
    r"(?:新闻|报道|阅读|文章|推荐|链接|内容|资讯|专题|回顾|话题|视频|图片|图集|帖子|好文|热文|热点|排行榜?|排行|精选|导读|信息|稿件|喜欢|搜索|看点|影片|故事|博文|要闻|头条|评论|专栏|观点|消息)?(?:推荐|排行榜?|阅读|集锦|一览|链接|关注)?"
    r"|新闻链接|新闻多一点|延伸阅读|相关链接|推荐阅读|拓展阅读|猜你喜欢|为您推荐|热门推荐|大家(?:都|还)?在看|看更多(?:相关)?(?:新闻|文章|报道)?|今日热词|热点专题|更多文章|编辑推荐|往期回顾|相关报道|相关新闻|你可能感兴趣.{0,6}|看了(?:这篇文章|本文|此文)的人?还?(?:在|喜欢)?看了?|[你您]可能也?还?(?:想看|爱看|喜欢|感兴趣)|更多[^。,:;]{2,10}(?:报道|报导|新闻|资讯|文章|内容|消息)|(?:作者|小编|记者|ta)的?(?:最新|最近|更多|其他|其它|热门|近期)(?:的)?(?:文章|作品|报道)|(?:港闻|国际|财经|体育|娱乐|两岸|社会)(?:最新|热门|要闻)|今日(?:焦点|头条|要闻)|大家都在(?:读|看|搜)|(?:点击|往下)?继续阅读|猜你(?:想看|爱看|感兴趣)|(?:推荐|热门|精选|最新|即时|更多|今日|相关)(?:影音|更新|快讯|报导|新闻|影片)|(?:其他人|看过(?:本文|此文|这篇文章)的?(?:人|网友|读者)?)(?:都|也|还)?在?看了?|最多人(?:看|阅读|点阅|分享|搜寻)|同场加映|(?:实时|今日|本周|全站)?热[搜文门榜点](?:榜单?|排行榜?|话题)?|热点新闻|热门文章|点击排行|今日热点|热门搜索|频道推荐|精彩推荐|热文排行|新闻排行榜?|"
    r"related(?: (?:articles?|story|stories|posts?|content|news|links?|topics?|reading|coverage|items|videos?|reads?))?|(?:recommended|more|further|suggested|read|see) (?:for you|stories|articles?|reading|(?:from|on) (?!the way|that)[^.!?]{1,40}|(?:in|about) (?!that)(?:[a-z'&-]{2,16} ?){1,3}|like this|news|next|also|more|posts)|you (?:may|might) (?:also |be )?(?:like|interested in|enjoy|have missed).{0,20}|see also|also (?:read|see|on .{1,30})|also in .{1,30}|don'?t miss|trending(?: now| stories)?|most (?:read|popular|viewed|shared|recent)(?: in .{1,30}| stories| articles)?|popular(?: now| posts| stories| in [a-z ]{2,20})?|latest(?: news| headlines| stories| posts| articles| from .{1,30})?|recent (?:posts|articles|stories|news)|top stories|editor'?s'? picks?|what to read next|up next|must[- ]reads?|(?:recommended|related|top|more) stories|more by this author|read next|read more|keep reading|around the web|from around the web|promoted stories|more stories|in other news|sponsored stories|from our partners|(?:today's )?top (?:stories|videos|news)(?: (?:this|of the) (?:hour|day|week))?|explore more(?: on .{1,30})?|in case you missed it|related:|recommended)"
    r"\s?[:：>»↓▼]*[-—=\s]*",
    "24小时", "also ", "around the web", "editor", "further", "latest", "more", "most ", "must", "popular", "promoted stories", "read", "recent ", "recommended", "related", "see", "suggested", "t miss", "top ", "trending", "up next", "you m", "上期", "专题", "为你", "为您", "人气", "今日", "你可能", "关联", "其他", "其它", "博文", "同类", "图集", "大家", "小编", "延伸", "往期", "您可能", "扩展", "拓展", "推荐", "新闻多一点", "新闻排行", "更多", "最多", "最新", "最热", "本周", "本文", "深度", "点击", "热文排行", "热点", "热门", "热", "作者", "小编", "记者", "ta", "即时", "精选", "港闻", "国际", "财经", "体育", "娱乐", "两岸", "社会", "继续阅读", "in other news", "sponsored stories", "from our partners", "today", "explore more", "看过", "最多", "同场加映", "独家", "猜你", "相关", "看了", "站内", "精彩", "系列", "编辑", "视频", "近期", "还可能", "链接",
)  # fmt: skip


def announces(folded: str) -> bool:
    """Tell whether the line is the heading of a list of other articles."""
    text = bare(folded)
    return 0 < len(text) <= 60 and _ANNOUNCES.fullmatch(text) is not None
