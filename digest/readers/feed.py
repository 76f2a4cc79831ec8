"""A feed, RSS or Atom: each item an article, its elements those of a table's columns; XML that is none is refused."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from digest.config.nodes import Node, Scalar
from digest.readers.columns import row_article
from digest.readers.decode import decode
from digest.readers.sheet import Sheet
from digest.readers.single import unreadable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from digest.model import Record, Rejected

_ITEMS: Final = ("item", "entry")
_OPENING: Final = re.compile(rf"<(?:\w{{1,20}}:)?(?:{'|'.join(_ITEMS)})[\s>]")
_COLUMNS: Final = {
    "title": "title", "link": "url", "guid": "id", "id": "id", "pubDate": "date", "published": "date", "date": "date",
    "updated": "updated", "author": "authors", "creator": "authors", "source": "source", "language": "language",
    "encoded": "text", "content": "text", "description": "summary", "summary": "summary",
}  # fmt: skip
_TAG: Final = re.compile(r"<[^<>]{1,2000}>")
_MAIL: Final = re.compile(r"\S{1,80}@\S{1,80} \((.{1,80})\)")  # how RSS has authors
_FIX: Final = "save the feed again as its site gives it, or remove it"


def feed(file: str, data: bytes) -> tuple[Record | Rejected, ...]:
    """Read a feed; an item that gives no more than a summary has that for its text."""
    decoded = decode(data, file, declares=True)
    if decoded is None:
        return (unreadable(file),)
    text = decoded.text.removeprefix("\ufeff").lstrip()
    sheet = Sheet(file, decoded.problems)
    if "<!ENTITY" in text:
        sheet.refuse("bad-feed", "the feed defines entities, and a few lines of these can be without end", _FIX, 1)
        return sheet.records()
    try:
        root = ET.fromstring(text)  # noqa: S314  (no entities, and nothing is fetched)
    except (ET.ParseError, ValueError) as error:
        sheet.refuse("bad-feed", f"the feed cannot be read: {error}", _FIX, getattr(error, "position", (1, 0))[0])
        return sheet.records()
    common = {name: value for name, value in _row(_head(root)).items() if name in ("title", "language")}
    whole = {"source": common.pop("title", ""), **common}
    items = [element for element in root.iter() if _name(element) in _ITEMS]
    for element, opening in zip(items, _OPENING.finditer(text), strict=False):
        line = text.count("\n", 0, opening.start()) + 1
        try:
            row = {**whole, **_row(element)}
        except RecursionError:
            sheet.refuse("bad-row", "the elements of the item stand too deep in each other", _FIX, line)
            continue
        summary = row.pop("summary", "")  # its site's own, and often cut short: beside a whole text it says nothing
        row.setdefault("text", summary)
        cells: dict[str, Node] = {name: Scalar(line=line, text=value, quoted=True) for name, value in row.items()}
        sheet.take(row_article(cells, file, line), line)
    if not items:
        sheet.refuse("no-feed", "this XML is no feed: it has no item and no entry", "remove it", 1)
    return sheet.records()


def _head(root: Element) -> Element:
    """Return what tells of the feed itself: RSS has it in an element beside or around its items."""
    return next((element for element in root if _name(element) == "channel"), root)


def _row(element: Element) -> dict[str, str]:
    """Return what the children of an element say, by column; of several that say the same the first that has words."""
    row: dict[str, str] = {}
    for child in element:
        column = _COLUMNS.get(_name(child))
        if column and (words := _words(child, column).strip()):
            row.setdefault(column, words)
    return row


def _words(child: Element, column: str) -> str:
    if column == "url":
        return child.get("href" if child.get("rel", "alternate") == "alternate" else "", child.text or "")
    if column in ("text", "summary"):
        return (child.text or "") + "".join(map(_markup, child))
    part = next((one for one in child if _name(one) in ("name", "title")), child)
    text = unescape(_TAG.sub("", "".join(part.itertext())))
    found = _MAIL.fullmatch(text.strip())
    return found[1] if found else text


def _markup(element: Element) -> str:
    """Return an element of Atom's XHTML as HTML."""
    for each in element.iter():
        each.tag = _name(each)
    return ET.tostring(element, encoding="unicode", method="html")


def _name(element: Element) -> str:
    """Return the name of an element without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
