"""HTML to lines: one walk over the tree of a page, without recursion, in reading order."""

from __future__ import annotations

from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from digest.clean.html_elements import (
    BREAKS,
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
from digest.clean.page import Box, Held, Page, RawLine

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from digest.clean.html_elements import Attributes, Told

MAX_LINES: Final = 20_000
MAX_LINE: Final = 100_000
MAX_INLINE: Final = 40  # inline elements within one another; deeper ones are read as plain text
# What the element that is left had opened, where it was no box: those leave the number of the box around them.
_INLINE: Final = -2
_PLAIN: Final = -3
_FIRST: Final = itemgetter(0)
_LONGEST_FIELDS: Final = 160  # characters


def read_page(root: LexborNode) -> Page:
    """Walk the tree under `root` without recursion. What `display: none` hides has `hidden` among its box's words."""
    walk = _Walk()
    lines, pieces = walk.lines, walk.pieces
    around: list[LexborNode] = []
    node: LexborNode | None = root
    while node is not None and len(lines) < MAX_LINES:
        tag = node.tag
        if tag == "-text":
            text = node.text_content or ""
            if pieces or not text.isspace():  # blanks do not begin a line
                walk.add(text)
        elif tag is not None and tag not in SILENT and (child := walk.enter(node, tag)) is not None:
            around.append(node)
            node = child
            continue
        node = node.next if around else None
        while node is None and around:
            walk.leave()
            parent = around.pop()
            node = parent.next if around else None
    walk.end_line()
    return Page(boxes=tuple(walk.boxes), lines=tuple(lines))


class _Walk:
    """The state of one walk: open boxes, open inline elements and the line being written."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.lines: list[RawLine] = []
        self.pieces: list[str] = []  # the line being written
        self._box = -1  # number of the innermost open box
        self._kinds: list[Told] = []  # of each box, what its lines are
        self._opened: list[int] = []  # what each element around here opened: see _INLINE
        self._inline: list[tuple[str, str, tuple[str, ...]]] = []  # (tag, address of a link, its names)
        self._firsts: list[int] = []  # of each open inline element, where its pieces begin
        self._length = 0
        self._marks: list[tuple[int, Held]] = []  # each with where its pieces begin
        self._links = 0
        self._styles: list[tuple[int, tuple[str, ...]]] = []  # how much inline elements of this line held, their names
        self._after_image = False

    def add(self, text: str) -> None:
        """Add a text to the line."""
        if text and self._length < MAX_LINE:
            text = " " if text.isspace() else text[:MAX_LINE]
            self.pieces.append(text)
            self._length += len(text)

    def enter(self, node: LexborNode, tag: str) -> LexborNode | None:
        """Open an element, or take it in whole; return the first of its children that are to be read."""
        if tag in INLINE:
            return self._enter_inline(node, tag)
        if tag == "img":
            self._image(node.attributes)
            return None
        if tag[0] in "-!":  # no element
            return None
        if self.pieces:
            self.end_line()
        child = node.first_child
        if child is None or tag in BREAKS:
            return None
        if tag == "table" and (rows := data_rows(node)):
            self._table(rows)
            return None
        words, itemprop = names_of(tag, node.attributes)
        outer, self._box = self._box, len(self.boxes)
        self.boxes.append(Box(number=self._box, parent=outer, tag=tag, words=words, itemprop=itemprop))
        self._kinds.append(KINDS.get(tag) or (farther(self._kinds[outer]) if outer >= 0 else PARAGRAPH))
        self._opened.append(outer)
        return child

    def _enter_inline(self, node: LexborNode, tag: str) -> LexborNode | None:
        attributes = node.attributes
        child = node.first_child
        if child is None or (("style" in attributes or "hidden" in attributes) and is_hidden(attributes)):
            return None
        if len(self._inline) >= MAX_INLINE:
            self._opened.append(_PLAIN)
            return child
        address = (attributes.get("href") or "") if tag == "a" else ""
        names = inline_names(tag, attributes.get("class"))
        pieces = self.pieces
        first = len(pieces)
        if child.next is None and child.tag == "-text":  # most hold a text alone
            text = child.text_content or ""
            if pieces or not text.isspace():
                self.add(text)
                if names and len(pieces) > first:
                    self._hold(tag, address, names, first)
            return None
        self._inline.append((tag, address, names))
        self._firsts.append(first)
        self._opened.append(_INLINE)
        return child

    def leave(self) -> None:
        """Close the innermost element."""
        outer = self._opened.pop()
        if outer >= -1:
            if self.pieces:
                self.end_line()
            self._box = outer
        elif outer == _INLINE:
            tag, address, names = self._inline.pop()
            first = self._firsts.pop()
            if names and first < len(self.pieces):
                self._hold(tag, address, names, first)

    def _hold(self, tag: str, address: str, names: tuple[str, ...], first: int) -> None:
        """Note what an inline element that ends here has held of the line: its pieces from `first` on."""
        pieces = self.pieces
        held = pieces[first] if first + 1 == len(pieces) else "".join(pieces[first:])
        length = len(held.strip())
        if not length:
            return
        if tag == "a":
            self._links += length
        self._styles.append((length, names))
        if tag in MARKS:
            self._marks.append((first, (tag, held, address)))

    def end_line(self) -> None:
        """Write the line that has gathered, if it holds anything."""
        pieces = self.pieces
        if not pieces:
            return
        text = unbroken(pieces[0] if len(pieces) == 1 else self._between().join(pieces))
        if text:
            self._write(text)
            self._after_image = False
        pieces.clear()
        self._marks.clear()
        self._styles.clear()
        self._length = self._links = 0
        if self._firsts:
            self._firsts = [0] * len(self._firsts)

    def _between(self) -> str:
        """Return what stands between the pieces of the line: in the short lines of an element of facts, each is a field."""
        if self._box < 0 or self._length > _LONGEST_FIELDS:
            return ""
        box = self.boxes[self._box]
        outer = self.boxes[box.parent] if box.parent >= 0 else box
        return "" if FACTS.isdisjoint(box.words) and FACTS.isdisjoint(outer.words) else " "

    def _write(self, text: str) -> None:
        kind, level, _ = self._kinds[self._box] if self._box >= 0 else PARAGRAPH
        marks = self._marks
        if len(marks) > 1:
            marks.sort(key=_FIRST)
        links = self._links + self._open_links() if self._inline else self._links
        size = len(text)
        self.lines.append(
            RawLine(
                text=text if size <= MAX_LINE else text[:MAX_LINE], box=max(0, self._box), kind=kind, level=level,
                marks=tuple([held for _, held in marks]) if marks else (),
                links=min(size, links), after_image=self._after_image,
                inline=self._around(0.9 * size) if self._styles or self._inline else (),
            )
        )  # fmt: skip

    def _open_links(self) -> int:
        """Return how much of the line stands in links that go on after it."""
        links = 0
        for (tag, _, _), first in zip(self._inline, self._firsts, strict=True):
            links += sum(map(len, self.pieces[first:])) if tag == "a" else 0
        return links

    def _around(self, most: float) -> tuple[str, ...]:
        """Return the names of the inline elements that hold most of the line, or go on after it."""
        if len(self._styles) == 1 and not self._inline:  # as the link of a menu
            held, names = self._styles[0]
            return names if held >= most else ()
        around = [names for held, names in self._styles if held >= most]
        around += [inline[:1] for inline in self._inline]
        return tuple(dict.fromkeys(chain.from_iterable(around)))

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
