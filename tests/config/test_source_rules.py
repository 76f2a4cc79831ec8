"""The file of a source: read whole, and refused with its line where it is unknown, empty, or could run slowly."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.source_rules import SourceLineRule, SourceRules, parse_source_rules
from digest.errors import ConfigurationError

WHOLE = """\
name: 海风日报
match:
  hosts: [www.seawind.example]
  names: [海风日报, 海風日報]
  paths: 2026/seawind/*
selectors:
  keep: .poem
  drop: ['div.story p.note', '#vote', '[data-role="ad"]', 'aside[hidden]']
lines:
  keep: 编者按
  drop:
    - 每日清晨送到
    - pattern: 第#版*海风日报
byline: 文｜{author}
time_zone: Asia/Shanghai
language: zh-CN
cases:
  - text: |
      渔港开海。
    kept: [渔港开海。]
    facts: {authors: [王海, 林舟], date: 2026-05-01}
"""


def load(text: str, key: str = "seawind") -> SourceRules:
    return parse_source_rules(text, key, "content/sources/seawind.yaml")


def test_a_whole_file() -> None:
    found = load(WHOLE)
    assert (found.name, found.hosts, found.names, found.paths) == (
        "海风日报", ("seawind.example",), ("海风日报", "海風日報"), ("2026/seawind/*",),
    )  # fmt: skip
    assert found.keep_lines == (SourceLineRule(text="编者按"),)
    assert found.drop_lines == (SourceLineRule(text="每日清晨送到"), SourceLineRule(text="第#版*海风日报", wild=True))
    assert (found.time_zone, found.language, found.bylines) == ("Asia/Shanghai", "zh-Hans", ("文｜{author}",))
    assert found.rule_id(5) == "source.seawind.5"
    assert found.drops[4] == "每日清晨送到"
    assert found.places == (8, 8, 8, 8, 12, 13)
    (case,) = found.cases
    assert (case.format, case.text, case.kept[0].line) == ("text", "渔港开海。\n", 20)
    assert dict(case.facts)["authors"].text == "王海, 林舟"


def test_a_source_goes_by_its_name_where_nothing_else_is_said() -> None:
    assert load("name: 海风日报").names == ("海风日报",)
    assert load("name: 海风日报\nmatch: {hosts: a.example}").names == ()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("match: {names: [a]}", 1, "no name"),
        ("name: a\nnmae: b", 2, "nmae"),
        ("name: a\nlines:\n  dorp: [b]", 3, "dorp"),
        ("name: a\nmatch:\n  hosts: ['http://a.example']", 3, "host"),
        ("name: a\ntime_zone: Mars/North", 2, "time zone"),
        ("name: a\nlanguage: fr", 2, "language"),
        ("name: a\nlines:\n  drop:\n    - # 12", 4, "empty"),
        ("name: a\nlines:\n  drop:\n    - pattern: '*'", 4, "any line"),
        ("name: a\nlines:\n  drop:\n    - pattern: a*b*c*d*e*f*g*h*i*j", 4, "wildcards"),
        ("name: a\nlines:\n  drop:\n    - pattern: by {author} here", 4, "author"),
        ("name: a\nlines:\n  drop:\n    - regex: (a+)+$", 4, "regex"),
        ("name: a\nselectors:\n  drop:\n    - .a .b .c .d .e .f .g", 4, "selector"),
        ("name: a\nselectors:\n  drop: ['.a:has(.b)']", 3, "selector"),
        ("name: a\nselectors:\n  drop: ['.a > .b']", 3, "selector"),
        ("name: a\nselectors:\n  drop: ['.a, .b']", 3, "selector"),
        ("name: a\nselectors:\n  drop: ['*']", 3, "selector"),
        ("name: a\nbyline: '* {author}'", 2, "author"),
        ("name: a\nbyline: 文｜作者", 2, "author"),
        ("name: a\ncases:\n  - kept: [a]", 3, "text"),
        ("name: a\ncases:\n  - text: a", 3, "expects nothing"),
        ("name: a\ncases:\n  - text: a\n    facts: {auhtors: b}", 4, "auhtors"),
        ("name: a\nlines: [b]", 2, "mapping"),
    ],
)
def test_what_is_wrong_is_reported_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load(text)
    assert caught.value.line == line
    assert words in str(caught.value)


def test_the_name_of_the_file_is_a_part_of_ids() -> None:
    with pytest.raises(ConfigurationError, match="Sea Wind"):
        load("name: a", key="Sea Wind")


@given(st.text("ab:[]{}-*#\"'\n .>~,()|\\", max_size=60))
def test_no_text_of_a_rule_breaks_the_reader(text: str) -> None:
    with contextlib.suppress(ConfigurationError):
        load(f"name: a\nlines:\n  drop:\n    - pattern: {text}\nselectors:\n  drop: {text}")
