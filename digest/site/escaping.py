"""Text that goes into XML and JSON files."""

import json
import re
from typing import Final

import msgspec

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_JSON_ESCAPES: Final = (
    ("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"),
)  # fmt: skip
_COMPACT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def xml_text(text: str) -> str:
    """Return text without the characters that XML 1.0 cannot hold. It is not escaped: templates do that."""
    return _NOT_XML.sub("", text)


def json_text(value: object, indent: int | None = None) -> str:
    """Return JSON that holds no tag: safe within a script element, and in a file that a server sends as HTML.

    <, > and & are escaped, and so are the two line separators that JavaScript once took for the end of a statement.
    """
    try:
        text = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # half of a surrogate pair: another encoder lets it pass, and the page replaces it
        text = _COMPACT.encode(value)
    if indent is not None:
        data = msgspec.json.format(text.encode("utf-8", "surrogatepass"), indent=indent)
        text = data.decode("utf-8", "surrogatepass")
    for sign, escaped in _JSON_ESCAPES:
        text = text.replace(sign, escaped)
    return text
