"""HTML to lines: the visible text of a page in reading order, each line with the elements it stood in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from digest.model import BlockKind, Mark, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

MAX_CHARACTERS: Final = 4_000_000  # a page beyond this is cut: no article is that long
MAX_LINES: Final = 20_000
MAX_LINE: Final = 100_000
MAX_CONTEXT: Final = 40
MAX_INLINE: Final = 40  # inline elements within one another; deeper ones are read as plain text
_SILENT: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "svg",
        "math",
        "canvas",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "source",
        "track",
        "map",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
        "button",
        "progress",
        "dialog",
    ]
)
_INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "o:p",
        "em-emoji",
    ]
)
_MARKS: Final = {"a": "link", "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "code": "code"}
_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_IMAGE_SOURCES: Final = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-actualsrc",
    "data-original-src",
    "data-url",
    "data-echo",
    "data-lazyload",
    "data-lazy",
    "original",
    "file",
    "src",
)
_WORDS: Final = re.compile(r"[a-z]+|[A-Z][a-z]*|[^\x00-\x7f]+")
_BLANKS: Final = re.compile(r"[ \t\r\n\f\u00a0\u3000\u200b\ufeff]+")
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


class Box(Value):
    """A block element: where it stands in the tree and what its author called it."""

    number: int
    parent: int  # number of the box around it; -1 for the outermost
    tag: str
    words: tuple[str, ...]  # the words of its class, id and itemprop
    itemprop: str = ""


class RawLine(Value):
    """A visible line before anything is known of the article's place on the page."""

    text: str
    box: int
    kind: BlockKind = "paragraph"
    level: int = 0
    src: str = ""
    marks: tuple[Mark, ...] = ()
    links: int = 0
    after_image: bool = False
    inline: tuple[str, ...] = ()  # inline elements around the whole line
    items: tuple[str, ...] = ()


class Page(Value):
    """The boxes of a page and its visible lines in reading order."""

    boxes: tuple[Box, ...]
    lines: tuple[RawLine, ...]


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """Split a class or id into its lower-case words: `relatedNews-list_2` → related, news, list."""
    return tuple(word.lower() for word in _WORDS.findall(name[:200]))


def read_page(root: LexborNode) -> Page:
    """Walk the tree under `root` without recursion. What `display: none` hides has `hidden` among its box's words."""
    walk = _Walk()
    node: LexborNode | None = root
    while node is not None and len(walk.lines) < MAX_LINES:
        depth = walk.depth
        child = walk.enter(node)
        if child is not None:
            node = child
            continue
        if walk.depth > depth:  # an element without children
            walk.leave()
        following = node.next if walk.depth else None
        while following is None and walk.depth:
            node = node.parent if node is not None else None
            walk.leave()
            following = node.next if node is not None and walk.depth else None
        node = following
    walk.end_line()
    return Page(boxes=tuple(walk.boxes), lines=tuple(walk.lines))


class _Walk:
    """The state of one walk: open boxes, open inline elements and the line being written."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.lines: list[RawLine] = []
        self._open: list[int] = []  # numbers of the boxes around here
        self._opened: list[Literal["box", "inline", "plain"]] = []  # what each element around here opened
        self._inline: list[tuple[str, str, int, int]] = []  # (tag, href or class, first piece, where its text starts)
        self._text: list[str] = []
        self._length = 0
        self._marks: list[tuple[Mark, int]] = []
        self._links = 0
        self._styles: list[tuple[str, int]] = []  # inline elements that ended in this line and how much they held
        self._after_image = False

    @property
    def depth(self) -> int:
        """Return the number of elements around here."""
        return len(self._opened)

    def enter(self, node: LexborNode) -> LexborNode | None:
        """Take `node` in and return the child to go on with, if its children are to be read."""
        tag = node.tag
        if tag == "-text":
            self._add(node.text_content or "")
            return None
        if tag is None or tag in _SILENT or tag[0] in "-!":
            return None
        attributes = node.attributes if tag not in _HEADLESS else {}
        if tag in ("br", "hr"):
            self.end_line()
            return None
        if tag == "img":
            self._image(attributes)
            return None
        if tag == "table" and (rows := _data_rows(node)):
            self.end_line()
            self._table(rows)
            return None
        if tag not in _INLINE or ("style" in attributes and _is_hidden(attributes)):
            self.end_line()
            self._open_box(tag, attributes)
            self._opened.append("box")
        elif len(self._inline) < MAX_INLINE:
            name = (attributes.get("href") or "") if tag == "a" else _style_name(attributes)
            self._inline.append((tag, name, len(self._text), self._length))
            self._opened.append("inline")
        else:
            self._opened.append("plain")
        return node.first_child

    def leave(self) -> None:
        """Close the innermost element."""
        opened = self._opened.pop()
        if opened == "box":
            self.end_line()
            self._open.pop()
        elif opened == "inline":
            self._leave_inline()

    def _leave_inline(self) -> None:
        tag, href, first, start = self._inline.pop()
        held = "".join(self._text[first:]) if tag in _MARKS or href else ""
        if tag == "a":
            self._links += len(held.strip())
        if held.strip():
            self._styles.append((tag if tag == "a" else f"{tag} {href}".strip(), len(held.strip())))
            mark = _mark(tag, held, href)
            if mark:
                self._marks.append((mark, start))

    def end_line(self) -> None:
        """Write the line that has gathered, if it holds anything."""
        if not self._text:
            return
        text = _BLANKS.sub(" ", "".join(self._text)).strip()
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

    def _open_box(self, tag: str, attributes: dict[str, str | None]) -> None:
        itemprop = attributes.get("itemprop") or ""
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {itemprop}"
        words = name_words(names) if len(names) > 2 else ()
        if tag == "center" or attributes.get("align") == "center" or _CENTRED.search(attributes.get("style") or ""):
            words = (*words, "centred")
        if _is_hidden(attributes):
            words = (*words, "hidden")
        parent = self._open[-1] if self._open else -1
        self.boxes.append(Box(number=len(self.boxes), parent=parent, tag=tag, words=words, itemprop=itemprop.lower()))
        self._open.append(len(self.boxes) - 1)

    def _kind(self) -> tuple[BlockKind, int]:
        for number in reversed(self._open[-4:]):
            tag = self.boxes[number].tag
            if tag in _HEADINGS:
                return "heading", _HEADINGS[tag]
            if tag == "figcaption":
                return "caption", 0
            if tag in ("li", "dd"):
                return "list", 0
            if tag == "blockquote":
                return "quote", 0
        return "paragraph", 0

    def _image(self, attributes: dict[str, str | None]) -> None:
        source = next((value for name in _IMAGE_SOURCES if (value := _image_address(attributes.get(name)))), "")
        small = any(_is_small(attributes.get(side)) for side in ("width", "height"))
        if small or not source:
            self._after_image = self._after_image or bool(source)
            return
        if self._text and "".join(self._text).strip():
            self.end_line()
        box = self._open[-1] if self._open else 0
        alt = _BLANKS.sub(" ", attributes.get("alt") or "").strip()[:300]
        self.lines.append(
            RawLine(text=alt, box=box, kind="image", src=source, links=int(any(i[0] == "a" for i in self._inline)))
        )
        self._after_image = True

    def _table(self, rows: tuple[str, ...]) -> None:
        box = self._open[-1] if self._open else 0
        self.lines.append(RawLine(text="\n".join(rows)[:MAX_LINE], box=box, kind="table", items=rows))
        self._after_image = False


_HEADLESS: Final = frozenset(("br", "hr", "wbr"))


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    style = attributes.get("style")
    return "hidden" in attributes or (style is not None and _HIDDEN.search(style) is not None)


def _style_name(attributes: dict[str, str | None]) -> str:
    name = attributes.get("class")
    return " ".join(name_words(name)) if name else ""


def _mark(tag: str, held: str, href: str) -> Mark | None:
    text = _BLANKS.sub(" ", held).strip()
    if tag == "a":
        return (
            Mark(kind="link", text=text, href=href.strip())
            if href.strip().lower().startswith(("http://", "https://"))
            else None
        )
    kind = _MARKS.get(tag)
    if kind == "strong":
        return Mark(kind="strong", text=text)
    if kind == "emphasis":
        return Mark(kind="emphasis", text=text)
    return Mark(kind="code", text=text) if kind == "code" else None


def _image_address(value: str | None) -> str:
    """Return an address that may be shown: http, https or a path of the same site; data: and scripts are placeholders."""
    address = (value or "").strip()
    if len(address) < 5 or len(address) > 2000 or address.lower().endswith(".svg"):
        return ""
    if address.startswith("//"):
        return f"https:{address}"
    scheme, colon, _ = address.partition(":")
    if colon and "/" not in scheme and "?" not in scheme:
        return address if scheme.lower() in ("http", "https") else ""
    return address


def _is_small(value: str | None) -> bool:
    digits = (value or "").removesuffix("px").strip()
    return digits.isdecimal() and int(digits[:6]) < 60


def _data_rows(table: LexborNode) -> tuple[str, ...]:
    """Return the rows of a table of facts, cells separated by tabs; nothing for a table that lays out a page."""
    rows: list[str] = []
    widest = longest = 0
    for node in _elements(table):
        if node.tag == "table" and node.mem_id != table.mem_id:
            return ()
        if node.tag == "tr":
            cells = [_BLANKS.sub(" ", cell.text_content or "").strip() for cell in _cells(node)]
            widest = max(widest, len(cells))
            longest = max(longest, max(map(len, cells), default=0))
            if any(cells):
                rows.append("\t".join(cells))
            if longest > 80 or len(rows) > 500:
                return ()
    return tuple(rows) if widest >= 2 and len(rows) >= 2 else ()


def _elements(root: LexborNode) -> Iterator[LexborNode]:
    return iter(root.traverse(include_text=False))


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    cell = row.first_child
    while cell is not None:
        if cell.tag in ("td", "th"):
            yield cell
        cell = cell.next


def with_context(line: RawLine, context: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words around a line, nearest first: its inline elements, then its boxes outwards."""
    return (*line.inline, *context)[:MAX_CONTEXT]


def contexts(page: Page) -> tuple[tuple[str, ...], ...]:
    """Return for each box the tags and class words of it and the boxes around it, nearest first."""
    found: list[tuple[str, ...]] = []
    for box in page.boxes:  # a box always comes after its parent
        outer = found[box.parent] if box.parent >= 0 else ()
        found.append((box.tag, *box.words, *outer)[:MAX_CONTEXT])
    return tuple(found)


def shortened(line: RawLine, text: str) -> RawLine:
    """Return the line with another text."""
    return msgspec.structs.replace(line, text=text)
