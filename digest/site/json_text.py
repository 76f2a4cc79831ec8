"""JSON that holds no tag: safe within a script element, and in a file that a careless server hands out as HTML."""

from __future__ import annotations

import json
from typing import Final

import msgspec

_ESCAPES: Final = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
_COMPACT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_text(value: object, indent: int | None = None) -> str:
    """Return JSON without <, > and &, and without the two line ends that JavaScript once took for the end of a statement."""
    try:
        text = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # half of a surrogate pair: another encoder lets it pass, and the page replaces it
        text = _COMPACT.encode(value)
    if indent is not None:  # afterwards, for the encoder itself indents five times as slowly
        data = msgspec.json.format(text.encode("utf-8", "surrogatepass"), indent=indent)
        text = data.decode("utf-8", "surrogatepass")
    for sign, escaped in _ESCAPES:
        if sign in text:
            text = text.replace(sign, escaped)
    return text
