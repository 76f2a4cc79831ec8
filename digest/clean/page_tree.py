"""A page as cleaning sees it: the tree of its block elements and its visible lines."""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final, NamedTuple

from digest.model import BlockKind, Value

MAX_CONTEXT: Final = 40  # words
_OUTSIDE_CONTEXT: Final = 8  # words for a line outside the article
_WORDS: Final = re.compile(r"[a-z]+|[A-Z][a-z]*|[^\x00-\x7f]+")


class MarkedText(NamedTuple):
    """The text of an inline element that becomes a mark."""

    tag: str
    text: str
    href: str  # "" if it is no link


class Box(Value, gc=False):
    """A block element: its place in the tree and the names its author gave it."""

    number: int  # boxes are numbered in reading order, so that a box comes after its parent
    parent: int  # number of the box around it; -1 for the outermost
    tag: str
    words: tuple[str, ...]  # the words of its class, id and itemprop
    itemprop: str = ""


class RawLine(Value, gc=False):
    """A visible line, before the article is located on the page."""

    text: str
    box: int  # number of the innermost box around it
    kind: BlockKind = "paragraph"
    level: int = 0
    src: str = ""
    marks: tuple[MarkedText, ...] = ()
    links: int = 0  # characters inside links
    after_image: bool = False
    inline: tuple[str, ...] = ()  # names of the inline elements around the whole line
    items: tuple[str, ...] = ()  # rows of a table


class PageTree(Value):
    """The boxes of a page and its visible lines in reading order."""

    boxes: tuple[Box, ...]
    lines: tuple[RawLine, ...]


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """Split a class or id into its lower-case words: `relatedNews-list_2` → related, news, list."""
    return tuple(word.lower() for word in _WORDS.findall(name[:200]))


def line_context(line: RawLine, box_context: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names around a line, nearest first: of its inline elements, then of its boxes outwards."""
    return (*line.inline, *box_context)[:MAX_CONTEXT]


def box_contexts(page: PageTree, inside: AbstractSet[int]) -> tuple[tuple[str, ...], ...]:
    """Return for each box the tags and class words of it and the boxes around it, nearest first.

    Boxes that are neither among those `inside` the article nor around one of them get a shorter context.
    """
    near = set(inside)
    for number in inside:
        outer = page.boxes[number].parent
        while outer >= 0 and outer not in near:
            near.add(outer)
            outer = page.boxes[outer].parent
    contexts: list[tuple[str, ...]] = []
    for box in page.boxes:
        words = (box.tag, *box.words) + (contexts[box.parent] if contexts else ())
        contexts.append(words[: MAX_CONTEXT if box.number in near else _OUTSIDE_CONTEXT])
    return tuple(contexts)
