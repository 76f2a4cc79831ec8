"""The opening of an article: title and beginning of the body, folded and cut into words once."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from digest.model import Block
from digest.text.script import fold

# Characters of the body: a report says what happened at its beginning and recalls other events further down.
_HAN_LENGTH: Final = 700
_LATIN_LENGTH: Final = 1_500
# Characters of grammar and of reporting, which begin or end words but hardly ever occur inside a name.
_GRAMMAR: Final = (
    "的了着过是在有和与及或但而也就都还又才只不没无很更最把被让使给对向从到由于为以因所其之这那此该每各些个们"
    "他她它我你您谁吗呢吧啊说称道据将会能可要应须等中上下内外前后时年月日号第一二三四五六七八九十两几多少如若则即并且"
)
# Neither grammar nor a character below, between or above the blocks of Han characters.
HAN_RUN: Final = re.compile(f"[^{_GRAMMAR}\u0000-\u33ff\u4dc0-\u4dff\ua000-\uf8ff\ufb00-\U0010ffff]{{2,}}")
_WORD_LENGTH: Final = 4
_LETTERS: Final = bytes(code if code in b"abcdefghijklmnopqrstuvwxyz" else 0x20 for code in range(0x100))


class Opening(NamedTuple):
    """The title and the beginning of the body, on separate lines."""

    text: str
    folded: str  # of the same length
    title: int  # length of the title
    runs: list[str]  # Han characters without grammar between them
    words: list[str]  # the longer Latin words, without plural s


def opening_of(title: str, blocks: Sequence[Block]) -> Opening:
    """Return the opening of an article; it is longer where the text is in Latin letters."""
    body = ""
    for block in blocks:
        if block.kind != "image":
            body += block.text + "\n"
            if len(body) > _LATIN_LENGTH:
                break
    # Lone surrogates become "?", which keeps the positions of all other characters.
    han = body[:_HAN_LENGTH].encode("utf-8", "replace")
    is_latin = len(han) < 2 * min(len(body), _HAN_LENGTH)
    kept = body[:_LATIN_LENGTH].encode("utf-8", "replace") if is_latin else han
    text = (title.encode("utf-8", "replace") + b"\n" + kept).decode("utf-8")
    folded = fold(text)
    runs = HAN_RUN.findall(folded)
    return Opening(text=text, folded=folded, title=len(title), runs=runs, words=latin_words(folded))


def pieces(runs: Iterable[str], size: int) -> list[str]:
    """Return all pieces of a size, 2 or 3, of each run; of a shorter run, the run itself."""
    return [run[start : start + size] for run in runs for start in range(len(run) - size + 1 or 1)]


def latin_words(folded: str) -> list[str]:
    """Return the longer Latin words, without plural s."""
    words = folded.encode("ascii", "replace").translate(_LETTERS).decode("ascii").split()
    return [word.removesuffix("s") for word in words if len(word) >= _WORD_LENGTH]
