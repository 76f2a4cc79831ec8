"""What the head of a page says: its metadata by name, and the article its JSON-LD describes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import msgspec

from digest.model import Value
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.model import Document

_MAX_SCRIPT: Final = 200_000
_MAX_NODES: Final = 2_000
_LISTED: Final = 60  # values of one name that are looked at
_ARTICLE_TYPES: Final = Pattern(r"article|posting|report|webpage$|cambrian", flags=re.IGNORECASE)
_CONTROLS: Final = re.compile(r"[\x00-\x1f]+")
# JSON-LD keys → the names under which this module gives them.
_KEYS: Final = {
    "headline": "headline",
    "datePublished": "datePublished",
    "pubDate": "datePublished",
    "dateCreated": "dateCreated",
    "author": "author",
    "creator": "author",
    "publisher": "publisher",
    "sourceOrganization": "publisher",
    "url": "url",
    "mainEntityOfPage": "url",
}


class Head(Value):
    """The statements of a page's head, names in lower case."""

    names: dict[str, tuple[str, ...]]
    linked: tuple[tuple[str, str], ...] = ()  # (name, value) of the article in the JSON-LD, in order

    def first(self, *names: str) -> tuple[str, str]:
        """Return (name, value) of the first of these names that says something, else two empty strings."""
        return next(((name, value) for name in names for value in self.names.get(name, ()) if value), ("", ""))

    def told(self, name: str) -> tuple[str, ...]:
        """Return what the JSON-LD says under a name."""
        return tuple(value for key, value in self.linked if key == name)


def read_head(document: Document) -> Head:
    """Gather the metadata of a page by name, and of its JSON-LD what is said of an article."""
    names: dict[str, list[str]] = {}
    for name, value in document.metadata:
        values = names.setdefault(name.strip().lower(), [])
        if value.strip() and len(values) < _LISTED:
            values.append(_CONTROLS.sub(" ", value).strip())
    linked = tuple(pair for script in document.json_ld for pair in _linked(script))
    return Head(names={name: tuple(values) for name, values in names.items()}, linked=linked)


def _linked(script: str) -> Iterator[tuple[str, str]]:
    """Yield what one JSON-LD script says of an article; what is not JSON says nothing."""
    if len(script) > _MAX_SCRIPT:
        return
    try:
        tree: object = msgspec.json.decode(_CONTROLS.sub(" ", script).strip().rstrip(";"))
    except (msgspec.DecodeError, RecursionError):
        return
    for node in _nodes(tree):
        kind = node.get("@type")
        kinds = kind if isinstance(kind, list) else [kind]
        if not any(isinstance(one, str) and _ARTICLE_TYPES.search(one) for one in kinds) and "headline" not in node:
            continue
        for key, name in _KEYS.items():
            yield from ((name, text) for text in _texts(node.get(key)))


def _nodes(tree: object) -> Iterator[dict[str, object]]:
    """Yield the objects of a tree that may describe an article: lists and @graph opened, without recursion."""
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
    """Yield the names a JSON-LD value gives: a string, an object's name, or a list of either."""
    for one in (value if isinstance(value, list) else [value])[:20]:
        text = (one.get("name") or one.get("@id") or one.get("url")) if isinstance(one, dict) else one
        if isinstance(text, str) and text.strip():
            yield text.strip()
