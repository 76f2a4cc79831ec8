"""Patterns for whole lines, as editors write them: * is any text, # a number, {author} names; matched in linear time.

Line and pattern are compared folded: script, case and width do not count. Each * ends at the nearest place where the piece
after it matches, and never reconsiders (an atomic group). Nothing is missed by that, since a piece that begins earlier also
ends earlier, and a match takes time proportional to the line times the pattern.
"""

import re
from functools import lru_cache
from typing import Final

from digest.text.normalise import repair
from digest.text.script import fold

LONGEST: Final = 1_000  # characters; a longer line does not recur
_TOKEN: Final = re.compile(r"\\(?P<escaped>.)|(?P<wild>[*#]|\{author\})|(?P<plain>[^\\*#{]+|.)", re.DOTALL)
_NUMBER: Final = r"(?<!\d)\d++"  # a whole number, not a part of one
_NAMES: Final = r"(?P<author>[^。!?;]{1,60}%s)"


def folded(text: str) -> str:
    """Return the form in which lines are compared."""
    return fold(repair(text))


def is_line(text: str, line: str, *, wild: bool) -> bool:
    """Whether a folded line equals `text`, or matches it as a pattern where `wild`."""
    return matches(text, line) if wild else _plain(text) == line


def matches(pattern: str, line: str) -> bool:
    """Whether the whole of a folded line matches the pattern."""
    return len(line) <= LONGEST and _compiled(pattern).fullmatch(line) is not None


def author(pattern: str, line: str) -> str:
    """Return the names at {author}, as they are written; "" where the line does not match."""
    text = repair(line)
    found = _compiled(pattern).fullmatch(fold(text)) if len(text) <= LONGEST else None
    return text[found.start("author") : found.end("author")].strip() if found else ""


_plain: Final = lru_cache(maxsize=4_096)(folded)


@lru_cache(maxsize=4_096)
def _compiled(pattern: str) -> re.Pattern[str]:
    pieces: list[list[str]] = [[]]
    for token in _TOKEN.finditer(repair(pattern)):
        wild = token["wild"]
        if wild == "*":
            pieces.append([])
        elif wild == "#":
            pieces[-1].append(_NUMBER)
        elif wild:
            # before a literal the names are as few characters as possible, before a star or the end as many
            following = pattern.partition("{author}")[2][:1]
            pieces[-1].append(_NAMES % ("?" if following not in ("", "*") else ""))
        else:
            pieces[-1].append(re.escape(fold(token["escaped"] or token["plain"])))
    first, *between = ("".join(piece) for piece in pieces)
    if not between:
        return re.compile(first)
    inner = "".join(f"(?>.*?{piece})" for piece in between[:-1])
    return re.compile(f"{first}{inner}.*{between[-1]}", re.DOTALL)
