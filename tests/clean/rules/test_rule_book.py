"""Every rule that can remove a line is in the book with its reason, and has a case for it and one against it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import digest.clean
from digest.clean.rules.rule_book import rule_book
from digest.model import RemovalKind

CASES = Path(__file__).parents[2] / "cases" / "clean"
SECTION = re.compile(r"\[([a-z.-]+)\]")
# What no text alone can show: it needs front matter, or an author who is known by name.
TESTED_ELSEWHERE = {
    "front-matter.drop": "../test_editor_decisions.py",
    "byline.biography": "../test_biography.py",
    "byline.name": "../test_biography.py",
}


def emitted() -> set[str]:
    """Return the ids that code writes out itself: the last argument of each call of `removed` that is a literal."""
    found = set()
    for path in Path(next(iter(digest.clean.__path__))).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("removed", "Verdict")
            ):
                values = [*node.args, *(word.value for word in node.keywords if word.arg == "rule")]
                found |= {value.value for value in values[-1:] if isinstance(value, ast.Constant)}
    return {str(rule) for rule in found}


def shown(sign: str) -> set[str]:
    """Return the rules with examples of this sign in the lists of lines and pieces."""
    found, rule = set(), ""
    for name in ("lines.txt", "pieces.txt"):
        for line in (CASES / name).read_text(encoding="utf-8").splitlines():
            section = SECTION.match(line)
            rule = section[1] if section else rule
            found |= {rule} if line.startswith(f"{sign} ") else set()
    return found


def named(key: str) -> set[str]:
    """Return the rules that texts name as those that remove (`removed:`) or must not (`spares:`)."""
    lines = [line for path in CASES.glob("*.md") for line in path.read_text(encoding="utf-8").splitlines()]
    parts = [part for line in lines if line.startswith(f"{key}:") for part in line.removeprefix(f"{key}:").split(" | ")]
    return {part.split()[0] for part in parts if part.strip()}


def test_what_code_removes_is_in_the_book() -> None:
    assert len(emitted()) > 10
    assert emitted() <= set(rule_book())


def test_every_rule_says_why_and_is_of_a_known_kind() -> None:
    for name, entry in rule_book().items():
        assert len(entry.reason) > 10, name
        assert entry.kind in get_args(RemovalKind), name


def test_every_rule_has_a_case_for_it() -> None:
    assert set(rule_book()) - shown("+") - named("removed") == set(TESTED_ELSEWHERE)


def test_every_rule_has_a_case_against_it() -> None:
    assert set(rule_book()) - shown("-") - named("spares") == set(TESTED_ELSEWHERE)


def test_what_is_tested_elsewhere_is() -> None:
    for rule, name in TESTED_ELSEWHERE.items():
        assert rule in (Path(__file__).parent / name).read_text(encoding="utf-8")
