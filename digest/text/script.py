"""Which script a text is written in, and one folded spelling in which both scripts can be compared."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from digest.text.han_characters import HANS, HANS_ONLY, HANT, SHARED

if TYPE_CHECKING:
    from digest.languages import Language

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SAMPLE: Final = 2_000  # characters; a script does not change after that
_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# The only letters whose lower case is longer than one character or depends on the neighbours.
_ODD_CASES: Final = {0x130: 0x69, 0x3A3: 0x3C3, 0x3C2: 0x3C3}
_FOLD: Final = str.maketrans(HANT, HANS)
_FOLD.update(_FULL_WIDTH | _ODD_CASES)  # in its place: to copy a large mapping takes as long as to make it
_SHORT: Final = 16  # characters; a name is sooner looked up letter by letter, and needs nothing to be made for it
_HEAD: Final = 64  # characters that tell how much of a text must be replaced
_MUCH: Final = 8  # replaced characters among these; many distinct ones in a text are _MANY
_MANY: Final = 60
_HANT_ONLY: Final = frozenset(HANT) - frozenset(SHARED)
_HANS_ONLY: Final = frozenset(HANS_ONLY)
_HAN_RUN: Final = re.compile("[\u3400-\u9fff]+")
_LATIN_WORD: Final = re.compile("[A-Za-z\u00c0-\u024f]{2,}")


def fold(text: str) -> str:
    """Return the text in one spelling for matching: Simplified characters, lower case, half-width ASCII.

    The result has the length of the input, character by character, so that a match can be shown in the original.
    Not for people to read: 後 and 后 become one.
    """
    if text.isascii():
        return text.lower()
    if len(text) <= _SHORT:
        return text.translate(_FOLD).lower()
    pattern, replacements = _replacements()
    found = pattern.findall(text, 0, _HEAD)
    if len(found) <= _MUCH:
        if len(text) > _HEAD:
            text = text.replace("，", ",")  # every tenth character of Chinese prose
            found = pattern.findall(text)
        characters = set(found)
        if len(characters) <= _MANY:
            for character in characters:
                text = text.replace(character, replacements[character])
            return text.lower()
    return text.translate(_table()).lower()


def folds() -> dict[str, str]:
    """Return what `fold` makes of each character that does not simply become lower case, for programs that cannot call it."""
    return {chr(code): chr(other).lower() for code, other in _FOLD.items()}


@cache
def _replacements() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds the characters to replace, and what each becomes: for texts with few of them."""
    replacements = {chr(code): chr(other) for code, other in _FOLD.items()}
    return re.compile("[" + re.escape("".join(replacements)) + "]"), replacements


@cache
def _table() -> list[int]:
    """Return what each character becomes, by its code: a list is asked faster than a mapping that has not all of them."""
    table = list(range(0x10000))
    for code, other in _FOLD.items():
        table[code] = other
    return table


def detect(text: str) -> Language:
    """Return the language and script of a text: English where Latin words outnumber Han characters.

    The scripts are told apart by the characters that only one of them writes, and where a text has none (人工智能)
    by its quotation marks; what remains undecided is Simplified.
    """
    sample = text[:_SAMPLE]
    han = sum(map(len, _HAN_RUN.findall(sample)))
    if not han or len(_LATIN_WORD.findall(sample)) > han:
        return "en"
    found = set(sample)
    telling = found & _HANT_ONLY, found & _HANS_ONLY
    hant, hans = map(len, telling)
    if hant and hans:  # hardly a text has some of both: only then are they counted
        hant, hans = (sum(map(sample.count, only)) for only in telling)
    if hant == hans:
        hant, hans = sample.count("「"), sample.count("“")
    return "zh-Hant" if hant > hans else "zh-Hans"
