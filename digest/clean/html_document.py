"""HTML to a document: the lines of a page with their context, and the metadata in its head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from digest.clean import html_elements, html_walk, main_element
from digest.clean.page_tree import PageTree, box_contexts, line_context
from digest.model import Document, Line, Record

MAX_CHARACTERS: Final = 4_000_000  # a longer page is cut: no article is that long
_HEAD: Final = (
    "meta,link[rel=canonical],link[rel=alternate][hreflang],time[datetime],script[type='application/ld+json']"
)
_MAX_METADATA: Final = 300
_MAX_JSON_LD: Final = 400_000  # characters

_KEY: Final = 16  # characters by which a line is found in the source; markup and entities may follow soon
_MENUS: Final = 400_000  # characters in which the first line of an article is searched
_WINDOW: Final = 30_000  # characters after a line in which the next is searched
_TRIES: Final = 4
# What may precede text: not a quotation mark, as before an attribute or in a script.
_MAY_PRECEDE: Final = frozenset("> \n\t\r\u3000\u00a0;")


def read_html(record: Record) -> Document:
    """Return the document of an HTML record; the lines of its article have `body` set."""
    document = document_of_tree(parse_html(record), whole=bool(record.front.keep))
    return msgspec.structs.replace(document, lines=tuple(numbered(document.lines, record.text, record.line)))


def parse_html(record: Record) -> LexborHTMLParser:
    """Return the tree of an HTML record."""
    return LexborHTMLParser(record.text[:MAX_CHARACTERS])


def document_of_tree(tree: LexborHTMLParser, *, whole: bool) -> Document:
    """Return the document of a parsed page.

    With `whole`, lines outside the article have their marks and full context too, as an editor may keep some.
    """
    metadata, json_ld = _head(tree)
    body = tree.body or tree.root
    if body is None:
        return Document(lines=())
    page = html_walk.walk_page(body)
    article = main_element.find_article(page, "".join(_article_bodies(json_ld)))
    title, root = tree.css_first("title"), tree.css_first("html")
    return Document(
        lines=_lines(page, article, whole=whole), metadata=metadata, json_ld=json_ld,
        page_title=" ".join(title.text().split())[:500] if title else "",
        page_language=((root.attributes.get("lang") or "") if root else "").strip()[:40],
    )  # fmt: skip


def _lines(page: PageTree, article: frozenset[int], *, whole: bool) -> tuple[Line, ...]:
    contexts = box_contexts(page, frozenset(range(len(page.boxes))) if whole else article) or ((),)
    return tuple(
        Line(
            text=line.text, number=0, kind=line.kind, level=line.level, src=line.src,
            marks=html_elements.marks(line.marks) if whole or line.box in article else (),
            body=line.box in article, links=line.links, after_image=line.after_image, items=line.items,
            context=line_context(line, contexts[line.box]),
        )
        for line in page.lines
    )  # fmt: skip


def numbered(lines: Iterable[Line], source: str, first: int) -> Iterator[Line]:
    """Yield the lines, those of the article with the number of the source line they begin on, counted from `first`.

    The parser keeps no positions: lines are found by their first words. The number is 0 for a line that is not found, as
    after an entity, and outside the article.
    """
    place = counted = max(source.find("<body"), 0)
    number = first + source.count("\n", 0, place)
    window = _MENUS
    for line in lines:
        at = _find_line(source, line.text, place, window) if line.body else -1
        if at < 0:
            yield line
            continue
        number += source.count("\n", counted, at)
        place = counted = at
        window = _WINDOW
        yield msgspec.structs.replace(line, number=number)


def _find_line(source: str, text: str, start: int, window: int) -> int:
    key = text[:_KEY].split("\n", 1)[0].rstrip()
    stop = start + window
    for _ in range(_TRIES if key else 0):
        at = source.find(key, start, stop)
        if at <= 0 or source[at - 1] in _MAY_PRECEDE:
            return at
        start = at + 1
    return -1


def _head(tree: LexborHTMLParser) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    metadata: list[tuple[str, str]] = []
    json_ld: list[str] = []
    for node in tree.css(_HEAD):
        if node.tag == "script":
            json_ld.append(node.text()[:_MAX_JSON_LD])
        elif len(metadata) < _MAX_METADATA:
            metadata.extend(_metadata(node))
    return tuple(metadata), tuple(json_ld[:20])


def _metadata(node: LexborNode) -> Iterator[tuple[str, str]]:
    attributes = node.attributes
    if node.tag == "meta":
        content = attributes.get("content")
        for name in ("name", "property", "itemprop"):
            if (key := attributes.get(name)) and content:
                yield key.lower(), content.strip()[:2000]
    elif node.tag == "link" and (address := attributes.get("href")):
        language = attributes.get("hreflang")
        yield (f"alternate:{language}" if language else "canonical"), address.strip()[:2000]
    elif node.tag == "time" and (timestamp := attributes.get("datetime")):
        yield (attributes.get("itemprop") or "time").lower(), timestamp.strip()[:100]


def _article_bodies(json_ld: tuple[str, ...]) -> Iterator[str]:
    for text in json_ld:
        if "articleBody" not in text:
            continue
        try:
            found: object = msgspec.json.decode(text.strip())
        except (msgspec.DecodeError, RecursionError):
            continue
        for entry in _json_objects(found):
            body = entry.get("articleBody")
            if isinstance(body, str):
                yield body


def _json_objects(value: object) -> Iterator[dict[object, object]]:
    """Yield the JSON objects of a list or a @graph, one level deep."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            if isinstance(graph, list):
                yield from (item for item in graph if isinstance(item, dict))
