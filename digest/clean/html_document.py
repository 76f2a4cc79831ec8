"""HTML to a document: the lines of a page with their context, and what its head says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from selectolax.lexbor import LexborHTMLParser

from digest.clean import html_elements, html_walk, main_element
from digest.clean.html_places import numbered
from digest.clean.page_tree import Page, with_context
from digest.clean.page_tree import contexts as contexts_of
from digest.model import Document, Line, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

MAX_CHARACTERS: Final = 4_000_000  # a page beyond this is cut: no article is that long
_HEAD: Final = (
    "meta, link[rel=canonical], link[rel=alternate][hreflang], time[datetime], script[type='application/ld+json']"
)
_MAX_METADATA: Final = 300
_MAX_JSON_LD: Final = 400_000


def read(record: Record) -> Document:
    """Return the document of an HTML record; the lines of its article are those with `body` set."""
    found = of_tree(parsed(record), whole=bool(record.front.keep))
    return msgspec.structs.replace(found, lines=tuple(numbered(found.lines, record.text, record.line)))


def parsed(record: Record) -> LexborHTMLParser:
    """Return the tree of an HTML record."""
    return LexborHTMLParser(record.text[:MAX_CHARACTERS])


def of_tree(tree: LexborHTMLParser, *, whole: bool) -> Document:
    """Return the document of a page; `whole`: with the marks of lines outside its article, where an editor may keep some."""
    metadata, json_ld = _head(tree)
    body = tree.body or tree.root
    if body is None:
        return Document(lines=())
    article_body = "".join(_article_bodies(json_ld))
    page = html_walk.read_page(body)
    lines = _lines(page, main_element.choose(page, article_body), whole=whole)
    title = tree.css_first("title")
    return Document(
        lines=lines, metadata=metadata, json_ld=json_ld,
        page_title=" ".join(title.text().split())[:500] if title else "",
        page_language=_language(tree),
    )  # fmt: skip


def _lines(page: Page, inside: frozenset[int], *, whole: bool) -> tuple[Line, ...]:
    contexts = contexts_of(page, frozenset(range(len(page.boxes))) if whole else inside) or (
        (),
    )  # without a box all lines stand in none
    return tuple(
        [
            Line(
                text=line.text, number=0, kind=line.kind, level=line.level, src=line.src,
                marks=html_elements.marks(line.marks) if whole or line.box in inside else (),
                body=line.box in inside, links=line.links, after_image=line.after_image, items=line.items,
                context=with_context(line, contexts[line.box]) if line.inline else contexts[line.box],
            )
            for line in page.lines
        ]
    )  # fmt: skip


def _head(tree: LexborHTMLParser) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    metadata: list[tuple[str, str]] = []
    json_ld: list[str] = []
    for node in tree.css(_HEAD):
        if node.tag == "script":
            json_ld.append(node.text()[:_MAX_JSON_LD])
        elif len(metadata) < _MAX_METADATA:
            metadata.extend(_facts(node))
    return tuple(metadata), tuple(json_ld[:20])


def _facts(node: LexborNode) -> Iterator[tuple[str, str]]:
    attributes = node.attributes
    if node.tag == "meta":
        content = attributes.get("content")
        for name in ("name", "property", "itemprop"):
            if (key := attributes.get(name)) and content:
                yield key.lower(), content.strip()[:2000]
    elif node.tag == "link" and (address := attributes.get("href")):
        language = attributes.get("hreflang")
        yield (f"alternate:{language}" if language else "canonical"), address.strip()[:2000]
    elif node.tag == "time" and (moment := attributes.get("datetime")):
        yield (attributes.get("itemprop") or "time").lower(), moment.strip()[:100]


def _language(tree: LexborHTMLParser) -> str:
    root = tree.css_first("html")
    return ((root.attributes.get("lang") or "") if root else "").strip()[:40]


def _article_bodies(json_ld: tuple[str, ...]) -> Iterator[str]:
    """Yield each articleBody that the page declares."""
    for text in json_ld:
        if "articleBody" not in text:
            continue
        try:
            found: object = msgspec.json.decode(text.strip())
        except (msgspec.DecodeError, RecursionError):
            continue
        for entry in _objects(found):
            body = entry.get("articleBody")
            if isinstance(body, str):
                yield body


def _objects(value: object) -> Iterator[dict[object, object]]:
    """Yield the JSON objects of a list or a @graph, one level deep."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            yield entry
            graph = entry.get("@graph")
            if isinstance(graph, list):
                yield from (item for item in graph if isinstance(item, dict))
