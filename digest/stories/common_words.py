"""Words that any report may contain, and that therefore identify no event.

A fixed list, where others count in how many articles of a collection a word occurs: so what two articles have in common
never depends on a third.
"""

from importlib.resources import files
from typing import Final

_LINES: Final = files("digest.stories").joinpath("common_words.txt").read_text(encoding="utf-8").splitlines()
_WORDS: Final = [word for line in _LINES if not line.startswith("#") for word in line.split()]
# A piece of a run that begins or ends with one of these is not distinctive.
HAN: Final = frozenset(word for word in _WORDS if not word.isascii())
# Without plural s, so that a word and its plural are equal.
LATIN: Final = frozenset(word.removesuffix("s") for word in _WORDS if word.isascii())
