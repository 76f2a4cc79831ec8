"""How much a line says and whether it reads as prose: the measures shared by all of cleaning."""

import re
from typing import Final

from digest.text.normalise import HAN

PROSE: Final = 14  # units from which a line with inner punctuation reads as prose
_HAN_RUN: Final = re.compile(f"{HAN}+")
_LETTER: Final = r"[A-Za-z0-9\u00c0-\u024f\u0370-\u1fff]"
_WORD: Final = re.compile(rf"{_LETTER}+(?:['’.,-]{_LETTER}+)*")
_UNIT: Final = re.compile(f"{HAN}|{_LETTER}")
_LONG: Final = 300  # characters; in a longer text without Han, words are counted by the blanks between them
_CLOSING: Final = r"[”’」』\"')）】》]*$"
_FULL_STOP: Final = re.compile(rf"[。！？!?…]{_CLOSING}|[A-Za-z0-9%)\"'”’]\.[”’\"')]*$")
_END_MARK: Final = re.compile(rf"[。！？!?…；;.：:]{_CLOSING}")
_INNER_MARK: Final = re.compile(r"[，。！？；,]|[.!?;] ")


def units(text: str) -> int:
    """Return the length of `text` in reading units: Han characters plus words of other scripts."""
    rest, runs = (text, 0) if text.isascii() else _HAN_RUN.subn(" ", text)
    han = len(text) - len(rest) + runs
    if not han and len(text) > _LONG:
        return len(text.split())
    return han + len(_WORD.findall(rest))


def says_something(text: str) -> bool:
    """Whether the text has a reading unit."""
    return _UNIT.search(text) is not None or units(text) > 0


def ends_sentence(text: str) -> bool:
    """Whether the line ends in a full stop, question mark, exclamation mark or ellipsis."""
    return _FULL_STOP.search(text[-12:]) is not None


def breaks_off(text: str) -> bool:
    """Whether the line ends in three dots where a sentence was cut; in Chinese a writer's ellipsis has six."""
    return text.endswith(("...", "…")) and not text.endswith(("……", "....", "。...", "。…", "!...", "？…", "！…"))


def ends_closed(text: str) -> bool:
    """Whether the line ends in a mark that a heading or a name would not end in."""
    return _END_MARK.search(text[-12:]) is not None


def is_prose(text: str, links: int = 0) -> bool:
    """Whether the line reads as running text: long enough, punctuated, and not mostly links (in characters)."""
    return reads_as_prose(text, units(text), links)


def reads_as_prose(text: str, size: int, links: int) -> bool:
    """Whether a line of `size` reading units reads as running text."""
    if size < PROSE or links > len(text) * 0.5:
        return False
    return ends_sentence(text) or (size >= PROSE * 1.5 and _INNER_MARK.search(text) is not None)
