"""HTML to lines: one walk over the tree of a page, in reading order."""

from __future__ import annotations

from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from digest.clean.html_elements import (
    FACTS,
    INLINE,
    KINDS,
    MARKED,
    PARAGRAPH,
    SILENT,
    Attributes,
    LineKind,
    block_names,
    data_rows,
    image_source,
    inherited_kind,
    inline_names,
    is_hidden,
    is_small,
    unbroken,
)
from digest.clean.page_tree import Box, MarkedText, PageTree, RawLine

MAX_LINES: Final = 20_000
MAX_LINE: Final = 100_000  # characters
MAX_INLINE: Final = 40  # inline elements within one another; deeper ones are read as plain text
_WHOLE_LINE: Final = 0.9  # of a line: an element with that much of it describes the line
_LONGEST_FIELDS: Final = 160  # characters


class _Inline(NamedTuple):
    tag: str
    href: str
    names: tuple[str, ...]  # what it adds to the context of a line that it holds


class _InlineSpan(NamedTuple):
    """The pieces of the line that are inside an inline element."""

    first: int
    stop: int
    inline: _Inline


class _OuterBox(NamedTuple):
    number: int
    kind: LineKind


def walk_page(root: LexborNode) -> PageTree:
    """Return the boxes and lines under `root`. A box that is not displayed has `hidden` among its words."""
    walk = _Walk()
    ancestors: list[LexborNode] = []
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag
        child = None
        if tag == "-text":
            walk.add_text(node.text_content or "")
        elif tag in INLINE:
            child = walk.enter_inline(node, tag)
        elif tag is not None and tag not in SILENT:
            child = walk.enter_block(node, tag)
        if child is not None:
            ancestors.append(node)
            node = child
            continue
        node = node.next if ancestors else None
        while node is None and ancestors:
            walk.leave()
            parent = ancestors.pop()
            node = parent.next if ancestors else None
    walk.end_line()
    return PageTree(boxes=tuple(walk.boxes), lines=tuple(walk.lines[:MAX_LINES]))


class _Walk:
    """The state of one walk: open boxes, open inline elements and the line being gathered."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.lines: list[RawLine] = []
        self._pieces: list[str] = []  # of the line being gathered
        self._box = -1  # number of the innermost open box
        self._kind = PARAGRAPH  # of its lines
        self._open: list[_OuterBox | bool] = []  # all open elements: a box, or whether the element is in `_inline`
        self._inline: list[_Inline] = []  # open inline elements
        self._starts: list[int] = []  # the first piece of each of them
        self._spans: list[_InlineSpan] = []  # inline elements that ended in this line
        self._after_image = False

    def add_text(self, text: str) -> bool:
        """Add text to the line; return False if it is blank. Blanks never begin a line."""
        if not text.isspace():
            self._pieces.append(text)
            return True
        if self._pieces:
            self._pieces.append(" ")
        return False

    def enter_block(self, node: LexborNode, tag: str) -> LexborNode | None:
        """Open a block element, or read it as a whole; return the first of its children to be read."""
        if tag == "img":
            self._add_image(node.attributes)
            return None
        if self._pieces:
            self.end_line()
        child = node.first_child
        if child is None or len(self.lines) >= MAX_LINES:
            return None
        if tag == "table" and (rows := data_rows(node)):
            self._add_table(rows)
            return None
        words, itemprop = block_names(tag, node.attributes)
        self._open.append(_OuterBox(self._box, self._kind))
        number = len(self.boxes)
        self.boxes.append(Box(number=number, parent=self._box, tag=tag, words=words, itemprop=itemprop))
        self._box = number
        self._kind = KINDS.get(tag) or inherited_kind(self._kind)
        return child

    def enter_inline(self, node: LexborNode, tag: str) -> LexborNode | None:
        """Open an inline element, or read it as a whole; return the first of its children to be read."""
        child = node.first_child
        attributes = node.attributes
        if child is None or is_hidden(attributes):
            return None
        if len(self._inline) >= MAX_INLINE:
            self._open.append(False)
            return child
        href = (attributes.get("href") or "") if tag == "a" else ""
        inline = _Inline(tag, href, inline_names(tag, attributes.get("class")))
        start = len(self._pieces)
        if child.next is None and child.tag == "-text":  # most hold text alone
            if self.add_text(child.text_content or ""):
                self._spans.append(_InlineSpan(start, start + 1, inline))
            return None
        self._open.append(True)
        self._inline.append(inline)
        self._starts.append(start)
        return child

    def leave(self) -> None:
        """Close the innermost element."""
        element = self._open.pop()
        if isinstance(element, _OuterBox):
            if self._pieces:
                self.end_line()
            self._box, self._kind = element
        elif element:
            inline, start, stop = self._inline.pop(), self._starts.pop(), len(self._pieces)
            if start < stop:
                self._spans.append(_InlineSpan(start, stop, inline))

    def end_line(self) -> None:
        """Add the line that was gathered, unless it is blank."""
        if len(self._pieces) > 1 and self._pieces[-1] == " ":
            self._pieces.pop()
        text = unbroken(self._separator().join(self._pieces)[:MAX_LINE])
        if text:
            kind, level, _ = self._kind
            links, marks, names = self._inline_parts(len(text))
            self.lines.append(
                RawLine(
                    text=text, box=max(0, self._box), kind=kind, level=level, marks=marks, links=links,
                    after_image=self._after_image, inline=names,
                )
            )  # fmt: skip
            self._after_image = False
        self._pieces.clear()
        self._spans.clear()
        self._starts = [0] * len(self._starts)

    def _inline_parts(self, size: int) -> tuple[int, tuple[MarkedText, ...], tuple[str, ...]]:
        """Return the number of characters in links, the marks, and the names of the elements with most of the line.

        Elements that go on after the line hold everything from their beginning.
        """
        if not self._spans and not self._inline:
            return 0, (), ()
        links = 0
        marks: list[tuple[int, MarkedText]] = []
        names: tuple[str, ...] = ()
        for start, stop, inline in self._spans:
            text = "".join(self._pieces[start:stop])[:MAX_LINE]
            length = len(text.strip())
            links += length if inline.tag == "a" else 0
            names += inline.names if length >= _WHOLE_LINE * size else ()
            if length and inline.tag in MARKED:
                marks.append((start, MarkedText(inline.tag, text, inline.href)))
        for inline, start in zip(self._inline, self._starts, strict=True):
            links += sum(map(len, self._pieces[start:])) if inline.tag == "a" else 0
            names += (inline.tag,)
        marks.sort(key=lambda mark: mark[0])
        return min(size, links), tuple(text for _, text in marks), tuple(dict.fromkeys(names))

    def _separator(self) -> str:
        """Return what separates the pieces of the line: in the short lines of an element of facts, each is a field."""
        if self._box < 0 or len(self._pieces) < 2:
            return ""
        box = self.boxes[self._box]
        outer = self.boxes[box.parent] if box.parent >= 0 else box
        if FACTS.isdisjoint(box.words) and FACTS.isdisjoint(outer.words):
            return ""
        return " " if sum(map(len, self._pieces)) <= _LONGEST_FIELDS else ""

    def _add_image(self, attributes: Attributes) -> None:
        source = image_source(attributes)
        if not source or is_small(attributes):
            self._after_image = self._after_image or bool(source)
            return
        if self._pieces and "".join(self._pieces).strip():
            self.end_line()
        alt = unbroken(attributes.get("alt") or "")[:300]
        linked = int(any(inline.tag == "a" for inline in self._inline))
        self.lines.append(RawLine(text=alt, box=max(self._box, 0), kind="image", src=source, links=linked))
        self._after_image = True

    def _add_table(self, rows: tuple[str, ...]) -> None:
        text = "\n".join(rows)[:MAX_LINE]
        self.lines.append(RawLine(text=text, box=max(self._box, 0), kind="table", items=rows))
        self._after_image = False
