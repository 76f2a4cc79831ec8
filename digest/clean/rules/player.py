"""Players: words of a player for video or sound, and of scripts that the page needs."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="player.language", kind="player", prose=True, zone="edge", reason="offers the page in another language", longest=60, takes=(
        r"your browser does not appear to support .{2,40}\.|(?:read|view|see) this (?:article|story|page) in [a-z]{4,12}",
        r".{0,60}\benglish version (?:of this (?:article|story|page))?.{0,40}",
        r".{0,60}\bel idioma .{0,160}\b(?:página|sitio) web.{0,60}",
        r".{0,60}(?:ページ|サイト).{0,60}(?:移[動动]|ご覧|ご览|切り替え).{0,20}")),
    LineRule(id="player.state", kind="player", reason="words of a video or audio player", longest=16, takes=(
        r"(?:{player_verb}?{player_word}[\s.:/|0-9…]*){1,8}",
        r"{playing_time}(?:\s?/\s?{playing_time})?")),
    LineRule(id="player.support", kind="player", reason="an apology of a player or a script", longest=50, takes=(
        r".{0,20}(?:[您你]的浏览器|browser|javascript|flash player|html5).{0,20}{not_supported}.{0,80}",
        r".{0,30}(?:建议|请)(?:您|你|使用)?.{0,8}(?:升级|提升|更新|更换|使用).{0,12}浏览器.{0,60}",
        r"please enable javascript.{0,60}")),
    LineRule(id="player.clip", kind="player", reason="names a clip that plays by itself", takes=(
        r"(?:自动播放|正在播放|下一个|即将播放|视频|video|watch|listen)\s?[:|丨｜]\s?.{0,59}[^.。]",
        r"(?:自动播放|正在播放|即将播放)\s.{1,60}")),
    LineRule(id="player.read-aloud", kind="player", rank=1, reason="lets the reader hear the text", longest=10, takes=(
        r"(?:点击|立即)?{read_aloud}{spoken_text}?\s?[(\[]?\s?{length_of_clip}\s?[)\]]?",
        r"(?:点击|立即)?{read_aloud}{spoken_text}",
        r"listen(?: to (?:this|the) (?:article|story))?\s?[(\[·|]?\s?(?:{playing_time}|\d{1,3}[ -]?min(?:ute)?s?)\s?[)\]]?",
        r"(?:video )?ad feedback")),
)  # fmt: skip
