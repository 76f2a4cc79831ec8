"""Patterns can be read: none is long, each composes named word classes, and no class is there in vain."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import digest
from digest.text.word_classes import WORD_CLASSES, classes_in, composed

LONGEST = 120  # characters of a pattern as it is written in the code
ROOT = Path(next(iter(digest.__path__)))
COMPILES = {"Pattern", "any_of", "compile", "findall", "finditer", "fullmatch", "match", "search", "split", "sub"}
RULES = {"LineRule", "PieceRule"}


def written(call: ast.Call) -> Iterator[str]:
    """Yield the patterns that a call writes out; of alternatives each by itself, of names and calls what they stand for."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    values = [*call.args[:1]] if name in COMPILES else []
    values += [word.value for word in call.keywords if name in RULES and word.arg in ("takes", "unless")]
    for value in values:
        for each in value.elts if isinstance(value, ast.Tuple) else (value,):
            if isinstance(each, ast.Constant | ast.JoinedStr | ast.BinOp):
                yield "".join(_literals(each))


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.BinOp):
        yield from _literals(node.left)
        yield from _literals(node.right)
    elif isinstance(node, ast.JoinedStr):
        for value in node.values:
            yield str(value.value) if isinstance(value, ast.Constant) else "{name}"


def test_no_pattern_is_long() -> None:
    long = [
        (path.name, pattern)
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for pattern in written(node)
        if len(pattern) > LONGEST
    ]
    assert not long


def test_every_class_is_an_expression_and_in_one_place() -> None:
    assert not classes_in("newsroom.txt").keys() & classes_in("site.txt").keys()
    for name in WORD_CLASSES:
        assert re.compile(composed(f"{{{name}}}"))


def test_every_class_is_used() -> None:
    files = (*ROOT.rglob("*.py"), *ROOT.rglob("word_classes/*.txt"))
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    assert not [name for name in WORD_CLASSES if f"{{{name}}}" not in text]
