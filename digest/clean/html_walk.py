"""HTML to lines: one walk over the tree of a page, without recursion, in reading order."""

from __future__ import annotations

from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Literal

from digest.clean import html_elements
from digest.clean.page import Box, Page, RawLine

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from digest.clean.html_elements import Attributes
    from digest.model import BlockKind, Mark

MAX_LINES: Final = 20_000
MAX_LINE: Final = 100_000
MAX_INLINE: Final = 40  # inline elements within one another; deeper ones are read as plain text
_START: Final = itemgetter(0)


def read_page(root: LexborNode) -> Page:
    """Walk the tree under `root` without recursion. What `display: none` hides has `hidden` among its box's words."""
    walk = _Walk()
    lines = walk.lines
    around: list[LexborNode] = []
    node: LexborNode | None = root
    while node is not None and len(lines) < MAX_LINES:
        tag = node.tag
        if tag == "-text":
            walk.add(node.text_content or "")
        elif tag is not None and tag not in html_elements.SILENT and walk.enter(node, tag):
            child = node.first_child
            if child is not None:
                around.append(node)
                node = child
                continue
            walk.leave()
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
        self._open = [Box(number=-1, parent=-1, tag="", words=())]  # the boxes around here, in what is none
        self._opened: list[Literal["box", "inline", "plain"]] = []  # what each element around here opened
        # (tag, address of a link, its names, first piece, where its text starts)
        self._inline: list[tuple[str, str, tuple[str, ...], int, int]] = []
        self._text: list[str] = []
        self._length = 0
        self._marks: list[tuple[int, Mark]] = []  # each with where its text starts
        self._links = 0
        self._styles: list[tuple[int, tuple[str, ...]]] = []  # how much inline elements of this line held, their names
        self._after_image = False

    def add(self, text: str) -> None:
        """Add a text to the line; blanks do not begin one."""
        if text.isspace():
            if not self._text:
                return
            text = " "
        if text and self._length < MAX_LINE:
            text = text[:MAX_LINE]
            self._text.append(text)
            self._length += len(text)

    def enter(self, node: LexborNode, tag: str) -> bool:
        """Open an element, or take it in whole; tell whether its children are to be read."""
        if tag in html_elements.INLINE:
            return self._enter_inline(tag, node.attributes)
        if tag == "img":
            self._image(node.attributes)
            return False
        if tag in html_elements.BREAKS:
            self.end_line()
            return False
        if tag[0] in "-!":  # no element
            return False
        if tag == "table" and (rows := html_elements.data_rows(node)):
            self.end_line()
            self._table(rows)
            return False
        if self._text:
            self.end_line()
        self._open_box(tag, node.attributes)
        self._opened.append("box")
        return True

    def _enter_inline(self, tag: str, attributes: Attributes) -> bool:
        if attributes and html_elements.is_hidden(attributes):
            return False
        if len(self._inline) >= MAX_INLINE:
            self._opened.append("plain")
            return True
        address = (attributes.get("href") or "") if tag == "a" else ""
        names = html_elements.inline_names(tag, attributes.get("class"))
        self._inline.append((tag, address, names, len(self._text), self._length))
        self._opened.append("inline")
        return True

    def leave(self) -> None:
        """Close the innermost element."""
        opened = self._opened.pop()
        if opened == "box":
            if self._text:
                self.end_line()
            self._open.pop()
        elif opened == "inline":
            self._leave_inline()

    def _leave_inline(self) -> None:
        tag, address, names, first, start = self._inline.pop()
        pieces = self._text
        if first == len(pieces) or not names:
            return
        held = pieces[first] if first + 1 == len(pieces) else "".join(pieces[first:])
        length = len(held.strip())
        if not length:
            return
        if tag == "a":
            self._links += length
        self._styles.append((length, names))
        if tag in html_elements.MARKS and (mark := html_elements.mark(tag, held, address)):
            self._marks.append((start, mark))

    def end_line(self) -> None:
        """Write the line that has gathered, if it holds anything."""
        pieces = self._text
        if not pieces:
            return
        text = html_elements.unbroken(pieces[0] if len(pieces) == 1 else "".join(pieces))
        if text:
            self._write(text)
            self._after_image = False
        pieces.clear()
        self._marks.clear()
        self._styles.clear()
        self._length = self._links = 0
        if self._inline:
            self._inline = [(tag, address, names, 0, 0) for tag, address, names, _, _ in self._inline]

    def _write(self, text: str) -> None:
        kind, level = self._kind()
        links = self._links
        if self._inline:
            links += sum(self._length - start for tag, _, _, _, start in self._inline if tag == "a")
        marks = self._marks
        if len(marks) > 1:
            marks.sort(key=_START)
        self.lines.append(
            RawLine(
                text=text[:MAX_LINE], box=max(self._open[-1].number, 0), kind=kind, level=level,
                marks=tuple([mark for _, mark in marks]) if marks else (),
                links=min(links, len(text)), after_image=self._after_image,
                inline=self._around(0.9 * len(text)) if self._styles or self._inline else (),
            )
        )  # fmt: skip

    def _around(self, most: float) -> tuple[str, ...]:
        """Return the names of the inline elements that hold most of the line, or go on after it."""
        if len(self._styles) == 1 and not self._inline:  # as the link of a menu
            held, names = self._styles[0]
            return names if held >= most else ()
        around = [names for held, names in self._styles if held >= most]
        around += [inline[:1] for inline in self._inline]
        return tuple(dict.fromkeys(chain.from_iterable(around)))

    def _open_box(self, tag: str, attributes: Attributes) -> None:
        words, itemprop = html_elements.names(tag, attributes)
        box = Box(number=len(self.boxes), parent=self._open[-1].number, tag=tag, words=words, itemprop=itemprop)
        self.boxes.append(box)
        self._open.append(box)

    def _kind(self) -> tuple[BlockKind, int]:
        for box in self._open[:-5:-1]:
            kind = html_elements.KINDS.get(box.tag)
            if kind:
                return kind
        return "paragraph", 0

    def _image(self, attributes: Attributes) -> None:
        small = html_elements.is_small(attributes)
        source = html_elements.image_source(attributes)
        if small or not source:
            self._after_image = self._after_image or bool(source)
            return
        if self._text and "".join(self._text).strip():
            self.end_line()
        alt = html_elements.unbroken(attributes.get("alt") or "")[:300]
        linked = int(any(inline[0] == "a" for inline in self._inline))
        self.lines.append(RawLine(text=alt, box=max(self._open[-1].number, 0), kind="image", src=source, links=linked))
        self._after_image = True

    def _table(self, rows: tuple[str, ...]) -> None:
        text = "\n".join(rows)[:MAX_LINE]
        self.lines.append(RawLine(text=text, box=max(self._open[-1].number, 0), kind="table", items=rows))
        self._after_image = False
