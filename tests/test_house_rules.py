"""House rules that no linter knows: names of classes, length of functions and modules, size of the program.

Ruff holds the complexity of functions below its default of 10 (C901).
"""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

from tests.conftest import ROOT

MOST_LINES = 27_200  # of digest/
LONGEST_FUNCTION, LONGEST_MODULE = 40, 320
MODULES = {path.relative_to(ROOT).as_posix(): path for path in sorted((ROOT / "digest").rglob("*.py"))}


def lines(path: Path) -> int:
    return path.read_bytes().count(b"\n")


def nodes(*kinds: type[ast.AST]) -> list[tuple[str, ast.AST]]:
    trees = {name: ast.parse(path.read_bytes()) for name, path in MODULES.items()}
    return [(name, node) for name, tree in trees.items() for node in ast.walk(tree) if isinstance(node, kinds)]


def test_no_two_classes_have_one_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for module, node in nodes(ast.ClassDef):
        assert isinstance(node, ast.ClassDef)
        places[node.name.lstrip("_")].append(f"{module}:{node.lineno}")
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_a_function_fits_a_screen() -> None:
    long = {}
    for module, node in nodes(ast.FunctionDef, ast.AsyncFunctionDef):
        assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        length = (node.end_lineno or 0) - node.lineno + 1
        if length > LONGEST_FUNCTION:
            long[f"{module}:{node.lineno} {node.name}"] = length
    assert long == {}


def test_a_module_has_one_subject() -> None:
    long = {name: lines(path) for name, path in MODULES.items() if lines(path) > LONGEST_MODULE}
    assert long == {}


def test_the_program_stays_small() -> None:
    rooms: dict[str, int] = defaultdict(int)
    for name, path in MODULES.items():
        rooms[name.split("/")[1]] += lines(path)
    assert sum(rooms.values()) <= MOST_LINES, f"{sum(rooms.values())} lines: {dict(rooms)}"
