"""How much a line says and whether it reads as prose: the measures that all of cleaning shares."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from digest.text.normalise import HAN

# In a long text a match costs more than its characters: the marks between clauses are taken with them and counted off.
_MARKS: Final = "，。、：；！？“”《》（）"
_COMMON: Final = re.compile("[\u4e00-\u9fff]+")  # nearly all Han
_CLAUSES: Final = re.compile(f"[\u4e00-\u9fff{_MARKS}]+")
_HAN: Final = re.compile(f"{HAN}+")
_WORD: Final = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u0370-\u1fff]+(?:['’.,-][A-Za-z0-9\u00c0-\u024f\u0370-\u1fff]+)*")
_ENDS: Final = re.compile(r"[。！？!?…；;.：:][”’」』\"')）】》]*$")
_FULL_STOP: Final = re.compile(r"[。！？!?…][”’」』\"')）】》]*$|[A-Za-z0-9%)\"'”’]\.[”’\"')]*$")
_STOPS: Final = frozenset("。！？!?…")
_MAY_FOLLOW: Final = frozenset(".\n”’」』\"')）】》")  # the last of several marks, or a dot
_INNER: Final = re.compile(r"[，。！？；,]|[.!?;] ")
PROSE: Final = 14  # units from which a line with inner punctuation reads as prose


def units(text: str) -> int:
    """Return the length of `text` in reading units: a Han character or a word of another script is one."""
    return _units(text) if len(text) <= _REMEMBERED else _units.__wrapped__(text)


@lru_cache(maxsize=1_024)  # pages of one site, which follow each other, have the same menus
def _units(text: str) -> int:
    if _COMMON.fullmatch(text):  # as a third of the names in menus
        return len(text)
    rest, han = text, 0
    if len(text) > _OF_CLAUSES:
        han = -sum(map(text.count, _MARKS))
        rest = " ".join(pieces := _CLAUSES.split(text))  # a run is one blank in the rest
        han += len(text) - len(rest) + len(pieces) - 1
    if not rest.isascii():
        last = " ".join(pieces := _HAN.split(rest))
        rest, han = last, han + len(rest) - len(last) + len(pieces) - 1
    if not han and len(text) > _LONG:
        return len(text.split())
    return han + len(_WORD.findall(rest))


_REMEMBERED: Final = 1_000  # characters; longer texts would fill the memory
_OF_CLAUSES: Final = 100  # characters
_LONG: Final = 300  # characters; of a text without Han that is longer, a word more or less decides nothing


def ends_sentence(text: str) -> bool:
    """Tell whether the line closes a sentence, by a full stop, question or exclamation mark or an ellipsis."""
    last = text[-1:]  # tells of most lines
    return last in _STOPS or (last in _MAY_FOLLOW and _FULL_STOP.search(text[-12:]) is not None)


def breaks_off(text: str) -> bool:
    """Tell whether three dots stand where a sentence was cut; a writer's own ellipsis in Han is six dots wide."""
    return text.endswith(("...", "…")) and not text.endswith(("……", "....", "。...", "。…", "!...", "？…", "！…"))


def ends_closed(text: str) -> bool:
    """Tell whether the line ends in a mark that a heading or a name would not end in."""
    return _ENDS.search(text[-12:]) is not None


def is_prose(text: str, links: int = 0) -> bool:
    """Tell whether the line reads as running text: long enough, punctuated, and not made of links."""
    return reads_as_prose(text, units(text), links)


def reads_as_prose(text: str, size: int, links: int) -> bool:
    """Tell the same of a line whose size is known."""
    if size < PROSE or links > len(text) * 0.5:
        return False
    return ends_sentence(text) or (size >= PROSE * 1.5 and _INNER.search(text) is not None)
