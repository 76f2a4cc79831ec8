"""Elements of a page that an editor's selectors name, found in one walk, however deeply the page is nested.

A selector is a chain of elements, each inside the previous one. A CSS engine tries every way to match the chain against
the ancestors of an element, which takes minutes on a page of a thousand nested boxes; the match nearest the root is
enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborNode

from digest.model import Value

_TOKEN: Final = re.compile(r"\.(?P<word>[\w-]+)|#(?P<id>[\w-]+)|\[(?P<name>[\w-]+)(?:=\"?(?P<value>[^\"\]]*)\"?)?\]")
_TAG: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


class Element(Value):
    """One element of a selector."""

    tag: str  # "" matches any
    words: frozenset[str]  # of its class
    attributes: tuple[tuple[str, str | None], ...]  # name and value; None matches any value


Selector = tuple[Element, ...]


@lru_cache(maxsize=512)
def parse_selector(selector: str) -> Selector:
    """Return the elements of a selector, outermost first."""
    return tuple(_element(text) for text in selector.split())


def selected_nodes(root: LexborNode, selectors: Sequence[Selector]) -> Iterator[tuple[LexborNode, frozenset[int]]]:
    """Yield each element that is selected or inside a selected one, with the numbers of those selectors."""
    start = (0,) * len(selectors)
    ancestors: list[tuple[tuple[int, ...], frozenset[int]]] = [(start, frozenset())]
    node: LexborNode | None = root
    while node is not None:
        matched, complete = ancestors[-1]
        if node.tag is not None and node.tag[0] not in "-!":
            matched, complete = _advanced(node, selectors, matched, complete)
            if complete:
                yield node, complete
        child = node.first_child
        if child is not None:
            ancestors.append((matched, complete))
            node = child
            continue
        while node is not None and node.next is None and len(ancestors) > 1:
            ancestors.pop()
            node = node.parent
        node = node.next if node is not None and len(ancestors) > 1 else None


def _advanced(
    node: LexborNode, selectors: Sequence[Selector], matched: tuple[int, ...], complete: frozenset[int]
) -> tuple[tuple[int, ...], frozenset[int]]:
    """Return how many elements of each selector are matched down to this node, and which selectors are complete."""
    attributes = node.attributes
    words = frozenset((attributes.get("class") or "").split())
    counts = list(matched)
    for number, selector in enumerate(selectors):
        if number not in complete and _matches(selector[matched[number]], node.tag or "", words, attributes):
            if matched[number] + 1 == len(selector):
                complete = complete | {number}
            else:
                counts[number] += 1
    return tuple(counts), complete


def _matches(element: Element, tag: str, words: frozenset[str], attributes: dict[str, str | None]) -> bool:
    return (
        (not element.tag or element.tag == tag)
        and element.words <= words
        and all(
            name in attributes and (value is None or (attributes[name] or "") == value)
            for name, value in element.attributes
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
