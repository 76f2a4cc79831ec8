"""JSON that holds no tag: safe within a script element, and in a file that a careless server hands out as HTML."""

from __future__ import annotations

import json
from typing import Final

_ESCAPES: Final = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))


def json_text(value: object, indent: int | None = None) -> str:
    """Return JSON without <, > and &, and without the two line ends that JavaScript once took for the end of a statement."""
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    for sign, escaped in _ESCAPES:
        if sign in text:
            text = text.replace(sign, escaped)
    return text
