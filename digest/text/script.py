"""The script of a text, and one folded spelling in which texts of both scripts can be compared."""

import re
from collections.abc import Collection
from importlib.resources import files
from typing import Final

from digest.languages import Language

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TABLES: Final = dict(
    line.split()
    for line in files("digest.text").joinpath("han_characters.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
)
HANT: Final = _TABLES["traditional"]
"""Traditional characters; `fold` replaces each by the character at its place in HANS."""
HANS: Final = _TABLES["simplified"]
HANT_ONLY: Final = frozenset(HANT) - frozenset(_TABLES["shared"])
HANS_ONLY: Final = frozenset(_TABLES["simplified-only"])
_FULL_WIDTH: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}
# The only letters whose lower case is longer than one character or depends on their neighbours.
_ODD_CASES: Final = {"\u0130": "i", "Σ": "σ", "ς": "σ"}
_FOLDS: Final = dict(zip(HANT, HANS, strict=True)) | _FULL_WIDTH | _ODD_CASES
_FOLDED: Final = re.compile(f"[{''.join(_FOLDS)}]")
_FOLD_TABLE: Final = [*map(chr, range(0x10000))]
for _character, _other in _FOLDS.items():
    _FOLD_TABLE[ord(_character)] = _other
_FEW: Final = 12  # characters to replace one by one, which is faster than a look at each character of the text
_HEAD: Final = 64  # characters, of which Traditional text has more to replace
_SAMPLE: Final = 2_000  # characters; a script does not change after that
_HAN_RUN: Final = re.compile("[\u3400-\u9fff]+")
_LATIN_WORD: Final = re.compile("[A-Za-z\u00c0-\u024f]{2,}")


def fold(text: str) -> str:
    """Return the text in one spelling for matching: Simplified characters, lower case, half-width ASCII.

    The result has the length of the input, character by character, so that a match can be shown in the original.
    Not for people to read: 後 and 后 become the same.
    """
    if not text.isascii():
        found: Collection[str] = _FOLDED.findall(text, 0, _HEAD)
        if len(found) <= _FEW:
            found = set(_FOLDED.findall(text))
        if len(found) > _FEW:
            text = text.translate(_FOLD_TABLE)
        else:
            for character in found:
                text = text.replace(character, _FOLDS[character])
    return text.lower()


def folds() -> dict[str, str]:
    """Return what `fold` replaces each character by, if not only by its lower case, for programs that cannot call it."""
    return {character: other.lower() for character, other in _FOLDS.items()}


def detect(text: str) -> Language:
    """Return the language and script of a text: English if it has more Latin words than Han characters.

    The script is that of the characters which only one script has, or of the quotation marks if there are none of these
    (人工智能); a text that remains undecided is Simplified.
    """
    sample = text[:_SAMPLE]
    han = sum(map(len, _HAN_RUN.findall(sample)))
    if not han or len(_LATIN_WORD.findall(sample)) > han:
        return "en"
    found = set(sample)
    hant_only, hans_only = found & HANT_ONLY, found & HANS_ONLY
    hant, hans = len(hant_only), len(hans_only)
    if hant and hans:
        hant, hans = sum(map(sample.count, hant_only)), sum(map(sample.count, hans_only))
    if hant == hans:
        hant, hans = sample.count("「"), sample.count("“")
    return "zh-Hant" if hant > hans else "zh-Hans"
