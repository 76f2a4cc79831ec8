"""HTML elements: which hold no text, which are inline, and what their attributes mean."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from selectolax.lexbor import LexborNode

from digest.clean.page_tree import MarkedText, name_words
from digest.model import BlockKind, Mark
from digest.text.pattern import Pattern

Attributes = dict[str, str | None]


class LineKind(NamedTuple):
    """What kind of block the lines of a box are."""

    kind: BlockKind
    level: int = 0  # of a heading
    reach: int = 0  # boxes further in that inherit it


PARAGRAPH: Final = LineKind("paragraph")
KINDS: Final = {f"h{level}": LineKind("heading", level, reach=3) for level in range(1, 7)} | {
    "figcaption": LineKind("caption", reach=3),
    "li": LineKind("list", reach=3),
    "dd": LineKind("list", reach=3),
    "blockquote": LineKind("quote", reach=3),
}
SILENT: Final = frozenset(
    ("script", "style", "noscript", "template", "head", "title", "meta", "link", "svg", "math", "canvas", "iframe", "object",
     "embed", "applet", "audio", "video", "source", "track", "map", "select", "option", "datalist", "textarea", "input", "button",
     "progress", "dialog", "wbr", "-comment", "-doctype")
)  # fmt: skip
_BLOCKS: Final = frozenset(
    ("address", "article", "aside", "area", "base", "blockquote", "body", "br", "caption", "center", "col", "colgroup", "dd",
     "details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2",
     "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "img", "legend", "li", "main", "menu", "nav", "noframes", "ol",
     "optgroup", "p", "param", "picture", "pre", "section", "slot", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
     "tr", "ul")
)  # fmt: skip
INLINE: Final = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
     "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
     "tt", "u", "var")
)  # fmt: skip
ELEMENTS: Final = _BLOCKS | INLINE | SILENT  # every element of HTML
VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
# Class words of an element with facts about an article; style sheets separate its parts.
FACTS: Final = frozenset(
    ("meta", "info", "byline", "author", "authors", "date", "dates", "dateline", "time", "source", "pubtime", "publish", "published",
     "publisher", "posted", "detail", "details")
)  # fmt: skip
_MARK_KINDS: Final[dict[str, Literal["strong", "emphasis", "code", "link"]]] = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "code": "code",
}  # fmt: skip
MARKED: Final = frozenset(("a", *_MARK_KINDS))  # their text gets a mark

_BLANKS: Final = re.compile(r"[ \t\r\n\f\u00a0\u3000\u200b\ufeff]+")
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_SIDES: Final = re.compile(r"(?<![-\w])(?:width|height)\s*:\s*(\d{1,6}(?:px)?)(?=\s*(?:;|$|!))", re.IGNORECASE)
_LEAST_SIDE: Final = 60  # pixels of a picture

# Where lazily loaded images keep their address, and `src`, which may be a placeholder.
_IMAGE_SOURCES: Final = (
    "data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-original-src", "data-url", "data-echo",
    "data-lazyload", "data-lazy", "original", "file", "src",
)  # fmt: skip
# Files shown until a picture is loaded, counting pixels, and icons.
_PLACEHOLDER: Final = "(?:blank|spacer|pixel|1x1|transparent|placeholder|loading|lazyload|grey|gray)"
_NO_PICTURE: Final = Pattern(
    rf"(?:^|[/_.-]){_PLACEHOLDER}\.(?:gif|png|jpe?g|webp)(?:$|\?)|/(?:icons?|emojis?)/", flags=re.IGNORECASE
)

_MOST_ROWS: Final = 500
_LONGEST_CELL: Final = 80  # characters; a table with a longer cell lays out a page


def unbroken(text: str) -> str:
    """Return the text with each run of blanks and line breaks as one space."""
    return _BLANKS.sub(" ", text.strip()).strip()


def is_hidden(attributes: Attributes) -> bool:
    """Whether the element is hidden until a script shows it."""
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None


def is_centred(tag: str, attributes: Attributes) -> bool:
    """Whether the element centres its lines, as captions are."""
    centred = tag == "center" or attributes.get("align") == "center"
    return centred or _CENTRED.search(attributes.get("style") or "") is not None


def inherited_kind(outer: LineKind) -> LineKind:
    """Return the kind of the lines in a box without a kind of its own."""
    return LineKind(outer.kind, outer.level, outer.reach - 1) if outer.reach else PARAGRAPH


@lru_cache(maxsize=2_000)
def inline_names(tag: str, class_name: str | None) -> tuple[str, ...]:
    """Return what an inline element adds to the context of its line: its tag and class words, () for a plain span."""
    if tag == "a":
        return ("a",)
    words = name_words(class_name) if class_name else ()
    return tuple(dict.fromkeys((tag, *words))) if words or tag in MARKED else ()


def block_names(tag: str, attributes: Attributes) -> tuple[tuple[str, ...], str]:
    """Return the words of a block element's names and of how it is displayed, and its itemprop."""
    if not attributes and tag != "center":
        return (), ""
    itemprop = attributes.get("itemprop") or ""
    words = name_words(f"{attributes.get('class') or ''} {attributes.get('id') or ''} {itemprop}")
    if is_centred(tag, attributes):
        words += ("centred",)
    if is_hidden(attributes):
        words += ("hidden",)
    return words, itemprop.lower()


def marks(texts: Sequence[MarkedText]) -> tuple[Mark, ...]:
    """Return the marks of a line; links only to http and https."""
    return tuple(
        Mark(kind=_MARK_KINDS.get(text.tag, "link"), text=unbroken(text.text), href=text.href.strip())
        for text in texts
        if text.tag != "a" or text.href.strip().lower().startswith(("http://", "https://"))
    )


def image_source(attributes: Attributes) -> str:
    """Return the address of an image, wherever a lazy loader keeps it, "" if there is none to show."""
    for name in _IMAGE_SOURCES:
        if (value := attributes.get(name)) and (address := _image_address(value)):
            return address
    return ""


def _image_address(value: str) -> str:
    """Return an address that may be shown: http, https or a path on the same site. data: is a placeholder."""
    address = value.strip()
    if _NO_PICTURE.search(address) or not 5 <= len(address) <= 2000 or address.lower().endswith(".svg"):
        return ""
    if address.startswith("//"):
        return f"https:{address}"
    scheme, colon, _ = address.partition(":")
    if colon and "/" not in scheme and "?" not in scheme:
        return address if scheme.lower() in ("http", "https") else ""
    return address


def is_small(attributes: Attributes) -> bool:
    """Whether an image is an icon or a counting pixel."""
    sides = [attributes.get("width"), attributes.get("height"), *_SIDES.findall(attributes.get("style") or "")]
    lengths = [side.removesuffix("px").strip() for side in sides if side]
    return any(length.isdecimal() and int(length[:6]) < _LEAST_SIDE for length in lengths)


def data_rows(table: LexborNode) -> tuple[str, ...]:
    """Return the rows of a table of facts, cells separated by tabs; () for a table that lays out a page."""
    found: list[LexborNode] = []
    for node in table.traverse(include_text=False):
        if node.tag == "table" and node.mem_id != table.mem_id:
            return ()  # before any text is read: that of an outer table contains that of all inner ones
        if node.tag == "tr":
            found.append(node)
    rows: list[str] = []
    widest = longest = 0
    for row in found:
        cells = [unbroken(cell.text()) for cell in row.iter() if cell.tag in ("td", "th")]
        widest = max(widest, len(cells))
        longest = max(longest, max(map(len, cells), default=0))
        if any(cells):
            rows.append("\t".join(cells))
        if longest > _LONGEST_CELL or len(rows) > _MOST_ROWS:
            return ()
    return tuple(rows) if widest >= 2 and len(rows) >= 2 else ()
