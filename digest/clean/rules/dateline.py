"""Datelines: a line with nothing but the time of publication, or with little else; how long reading takes."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="dateline.moment", kind="dateline", zone="head", reason="only the time of publication", longest=44, takes=(
        r"(?:[^\s。,!?]{2,14}\s)?{published}?\s?(?:时间|日期|于|on|at)?\s?:?\s?{timestamp}(?:\s?[|·/]?\s?{page_fact}.{0,60})?",)),
    LineRule(id="dateline.clock", kind="dateline", reason="a date with its time, alone", longest=24, takes=(
        r"{released}?\s?:?\s?{date}\s?,?\s?{time}(?:\s.{0,30})?",
        r"\d{1,2}\s?(?:秒|分钟|小时|天|日|周|个月|年)前|(?:刚刚|昨天|前天|今天)\s?{time}?(?:更新|发布)?",
        r"(?:a |an )?\d{0,3}\s?{unit_of_time_en} ago")),
    LineRule(id="dateline.head", kind="dateline", zone="head", reason="a full date with its time above the text, with who and where", longest=30, takes=(
        r"[^。!?]{0,24}\d{4}[-年/.]\s?\d{1,2}[-月/.]\s?\d{1,2}日?\s?{time}[^。!?]{0,60}",)),
    LineRule(id="dateline.english", kind="dateline", zone="edge", reason="only the time of publication, in English", longest=24, takes=(
        r"{author_en}?{published_en}?{weekday_en}?{date_en}(?:.{0,4}{clock}.{0,40})?(?:\s?[|•·].{0,40})?",
        r"(?:published|updated|posted|last updated|last modified)\b[ :].{0,12}\d.{0,60}")),
    LineRule(id="dateline.short", kind="dateline", zone="head", reason="a day and a clock, whichever comes first", longest=14, takes=(
        r"{short_date}\s{clock}(?::\d{2})?|{clock}(?::\d{2})?[,\s]{1,2}{short_date}",
        r"\d{1,2}\s?(?:秒|分钟|小时|天)前\s?[·|:]\s?[^。,]{2,16}")),
    LineRule(id="dateline.labelled", kind="dateline", zone="head", reason="a label of publication, a day, and what is glued to it", longest=30, takes=(
        r"(?:发布|更新|发表|发稿|上传|时间|日期)(?:时间|日期|于)?\s?:\s?{short_date}[^。!?]{0,40}",)),
    LineRule(id="dateline.read-time", kind="navigation", reason="how long reading takes", longest=16, takes=(
        r".{0,20}\b\d{1,3}[ -]min(?:ute)?s?(?: read| to read)?",
        r"阅读(?:本文)?(?:大约|约)?需?要?\s?\d{1,3}\s?分钟|本文\d{2,6}字.{0,20}|预计阅读.{0,16}")),
)  # fmt: skip
