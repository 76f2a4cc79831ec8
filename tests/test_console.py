"""What commands share when they print: nothing in a text controls the terminal, and numbers agree with their nouns."""

from __future__ import annotations

import io

import pytest

from digest.console import ProgressLine, counted, location, paint, printable


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_styles_are_kept_or_removed_and_other_control_characters_escaped() -> None:
    text = f"{paint('refused', 'red', 'bold')} a\x1b]0;b\x07\n"
    assert printable(text, color=True) == "\x1b[31;1mrefused\x1b[0m a\\x1b]0;b\\x07\n"
    assert printable(text, color=False) == "refused a\\x1b]0;b\\x07\n"


@pytest.mark.parametrize(("number", "text"), [(0, "0 problems"), (1, "1 problem"), (1_234, "1,234 problems")])
def test_a_number_agrees_with_its_noun(number: int, text: str) -> None:
    assert counted(number, "problem") == text


def test_the_location_of_a_problem_is_as_precise_as_it_is_known() -> None:
    assert [location("a.md", 3), location("a.md", 0), location("", 0)] == ["a.md:3: ", "a.md: ", ""]


def test_progress_is_shown_on_terminals_only() -> None:
    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        ProgressLine(stream)("pages", 1_000, 2_000)
    assert "pages 1,000 of 2,000" in terminal.getvalue()
    assert pipe.getvalue() == ""
