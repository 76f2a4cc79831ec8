"""The rules of a source applied to its lines: which elements and which whole lines are kept or dropped.

A selector is a chain of elements, each inside the previous one; the match nearest the root is enough. A CSS engine tries
every way to match the chain against the ancestors of an element, which takes minutes on a page of a thousand nested boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from digest.config.source_rules import SourceRules
from digest.model import Document, Line, Record, Value
from digest.text import line_pattern

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

KEEP: Final = "source.keep"
_DROP: Final = "source.drop."
# Added as a class; no class of a page is read as this word followed by a letter for each digit of the selector's number.
_MARK: Final = "digestsourcerule"
_TOKEN: Final = re.compile(r"\.(?P<word>[\w-]+)|#(?P<id>[\w-]+)|\[(?P<name>[\w-]+)(?:=\"?(?P<value>[^\"\]]*)\"?)?\]")
_TAG: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


def keeps(source: SourceRules, line: Line, folded: str) -> bool:
    """Whether the source's rules keep the line or an element around it."""
    return line.context[:1] == (KEEP,) or any(
        line_pattern.is_line(rule.text, folded, wild=rule.wild) for rule in source.keep_lines
    )


def dropped_by(source: SourceRules, line: Line, folded: str) -> str:
    """Return the id of the source's rule that drops a line, "" if there is none."""
    mark = line.context[0] if line.context else ""
    if mark.startswith(_DROP):
        return source.rule_id(int(mark.removeprefix(_DROP)))
    first = len(source.drop_selectors) + 1
    for number, rule in enumerate(source.drop_lines, first):
        if line_pattern.is_line(rule.text, folded, wild=rule.wild):
            return source.rule_id(number)
    return ""


def mark_elements(record: Record, document: Document, source: SourceRules) -> Document:
    """Return the document with a mark, first in the context, on each line inside an element that the source's rules select.

    The page is parsed a second time, since its source is only known after the first.
    """
    if record.format != "html" or not (source.keep_selectors or source.drop_selectors):
        return document
    from digest.clean.html_document import document_of_tree, parse_html  # see `clean.read_document`

    tree = parse_html(record)
    selectors = tuple(map(parse_selector, (*source.keep_selectors, *source.drop_selectors)))
    if tree.root is not None:
        for node, numbers in tuple(selected_nodes(tree.root, selectors)):
            node.attrs["class"] = f"{_class_word(min(numbers))} {node.attributes.get('class') or ''}"
    marked = document_of_tree(tree, whole=True)
    kept = len(source.keep_selectors)
    marks = {_class_word(at): KEEP if at < kept else f"{_DROP}{at - kept + 1}" for at in range(len(selectors))}
    return msgspec.structs.replace(marked, lines=tuple(_marked(line, marks) for line in marked.lines))


def _marked(line: Line, marks: dict[str, str]) -> Line:
    found = [marks[word] for word in line.context if word in marks]
    if not found:
        return line
    context = (min(found, key=lambda mark: mark != KEEP), *(word for word in line.context if word not in marks))
    return msgspec.structs.replace(line, context=context, body=line.body or context[0] == KEEP)


def _class_word(number: int) -> str:
    return _MARK + "".join(chr(ord("a") + int(digit)) for digit in str(number))


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
    if element.tag not in ("", tag) or not element.words <= words:
        return False
    return all(name in attributes and value in (None, attributes[name] or "") for name, value in element.attributes)


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
