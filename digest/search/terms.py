"""Text as search reads it: one spelling, cut into tokens; and the number that tells which file knows a gram."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from digest.text.script import fold, folds

if TYPE_CHECKING:
    from collections.abc import Iterable

LETTERS: Final = "0-9a-z\u00df-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f"
"""Letters and digits that make up words, after folding; every other character is a token of its own."""

PREFIX: Final = "\x01"
"""Stands behind the two letters that words begin with, and before what articles are filtered by: no text has this character."""

WORD: Final = re.compile(f"[{LETTERS}]+")
_TOKEN: Final = re.compile(f"[{LETTERS}]+|[^\\s\\x00-\\x1f]")
# Quotation marks differ by script, and are changed when an article is converted.
QUOTES: Final = {"“": '"', "”": '"', "「": '"', "」": '"', "‘": "'", "’": "'", "『": "'", "』": "'"}
_MASK: Final = 0xFFFFFFFF


def folded(text: str) -> str:
    """Return the text in the spelling that is searched, character by character: see `digest.text.script.fold`."""
    text = fold(text)
    for mark, plain in QUOTES.items():
        if mark in text:
            text = text.replace(mark, plain)
    return text


def folding() -> tuple[str, str]:
    """Return the characters that do not simply become lower case when they are folded, and what each becomes."""
    table = {**folds(), **QUOTES}
    return "".join(table), "".join(table.values())


def cut(line: str) -> list[str]:
    """Return the tokens of a line that is folded."""
    return _TOKEN.findall(line)


def tokens(query: str) -> list[str]:
    """Return the tokens of a query."""
    return cut(folded(query))


def is_word(token: str) -> bool:
    """Tell whether a token is made of letters and digits."""
    return WORD.match(token) is not None


def name(gram: Iterable[str]) -> str:
    """Return a gram as it is written in the index: its tokens, with a space between two words."""
    parts: list[str] = []
    after_word = False
    for token in gram:
        word = is_word(token)
        parts.append(f" {token}" if word and after_word else token)
        after_word = word
    return "".join(parts)


def filed(gram: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a gram is filed under: of a word at its end only the first letter, of a single word the first three.

    So all words that a query may mean by its last letters stand in one file.
    """
    last = gram[-1]
    if len(gram) == 1:
        return (last if last.startswith(PREFIX) else last[:3],)
    return (*gram[:-1], last[0]) if is_word(last) else gram


def token_hash(token: str) -> int:
    """Return 32 bits that tell a token from others: FNV-1a over its code points."""
    value = 0x811C9DC5
    for character in token:
        value = ((value ^ ord(character)) * 0x01000193) & _MASK
    return value


def mixed(value: int) -> int:
    """Spread what tells two numbers apart over all 32 bits."""
    value ^= value >> 16
    value = (value * 0x045D9F3B) & _MASK
    return value ^ (value >> 16)


def gram_hash(parts: Iterable[str]) -> int:
    """Return 32 bits that tell a gram from others; the first of them number the file it is in."""
    value = 0
    for part in parts:
        value = ((value ^ token_hash(part)) * 0x9E3779B1) & _MASK
    return mixed(value)


def shard_of(parts: Iterable[str], shards: int) -> int:
    """Return the number of the file among `shards`, a power of two, that knows what is filed under these parts."""
    return gram_hash(parts) >> (33 - shards.bit_length()) if shards > 1 else 0
