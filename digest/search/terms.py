"""What is searched of an article, folded and cut into tokens, and the hash that selects the shard of a gram."""

import re
from collections.abc import Iterable
from typing import Final

from digest.model import Value
from digest.text.script import fold, folds

# Letters and digits of words, after folding; every other character is a token.
LETTERS: Final = "0-9a-z\u00df-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f"
PREFIX: Final = "\x01"  # follows the two-letter beginnings of words and precedes filter terms; no text contains it
WORD: Final = re.compile(f"[{LETTERS}]+")
_TOKEN: Final = re.compile(f"[{LETTERS}]+|[^\\s\\x00-\\x1f\ufeff]")  # U+FEFF is white space in browsers
# Quotation marks differ between scripts.
QUOTES: Final = {"“": '"', "”": '"', "「": '"', "」": '"', "‘": "'", "’": "'", "『": "'", "』": "'"}
_MASK: Final = 0xFFFFFFFF
_SMALLEST: Final = 6  # an article reserves at least 2**6 positions


class SearchDocument(Value):
    """What is searched of one article."""

    texts: tuple[tuple[str, str], ...]  # (language, text)
    terms: tuple[str, ...] = ()  # filter terms; each begins with PREFIX


def text(document: SearchDocument) -> str:
    """Return all texts of an article, folded; a control character ends a line."""
    return folded("\n".join([found for _, found in document.texts]))


def lines(document: SearchDocument) -> list[list[str]]:
    """Return the tokens of each line: no match crosses its end."""
    return [cut(line) for line in re.split(r"[\x00-\x1f]", text(document))]


def size_class(length: int) -> int:
    """Return the exponent of the power of two of positions reserved for an article, so that a small edit moves no other."""
    return max(_SMALLEST, length.bit_length())


def folded(text: str) -> str:
    """Fold a text character by character, quotation marks included: see `digest.text.script.fold`."""
    text = fold(text)
    for mark, plain in QUOTES.items():
        if mark in text:
            text = text.replace(mark, plain)
    return text


def folding() -> tuple[str, str]:
    """Return the characters that fold to anything but their lower case, and their folded forms, as parallel strings."""
    table = {**folds(), **QUOTES}
    return "".join(table), "".join(table.values())


def cut(line: str) -> list[str]:
    """Return the tokens of a folded line."""
    return _TOKEN.findall(line)


def tokens(query: str) -> list[str]:
    """Return the tokens of a query."""
    return cut(folded(query))


def is_word(token: str) -> bool:
    """Whether a token consists of letters and digits."""
    return WORD.match(token) is not None


def name(gram: Iterable[str]) -> str:
    """Return a gram as it is written in the index: its tokens, with a space between words."""
    parts: list[str] = []
    after_word = False
    for token in gram:
        word = is_word(token)
        parts.append(f" {token}" if word and after_word else token)
        after_word = word
    return "".join(parts)


def filed(gram: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts of a gram that select its shard: the first letter of a final word, three letters of a single word.

    So all words that the unfinished last word of a query may mean are in one shard.
    """
    last = gram[-1]
    if len(gram) == 1:
        return (last if last.startswith(PREFIX) else last[:3],)
    return (*gram[:-1], last[0]) if is_word(last) else gram


def token_hash(token: str) -> int:
    """Return a hash of 32 bits: FNV-1a over the code points."""
    value = 0x811C9DC5
    for character in token:
        value = ((value ^ ord(character)) * 0x01000193) & _MASK
    return value


def gram_hash(parts: Iterable[str]) -> int:
    """Return a hash of 32 bits, whose highest bits are the number of the shard."""
    value = 0
    for part in parts:
        value = ((value ^ token_hash(part)) * 0x9E3779B1) & _MASK
    value ^= value >> 16
    value = (value * 0x045D9F3B) & _MASK
    return value ^ (value >> 16)


def shard_of(parts: Iterable[str], shards: int) -> int:
    """Return the shard, of `shards` (a power of two), for what is `filed` under these parts."""
    return gram_hash(parts) >> (33 - shards.bit_length()) if shards > 1 else 0
