"""Each rule for pieces cuts exactly its piece off the head or the tail of a paragraph."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.clean.rules import piece_rules
from digest.text.script import fold

CASES = Path(__file__).parents[2] / "cases" / "clean" / "pieces.txt"
SECTION = re.compile(r"\[([a-z.-]+)\]")


def examples(sign: str) -> list[tuple[str, str]]:
    """Return (rule, line) of the examples with this sign."""
    found = []
    rule = ""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if section := SECTION.fullmatch(line):
            rule = section.group(1)
        elif line.startswith(f"{sign} "):
            found.append((rule, line[2:]))
    return found


@pytest.mark.parametrize(("rule", "example"), examples("+"))
def test_rule_cuts_its_piece(rule: str, example: str) -> None:
    before, rest, after = re.split("[⟨⟩]", example)
    line = before + rest + after
    cut = piece_rules.head(fold(line), 0, line) if before else piece_rules.tail(fold(line))
    assert cut is not None
    assert (cut.rule.id, line[cut.start : cut.stop]) == (rule, before + after)


@pytest.mark.parametrize(("rule", "line"), examples("-"))
def test_sentences_stay_whole(rule: str, line: str) -> None:
    assert piece_rules.head(fold(line), 0, line) is None
    assert piece_rules.tail(fold(line)) is None


def test_a_dateline_in_the_middle_of_a_text_stays() -> None:
    assert piece_rules.head(fold("海风网青岛3月4日电 （记者张帆）渔港今天开海。"), 12) is None


def test_every_rule_has_an_example_against_it() -> None:
    assert {rule.id for rule in piece_rules.RULES} <= {rule for rule, _ in examples("-")}
