"""The rules of a source applied to its lines: which elements and which whole lines are kept or dropped."""

from __future__ import annotations

from typing import Final

import msgspec

from digest.clean.html_document import document_of_tree, parse_html
from digest.clean.selectors import parse_selector, selected_nodes
from digest.config.source_rules import SourceRules
from digest.model import Document, Line, Record
from digest.text import line_pattern

KEEP: Final = "source.keep"
_DROP: Final = "source.drop."
# Added as a class; no class of a page is read as this word followed by a letter for each digit of the selector's number.
_MARK: Final = "digestsourcerule"


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
    tree = parse_html(record)
    selectors = tuple(map(parse_selector, (*source.keep_selectors, *source.drop_selectors)))
    if tree.root is not None:
        for node, numbers in tuple(selected_nodes(tree.root, selectors)):
            node.attrs["class"] = f"{_class_word(min(numbers))} {node.attributes.get('class') or ''}"
    marked = document_of_tree(tree, whole=True)
    kept = len(source.keep_selectors)
    marks = {
        _class_word(number): KEEP if number < kept else f"{_DROP}{number - kept + 1}"
        for number in range(len(selectors))
    }
    return msgspec.structs.replace(marked, lines=tuple(_marked(line, marks) for line in marked.lines))


def _marked(line: Line, marks: dict[str, str]) -> Line:
    found = [marks[word] for word in line.context if word in marks]
    if not found:
        return line
    context = (min(found, key=lambda mark: mark != KEEP), *(word for word in line.context if word not in marks))
    return msgspec.structs.replace(line, context=context, body=line.body or context[0] == KEEP)


def _class_word(number: int) -> str:
    return _MARK + "".join(chr(ord("a") + int(digit)) for digit in str(number))
