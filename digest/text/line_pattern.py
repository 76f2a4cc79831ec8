"""Patterns for whole lines, as editors write them: * is any text, # a number, {author} names; matched in linear time.

Line and pattern are compared folded: script, case and width do not count. Each * takes the nearest place at which what
follows it stands, and never reconsiders (an atomic group): as all pieces between two stars end the earlier the earlier
they begin, nothing is missed by that, and a match costs no more than the line is long, times the pattern.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from digest.text.normalise import repair
from digest.text.script import fold

LONGEST: Final = 1_000  # characters; a longer line is no line that recurs
_TOKEN: Final = re.compile(r"\\(?P<escaped>.)|(?P<wild>[*#]|\{author\})|(?P<plain>[^\\*#{]+|.)", re.DOTALL)
_NUMBER: Final = r"(?<!\d)\d++"  # a whole one: a part of a number is none
_NAMES: Final = r"(?P<author>[^。!?;]{1,60}%s)"


def folded(text: str) -> str:
    """Return a line as lines are compared."""
    return fold(repair(text))


def is_line(text: str, line: str, *, wild: bool) -> bool:
    """Tell whether a folded line is this one, or where `wild` one that the pattern describes."""
    return matches(text, line) if wild else _plain(text) == line


def matches(pattern: str, line: str) -> bool:
    """Tell whether all of a folded line is what the pattern says."""
    return len(line) <= LONGEST and _compiled(pattern).fullmatch(line) is not None


def author(pattern: str, line: str) -> str:
    """Return what stands where {author} does, as it is written; "" where the line is another one."""
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
            # before a word of the pattern the fewest characters are the names, at its end or before a star the most
            following = pattern.partition("{author}")[2][:1]
            pieces[-1].append(_NAMES % ("?" if following not in ("", "*") else ""))
        else:
            pieces[-1].append(re.escape(fold(token["escaped"] or token["plain"])))
    first, *between = ("".join(piece) for piece in pieces)
    if not between:
        return re.compile(first)
    inner = "".join(f"(?>.*?{piece})" for piece in between[:-1])
    return re.compile(f"{first}{inner}.*{between[-1]}", re.DOTALL)
