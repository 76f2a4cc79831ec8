"""The rules of a source on its lines: which elements and which whole lines are to be kept or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from digest.text import line_pattern

if TYPE_CHECKING:
    from digest.config.source_rules import SourceRules
    from digest.model import Document, Line, Record

KEEP: Final = "source.keep"
_DROP: Final = "source.drop."
# No class of a page can be read as this word: words of classes are letters alone.
_MARK: Final = "digestsourcerule"


def keeps(source: SourceRules, line: Line, folded: str) -> bool:
    """Tell whether a line stands in an element, or is a line, that the source's rules keep."""
    return line.context[:1] == (KEEP,) or any(
        line_pattern.is_line(rule.text, folded, wild=rule.wild) for rule in source.keep_lines
    )


def dropped_by(source: SourceRules, line: Line, folded: str) -> str:
    """Return the id of the rule of the source that drops a line, "" if none does."""
    mark = line.context[0] if line.context else ""
    if mark.startswith(_DROP):
        return source.rule_id(int(mark.removeprefix(_DROP)))
    first = len(source.drop_selectors) + 1
    rules = enumerate(source.drop_lines, first)
    found = (number for number, rule in rules if line_pattern.is_line(rule.text, folded, wild=rule.wild))
    return next(map(source.rule_id, found), "")


def document(record: Record, read: Document, source: SourceRules) -> Document:
    """Return the document of a page with the elements that the source's selectors name marked, first of its contexts.

    The page is parsed a second time: who has published it was read from the first.
    """
    if record.format != "html" or not (source.keep_selectors or source.drop_selectors):
        return read
    from digest.clean import html_document, selectors

    tree = html_document.parsed(record)
    rows = tuple(map(selectors.parsed, (*source.keep_selectors, *source.drop_selectors)))
    if tree.root is not None:
        for node, inside in tuple(selectors.selected(tree.root, rows)):
            node.attrs["class"] = f"{_word(min(inside))} {node.attributes.get('class') or ''}"
    marked = html_document.of_tree(tree, whole=True)
    kept = len(source.keep_selectors)
    names = {_word(number): KEEP if number < kept else f"{_DROP}{number - kept + 1}" for number in range(len(rows))}
    return msgspec.structs.replace(marked, lines=tuple(_marked(line, names) for line in marked.lines))


def _marked(line: Line, names: dict[str, str]) -> Line:
    found = [names[word] for word in line.context if word in names]
    if not found:
        return line
    context = (min(found, key=lambda name: name != KEEP), *(word for word in line.context if word not in names))
    return msgspec.structs.replace(line, context=context, body=line.body or context[0] == KEEP)


def _word(number: int) -> str:
    return _MARK + "".join(chr(ord("a") + int(digit)) for digit in str(number))
