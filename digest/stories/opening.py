"""The head of an article: what of its text tells the event and the matter, folded and taken to pieces once."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from digest.text.script import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.model import Block

# Characters of the body: a report says what happened near its head, and what it retells of other events further down.
_READ_HAN: Final = 700
_READ_LATIN: Final = 1_500
_LEAST_HAN: Final = 12
_LEAST_LATIN: Final = 36
# Characters of grammar and of reporting, which begin or end words but hardly stand inside a name.
_GRAMMAR: Final = (
    "的了着过是在有和与及或但而也就都还又才只不没无很更最把被让使给对向从到由于为以因所其之这那此该每各些个们"
    "他她它我你您谁吗呢吧啊说称道据将会能可要应须等中上下内外前后时年月日号第一二三四五六七八九十两几多少如若则即并且"
)
# What is neither grammar nor below, between and above the blocks of Han characters.
HAN_RUN: Final = re.compile(f"[^{_GRAMMAR}\u0000-\u33ff\u4dc0-\u4dff\ua000-\uf8ff\ufb00-\U0010ffff]{{2,}}")
_WORD_LENGTH: Final = 4
_LETTERS: Final = bytes(code if code in b"abcdefghijklmnopqrstuvwxyz" else 0x20 for code in range(0x100))


class Head(NamedTuple):
    """The title and the beginning of the body, a line each."""

    text: str
    folded: str  # of the same length
    title: int  # characters of the title
    least: int  # characters of the body that make a section of their own at least: half a line
    runs: list[str]  # Han characters without grammar between them
    words: list[str]  # the longer Latin words, without plural s


NOTHING: Final = Head(text="", folded="", title=0, least=1, runs=[], words=[])


def read(title: str, blocks: Sequence[Block]) -> Head:
    """Return the head of an article; of a text in Latin letters more is read."""
    body = ""
    for block in blocks:
        if block.kind != "image":
            body += block.text + "\n"
            if len(body) > _READ_LATIN:
                break
    # Half a surrogate pair is no character; what stands for it keeps the places of all others.
    han = body[:_READ_HAN].encode("utf-8", "replace")
    is_latin = len(han) < 2 * min(len(body), _READ_HAN)
    kept = body[:_READ_LATIN].encode("utf-8", "replace") if is_latin else han
    text = (title.encode("utf-8", "replace") + b"\n" + kept).decode("utf-8")
    folded = fold(text)
    least = _LEAST_LATIN if is_latin else _LEAST_HAN
    runs = HAN_RUN.findall(folded)
    return Head(text=text, folded=folded, title=len(title), least=least, runs=runs, words=latin_words(folded))


@lru_cache(maxsize=128)
def cut(length: int, size: int) -> Callable[[str], tuple[str, ...]]:
    """Return what cuts a run of that length, longer than one piece, into all its pieces of a size."""
    return itemgetter(*[slice(start, start + size) for start in range(length - size + 1)])


def latin_words(folded: str) -> list[str]:
    """Return the longer Latin words, without plural s."""
    words = folded.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split()
    return [word.removesuffix("s") for word in words if len(word) >= _WORD_LENGTH]
