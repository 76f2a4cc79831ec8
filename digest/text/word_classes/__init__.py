"""Word classes: the words that patterns are composed of, each list in one place, Simplified (folded) and English.

A pattern names a class in braces: `{follow}` stands for any of its words. The words of a class are separated by bars; a
word may be an expression and may name other classes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from digest.text.word_classes.newsroom import NEWSROOM
from digest.text.word_classes.site import SITE

WORD_CLASSES: Final = {**NEWSROOM, **SITE}
_NAME: Final = re.compile(r"\{([a-z_]+)\}")


def composed(source: str) -> str:
    """The regular expression of a pattern: each class it names in place of the name."""
    return _NAME.sub(lambda found: _group(found[1]), source)


@cache
def _group(name: str) -> str:
    return f"(?:{composed(WORD_CLASSES[name])})"
