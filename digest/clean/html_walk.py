"""HTML to lines: one walk over the tree of a page, without recursion, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from digest.clean import html_elements
from digest.clean.page import Box, Page, RawLine, name_words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from digest.clean.html_elements import Attributes
    from digest.model import BlockKind, Mark

MAX_LINES: Final = 20_000
MAX_LINE: Final = 100_000
MAX_INLINE: Final = 40  # inline elements within one another; deeper ones are read as plain text


def read_page(root: LexborNode) -> Page:
    """Walk the tree under `root` without recursion. What `display: none` hides has `hidden` among its box's words."""
    walk = _Walk()
    node: LexborNode | None = root
    opened = walk.opened  # what each element around here opened
    while node is not None and len(walk.lines) < MAX_LINES:
        depth = len(opened)
        child = walk.enter(node)
        if child is not None:
            node = child
            continue
        if len(opened) > depth:  # an element without children
            walk.leave()
        following = node.next if opened else None
        while following is None and opened:
            node = node.parent if node is not None else None
            walk.leave()
            following = node.next if node is not None and opened else None
        node = following
    walk.end_line()
    return Page(boxes=tuple(walk.boxes), lines=tuple(walk.lines))


class _Walk:
    """The state of one walk: open boxes, open inline elements and the line being written."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.lines: list[RawLine] = []
        self._open: list[int] = []  # numbers of the boxes around here
        self.opened: list[Literal["box", "inline", "plain"]] = []  # what each element around here opened
        self._inline: list[tuple[str, str, int, int]] = []  # (tag, href or class, first piece, where its text starts)
        self._text: list[str] = []
        self._length = 0
        self._marks: list[tuple[Mark, int]] = []
        self._links = 0
        self._styles: list[tuple[str, int]] = []  # inline elements that ended in this line and how much they held
        self._after_image = False

    def enter(self, node: LexborNode) -> LexborNode | None:
        """Take `node` in and return the child to go on with, if its children are to be read."""
        tag = node.tag
        if tag == "-text":
            self._add(node.text_content or "")
            return None
        if tag is None or tag in html_elements.SILENT or tag[0] in "-!":
            return None
        if tag in html_elements.WITHOUT_ATTRIBUTES:
            if tag != "wbr":
                self.end_line()
            return None
        return node.first_child if self._enter_element(node, tag, node.attributes) else None

    def _enter_element(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        """Open an element, or take it in whole; tell whether its children are to be read."""
        if tag == "img":
            self._image(attributes)
            return False
        if tag == "table" and (rows := html_elements.data_rows(node)):
            self.end_line()
            self._table(rows)
            return False
        if tag not in html_elements.INLINE:
            if self._text:
                self.end_line()
            self._open_box(tag, attributes)
            self.opened.append("box")
        elif html_elements.is_hidden(attributes):
            return False
        elif len(self._inline) < MAX_INLINE:
            name = (attributes.get("href") or "") if tag == "a" else html_elements.style_name(attributes)
            self._inline.append((tag, name, len(self._text), self._length))
            self.opened.append("inline")
        else:
            self.opened.append("plain")
        return True

    def leave(self) -> None:
        """Close the innermost element."""
        opened = self.opened.pop()
        if opened == "box":
            if self._text:
                self.end_line()
            self._open.pop()
        elif opened == "inline":
            self._leave_inline()

    def _leave_inline(self) -> None:
        tag, href, first, start = self._inline.pop()
        held = "".join(self._text[first:]) if tag in html_elements.MARKS or href else ""
        if tag == "a":
            self._links += len(held.strip())
        if held.strip():
            self._styles.append((tag if tag == "a" else f"{tag} {href}".strip(), len(held.strip())))
            mark = html_elements.mark(tag, held, href)
            if mark:
                self._marks.append((mark, start))

    def end_line(self) -> None:
        """Write the line that has gathered, if it holds anything."""
        if not self._text:
            return
        text = html_elements.unbroken("".join(self._text))
        if text:
            box = self.boxes[self._open[-1]] if self._open else None
            kind, level = self._kind()
            links = self._links + sum(self._length - start for tag, _, _, start in self._inline if tag == "a")
            around = [tag for tag, held in self._styles if held >= len(text) * 0.9] + [i[0] for i in self._inline]
            self.lines.append(
                RawLine(
                    text=text[:MAX_LINE], box=box.number if box else 0, kind=kind, level=level,
                    marks=tuple(mark for mark, _ in sorted(self._marks, key=lambda pair: pair[1])),
                    links=min(links, len(text)), after_image=self._after_image,
                    inline=tuple(dict.fromkeys(word for style in around for word in style.split())),
                )
            )  # fmt: skip
            self._after_image = False
        self._text.clear()
        self._marks.clear()
        self._styles.clear()
        self._length = self._links = 0
        self._inline = [(tag, href, 0, 0) for tag, href, _, _ in self._inline]

    def _add(self, text: str) -> None:
        if text.isspace():
            text = " "
            if not self._text:
                return
        if text and self._length < MAX_LINE:
            text = text[:MAX_LINE]
            self._text.append(text)
            self._length += len(text)

    def _open_box(self, tag: str, attributes: Attributes) -> None:
        itemprop = attributes.get("itemprop") or ""
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {itemprop}"
        words = name_words(names) if len(names) > 2 else ()
        if html_elements.is_centred(tag, attributes):
            words = (*words, "centred")
        if html_elements.is_hidden(attributes):
            words = (*words, "hidden")
        parent = self._open[-1] if self._open else -1
        self.boxes.append(Box(number=len(self.boxes), parent=parent, tag=tag, words=words, itemprop=itemprop.lower()))
        self._open.append(len(self.boxes) - 1)

    def _kind(self) -> tuple[BlockKind, int]:
        for number in reversed(self._open[-4:]):
            tag = self.boxes[number].tag
            if tag in html_elements.HEADINGS:
                return "heading", html_elements.HEADINGS[tag]
            if tag == "figcaption":
                return "caption", 0
            if tag in ("li", "dd"):
                return "list", 0
            if tag == "blockquote":
                return "quote", 0
        return "paragraph", 0

    def _image(self, attributes: Attributes) -> None:
        source = html_elements.image_source(attributes)
        small = html_elements.is_small(attributes)
        if small or not source:
            self._after_image = self._after_image or bool(source)
            return
        if self._text and "".join(self._text).strip():
            self.end_line()
        box = self._open[-1] if self._open else 0
        alt = html_elements.unbroken(attributes.get("alt") or "")[:300]
        self.lines.append(
            RawLine(text=alt, box=box, kind="image", src=source, links=int(any(i[0] == "a" for i in self._inline)))
        )
        self._after_image = True

    def _table(self, rows: tuple[str, ...]) -> None:
        box = self._open[-1] if self._open else 0
        self.lines.append(RawLine(text="\n".join(rows)[:MAX_LINE], box=box, kind="table", items=rows))
        self._after_image = False
