"""CommonMark's blocks for Python-Markdown: headings, fences, quotes and lists.

Python-Markdown itself reads indented code, tables, rules, definitions of links and paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString, code_escape, nearing_recursion_limit

_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE: Final = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULE: Final = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE: Final = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,}).*")
_QUOTE: Final = re.compile(r" {0,3}> ?")
_ITEM: Final = re.compile(r"( {0,3})([-+*]|(\d{1,9})[.)])( +|$)")
_TABLE: Final = re.compile(r" {0,3}\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?")
_CODE: Final = "    "


class Blocks(BlockProcessor):
    """Headings, fences, quotes and lists, any of which may follow a paragraph without a blank line."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return not block.startswith(_CODE) and not nearing_recursion_limit()

    def run(self, parent: Element, blocks: list[str]) -> bool:
        lines = blocks[0].split("\n")
        if _FENCE.fullmatch(lines[0]) or _is_item(lines[0]):  # these may contain blank lines
            lines = "\n\n".join(blocks).split("\n")
            del blocks[1:]
            taken = self._fence(parent, lines) or self._list(parent, lines)
        else:
            taken = self._heading(parent, lines) or self._quote(parent, lines) or self._paragraph(parent, lines)
        if taken == 0:
            return False
        rest = "\n".join(lines[taken:]).split("\n\n")
        blocks[0:1] = [block for block in rest if block.strip("\n")]
        return True

    def _heading(self, parent: Element, lines: Sequence[str]) -> int:
        found = _HEADING.fullmatch(lines[0])
        if found is None:
            return 0
        SubElement(parent, f"h{len(found[1])}").text = (found[2] or "").strip()
        return 1

    def _fence(self, parent: Element, lines: Sequence[str]) -> int:
        found = _FENCE.fullmatch(lines[0])
        if found is None:
            return 0
        closing = re.compile(rf" {{0,3}}{re.escape(found[2])}{found[2][0]}*[ \t]*")
        stop = next((place for place in range(1, len(lines)) if closing.fullmatch(lines[place])), len(lines))
        indent = len(found[1])
        code = "\n".join(line[min(indent, _indent(line)) :] for line in lines[1:stop])
        element = SubElement(SubElement(parent, "pre"), "code")
        element.text = AtomicString(code_escape(code.strip("\n")) + "\n")
        return stop + 1

    def _quote(self, parent: Element, lines: Sequence[str]) -> int:
        if not _QUOTE.match(lines[0]):
            return 0
        inner: list[str] = []
        for line in lines:
            if _QUOTE.match(line):
                inner.append(_QUOTE.sub("", line, count=1))
            elif _continues(inner[-1], line):
                inner.append(line.lstrip())
            else:
                break
        self.parser.parseChunk(SubElement(parent, "blockquote"), "\n".join(inner))
        return len(inner)

    def _list(self, parent: Element, lines: Sequence[str]) -> int:
        items, taken, loose = _items(lines)
        first = _ITEM.match(lines[0])
        element = SubElement(parent, "ol" if first and first[3] else "ul")
        if first and first[3] and int(first[3]) != 1:
            element.set("start", str(int(first[3])))
        for item in items:
            child = SubElement(element, "li")
            self.parser.parseChunk(child, "\n".join(item))
            if not loose:
                _unwrap(child)
        return taken

    def _paragraph(self, parent: Element, lines: Sequence[str]) -> int:
        """Return the number of lines before a block that ends the paragraph; an underlined heading ends with its line."""
        for place in range(1, len(lines)):
            underlined = _UNDERLINE.fullmatch(lines[place])
            if underlined:
                heading = SubElement(parent, "h1" if underlined[1][0] == "=" else "h2")
                heading.text = "\n".join(line.strip() for line in lines[:place])
                return place + 1
            if _interrupts(lines, place):
                self.parser.parseBlocks(parent, ["\n".join(lines[:place])])
                return place
        return 0


def _items(lines: Sequence[str]) -> tuple[list[list[str]], int, bool]:
    """Return the items of the list that begins with the first line, the number of lines it takes, and whether it is loose."""
    items: list[list[str]] = []
    place = end = 0
    loose = False
    while place < len(lines) and _is_item(lines[place]) and _kind(lines[place]) == _kind(lines[0]):
        loose = loose or place > end
        item = _item(lines[place:])
        end = place = place + len(item)
        while len(item) > 1 and not item[-1].strip():
            item.pop()
            end -= 1
        items.append(item)
        loose = loose or _has_gap(item)
    return items, end, loose


def _item(lines: Sequence[str]) -> list[str]:
    """Return the lines of the first item without its bullet and indentation, with the blank lines that follow it."""
    found = _ITEM.match(lines[0])
    marker, blanks = (len(found[1] + found[2]), len(found[4])) if found else (0, 0)
    width = marker + blanks if 0 < blanks < 5 else marker + 1
    item = [lines[0][width:]]
    for line in lines[1:]:
        if not line.strip():
            if len(item) == 1 and not item[0].strip():
                break
            item.append("")
        elif _indent(line) >= width:
            item.append(line[width:])
        elif _continues(item[-1], line):
            item.append(line.lstrip())
        else:
            break
    return item


def _has_gap(item: Sequence[str]) -> bool:
    """Whether a blank line separates two blocks of an item; those of a nested list and of code do not count."""
    place = 0
    while place < len(item):
        if _FENCE.fullmatch(item[place]):
            mark = item[place].strip()[:3]
            place += 1
            while place < len(item) and not item[place].strip().startswith(mark):
                place += 1
            place += 1
        elif _is_item(item[place]) and not nearing_recursion_limit():
            place += _items(item[place:])[1]
        elif item[place].strip():
            place += 1
        if place < len(item) and not item[place].strip():
            return any(line.strip() for line in item[place:])
    return False


def _unwrap(item: Element) -> None:
    """Replace the paragraphs of a tight item by their text."""
    before: Element | None = None
    for child in list(item):
        if child.tag != "p":
            before = child
            continue
        if before is None:
            item.text = "\n".join(filter(None, (item.text, child.text)))
        else:
            before.tail = "\n".join(filter(None, (before.tail, child.text)))
        item.remove(child)


def _is_item(line: str) -> bool:
    return bool(_ITEM.match(line)) and not _RULE.fullmatch(line)


def _kind(line: str) -> str:
    """Return the sign that the items of one list share: the bullet, or what follows the number."""
    found = _ITEM.match(line)
    return found[2][-1] if found else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _starts_block(line: str) -> bool:
    return bool(_HEADING.fullmatch(line) or _FENCE.fullmatch(line) or _QUOTE.match(line) or _RULE.fullmatch(line))


def _interrupts(lines: Sequence[str], place: int) -> bool:
    """Whether a line ends the paragraph before it. An ordered list does so only if it begins with 1."""
    line = lines[place]
    if _starts_block(line):
        return True
    if _is_item(line):
        found = _ITEM.match(line)
        return bool(found and found[4] and line[found.end() :].strip() and found[3] in (None, "1"))
    follows = lines[place + 1] if place + 1 < len(lines) else ""
    return "|" in line and bool(_TABLE.fullmatch(follows))


def _continues(before: str, line: str) -> bool:
    """Whether a line that is not indented or marked continues the paragraph of the line before it."""
    return (
        bool(before.strip())
        and bool(line.strip())
        and not (_starts_block(line) or _is_item(line) or (_starts_block(before) and not _QUOTE.match(before)))
    )
