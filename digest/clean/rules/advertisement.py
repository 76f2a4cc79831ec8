"""Advertising: labels of advertisements, marks of their places, and who paid."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="advertisement.label", kind="advertisement", reason="labels an advertisement", longest=14, takes=(
        r"[-—\[(【]*{ad_label}[-—\])】.…]*",)),
    LineRule(id="advertisement.marker", kind="advertisement", rank=1, reason="marks the place of an advertisement", longest=14, takes=(
        r"[-—\s(\[【]{0,6}{ad_marker}[-—\s)\]】]{0,6}",)),
    LineRule(id="advertisement.paid-en", kind="advertisement", zone="edge", reason="says who paid, or who chose what is sold", longest=20, takes=(
        r"this (?:content|article|story|post)(?: was| is)? {paid_for_en} [^.]{2,60}\.?",
        r"[^.]{0,40}independently (?:selected|chosen|reviewed)(?: by (?:our|the) [^.]{2,30})?\.?",
        r"(?:report|close|hide) (?:this )?ad")),
    LineRule(id="advertisement.paid", kind="advertisement", zone="edge", reason="says that the text, or something in its place, was paid for", longest=12, takes=(
        r"业配(?:文)?|广编(?:特辑|企划)?|工商(?:时间|服务|讯息)|推广(?:文章|讯息)|赞助(?:文章|内容|刊登)|置入性?行销",
        r"(?:广告)?[\s-]{0,3}内文未完[^。]{0,12}")),
)  # fmt: skip
