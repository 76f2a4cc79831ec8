"""Word classes: the words that patterns are composed of, each list in one place, Simplified (folded) and English.

A pattern names a class in braces: `{follow}` matches any of its words. The words of a class are separated by bars; a
word may be an expression and may name other classes. A file has one class a line, longer ones go on in indented lines.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Final

_FILES: Final = ("newsroom.txt", "site.txt", "kinds.txt")
_CLASS: Final = re.compile(r"^(\w+): (.*(?:\n    .*)*)", re.MULTILINE)
_NAME: Final = re.compile(r"\{([a-z_]+)\}")


def composed(source: str) -> str:
    """Return the regular expression of a pattern, with each class in place of its name."""
    return _NAME.sub(lambda found: _group(found[1]), source)


@cache
def _group(name: str) -> str:
    return f"(?:{composed(WORD_CLASSES[name])})"


def classes_in(file: str) -> dict[str, str]:
    """Return the classes of a file in this folder by their names."""
    text = files(__name__).joinpath(file).read_text(encoding="utf-8")
    return {name: words.replace("\n    ", "") for name, words in _CLASS.findall(text)}


WORD_CLASSES: Final = {name: words for file in _FILES for name, words in classes_in(file).items()}
