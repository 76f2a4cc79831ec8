"""What elements of HTML are to a reader: which hold no text, which stand inside a line, and what their attributes say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from digest.clean.page_tree import name_words
from digest.model import Mark
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

    from digest.clean.page_tree import Held
    from digest.model import BlockKind

Attributes = dict[str, str | None]

SILENT: Final = frozenset(
    ("script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "math", "canvas", "iframe", "object",
     "embed", "applet", "audio", "video", "source", "track", "map", "select", "option", "datalist", "textarea", "input", "button",
     "progress", "dialog", "wbr", "-comment", "-doctype")
)  # fmt: skip
INLINE: Final = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
     "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
     "tt", "u", "var")
)  # fmt: skip
Told = tuple["BlockKind", int, int]  # what lines are, on which level, and for how many boxes further in that holds
PARAGRAPH: Final[Told] = ("paragraph", 0, 0)
KINDS: Final[dict[str, Told]] = {
    "h1": ("heading", 1, 3), "h2": ("heading", 2, 3), "h3": ("heading", 3, 3), "h4": ("heading", 4, 3), "h5": ("heading", 5, 3),
    "h6": ("heading", 6, 3), "figcaption": ("caption", 0, 3), "li": ("list", 0, 3), "dd": ("list", 0, 3), "blockquote": ("quote", 0, 3),
}  # fmt: skip
# What those who build pages call an element of facts about an article; style sheets set its parts apart.
FACTS: Final = frozenset(
    ("meta", "info", "byline", "author", "authors", "date", "dates", "dateline", "time", "source", "pubtime", "publish", "published",
     "publisher", "posted", "detail", "details")
)  # fmt: skip
MARKS: Final = frozenset(("a", "b", "strong", "i", "em", "code"))  # what they hold is marked
# Where lazily loaded images keep their address, before the placeholder in src.
_IMAGE_SOURCES: Final = (
    "data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-original-src", "data-url", "data-echo",
    "data-lazyload", "data-lazy", "original", "file", "src",
)  # fmt: skip
_BLANKS: Final = re.compile(r"[ \t\r\n\f\u00a0\u3000\u200b\ufeff]+")
_CENTRE: Final = ("centred",)
_SHOWN: Final = frozenset(("style", "align", "hidden"))  # attributes that say how an element is shown
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_SIDES: Final = re.compile(r"(?<![-\w])(?:width|height)\s*:\s*(\d{1,6}(?:px)?)(?=\s*(?:;|$|!))", re.IGNORECASE)
_MOST_ROWS: Final = 500
_LONGEST_CELL: Final = 80  # characters; a table with a longer cell lays out a page


def unbroken(text: str) -> str:
    """Return the text with each run of blanks and line breaks as one space."""
    text = text.strip()
    return text if text.isprintable() and "  " not in text else _BLANKS.sub(" ", text).strip()


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


def farther(told: Told) -> Told:
    """Return what the lines in a box are that has no kind of its own, from what those around it are."""
    kind, level, reach = told
    return (kind, level, reach - 1) if reach else PARAGRAPH


@lru_cache(maxsize=2_000)
def inline_names(tag: str, name: str | None) -> tuple[str, ...]:
    """Return what an inline element tells of the line it holds: its tag and the words of its class, if any tells."""
    if tag == "a":
        return ("a",)
    words = name_words(name) if name else ()
    return tuple(dict.fromkeys((tag, *words))) if words or tag in MARKS else ()


def names_of(tag: str, attributes: Attributes) -> tuple[tuple[str, ...], str]:
    """Return the words of what a block element is called and how it is shown, and its itemprop."""
    if not attributes:
        return (_CENTRE if tag == "center" else ()), ""
    name = attributes.get("class") or ""
    if name and len(attributes) == 1 and tag != "center":  # most have no more
        return name_words(name), ""
    itemprop = attributes.get("itemprop") or ""
    if itemprop or "id" in attributes:
        name = f"{name} {attributes.get('id') or ''} {itemprop}"
    words = name_words(name)
    if tag == "center" or not _SHOWN.isdisjoint(attributes):
        words += _CENTRE if is_centred(tag, attributes) else ()
        words += ("hidden",) if is_hidden(attributes) else ()
    return words, itemprop.lower()


def marks(inline: Sequence[Held]) -> tuple[Mark, ...]:
    """Return the marks that inline elements set on the text they hold; links only to http and https."""
    return tuple([found for tag, held, href in inline if (found := _mark(tag, held, href))]) if inline else ()


def _mark(tag: str, held: str, href: str) -> Mark | None:
    if tag == "a":
        address = href.strip()
        web = address[:8].lower().startswith(_WEB)
        return Mark(kind="link", text=unbroken(held), href=address) if web else None
    kind = _MARKS.get(tag)
    return Mark(kind=kind, text=unbroken(held)) if kind else None


_WEB: Final = ("http://", "https://")
_MARKS: Final[dict[str, Literal["strong", "emphasis", "code"]]] = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "code": "code",
}  # fmt: skip


def image_source(attributes: Attributes) -> str:
    """Return the address of an image, wherever a lazy loader keeps it; nothing where there is none to show."""
    for name in _IMAGE_SOURCES:
        if (value := attributes.get(name)) and (address := _image_address(value)):
            return address
    return ""


def _image_address(value: str) -> str:
    """Return an address that may be shown: http, https or a path of the same site; data: and scripts are placeholders."""
    address = value.strip()
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
_PLACEHOLDERS: Final = Pattern(
    r"(?:^|[/_.-])(?:blank|spacer|pixel|1x1|transparent|placeholder|loading|lazyload|grey|gray)\.(?:gif|png|jpe?g|webp)(?:$|\?)|/(?:icons?|emojis?)/",
    "blank.", "spacer.", "pixel.", "1x1.", "transparent.", "placeholder.", "loading.", "lazyload.", "grey.", "gray.", "/icon", "/emoji",
    flags=re.IGNORECASE,
)  # fmt: skip


def _is_small_side(value: str) -> bool:
    digits = value.removesuffix("px").strip()
    return digits.isdecimal() and int(digits[:6]) < 60


def is_small(attributes: Attributes) -> bool:
    """Tell whether an image is an icon or a counting pixel."""
    for side in ("width", "height"):
        if (value := attributes.get(side)) and _is_small_side(value):
            return True
    style = attributes.get("style")
    return style is not None and any(map(_is_small_side, _SIDES.findall(style)))


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
