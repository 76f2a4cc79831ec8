"""The YAML of nearly all front matter, read without a YAML library: a key and a plain value on each line.

Whatever is not of this kind to the letter is left to the library, which gives the same for what is (a test says so).
"""

from __future__ import annotations

import re
from typing import Final

from digest.config.nodes import Mapping, Node, Scalar, Sequence

# Letters and digits of any script: a class that counts ranges of them up takes milliseconds to compile.
_LETTER: Final = r"[^\W_]"
_WORD: Final = rf"{_LETTER}[\w./+-]*"
_LINE: Final = re.compile(
    r"(?P<key>[a-z]+(?:_[a-z]+)*): (?:"
    r'"(?P<quoted>[^"\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]*)"'
    rf"|(?P<plain>{_WORD}(?::[\w./+-]+)*(?: {_WORD})*)"
    rf"|\[(?P<items>{_WORD}(?: {_WORD})*(?:, {_WORD}(?: {_WORD})*)*)\])"
)


def load(text: str, first_line: int) -> Mapping | None:
    """Return the mapping that such lines are, None if one of them is not; `first_line` is the number of the first."""
    entries: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=first_line):
        found = _LINE.fullmatch(line)
        if found is None or found["key"] in entries:
            return None
        key, quoted, plain, items = found.groups()
        lines[key] = number
        if items is not None:
            entries[key] = Sequence(
                line=number, items=tuple(Scalar(line=number, text=item) for item in items.split(", "))
            )
        else:
            entries[key] = Scalar(line=number, text=plain if quoted is None else quoted, quoted=quoted is not None)
    return Mapping(line=first_line, entries=entries, lines=lines)
