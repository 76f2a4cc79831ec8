"""HTML to lines: one walk over the tree of a page, without recursion, in reading order."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from digest.clean.html_elements import (
    FACTS,
    INLINE,
    KINDS,
    MARKS,
    PARAGRAPH,
    SILENT,
    data_rows,
    farther,
    image_source,
    inline_names,
    is_hidden,
    is_small,
    names_of,
    unbroken,
)
from digest.clean.page_tree import Box, Held, Page, RawLine

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from digest.clean.html_elements import Attributes, Told

    Inline = tuple[str, str, tuple[str, ...]]  # tag, address of a link, what it tells of the line it holds

MAX_LINES: Final = 20_000
MAX_LINE: Final = 100_000
MAX_INLINE: Final = 40  # inline elements within one another; deeper ones are read as plain text
_FIRST: Final = itemgetter(0)
_NAMELESS: Final[tuple[tuple[str, ...], str]] = ((), "")
_LINK: Final = ("a",)
_NOTHING: Final[tuple[int, tuple[Held, ...], tuple[str, ...]]] = (0, (), ())
_MOST: Final = 0.9  # of a line: what holds so much of it, tells of it
_LONGEST_FIELDS: Final = 160  # characters


def read_page(root: LexborNode) -> Page:
    """Walk the tree under `root` without recursion. What `display: none` hides has `hidden` among its box's words."""
    walk = _Walk()
    pieces = walk.pieces
    around: list[LexborNode] = []
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag
        child = None
        if tag == "-text":
            text = node.text_content or ""
            if not text.isspace():
                pieces.append(text)
            elif pieces:  # blanks do not begin a line
                pieces.append(" ")
        elif tag in INLINE:
            child = walk.enter_inline(node, tag)
        elif tag is not None and tag not in SILENT:
            child = walk.enter(node, tag)
        if child is not None:
            around.append(node)
            node = child
            continue
        node = node.next if around else None
        while node is None and around:
            walk.leave()
            parent = around.pop()
            node = parent.next if around else None
    walk.end_line()
    return Page(boxes=tuple(walk.boxes), lines=tuple(walk.lines[:MAX_LINES]))


class _Walk:
    """The state of one walk: open boxes, open inline elements and the line being written."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.lines: list[RawLine] = []
        self.pieces: list[str] = []  # the line being written
        self._box = -1  # number of the innermost open box
        self._told = PARAGRAPH  # what its lines are
        # Of each element around here, what was told around it where it is a box, else whether it is among `_inline`.
        self._opened: list[tuple[int, Told] | bool] = []
        self._inline: list[Inline] = []  # those that are open
        self._firsts: list[int] = []  # of each of them, where its pieces begin
        self._spans: list[tuple[int, int, Inline]] = []  # those that ended in this line, with where their pieces stand
        self._after_image = False

    def enter(self, node: LexborNode, tag: str) -> LexborNode | None:
        """Open a block element, or take it in whole; return the first of its children that are to be read."""
        if tag == "img":
            self._image(node.attributes)
            return None
        if self.pieces:
            self.end_line()
        child = node.first_child
        if child is None or len(self.lines) >= MAX_LINES:
            return None
        if tag == "table" and (rows := data_rows(node)):
            self._table(rows)
            return None
        attributes = node.attributes
        words, itemprop = names_of(tag, attributes) if attributes or tag == "center" else _NAMELESS
        self._opened.append((self._box, self._told))
        number = len(self.boxes)
        self.boxes.append(Box(number=number, parent=self._box, tag=tag, words=words, itemprop=itemprop))
        self._box = number
        self._told = KINDS.get(tag) or (PARAGRAPH if self._told is PARAGRAPH else farther(self._told))
        return child

    def enter_inline(self, node: LexborNode, tag: str) -> LexborNode | None:
        """Open an inline element, or take it in whole; return the first of its children that are to be read."""
        child = node.first_child
        attributes = node.attributes
        if child is None or (("style" in attributes or "hidden" in attributes) and is_hidden(attributes)):
            return None
        if len(self._inline) >= MAX_INLINE:
            self._opened.append(False)
            return child
        pieces = self.pieces
        first = len(pieces)
        inline = (
            (tag, attributes.get("href") or "", _LINK)
            if tag == "a"
            else (tag, "", inline_names(tag, attributes.get("class")))
        )
        if child.next is None and child.tag == "-text":  # most hold a text alone
            text = child.text_content or ""
            if not text.isspace():
                pieces.append(text)
                self._spans.append((first, first + 1, inline))
            elif pieces:
                pieces.append(" ")
            return None
        self._opened.append(True)
        self._inline.append(inline)
        self._firsts.append(first)
        return child

    def leave(self) -> None:
        """Close the innermost element."""
        outer = self._opened.pop()
        if outer is True:
            inline, first, last = self._inline.pop(), self._firsts.pop(), len(self.pieces)
            if first < last:
                self._spans.append((first, last, inline))
        elif outer:
            if self.pieces:
                self.end_line()
            self._box, self._told = outer

    def end_line(self) -> None:
        """Write the line that has gathered, if it holds anything."""
        pieces = self.pieces
        if len(pieces) > 1 and pieces[-1] == " ":
            pieces.pop()
        text = unbroken((pieces[0] if len(pieces) == 1 else self._between().join(pieces))[:MAX_LINE])
        if text:
            links, marks, inline = self._held(len(text)) if self._spans or self._inline else _NOTHING
            kind, level, _ = self._told
            self.lines.append(
                RawLine(
                    text=text, box=max(0, self._box), kind=kind, level=level, marks=marks, links=links,
                    after_image=self._after_image, inline=inline,
                )
            )  # fmt: skip
            self._after_image = False
        pieces.clear()
        self._spans.clear()
        if self._firsts:
            self._firsts = [0] * len(self._firsts)

    def _held(self, size: int) -> tuple[int, tuple[Held, ...], tuple[str, ...]]:
        """Return how much of the line stands in links, what sets marks on it, and the names of what holds most of it.

        Elements that go on after the line hold all that follows their beginning.
        """
        pieces, spans = self.pieces, self._spans
        if len(pieces) == len(spans) == 1 and not self._inline:  # as a link of a menu
            tag, address, names = spans[0][2]
            return size if tag == "a" else 0, ((tag, pieces[0], address),) if tag in MARKS else (), names
        links = 0
        marks: list[tuple[int, Held]] = []
        around: tuple[str, ...] = ()
        for first, last, (tag, address, names) in spans:
            held = "".join(pieces[first:last])[:MAX_LINE]
            length = len(held.strip())
            links += length if tag == "a" else 0
            around += names if length >= _MOST * size else ()
            if length and tag in MARKS:
                marks.append((first, (tag, held, address)))
        for (tag, _, _), first in zip(self._inline, self._firsts, strict=True):
            links += sum(map(len, pieces[first:])) if tag == "a" else 0
            around += (tag,)
        marks.sort(key=_FIRST)
        return min(size, links), tuple([held for _, held in marks]), tuple(dict.fromkeys(around))

    def _between(self) -> str:
        """Return what stands between the pieces of the line: in the short lines of an element of facts, each is a field."""
        if self._box < 0:
            return ""
        box = self.boxes[self._box]
        outer = self.boxes[box.parent] if box.parent >= 0 else box
        if FACTS.isdisjoint(box.words) and FACTS.isdisjoint(outer.words):
            return ""
        return " " if sum(map(len, self.pieces)) <= _LONGEST_FIELDS else ""

    def _image(self, attributes: Attributes) -> None:
        small = is_small(attributes)
        source = image_source(attributes)
        if small or not source:
            self._after_image = self._after_image or bool(source)
            return
        if self.pieces and "".join(self.pieces).strip():
            self.end_line()
        alt = unbroken(attributes.get("alt") or "")[:300]
        linked = int(any(inline[0] == "a" for inline in self._inline))
        self.lines.append(RawLine(text=alt, box=max(self._box, 0), kind="image", src=source, links=linked))
        self._after_image = True

    def _table(self, rows: tuple[str, ...]) -> None:
        text = "\n".join(rows)[:MAX_LINE]
        self.lines.append(RawLine(text=text, box=max(self._box, 0), kind="table", items=rows))
        self._after_image = False
