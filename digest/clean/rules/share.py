"""Sharing: what passes the page on."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="share.to", kind="share", reason="asks to pass the page on", takes=(
        r"(?:一键|点击|我要)?(?:分享|转发|转载|推荐|share)\s?{this_text}?(?:到|至|给|于|on|to|via|with|:).{0,60}",
        r"(?:微信)?分享|分享(?:文章|本文|按钮|让更多人看到)|转发",
        r"shares?|share (?:options|via.{0,20}|on.{0,30}|this.{0,30})|tweet(?: this)?|pin it|email this.{0,20}")),
    LineRule(id="share.services", kind="share", reason="names of services to share with", takes=(
        r"(?:(?:举报|评论|收藏|分享|点赞|转发|在看|打赏|纠错)[\s|/·\d.万+]{0,10}){2,10}",
        r"(?:{share_service}[\s|/·,、:]*){1,16}")),
    LineRule(id="share.scan", kind="share", reason="asks to scan a code to read or share the page", longest=36, takes=(
        r"[^。]{0,20}(?:{scan}|二维码)[^。]{0,30}!?",
        r"(?:请|欢迎|打开|使用|用|更多|点击|长按|识别|微信|手机|关注|立即)[^。]{0,18}(?:{scan}|二维码)[^。]{0,30}。",
        r"{scan}[^。]{0,12}(?:二维码|关注|下载|阅读|查看|观看|进群|加入|分享|收听|更多)[^。]{0,20}。")),
    LineRule(id="navigation.story-link", kind="share", zone="edge", reason="the address at which the story is read or shared", longest=30, takes=(
        r"(?:read|view|share|find)(?: or share)? (?:this|the full) (?:story|article|post)[^.]{0,12}https?://\S{4,200}",)),
)  # fmt: skip
