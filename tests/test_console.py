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


def test_progress_is_shown_at_once_on_terminals_and_every_few_seconds_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    terminal, pipe = Terminal(), io.StringIO()
    shown = [ProgressLine(stream) for stream in (terminal, pipe)]
    for now in (100.0, 104.0, 105.5, 106.0, 111.0):
        for progress in shown:
            progress("pages", int(10 * now), 2_000)
    assert "pages 1,000 of 2,000" in terminal.getvalue()
    assert pipe.getvalue() == "pages 1,055 of 2,000\npages 1,110 of 2,000\n"
