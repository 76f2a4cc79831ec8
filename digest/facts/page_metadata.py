"""The metadata of a page: its <meta> elements by name, and the article described in its JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from digest.model import Document, Value
from digest.text.pattern import Pattern

_MAX_SCRIPT: Final = 200_000
_MAX_NODES: Final = 2_000
_MAX_VALUES: Final = 60  # of one name
_ARTICLE_TYPES: Final = Pattern(r"article|posting|report|webpage$|cambrian", flags=re.IGNORECASE)
_CONTROLS: Final = re.compile(r"[\x00-\x1f]+")
# Keys of JSON-LD by the name under which `PageMetadata.json_ld` returns their values.
_JSON_LD_KEYS: Final = {
    "headline": ("headline",),
    "datePublished": ("datePublished", "pubDate"),
    "dateCreated": ("dateCreated",),
    "author": ("author", "creator"),
    "publisher": ("publisher", "sourceOrganization"),
    "url": ("url", "mainEntityOfPage"),
}


class PageMetadata(Value):
    """The metadata of a page, with names in lower case."""

    named: dict[str, tuple[str, ...]]
    linked: dict[str, tuple[str, ...]] = {}  # of the article in the JSON-LD

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of the <meta> elements of a name."""
        return self.named.get(name, ())

    def json_ld(self, name: str) -> tuple[str, ...]:
        """Return the values of a property in the JSON-LD."""
        return self.linked.get(name, ())


def read_metadata(document: Document) -> PageMetadata:
    """Group the metadata of a page by name, and collect from its JSON-LD what describes an article."""
    named: dict[str, list[str]] = {}
    for name, value in document.metadata:
        values = named.setdefault(name.strip().lower(), [])
        if value.strip() and len(values) < _MAX_VALUES:
            values.append(_CONTROLS.sub(" ", value).strip())
    articles = [node for script in document.json_ld for node in _articles(script)]
    linked = {
        name: tuple(text for node in articles for key in keys for text in _texts(node.get(key)))
        for name, keys in _JSON_LD_KEYS.items()
    }
    return PageMetadata(named={name: tuple(values) for name, values in named.items()}, linked=linked)


def _articles(script: str) -> Iterator[dict[str, object]]:
    """Yield the objects of a JSON-LD script that describe an article; none if it is not JSON."""
    if len(script) > _MAX_SCRIPT:
        return
    try:
        tree: object = msgspec.json.decode(_CONTROLS.sub(" ", script).strip().rstrip(";"))
    except (msgspec.DecodeError, RecursionError):
        return
    for node in _nodes(tree):
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        is_article = any(isinstance(kind, str) and _ARTICLE_TYPES.search(kind) for kind in kinds)
        if is_article or "headline" in node:
            yield node


def _nodes(tree: object) -> Iterator[dict[str, object]]:
    """Yield the objects of a tree that may describe an article, without recursion: those in lists and @graph too."""
    waiting = [tree]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:_MAX_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(value for key, value in node.items() if key in ("@graph", "mainEntity", "mainEntityOfPage"))


def _texts(value: object) -> Iterator[str]:
    """Yield the text of a JSON-LD value: a string, an object's name, or those of a list."""
    for item in (value if isinstance(value, list) else [value])[:20]:
        text = (item.get("name") or item.get("@id") or item.get("url")) if isinstance(item, dict) else item
        if isinstance(text, str) and text.strip():
            yield text.strip()
