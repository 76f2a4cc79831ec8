"""What commands share when they print: exit codes, progress, colours, and text that cannot control the terminal."""

import os
import re
import sys
import time
from typing import Final, TextIO

OK, PROBLEMS, USAGE, STOPPED = 0, 1, 2, 3  # exit codes

SECONDS_BETWEEN_LINES: Final = 5.0  # of progress that is piped

_STYLES: Final = {"bold": "1", "dim": "2", "strike": "9", "red": "31", "yellow": "33", "blue": "34"}
_STYLE_OR_CONTROL: Final = re.compile(
    r"\x1b\[[\d;]{1,9}m|[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


class ProgressLine:
    """Shows progress on one line of a terminal; where the stream is piped, on a line of its own every few seconds."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._is_terminal = self._stream.isatty()
        self._shown = time.monotonic()

    def __call__(self, what: str, done: int, total: int) -> None:
        if self._is_terminal and total:
            end = "\r" if done < total else "\r\x1b[K"
            self._stream.write(f"\r\x1b[K{what} {done:,} of {total:,}{end}")
            self._stream.flush()
        elif total and time.monotonic() - self._shown >= SECONDS_BETWEEN_LINES:
            self._shown = time.monotonic()
            print(f"{what} {done:,} of {total:,}", file=self._stream, flush=True)


def echo(text: str, *, color: bool) -> None:
    """Print a text that may contain styles; they are removed if `color` is false or the output is not a colour terminal."""
    is_terminal = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    print(printable(text, color=color and is_terminal))


def paint(text: str, *styles: str) -> str:
    """Return a text in a style, which `printable` removes again where there are no colours."""
    return f"\x1b[{';'.join(_STYLES[style] for style in styles)}m{text}\x1b[0m"


def printable(text: str, *, color: bool) -> str:
    """Return a text with control characters and marks of direction escaped (file names and scraped text may contain some), with or without styles."""

    def replace(found: re.Match[str]) -> str:
        if len(found[0]) > 1:
            return found[0] if color else ""
        return found[0].encode("ascii", "backslashreplace").decode() if found[0] > "\x7f" else f"\\x{ord(found[0]):02x}"

    return _STYLE_OR_CONTROL.sub(replace, text)


def notice(text: str) -> None:
    """Print something that the user should know and that stops nothing."""
    print(f"digest: {printable(text, color=False)}", file=sys.stderr)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 problem", "2 problems"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def location(file: str, line: int) -> str:
    """Return the prefix that says where a problem is: "file:line: ", "file: " or nothing."""
    return f"{file}:{line}: " if file and line else f"{file}: " if file else ""
