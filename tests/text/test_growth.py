"""No expression that the program compiles takes more than linear time, for near-misses made of the expression itself.

A near-miss is a beginning that matches and a part repeated n times, with an end that does not match. What is slow at all is measured at
n, 2n and 4n; processor time that grows sevenfold from n to 4n and from the best of several runs is no accident.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.sitebuilding import run_script, write

SIZES = (3_000, 6_000, 12_000)  # characters
SLOW = 0.003  # seconds at the smallest size; nothing matters that is faster
MOST = 30  # near-misses of an expression, spread over all
BRIEF = 22  # repetitions for which exponential time shows already
FACTOR = 7  # from the smallest to the largest size: 4 is linear, 16 quadratic
WRONG_ENDS = ("\u2603", "\n\u2603")
# What these read is written by us or by editors, and short: patterns, the selectors of source rules, and paths of files.
READ_FROM_EDITORS = (
    "digest.text.hints:",
    "digest.facts.source_facts:",
    "digest.clean.source_rules:",
    "digest.config.",
    "digest.report.views:",
)
LETTERS = "a甲1 .,:-A_\n'\"(<[&%é"
parser: Any = re._parser  # type: ignore[attr-defined]  # the one way to see what an expression consists of
REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}
SOURCE = """\
name: 青岭晚报
match: {hosts: [qingling.example], paths: ["press/*/a?[0-9]*.html"]}
lines:
  drop: ["第#版*共#頁*", "*图*：*（*）*", "更多*请*"]
byline: ["文｜{author}", "* 记者 {author} *"]
"""


def expressions(folder: Path) -> list[tuple[str, int, str, bool]]:
    """Return source, flags and place of every expression that is compiled when the demo is built and reported,
    and whether it is searched for.
    """
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "digest.yaml", folder)
    write(folder, {"content/sources/qingling.yaml": SOURCE, "content/rows.csv": "title,text\na,青岭晚报的读者来信。\n"})
    return [tuple(each) for each in json.loads(run_script(folder, Path(__file__).with_name("compiled.py")))]


def sample(node: Any) -> str:
    """Return a short text that a part of a parsed expression matches, more or less: assertions are left out."""
    name = str(node[0])
    value: Any = node[1]
    single = {"ANY": "a", "LITERAL": chr(value) if name == "LITERAL" else "", "NOT_LITERAL": "é"}
    if name in REPEATS:
        return samples(value[2]) * max(1, int(value[0]))
    if name == "IN":
        return next(iter(letters_of(character_class(value))), "")
    if name in ("BRANCH", "SUBPATTERN", "ATOMIC_GROUP"):
        return samples(inner_parts(name, value)[0])
    return str(single.get(name, ""))


def inner_parts(name: str, value: Any) -> list[Any]:
    """Return the sequences within a part of an expression."""
    if name == "BRANCH":
        return list(value[1])
    if name in REPEATS:
        return [value[2]]
    if name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT"):
        return [value[-1]]
    return [value] if name == "ATOMIC_GROUP" else []


def samples(parts: Any) -> str:
    return "".join(map(sample, parts))


def character_class(items: Any) -> str:
    """Return the source of a set of characters."""
    text = ""
    for kind, value in items:
        name = str(kind)
        if name == "NEGATE":
            text += "^"
        elif name == "LITERAL":
            text += re.escape(chr(value))
        elif name == "RANGE":
            text += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        else:
            letter = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[str(value).rsplit("_", 1)[1]]
            text += "\\" + (letter.upper() if "_NOT_" in str(value) else letter)
    return f"[{text}]"


@cache
def letters_of(source: str) -> str:
    """Return some characters of a set, given its source."""
    one = re.compile(source)
    return "".join(letter for letter in LETTERS + source if one.fullmatch(letter))


def pumped(parts: Any, before: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of an expression that can be repeated, each with a text that leads to it."""
    for at, (kind, value) in enumerate(parts):
        lead, name = before + samples(parts[:at]), str(kind)
        yield lead, sample((kind, value))
        yield before, samples(parts[at:])
        for inner in inner_parts(name, value):
            yield from pumped(inner, lead)
        if name == "IN":
            yield from ((lead, letter) for letter in letters_of(character_class(value))[:4])


def near_misses(source: str, flags: int) -> list[tuple[str, str, str]]:
    """Return (beginning, unit, end) of near-misses of an expression.

    None is a run of blanks: lines are normalised before rules see them, and readers' expressions bound their blanks.
    """
    parts = [*pumped(parser.parse(source, flags), "")]
    units = {(lead[:80], unit[:80]) for lead, unit in parts if unit}
    units |= {("", (lead + unit)[:80]) for lead, unit in units}
    found = sorted((lead, unit, end) for lead, unit in units if not unit.isspace() for end in WRONG_ENDS)
    return found[:: max(1, len(found) // MOST)]


def seconds(compiled: re.Pattern[str], miss: tuple[str, str, str], size: int, searched: bool, runs: int) -> float:
    lead, unit, end = miss
    text = lead + unit * (size // len(unit)) + end
    took = []
    for _ in range(runs):
        began = time.process_time()
        if searched:
            for _match in compiled.finditer(text):
                pass
        else:
            compiled.match(text)
            compiled.fullmatch(text)
        took.append(time.process_time() - began)
    return min(took)


def superlinear(compiled: re.Pattern[str], miss: tuple[str, str, str], searched: bool) -> str:
    """Return the times of a near-miss if they grow faster than its size, else ""."""
    if (brief := seconds(compiled, miss, BRIEF * len(miss[1]), searched, 1)) > 10 * SLOW:
        return f"{brief:.3f} s for {BRIEF} repetitions"
    if (early := seconds(compiled, miss, SIZES[0] // 10, searched, 1)) > 10 * SLOW:
        return f"{early:.3f} s for {SIZES[0] // 10} characters"
    if seconds(compiled, miss, SIZES[0], searched, 1) < SLOW:
        return ""
    smallest, _, largest = times = [seconds(compiled, miss, size, searched, 2) for size in SIZES]
    return " ".join(f"{each:.3f} s" for each in times) if largest > FACTOR * smallest > FACTOR * SLOW else ""


def test_no_expression_takes_more_than_linear_time(tmp_path: Path, alone: Callable[[], None]) -> None:
    alone()
    found = {}
    for source, flags, place, searched in expressions(tmp_path / "site"):
        compiled = re.compile(source, flags)
        for miss in near_misses(source, flags) if not place.startswith(READ_FROM_EDITORS) else ():
            if times := superlinear(compiled, miss, searched):
                found[f"{place} {source}"] = (*miss, times)
                break
    assert found == {}


@pytest.mark.parametrize("source", [r"\d+年.*月", r"(?:甲|甲乙)*丙.*丁"])
def test_a_slow_expression_is_noticed(source: str) -> None:
    assert any(superlinear(re.compile(source), miss, searched=True) for miss in near_misses(source, 0))
