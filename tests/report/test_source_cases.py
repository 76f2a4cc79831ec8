"""Cases in the rules of sources: they pass, or fail with the line of the expectation."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from digest import tagging
from digest.config.source_rules import parse_source_rules
from digest.config.vocabulary import Vocabulary
from digest.pipeline.inputs import load_sources
from digest.report import source_cases
from digest.site_paths import SitePaths

MATCHER = tagging.Matcher(Vocabulary())
PROJECT = Path(__file__).parents[2]
HEAD = """\
name: 海风日报
lines:
  drop: [每日清晨送到]
  keep: [责任编辑：王海]
cases:
  - text: |
      渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。
      每日清晨送到
      责任编辑：王海
      责任编辑：林舟
"""


def failures(expected: str, head: str = HEAD) -> list[tuple[int, str]]:
    source = parse_source_rules(f"{head}    {expected}\n", "seawind", "content/sources/seawind.yaml")
    return [(problem.line, problem.message) for problem in source_cases.failures((source,), MATCHER)]


@pytest.mark.parametrize(
    "expected",
    [
        "kept: [责任编辑：王海]",
        "dropped: [每日清晨送到, 责任编辑：林舟]",
        "dropped: [这一行不在文中]",
        "facts: {source: 海风日报, editors: 王海, language: zh-Hans}",
    ],
)
def test_an_expectation_is_met(expected: str) -> None:
    assert failures(expected.replace("editors: 王海, ", "")) == []


@pytest.mark.parametrize(
    ("expected", "reason"),
    [
        ("kept: [每日清晨送到]", "source.seawind.1 removed it"),
        ("kept: [责任编辑：林舟]", "editor.line removed it"),
        ("kept: [这一行不在文中]", "no such line"),
        ("dropped: [责任编辑：王海]", "no rule removed it"),
        ("facts: {source: 别报}", 'source should be "别报", not "海风日报"'),
        ("facts: {date: 2026-05-01}", 'date should be "2026-05-01", not ""'),
    ],
)
def test_a_failed_expectation_has_its_line(expected: str, reason: str) -> None:
    ((line, message),) = failures(expected)
    assert line == 11
    assert reason in message


def test_a_case_that_is_refused_says_why() -> None:
    head = "name: 海风日报\ncases:\n  - text: 责任编辑：王海\n"
    ((line, message),) = failures("kept: [a]", head)
    assert line == 3
    assert "refused" in message


def test_the_cases_of_the_demo_hold() -> None:
    sources = load_sources(SitePaths(str(PROJECT), str(PROJECT / "content"), ""))
    assert len(sources) >= 2
    assert sum(len(source.cases) for source in sources) >= 3
    assert list(source_cases.failures(sources, MATCHER)) == []


def test_the_cases_of_the_demo_need_their_rules() -> None:
    for source in load_sources(SitePaths(str(PROJECT), str(PROJECT / "content"), "")):
        for bare in (replace(source, drop_lines=()), replace(source, bylines=())):
            assert list(source_cases.failures((bare,), MATCHER)), source.file
