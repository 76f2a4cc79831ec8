"""Credits: who drew, photographed, lent, produced or helped."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="credit.english", kind="credit", prose=True, reason="who reported, wrote and edited, in sentences of their own", longest=50,
             unless=r".*\b{verb_en}\b", takes=(
        r"{work_en} by (?!{no_name_en} ){workers_en}(?:[.;]\s?{work_en} by {workers_en}){0,3}[.;]?",)),
    LineRule(id="credit.agency", kind="credit", reason="only the agency a picture came from", longest=10, takes=(
        r"(?:{pictured}\s?(?:source|credit|caption|来源|图源)?s?\s?[,:]?\s?)?{agency}(?:\s?[/|]\s?[^。,]{2,30})?(?: via [\w ]{2,30})?",)),
    LineRule(id="credit.contributed", kind="credit", zone="tail", reason="who helped with the report", longest=40, takes=(
        r"contribut(?:ing|ors?)(?: writers?)?\s?: .{2,160}",
        r".{2,200}\bcontributed (?:reporting |research )?(?:to|for) this (?:report|story|article|piece)\.?",
        r".{2,200}\bcontributed reporting\b.{0,60}\.?",
        r"with (?:files|reporting|reports|wire reports) from .{2,80}\.?")),
    LineRule(id="credit.photo", kind="credit", reason="who took or lent a picture, in brackets or behind the word", longest=12, takes=(
        r"\(?{picture_en}s?(?: by| courtesy(?: of)?| credits?\s?:?|\s?:)\s(?!(?:her|his|their|my|our|its) ).{2,60}\)?",
        r"\(?(?:courtesy|file|stock|handout) (?:photo|image)s?\)?")),
    LineRule(id="credit.picture", kind="credit", rank=1, zone="edge", reason="where the pictures came from", longest=20, takes=(
        r"(?:文中|本文)?(?:图片|照片|配图)均?(?:由|来自|为)[^。]{2,16}(?:提供|供图|拍摄|网络)|图源\s?[^\s。]{2,16}",
        r"(?:示意图|资料图片?|档案图|资料照片|档案照片),?(?:非(?:新闻)?当事人?|与本文无关)?",
        r"(?:首图|封面图|题图|头图|配图|图|(?:本文)?图片)(?:来源|来自|源|提供)?\s?[:/|]\s?[^。]{2,30}")),
    LineRule(id="credit.publisher", kind="credit", zone="tail", reason="which medium made or publishes the page", longest=30, takes=(
        r"(?:主办|出品|承办|主管|制作|运营)(?:方|单位)?\s?[:|]\s?[^。,]{0,20}{newsroom}.{0,20}",)),
    LineRule(id="credit.pictured", kind="credit", rank=1, zone="edge", reason="where the pictures of the page come from", longest=24, takes=(
        r"{which_picture}?{picture}[\s:/|,]{0,2}[均都皆]?{picture_from}\s?[:/]?\s?(?!一[位名个张]|[他她我])[^。,]{2,24}",)),
    LineRule(id="credit.drawn", kind="credit", reason="who drew, lent or kept a picture, in brackets", longest=12, takes=(
        r"\([^()。,]{2,10}(?:制图|供图|绘图|档案照片?|资料照片?|资料图)\)",)),
)  # fmt: skip
