"""Sources: the medium, account, link or printed page a text comes from, and the title it had there."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="source.line", kind="source", reason="names the medium the text was taken from", longest=34, takes=(
        r"{copied_text}?{copied_from}\s?于?\s?[:|丨].{1,60}",
        r"(?:(?:转|摘|转载)自(?!己)|来源于)\s?.{2,30}",
        r"(?:综合|综编|据)[^。,!?]{2,30}(?:等|综合|消息|报道|电|整理)(?:消息|报道|整理)?",
        r"(?:原载|原刊|首发|首刊|刊载)于?\s?《[^》]{2,20}》[^。]{0,40}")),
    LineRule(id="source.original-title", kind="original-title", prose=True, reason="the title the text had elsewhere", longest=80, takes=(
        r"{original_title}\s?(?::|为|\s).*|(?:英文)?原文(?:链接|地址|网址|标题|作者)?\s?:.*",)),
    LineRule(id="source.link", kind="source", zone="edge", reason="only an address", longest=60, takes=(
        r"(?:{which_link}?(?:链接|地址|网址|url|link|source)\s?:?\s?)?(?:https?://|www\.)\S{1,400}",)),
    LineRule(id="edition.line", kind="edition", reason="the printed page the text was on", longest=30, takes=(
        r"(?:[《(]?\s?.{2,16}(?:[时日晚]?报|刊)》?\s?)?[(]?\s?{date}?\s?[)]?\s?{printed_page}(?:\s?[:/(].{0,20})?\s?[)]?",
        r"(?:版次|版面|期号|刊期)\s?:.{1,30}|《.{2,16}》\s?[(]?\s?{date}.{0,20}")),
    LineRule(id="edition.label", kind="edition", reason="the name of a column or a series", longest=12, takes=(
        r"【[^】。,:]{1,10}】",)),
    # ------------------------------------------------------------------ around any text
    LineRule(id="source.account", kind="source", zone="edge", reason="names the account or column that shows the text", longest=34, takes=(
        r"[^\s。,:]{2,16}官方(?:账号|帐号|微博|微信)|以下文章(?:来源|来自|转载)于?[^。]{2,40}|来自专栏.{0,20}",
        r"综合\s?[:/|].{2,40}|[^\s。,]{2,12}出品",
        r"本文(?:由|经|获|已获)[^。]{0,24}(?:授权|许可)(?:转载|刊登|发布|刊发)?[^。]{0,20}")),
    LineRule(id="source.medium", kind="source", zone="edge", reason="only the medium that sent or showed the text", longest=12, takes=(
        r"[^\s。,:()]{2,8}{medium_suffix}(?:讯|客户端|电)|据[^\s。,:]{2,8}(?:发布|微博|客户端)",
        r"\((?:据|来源\s?:)?[^\s。,:()]{2,8}(?:{medium_suffix}|社)\)")),
    LineRule(id="source.elsewhere", kind="source", reason="names the account or the page the text was taken from", takes=(
        r"本文(?:来自|转自|首发于|原载于?|首发)(?:微信)?(?:公众号|公号)[^。]{2,40}",
        r"原文(?:连结|链接|出处|地址)\s?:.{2,200}")),
    LineRule(id="source.place", kind="source", zone="head", reason="the place an account writes from", longest=8, takes=(
        r"(?:发布于|发表于)\s?{province}|ip属地\s?:?\s?[^\s。,]{2,8}|{province}(?:省|市|自治区)?",)),
    LineRule(id="source.from", kind="source", zone="edge", reason="what the text was put together or copied from", takes=(
        r"{collected}来?源\s?[:|丨]\s?[^。]{2,40}|{compiled}自\s?:?\s?[^。,!?]{2,40}",
        r"(?:本文|文章|此文|本篇|原文)(?:最初|最早|首次)?{first_published}\s?[^。,的]{2,50}")),
    LineRule(id="source.agency", kind="source", zone="edge", reason="the agency that reported, in brackets or with the word for it", longest=20, takes=(
        r"\(?(?:据|综合)[^\s。,:()的]{2,12}(?:社|网|报|台|新闻)等?(?:媒体)?(?:综合)?(?:报道|报导|消息|电|外电)\)?",)),
    LineRule(id="source.provided", kind="source", zone="edge", reason="who provided the text, its pictures or its facts, behind a label", longest=36, takes=(
        r"(?:信源|(?:综合|资料)整理|(?:资料|新闻|内容|图文|影片)(?:授权)?提供)\s?[:|/]\s?[^。]{2,40}",
        r"(?:视频|影片|音频|画面|声音)来源\s?[:|/]\s?[^。]{2,40}",
        r"(?:部分|以上|本文|文中)(?:内容|信息|资料|图文|观点)[均皆都]?{put_together_from}(?!一[位名个]|[他她我]|口述|网友)[^。,]{2,30}")),
)  # fmt: skip
