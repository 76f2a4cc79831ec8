"""Hints are sound: no rule is passed over on a line that it takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.clean import biography, captions, related
from digest.clean.rules import line_rules, piece_rules
from digest.text.pattern import Pattern, Prefilter, any_of
from digest.text.word_classes import composed
from tests.clean.proof import proves

RULES = [(rule.id, Pattern(rule.pattern)) for rule in line_rules.RULES]
RULES += [(rule.id, Pattern(any_of(rule.takes))) for rule in piece_rules.RULES]
PATTERNS = [
    (f"{module.__name__}.{name}", pattern)
    for module in (biography, captions, related)
    for name, pattern in vars(module).items()
    if isinstance(pattern, Pattern)
]


@pytest.mark.parametrize(("name", "pattern"), [each for each in RULES + PATTERNS if each[1].hints])
def test_each_match_contains_a_hint(name: str, pattern: Pattern) -> None:
    assert proves(composed(pattern.source), pattern.hints), name


@pytest.mark.parametrize(
    ("pattern", "hints", "sound"),
    [
        ("a(?:bc|d)e?", ("bc", "ad"), True),
        ("a(?:bc|d)?e", ("bc", "ad"), False),
        ("(?:x|yy){1,3}[.!]", ("x", "y"), True),
        ("(?:x|yy){0,3}[.!]", ("x", "y"), False),
        (".{2,8}(?:sea|lake)", ("sea",), False),
    ],
)
def test_the_proof_itself(pattern: str, hints: tuple[str, ...], sound: bool) -> None:
    assert proves(pattern, hints) is sound


def test_few_rules_are_tried_on_every_line() -> None:
    assert len([name for name, pattern in RULES if not pattern.hints]) <= 3


@given(
    st.lists(st.lists(st.text("船港a b", min_size=1, max_size=3), max_size=3), max_size=5),
    st.text("船港a b", max_size=9),
)
def test_candidates_are_the_patterns_that_may_match(hints: list[list[str]], text: str) -> None:
    patterns = [Pattern(any_of(words) if words else ".?", *words) for words in hints]
    expected = {number for number, pattern in enumerate(patterns) if pattern.may_match(text)}
    assert Prefilter(dict(enumerate(patterns))).candidates(text) == expected
