"""Placeholders: what is left where a picture was, where the text ends, or where only marks are."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="placeholder.picture", kind="placeholder", reason="left where a picture or a clip was", longest=10, takes=(
        r"[\[(【]?{in_place_of}?{picture_or_clip}\s?(?:\d{0,3}|加载中|放大|详情)(?:\.(?:jpe?g|png|gif|webp))?[\])】]?",
        r"点击(?:查看|放大|图片|加载|图)(?:大图|原图|图片|进入.{0,6}|看大图|放大|更多)?",
        r"(?:click|tap) to (?:enlarge|expand|view|play).{0,30}")),
    LineRule(id="placeholder.mark", kind="placeholder", rank=1, reason="only marks, no words", takes=(
        r"(?:[^\w…]|_){1,60}",)),
    LineRule(id="placeholder.end", kind="placeholder", zone="tail", reason="only says that the text ends", longest=6, takes=(
        r"[-—_=~*·#/<\s(\[【]{0,12}{ended}[-—_=~*·#/>\s)\]】。.]{0,12}",)),
    LineRule(id="placeholder.closing", kind="placeholder", reason="only says between dashes that the text ends", longest=6, takes=(
        r"[-—=~*·]{1,6}\s?(?:全文|本文|正文)?(?:完毕?|结束|the end|end)\s?[-—=~*·]{1,6}",)),
)  # fmt: skip
