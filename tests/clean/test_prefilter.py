"""Hints are sound: a rule is never passed over on a line that it takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.clean import announcing, biography, captions, related
from digest.clean.prefilter import Hints
from digest.clean.rules import line_rules, piece_rules
from digest.text.pattern import Pattern
from tests.clean.proof import proves

RULES = [(rule.id, rule.pattern, rule.hints) for rule in line_rules.RULES]
RULES += [(rule.id, rule.pattern, rule.hints) for rule in piece_rules.RULES]
PATTERNS = [
    (f"{module.__name__}.{name}", pattern.source, pattern.hints)
    for module in (announcing, biography, captions, related)
    for name, pattern in vars(module).items()
    if isinstance(pattern, Pattern)
]


@pytest.mark.parametrize(("name", "pattern", "hints"), [each for each in RULES + PATTERNS if each[2]])
def test_each_match_holds_a_hint(name: str, pattern: str, hints: tuple[str, ...]) -> None:
    assert proves(pattern, hints), name


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
    assert len([name for name, _, hints in RULES if not hints]) <= 3


@given(
    st.lists(st.lists(st.text("船港a b", min_size=1, max_size=3), max_size=3), max_size=5),
    st.text("船港a b", max_size=9),
)
def test_rules_are_found_as_by_asking_each_for_its_hints(hints: list[list[str]], text: str) -> None:
    asked = {number for number, words in enumerate(hints) if not words or any(word in text for word in words)}
    assert Hints(hints).found(text) == asked
