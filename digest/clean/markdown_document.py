"""Markdown to a document: markdown-it's tokens as lines, without a detour over HTML."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from digest.clean import markdown_inline
from digest.model import BlockKind, Document, Line, Mark, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_OPEN_MARKS: Final[dict[str, Literal["link", "strong", "emphasis"]]] = {
    "link_open": "link", "strong_open": "strong", "em_open": "emphasis",
}  # fmt: skip
_MARKUP: Final = re.compile(r"[\\`*_\[<&~]")
_MAX_NESTING: Final = 20
MAX_LINES: Final = 50_000


# A line that begins so can neither open a block other than a paragraph nor go on with one that stands above a blank line.
_PLAIN: Final = re.compile(r"[A-Za-z!\"$%&'(,./;?@]|[^\x00-\x7f]|[0-9]+[^0-9.)]|\*{1,2}[^\s*]|_{1,2}[^\s_]")
_HEADING: Final = re.compile(r"(#{1,6}) ([^#]+)")
_ACROSS: Final = ("```", "~~~", "\r", "\0")  # what reaches over blank lines, or is no line as others are
_BLANK: Final = " \t\n"


class _Run(NamedTuple):
    """Lines that can be read apart from those around them."""

    number: int  # of the first line
    text: str
    context: tuple[str, ...] | None = None  # of the one paragraph or heading that `text` is; None: to be parsed


def read(record: Record) -> Document:
    """Return the document of a Markdown record. HTML inside it is text, never markup."""
    references: EnvType = {}
    runs = [
        (run, _parser().parse(run.text, references) if run.context is None else ())
        for run in _runs(record.text, record.line)
    ]
    lines: list[Line] = []
    for run, tokens in runs:  # in a second pass: a reference may be defined further down
        if run.context is not None:
            lines.extend(_simple_lines(run, run.context, references))
            continue
        for token in tokens:
            if token.type == "inline" and _MARKUP.search(token.content):
                token.children = _inline(token.content, references)
        lines.extend(_lines(tokens, run.number))
    return Document(lines=tuple(lines[:MAX_LINES]))


def _runs(text: str, first: int) -> Iterator[_Run]:
    """Yield paragraphs and headings between blank lines, most of an article, and what the block parser must see."""
    if any(mark in text for mark in _ACROSS):
        yield _Run(first, text)
        return
    lines = text.split("\n")
    begin = start = 0  # where what is not yet yielded begins, and where the group after the last blank line
    for place, line in enumerate((*lines, "")):
        if line.strip(" \t"):
            continue
        group = lines[start:place]
        if group and (simple := _simple(group, first + start) or _simple_list(group, first + start, lines, place)):
            if begin < start:
                yield _Run(first + begin, "\n".join(lines[begin:start]))
            yield from simple
        if (group and simple) or begin == place:
            begin = place + 1
        start = place + 1
    if begin < len(lines):
        yield _Run(first + begin, "\n".join(lines[begin:]))


def _simple(group: Sequence[str], number: int) -> tuple[_Run, ...]:
    """Return lines between two blank ones as a run of their own if they are one paragraph, one quote or one heading."""
    if all(map(_PLAIN.match, group)):
        return (_Run(number, "\n".join(group).strip(_BLANK), ("p",)),)
    if all(line.startswith("> ") and _PLAIN.match(line, 2) for line in group):
        return (_Run(number, "\n".join(line[2:] for line in group).strip(_BLANK), ("p", "blockquote")),)
    heading = _HEADING.fullmatch(group[0]) if len(group) == 1 else None
    return (_Run(number, heading.group(2).strip(_BLANK), (f"h{len(heading.group(1))}",)),) if heading else ()


def _simple_list(group: Sequence[str], number: int, lines: Sequence[str], place: int) -> tuple[_Run, ...]:
    """Return the items of a list, a line each, as runs; an indented line below the blank one at `place` belongs to the last."""
    if not all(line.startswith("- ") and _PLAIN.match(line, 2) for line in group):
        return ()
    if next((line for line in lines[place:] if line.strip(" \t")), "")[:1] in (" ", "\t"):
        return ()
    return tuple(_Run(number + at, line[2:].strip(_BLANK), ("p", "li", "ul")) for at, line in enumerate(group))


def _simple_lines(run: _Run, context: tuple[str, ...], references: EnvType) -> Iterator[Line]:
    if not _MARKUP.search(run.text):
        if text := _unbroken(run.text):
            kind, level = _kind(context[::-1])
            yield Line(text=text, number=run.number, kind=kind, level=level, context=context)
    elif (simple := markdown_inline.read(run.text)) is not None:
        kind, level = _kind(context[::-1])
        text, marks = simple
        links = sum(len(mark.text) for mark in marks if mark.kind == "link")
        yield Line(
            text=text.strip(), number=run.number, kind=kind, level=level, marks=marks, links=links, context=context
        )
    else:
        yield from _inline_lines(_inline(run.text, references), "", run.number, context[::-1])


def _inline(text: str, references: EnvType) -> list[Token]:
    children: list[Token] = []
    _parser().inline.parse(text, _parser(), references, children)
    return children


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # imported late: a build without Markdown does not need it

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    return parser.disable(["inline", "text_join"])  # most paragraphs hold no markup: `read` sees to those that do


def _lines(tokens: Sequence[Token], first: int) -> Iterator[Line]:
    around: list[str] = []
    rows: list[str] = []
    cells: list[str] = []
    number = first
    for token in tokens:
        if token.map:
            number = first + token.map[0]
        if token.type.endswith("_open"):
            around.append(token.tag)
        elif token.type.endswith("_close"):
            around.pop()
            if token.type == "tr_close":
                rows.append("\t".join(cells))
                cells = []
            elif token.type == "table_close":
                yield Line(text="\n".join(rows), number=number, kind="table", items=tuple(rows))
                rows = []
        elif token.type == "inline" and around and around[-1] in ("td", "th"):
            cells.append("".join(child.content for child in token.children) if token.children else token.content)
        elif token.type == "inline":
            yield from _inline_lines(token.children or (), token.content, number, around)
        elif token.type in ("fence", "code_block") and token.content.strip():
            text = token.content.rstrip("\n")
            yield Line(text=text, number=number, marks=(Mark(kind="code", text=text),), context=("pre",))


def _inline_lines(children: Sequence[Token], plain: str, number: int, around: Sequence[str]) -> Iterator[Line]:
    """Yield pictures and text of inline markup, or of `plain` text that has none."""
    kind, level = _kind(around)
    text: list[str] = []
    marks: list[Mark] = []
    open_marks: list[tuple[str, int, str]] = []
    after_image = False
    if not children:
        text.append(plain)
    for child in children:
        if child.type == "image":
            yield Line(text=child.content, number=number, kind="image", src=str(child.attrGet("src") or ""))
            after_image = True
        elif child.type in ("softbreak", "hardbreak"):
            text.append("\n")
        elif child.type in _OPEN_MARKS:
            open_marks.append((_OPEN_MARKS[child.type], len(text), str(child.attrGet("href") or "")))
        elif child.type.endswith("_close") and open_marks and child.type != "s_close":
            marks.extend(_closed(open_marks.pop(), text))
        elif child.content:
            text.append(child.content)
            if child.type == "code_inline":
                marks.append(Mark(kind="code", text=child.content))
    whole = _unbroken("".join(text))
    if whole:
        links = sum(len(mark.text) for mark in marks if mark.kind == "link")
        yield Line(
            text=whole, number=number, kind=kind, level=level, marks=tuple(marks), links=links,
            after_image=after_image, context=tuple(reversed(around)),
        )  # fmt: skip


def _closed(opened: tuple[str, int, str], text: Sequence[str]) -> Iterator[Mark]:
    kind, start, href = opened
    held = _unbroken("".join(text[start:]))
    if held and kind == "link" and href.lower().startswith(("http://", "https://")):
        yield Mark(kind="link", text=held, href=href)
    elif held and kind == "strong":
        yield Mark(kind="strong", text=held)
    elif held and kind == "emphasis":
        yield Mark(kind="emphasis", text=held)


def _unbroken(text: str) -> str:
    """Join the lines of a paragraph: with a space between Latin words, without one in Han."""
    if "\n" not in text:
        return text.strip()
    lines = [line.strip() for line in text.split("\n")]
    joined = lines[0]
    for line in lines[1:]:
        space = " " if joined[-1:].isascii() and line[:1].isascii() and joined and line else ""
        joined += space + line
    return joined


def _kind(around: Sequence[str]) -> tuple[BlockKind, int]:
    innermost = around[-1] if around else "p"
    if len(innermost) == 2 and innermost[0] == "h" and innermost[1].isdigit():
        return "heading", int(innermost[1])
    if "blockquote" in around:
        return "quote", 0
    return ("list", 0) if "li" in around else ("paragraph", 0)
