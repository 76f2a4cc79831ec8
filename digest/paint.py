"""What a command says on a terminal: colours where they are wanted, and nothing that text of others could do to it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import TextIO

_CODES: Final = {"bold": "1", "dim": "2", "strike": "9", "red": "31", "yellow": "33", "blue": "34"}
_COLOUR_OR_CONTROL: Final = re.compile(r"\x1b\[[\d;]{1,9}m|[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def paint(text: str, *styles: str) -> str:
    """Return a text in a style; `printable` takes it away again where it is not wanted."""
    return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"


def wanted(stream: TextIO, asked: bool) -> bool:
    """Say whether a stream shows colours: a terminal, and nobody asked for none (NO_COLOR, --no-color)."""
    return asked and stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def printable(text: str, *, colours: bool) -> str:
    """Return a text without control characters, which a name or a scraped text may hold, and with or without its colours."""

    def told(found: re.Match[str]) -> str:
        if len(found[0]) > 1:
            return found[0] if colours else ""
        return f"\\x{ord(found[0]):02x}"

    return _COLOUR_OR_CONTROL.sub(told, text)
