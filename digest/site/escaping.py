"""Text that goes into XML and JSON files."""

import json
import re
from typing import Final

import msgspec

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_JSON_ESCAPES: Final = tuple((sign.encode(), b"\\u%04x" % ord(sign)) for sign in "<>&\u2028\u2029")
_COMPACT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def xml_text(text: str) -> str:
    """Return text without the characters that XML 1.0 cannot hold. It is not escaped: templates do that."""
    return _NOT_XML.sub("", text)


def json_text(value: object, indent: int | None = None) -> str:
    """Return JSON that holds no tag: safe within a script element, and in a file that a server sends as HTML.

    <, > and & are escaped, and so are the two line separators that JavaScript once took for the end of a statement.
    """
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:  # half of a surrogate pair: another encoder lets it pass, and the page replaces it
        data = _COMPACT.encode(value).encode("utf-8", "surrogatepass")
    if indent is not None:
        data = msgspec.json.format(data, indent=indent)
    for sign, escaped in _JSON_ESCAPES:
        data = data.replace(sign, escaped)
    return data.decode("utf-8", "surrogatepass")
