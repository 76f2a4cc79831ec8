"""Excerpts: how much is shown of a text that may not be shown in full."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from digest.model import Block

_BLOCKS: Final = 2
_LONGEST: Final = 1_200  # bytes of UTF-8: 400 Han characters, 200 English words
_END: Final = re.compile(r"[。！？!?][”’」』）)]*|\.(?=\s)|\n")


def excerpt(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the first two blocks of a text, cut to the sentences that fit if they are long."""
    kept: list[Block] = []
    room = _LONGEST
    for block in blocks[:_BLOCKS]:
        data = block.text.encode("utf-8", "surrogatepass")
        if len(data) > room:
            text = _sentences(data[:room].decode("utf-8", "ignore"), first=not kept)
            marks = tuple(mark for mark in block.marks if mark.text in text)
            return (*kept, replace(block, text=text, marks=marks)) if text else tuple(kept)
        kept.append(block)
        room -= len(data)
    return tuple(kept)


def _sentences(text: str, *, first: bool) -> str:
    """Return the complete sentences of a text that was cut; if there is none and the text is `first`, its beginning."""
    ends = [found.end() for found in _END.finditer(text)]
    if ends:
        return text[: ends[-1]].rstrip("\n")
    return f"{text.rstrip()}…" if first else ""
