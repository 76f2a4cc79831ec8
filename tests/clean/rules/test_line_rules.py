"""Each rule for whole lines takes its own examples, and no rule takes the prose given with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.clean import related
from digest.clean.measure import units
from digest.clean.rules import line_rules
from digest.text.normalise import repair
from digest.text.script import fold

CASES = Path(__file__).parents[2] / "cases" / "clean" / "lines.txt"
ZONES = {"any": {"any"}, "head": {"any", "edge", "head"}, "tail": {"any", "edge", "tail"}}
SECTION = re.compile(r"\[([a-z.-]+)\] (\w+)")


def examples() -> list[tuple[str, str, str, str]]:
    """Return (rule, zone, sign, line) of each example."""
    found = []
    rule = zone = ""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if section := SECTION.fullmatch(line):
            rule, zone = section.groups()
        elif line[:2] in ("+ ", "- "):
            found.append((rule, zone, line[0], line[2:]))
    return found


def judged(zone: str, line: str, *, prose: bool = False) -> str | None:
    """Return the id of the rule that takes the line in a zone."""
    text = repair(line)
    rule = line_rules.match(fold(text), units(text), frozenset(ZONES[zone]), prose=prose)  # type: ignore[arg-type]
    return rule.id if rule else None


@pytest.mark.parametrize(("rule", "zone", "line"), [(r, z, t) for r, z, sign, t in examples() if sign == "+"])
def test_rule_takes_its_example(rule: str, zone: str, line: str) -> None:
    assert judged(zone, line) == rule


@pytest.mark.parametrize(("zone", "line"), [(z, t) for _, z, sign, t in examples() if sign == "-"])
def test_no_rule_takes_prose(zone: str, line: str) -> None:
    assert judged(zone, line) is None


def test_every_rule_has_examples_for_and_against() -> None:
    ids = [rule.id for rule in line_rules.RULES]
    assert len(ids) == len(set(ids))
    for sign in "+-":
        assert {rule for rule, _, found, _ in examples() if found == sign} == set(ids)


def test_every_rule_says_why() -> None:
    assert all(len(rule.reason) > 10 for rule in line_rules.RULES)


@pytest.mark.parametrize(
    "line", ["相关阅读", "推薦閱讀：", "Related articles", "You may also like", "猜你喜欢", "▼往期回顾"]
)
def test_announcing_lines(line: str) -> None:
    assert related.announces(fold(line))


@pytest.mark.parametrize(
    "line", ["相关部门回应", "推荐他的人是船长", "最新进展如何", "Related costs rose", "今日渔港", "出版社"]
)
def test_prose_and_headings_announce_nothing(line: str) -> None:
    assert not related.announces(fold(line))
