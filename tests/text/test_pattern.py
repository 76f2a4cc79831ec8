"""Patterns are compiled when needed, and their hints are in whatever they match: of every pattern of the program."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import digest
from digest.text.pattern import Pattern

FIELD = Pattern(r"(?:来源|稿源)：(?P<name>\w{2,4})")
BYLINE = Pattern(r"^by (\w+)", flags=re.IGNORECASE)
ROOMS = ("digest.text.", "digest.facts.", "digest.clean.", "digest.summary", "digest.stories.")


def patterns() -> Iterator[tuple[str, Pattern]]:
    """Yield (place, pattern) of every pattern that a module names or lists; for those of rules there is a proof."""
    for module in pkgutil.walk_packages(digest.__path__, "digest."):
        if module.name.startswith(ROOMS) and not module.name.startswith("digest.clean.rules."):
            for name, value in vars(importlib.import_module(module.name)).items():
                for each in value if isinstance(value, tuple) else (value,):
                    if isinstance(each, Pattern):
                        yield f"{module.name}.{name}", each


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*pair, id=pair[0]) for pair in patterns()])
def test_every_text_that_matches_contains_a_hint(name: str, pattern: Pattern) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(st.from_regex(pattern.compiled))
    def holds(text: str) -> None:
        assert pattern.may_match(text), (name, text)

    holds()


def test_hints_are_derived_unless_given() -> None:
    assert set(FIELD.hints) == {"来源：", "稿源："}
    assert Pattern("来源：.*", "源").hints == ("源",)


def test_a_pattern_is_compiled_by_the_first_text_that_may_match() -> None:
    pattern = Pattern(r"来源：\w+")
    assert pattern.search("出处：青岭晚报") is None
    assert "compiled" not in vars(pattern)
    assert pattern.search("来源：青岭晚报") is not None
    assert "compiled" in vars(pattern)


def test_alternatives_and_word_classes() -> None:
    pattern = Pattern("{become_member}会员|退会")
    assert [text for text in ("加入会员", "开通会员", "退会", "会员") if pattern.fullmatch(text)] == [
        "加入会员",
        "开通会员",
        "退会",
    ]


@given(st.text("来源稿：青岭晚报 b", max_size=12))
def test_hints_change_no_answer(text: str) -> None:
    plain = re.compile(FIELD.source)
    for name in ("search", "match", "fullmatch"):
        filtered, free = getattr(FIELD, name)(text), getattr(plain, name)(text)
        assert (filtered and filtered.span()) == (free and free.span())
    assert [found.span() for found in FIELD.finditer(text, 1)] == [found.span() for found in plain.finditer(text, 1)]
    assert FIELD.sub("", text) == plain.sub("", text)
    assert FIELD.split(text) == plain.split(text)


def test_hints_of_a_pattern_that_ignores_case_do_so_too() -> None:
    assert BYLINE.match("BY Jane") is not None
    assert BYLINE.match("Jane") is None
