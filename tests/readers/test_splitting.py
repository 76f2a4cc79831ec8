"""Articles joined in one file: the case file, and the law that no line is lost or repeated."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.readers.split_points import drawn
from digest.readers.splitting import spans

CASES = Path(__file__).parent.parent / "cases" / "readers" / "joined.md"


def cases() -> list[tuple[str, list[str], str]]:
    found = []
    for part in CASES.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *rest = part.split("\n")
        lines = [line[1:].removeprefix(" ") for line in rest if line.startswith(">")]
        expected = next(line.removeprefix("articles: ") for line in rest if line.startswith("articles: "))
        found.append((name, lines, expected))
    return found


@pytest.mark.parametrize(("name", "lines", "expected"), cases(), ids=[case[0] for case in cases()])
def test_case(name: str, lines: list[str], expected: str) -> None:
    assert " | ".join(f"{piece.start + 1}-{piece.stop}" for piece in spans(lines)) == expected


def test_every_case_is_read() -> None:
    assert len(cases()) == len(re.findall(r"^## ", CASES.read_text(encoding="utf-8"), re.MULTILINE)) >= 12


PARAGRAPHS = [line for _, lines, _ in cases() for line in lines]


@given(st.lists(st.sampled_from(PARAGRAPHS) | st.text(max_size=60), max_size=60))
def test_pieces_are_in_order_and_leave_out_drawn_lines_alone(lines: list[str]) -> None:
    found = spans(lines)
    assert found[0].start == 0
    assert found[-1].stop == len(lines)
    for piece, following in itertools.pairwise(found):
        assert piece.start < piece.stop <= following.start
        assert all(drawn(line) or not line.strip() for line in lines[piece.stop : following.start])
