"""Editors: who edited, checked and released the text."""

from __future__ import annotations

from digest.clean.rules import LineRule

RULES: tuple[LineRule, ...] = (
    LineRule(id="editor.line", kind="editor", reason="names the people who edited the text", longest=36, unless=r"{no_name}", takes=(
        r"{editor_prefix}?{editor_role}\s?(?:[:/|丨\s]|by).{1,60}",)),
    LineRule(id="editor.bracket", kind="editor", zone="tail", reason="names in brackets who wrote or edited the text", longest=30, takes=(
        r"(?:责任?编辑?|(?:见习|实习|本文)?编辑|编译|校对|审核|作者|记者|文|来源|原题|摄影).{0,2}[:/\s|].{1,50}",)),
    LineRule(id="editor.work", kind="editor", rank=1, zone="edge", reason="a kind of newsroom work and the names of those who did it", takes=(
        r"{newsroom_work}{1,4}\s?[:/|丨]\s?{han_names}(?:\s.{1,40})?",
        r"(?:值班|执行|责任|本期|本版|新媒体|网络|运营){newsroom_work}\s{han_names}")),
    LineRule(id="editor.empty", kind="editor", reason="a label of editors or of a source, with nothing behind it", longest=5, takes=(
        r"(?:责任?编辑?|责编|校对|审核|稿源)\s?:",)),
)  # fmt: skip
