"""Text for XML: escaped, without the characters that XML 1.0 cannot hold."""

from __future__ import annotations

import re
from html import escape
from typing import Final

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def xml_text(text: str) -> str:
    """Return text for an element or an attribute."""
    return escape(legal(text))


def legal(text: str) -> str:
    """Return text without what XML cannot hold, not escaped."""
    return _ILLEGAL.sub("", text)
