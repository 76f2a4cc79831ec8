"""What elements of HTML are to a reader: which hold no text, which stand inside a line, and what their attributes say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from digest.clean.page import name_words
from digest.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

Attributes = dict[str, str | None]

SILENT: Final = frozenset(
    ("script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "math", "canvas", "iframe", "object",
     "embed", "applet", "audio", "video", "source", "track", "map", "select", "option", "datalist", "textarea", "input", "button",
     "progress", "dialog")
)  # fmt: skip
INLINE: Final = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
     "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
     "tt", "u", "var", "wbr")
)  # fmt: skip
HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
WITHOUT_ATTRIBUTES: Final = frozenset(("br", "hr", "wbr"))
MARKS: Final = frozenset(("a", "b", "strong", "i", "em", "code"))
# Where lazily loaded images keep their address, before the placeholder in src.
_IMAGE_SOURCES: Final = (
    "data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-original-src", "data-url", "data-echo",
    "data-lazyload", "data-lazy", "original", "file", "src",
)  # fmt: skip
_BLANKS: Final = re.compile(r"[ \t\r\n\f\u00a0\u3000\u200b\ufeff]+")
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_SIDES: Final = re.compile(r"(?<![-\w])(?:width|height)\s*:\s*(\d{1,6}(?:px)?)(?=\s*(?:;|$|!))", re.IGNORECASE)
_MOST_ROWS: Final = 500
_LONGEST_CELL: Final = 80  # characters; a table with a longer cell lays out a page


def unbroken(text: str) -> str:
    """Return the text with each run of blanks and line breaks as one space."""
    return _BLANKS.sub(" ", text).strip()


def is_hidden(attributes: Attributes) -> bool:
    """Tell whether the element is not shown until a script shows it."""
    style = attributes.get("style")
    return "hidden" in attributes or (style is not None and _HIDDEN.search(style) is not None)


def is_centred(tag: str, attributes: Attributes) -> bool:
    """Tell whether the element sets its lines in the middle, as captions are."""
    return (
        tag == "center"
        or attributes.get("align") == "center"
        or _CENTRED.search(attributes.get("style") or "") is not None
    )


def style_name(attributes: Attributes) -> str:
    """Return the words of an inline element's class, separated by spaces."""
    name = attributes.get("class")
    return " ".join(name_words(name)) if name else ""


def mark(tag: str, held: str, href: str) -> Mark | None:
    """Return the mark that an inline element sets on the text it holds; links only to http and https."""
    text = unbroken(held)
    if tag == "a":
        address = href.strip()
        return Mark(kind="link", text=text, href=address) if address.lower().startswith(_WEB) else None
    if tag in ("b", "strong"):
        return Mark(kind="strong", text=text)
    if tag in ("i", "em"):
        return Mark(kind="emphasis", text=text)
    return Mark(kind="code", text=text) if tag == "code" else None


_WEB: Final = ("http://", "https://")


def image_source(attributes: Attributes) -> str:
    """Return the address of an image, wherever a lazy loader keeps it; nothing where there is none to show."""
    return next((address for name in _IMAGE_SOURCES if (address := _image_address(attributes.get(name)))), "")


def _image_address(value: str | None) -> str:
    """Return an address that may be shown: http, https or a path of the same site; data: and scripts are placeholders."""
    address = (value or "").strip()
    if _PLACEHOLDERS.search(address):
        return ""
    if len(address) < 5 or len(address) > 2000 or address.lower().endswith(".svg"):
        return ""
    if address.startswith("//"):
        return f"https:{address}"
    scheme, colon, _ = address.partition(":")
    if colon and "/" not in scheme and "?" not in scheme:
        return address if scheme.lower() in ("http", "https") else ""
    return address


# Files that stand where a picture will be loaded, count visits or draw the page's own signs.
_PLACEHOLDERS: Final = re.compile(
    r"(?:^|[/_.-])(?:blank|spacer|pixel|1x1|transparent|placeholder|loading|lazyload|grey|gray)\.(?:gif|png|jpe?g|webp)(?:$|\?)|/(?:icons?|emojis?)/",
    re.IGNORECASE,
)


def _is_small_side(value: str | None) -> bool:
    digits = (value or "").removesuffix("px").strip()
    return digits.isdecimal() and int(digits[:6]) < 60


def is_small(attributes: Attributes) -> bool:
    """Tell whether an image is an icon or a counting pixel."""
    if any(_is_small_side(attributes.get(side)) for side in ("width", "height")):
        return True
    return any(_is_small_side(side) for side in _SIDES.findall(attributes.get("style") or ""))


def data_rows(table: LexborNode) -> tuple[str, ...]:
    """Return the rows of a table of facts, cells separated by tabs; nothing for a table that lays out a page."""
    rows: list[str] = []
    widest = longest = 0
    for node in table.traverse(include_text=False):
        if node.tag == "table" and node.mem_id != table.mem_id:
            return ()
        if node.tag == "tr":
            cells = [unbroken(cell.text()) for cell in _cells(node)]
            widest = max(widest, len(cells))
            longest = max(longest, max(map(len, cells), default=0))
            if any(cells):
                rows.append("\t".join(cells))
            if longest > _LONGEST_CELL or len(rows) > _MOST_ROWS:
                return ()
    return tuple(rows) if widest >= 2 and len(rows) >= 2 else ()


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    cell = row.first_child
    while cell is not None:
        if cell.tag in ("td", "th"):
            yield cell
        cell = cell.next
