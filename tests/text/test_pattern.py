"""Patterns are compiled late, and their hints stand in whatever they match: of every pattern of the program."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import digest
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELD = Pattern(r"(?:来源|稿源)：(?P<name>\w{2,4})", "来源", "稿源")
BYLINE = Pattern(r"^by (\w+)", "by ", flags=re.IGNORECASE)


def patterns() -> Iterator[tuple[str, Pattern]]:
    """Yield (where it stands, pattern) of every pattern with hints that a module of the program names or lists."""
    for module in pkgutil.walk_packages(digest.__path__, "digest."):
        if module.name.startswith(
            ("digest.text.", "digest.facts.", "digest.clean.", "digest.summary", "digest.stories.")
        ):
            for name, value in vars(importlib.import_module(module.name)).items():
                for one in value if isinstance(value, tuple) else (value,):
                    if isinstance(one, Pattern) and one.hints:
                        yield f"{module.name}.{name}", one


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*pair, id=pair[0]) for pair in patterns()])
def test_no_text_that_matches_is_without_a_hint(name: str, pattern: Pattern) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.from_regex(pattern.compiled()))
    def holds(text: str) -> None:
        assert pattern.may_match(text), (name, text)

    holds()


def test_a_pattern_is_compiled_by_the_first_text_that_may_match() -> None:
    pattern = Pattern(r"来源：\w+", "来源")
    assert pattern.search("出处：青岭晚报") is None
    assert pattern._compiled is None
    assert pattern.search("来源：青岭晚报") is not None
    assert pattern._compiled is not None


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_a_pattern_of_many_hints_that_is_asked_often_answers_as_before(flags: int) -> None:
    hints = ("来源", "稿源", "by (", "a.b", *(f"no. {number}" for number in range(20)))
    pattern = Pattern(r"(?:来源|稿源|by \(|a\.b|no\. \d)", *hints, flags=flags)
    texts = ["青岭晚报", "据来源称", "by (x)", "BY (X)", "aab", "a.b", ""]
    before = [pattern.may_match(text) for text in texts]
    for _ in range(300):
        pattern.may_match("青岭晚报")
    assert pattern._gate is not None
    assert [pattern.may_match(text) for text in texts] == before


@given(st.text("来源稿：青岭晚报 b", max_size=12))
def test_a_gate_changes_no_answer(text: str) -> None:
    plain = re.compile(FIELD.source)
    for name in ("search", "match", "fullmatch"):
        gated, free = getattr(FIELD, name)(text), getattr(plain, name)(text)
        assert (gated and gated.span()) == (free and free.span())
    assert [one.span() for one in FIELD.finditer(text, 1)] == [one.span() for one in plain.finditer(text, 1)]
    assert FIELD.sub("", text) == plain.sub("", text)
    assert FIELD.split(text) == plain.split(text)


def test_hints_of_a_pattern_that_ignores_case_do_so_too() -> None:
    assert BYLINE.match("BY Jane") is not None
    assert BYLINE.match("Jane") is None
