"""Related reading: lines that name another report. Lists under an announcing line are found by `digest.clean.related`."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="related.teaser", kind="related", prose=True, reason="a teaser that breaks off and leads on", longest=300, takes=(
        r".{1,300}[\[【](?:详细|全文|查看(?:全文|详情)|阅读全文|点击查看|更多)[\]】].{0,40}",
        r".{20,300}(?:…|\.\.\.)\s?(?:continue reading|read(?: more)?|full story)\s?(?:…|\.\.\.|→|>>?|»)",
        r"[^。]{1,60}[\[【][^\]】。]{0,14}点击[^\]】。]{1,8}[\]】][^。]{0,24}")),
    LineRule(id="related.earlier", kind="related", reason="names another report after a label", takes=(
        r"(?:read (?:more|also|next)|see also|also read|related(?: (?:story|article|coverage))?)\s?: [^.]{4,90}",
        r"(?:此前|早前|相关|更多|往期|前情)的?(?:报道|报导|新闻|回顾)\s?[:|丨]\s?[^。]{4,60}",
        r"(?:看更多|同场加映)\s?[:|丨]\s?[^。]{4,60}")),
    LineRule(id="related.named", kind="related", reason="a label of other reports, and the title of one", longest=44, takes=(
        r"[【\[]?{other_reports}的?{report}\s?[:|丨】\]]\s?:?\s?[^。]{4,60}",
        r"(?:看更多|同场加映|更多报道)\s?[:|丨】]\s?[^。]{4,60}",
        r"(?:don'?t miss|must read|also read|see also)\s?: [^.]{4,90}")),
)  # fmt: skip
