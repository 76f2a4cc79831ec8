"""Line breaking of drawn titles: where Chinese and English allow it, into lines of about equal length."""

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from digest.model import Value

Measure: TypeAlias = Callable[[str], int]
"""Returns the width of a text in thousandths of its size."""

_CLOSING: Final = "，。、；：！？）》〉」』】〕］｝”’…—～·,.;:!?)]}%％"
_OPENING: Final = "（《〈「『【〔［｛“‘([{$￥#"
_PIECE: Final = re.compile(rf"[{re.escape(_OPENING)}]*(?:[A-Za-z0-9À-ɏ'’&@+./_-]+|[^\s])[{re.escape(_CLOSING)}]*\s?|\s")
"""What no line break may split: a word or an ideograph, with opening marks before it and closing marks after it."""
_CUT: Final = "…"
_LONGEST: Final = 400  # characters of a title; the rest is ignored
_STEP: Final = 24  # thousandths of the width by which lines are narrowed


class Setting(Value):
    """A title set in lines."""

    size: int
    lines: tuple[str, ...]


def fitted(text: str, measure: Measure, width: int, sizes: dict[int, int]) -> Setting:
    """Set a title in the largest size whose lines are few enough (`sizes`: size → lines), else cut it at the smallest."""
    text = " ".join(text[:_LONGEST].split())
    for size, most in sizes.items():
        lines = wrapped(text, measure, width * 1000 // size)
        if len(lines) <= most:
            return Setting(size=size, lines=_balanced(text, measure, width * 1000 // size, lines))
    room = width * 1000 // size
    last = lines[most - 1]
    while last and measure(last + _CUT) > room:
        last = last[:-1].rstrip()
    return Setting(size=size, lines=(*lines[: most - 1], last + _CUT))


def wrapped(text: str, measure: Measure, room: int) -> tuple[str, ...]:
    """Return the lines of a text, none wider than the room; a word that is wider than that is broken."""
    lines, line = [], ""
    for piece in _PIECE.findall(text):
        if line and measure((line + piece).rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
        while measure(line.rstrip()) > room and len(line) > 1:
            fits = next(end for end in range(len(line) - 1, 0, -1) if end == 1 or measure(line[:end]) <= room)
            lines.append(line[:fits])
            line = line[fits:]
    return tuple(filter(None, (*lines, line.rstrip())))


def _balanced(text: str, measure: Measure, room: int, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return as many lines of about equal length, so that no last line is a single word."""
    step = room * _STEP // 1000
    for narrower in range(room - step, room // 2, -step) if len(lines) > 1 else ():
        tried = wrapped(text, measure, narrower)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines
