"""Elements of a page that an editor's selectors name: found in one walk, whatever the depth of the page.

A selector is a row of elements, each inside the one before it. (A CSS engine tries all ways to lay such a row over the
ancestors of an element, which on a page of a thousand nested boxes can take minutes; the nearest to the root is enough.)
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from digest.model import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

_TOKEN: Final = re.compile(r"\.(?P<word>[\w-]+)|#(?P<id>[\w-]+)|\[(?P<name>[\w-]+)(?:=\"?(?P<value>[^\"\]]*)\"?)?\]")
_TAG: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


class Element(Value):
    """What one element of a selector asks for."""

    tag: str
    words: frozenset[str]
    attributes: tuple[tuple[str, str | None], ...]  # None: any value


@lru_cache(maxsize=512)
def parsed(selector: str) -> tuple[Element, ...]:
    """Return the row of elements of a selector."""
    return tuple(_element(text) for text in selector.split())


def selected(root: LexborNode, rows: Sequence[tuple[Element, ...]]) -> Iterator[tuple[LexborNode, frozenset[int]]]:
    """Yield each element inside at least one selected one, or itself selected, with the numbers of their rows."""
    start = (0,) * len(rows)
    open_nodes: list[tuple[tuple[int, ...], frozenset[int]]] = [(start, frozenset())]
    node: LexborNode | None = root
    while node is not None:
        stages, inside = open_nodes[-1]
        if node.tag is not None and node.tag[0] not in "-!":
            stages, inside = _advanced(node, rows, stages, inside)
            if inside:
                yield node, inside
        child = node.first_child
        if child is not None:
            open_nodes.append((stages, inside))
            node = child
            continue
        while node is not None and node.next is None and len(open_nodes) > 1:
            open_nodes.pop()
            node = node.parent
        node = node.next if node is not None and len(open_nodes) > 1 else None


def _advanced(
    node: LexborNode, rows: Sequence[tuple[Element, ...]], stages: tuple[int, ...], inside: frozenset[int]
) -> tuple[tuple[int, ...], frozenset[int]]:
    """Return how far the rows have come with this element, and which of them are complete."""
    attributes = node.attributes
    words = frozenset((attributes.get("class") or "").split())
    came = list(stages)
    for number, row in enumerate(rows):
        if number not in inside and _is(node.tag or "", words, attributes, row[stages[number]]):
            if stages[number] + 1 == len(row):
                inside = inside | {number}
            else:
                came[number] += 1
    return tuple(came), inside


def _is(tag: str, words: frozenset[str], attributes: dict[str, str | None], wanted: Element) -> bool:
    return (
        (not wanted.tag or wanted.tag == tag)
        and wanted.words <= words
        and all(
            name in attributes and (value is None or (attributes[name] or "") == value)
            for name, value in wanted.attributes
        )
    )


def _element(text: str) -> Element:
    tag = _TAG.match(text)
    words: set[str] = set()
    attributes: list[tuple[str, str | None]] = []
    for token in _TOKEN.finditer(text, tag.end() if tag else 0):
        if token["word"]:
            words.add(token["word"])
        elif token["id"]:
            attributes.append(("id", token["id"]))
        else:
            attributes.append((token["name"].lower(), token["value"]))
    return Element(tag=tag.group().lower() if tag else "", words=frozenset(words), attributes=tuple(attributes))
