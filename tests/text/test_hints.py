"""Hints are derived from patterns: literals of which every match contains at least one."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.text.hints import hints
from digest.text.word_classes import WORD_CLASSES, composed
from tests.clean.proof import proves


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("灯塔", {"灯塔"}),
        ("(?:灯塔|码头)[^。]{0,8}", {"灯塔", "码头"}),
        (r".{0,20}(?:灯塔)?守了.*", {"守了"}),
        ("[上下]一?页", {"上一页", "上页", "下一页", "下页"}),
        (r"a \+ b\?", {"a + b?"}),
        ("(?:灯塔|码头)?", set()),
        (r"\d{1,3}分钟|.*小时", {"分钟", "小时"}),
        (r"\d{1,3}分钟|.*", set()),
        ("(?=.*灯塔).{0,8}", set()),
        ("(?:船长)+[!?]*", {"船长"}),
        ("(?:船长){0,2}", set()),
        (r"船\s?长", {"船", "长"}),
        ("{become_member}灯塔", {"加入灯塔", "成为灯塔", "开通灯塔", "升级灯塔"}),
    ],
)
def test_hints_of_a_pattern(pattern: str, expected: set[str]) -> None:
    found = set(hints(pattern))
    assert found == expected or (pattern == r"船\s?长" and found in ({"船"}, {"长"}))


def _patterns() -> st.SearchStrategy[str]:
    atoms = st.sampled_from(["港", "船", "a", r"\.", "[海浪]", "[^海]", r"\d", ".", "{clock}"])
    repeats = st.sampled_from(["", "", "", "?", "*", "+", "{0,2}", "{1,2}", "{2}"])
    part = st.builds("{}{}".format, atoms, repeats)
    return st.recursive(
        st.lists(part, min_size=1, max_size=4).map("".join),
        lambda inner: st.builds(
            "{}(?:{}){}{}".format, inner, st.lists(inner, min_size=1).map("|".join), repeats, inner
        ),
        max_leaves=6,
    )


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(_patterns(), st.data())
def test_every_match_contains_a_hint(pattern: str, data: st.DataObject) -> None:
    found = hints(pattern)
    text = data.draw(st.from_regex(re.compile(composed(pattern)), fullmatch=True))
    assert not found or any(hint in text for hint in found)


@pytest.mark.parametrize("name", sorted(WORD_CLASSES))
def test_hints_of_a_word_class_are_proved(name: str) -> None:
    found = hints(f"{{{name}}}")
    assert not found or proves(composed(f"{{{name}}}"), found)
