"""The inline Markdown of nearly all paragraphs, read without a parser: words in bold, and links to plain addresses.

Whatever is not of this kind to the letter is left to the parser, which gives the same for what is (a test says so).
"""

from __future__ import annotations

import re
from typing import Final

from digest.model import Mark

_TEXT: Final = r"[^\\`*_\[\]<>&~!\n]"
_EDGE: Final = r"[^\s\\`*_\[\]<>&~!]"
_LETTER: Final = r"[^\W_]"
# Asterisks beside a letter or figure of the bold words open and close whatever stands around them; beside a quotation mark, say,
# they open only after a blank or at the very beginning, and close only before a blank or at the very end.
_BOLD: Final = rf"\*\*(?P<bold>(?:{_LETTER}|(?<![^ ]\*\*){_EDGE})(?:{_TEXT}*{_EDGE})?)(?:(?<={_LETTER})|(?=\*\*(?: |\Z)))\*\*(?!\*)"
_LINK: Final = rf"\[(?P<label>{_LETTER}(?:{_TEXT}*{_LETTER})?)\]\((?P<href>https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[a-z0-9./-]*)?)\)"
_AMPERSAND: Final = r"&(?!#?[A-Za-z0-9]+;)"  # of R&B, not of &amp;
_PIECE: Final = re.compile(rf"(?P<text>{_TEXT}+|{_AMPERSAND})|{_BOLD}|{_LINK}")


def read(text: str) -> tuple[str, tuple[Mark, ...]] | None:
    """Return the text of a paragraph in one line and its marks, None if it holds anything but bold words and links."""
    words: list[str] = []
    marks: list[Mark] = []
    place = 0
    while place < len(text):
        found = _PIECE.match(text, place)
        if found is None:
            return None
        plain, bold, label, href = found.groups()
        words.append(plain or bold or label)
        if bold:
            marks.append(Mark(kind="strong", text=bold))
        elif label:
            marks.append(Mark(kind="link", text=label, href=href))
        place = found.end()
    return "".join(words), tuple(marks)
