"""A page as cleaning sees it: the tree of its block elements and its visible lines."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from digest.model import BlockKind, Value

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

MAX_CONTEXT: Final = 40
_FEW: Final = 8  # words of context, as many as are asked of a line outside the article
_WORDS: Final = re.compile(r"[a-z]+|[A-Z][a-z]*|[^\x00-\x7f]+")


Held = tuple[str, str, str]  # tag of an inline element that sets a mark, what it holds, its address


class Box(Value, gc=False):
    """A block element: where it stands in the tree and what its author called it."""

    number: int
    parent: int  # number of the box around it; -1 for the outermost
    tag: str
    words: tuple[str, ...]  # the words of its class, id and itemprop
    itemprop: str = ""


class RawLine(Value, gc=False):
    """A visible line before anything is known of the article's place on the page."""

    text: str
    box: int
    kind: BlockKind = "paragraph"
    level: int = 0
    src: str = ""
    marks: tuple[Held, ...] = ()
    links: int = 0
    after_image: bool = False
    inline: tuple[str, ...] = ()  # inline elements around the whole line
    items: tuple[str, ...] = ()


Measured = tuple[RawLine, int, bool]  # a line of words, how much it says, and whether it reads as prose


class Page(Value):
    """The boxes of a page and its visible lines in reading order."""

    boxes: tuple[Box, ...]
    lines: tuple[RawLine, ...]


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """Split a class or id into its lower-case words: `relatedNews-list_2` → related, news, list."""
    return tuple(word.lower() for word in _WORDS.findall(name[:200]))


def with_context(line: RawLine, context: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words around a line, nearest first: its inline elements, then its boxes outwards."""
    return (*line.inline, *context)[:MAX_CONTEXT]


def contexts(page: Page, inside: AbstractSet[int]) -> tuple[tuple[str, ...], ...]:
    """Return for each box the tags and class words of it and the boxes around it, nearest first.

    Of boxes that are neither among those `inside` nor around one of them, the nearest few are enough.
    """
    near = set(inside)
    for number in inside:
        outer = page.boxes[number].parent
        while outer >= 0 and outer not in near:
            near.add(outer)
            outer = page.boxes[outer].parent
    found: list[tuple[str, ...]] = []
    for box in page.boxes:  # a box always comes after its parent
        words = (box.tag, *box.words) + (found[box.parent] if found else ())
        found.append(words[: MAX_CONTEXT if box.number in near else _FEW])
    return tuple(found)
