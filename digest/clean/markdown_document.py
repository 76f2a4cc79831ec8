"""Markdown to a document: markdown-it's tokens as lines, without a detour over HTML."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType

from digest.clean.markdown_html import html_lines, with_html
from digest.model import BlockKind, Document, Line, Mark, Record

MAX_LINES: Final = 50_000
_MAX_NESTING: Final = 20
_OPENING_MARKS: Final[dict[str, Literal["link", "strong", "emphasis"]]] = {
    "link_open": "link", "strong_open": "strong", "em_open": "emphasis",
}  # fmt: skip
_MOST_UNCLOSED: Final = 1_000  # brackets; for each the parser looks for an end. A paragraph with more is not Markdown
_MARKUP: Final = re.compile(r"[\\`*_\[<&~]")  # text without these needs no inline parser
_PLAIN_ADDRESS: Final = re.compile(r"https?://[a-z0-9]{1,63}(?:[.-][a-z0-9]{1,63}){1,9}(?:/[A-Za-z0-9/._~-]*)?")
# Simple paragraphs, quotes, headings and lists between blank lines need no block parser, which takes most of the time.
# A line of this form can neither open a block other than a paragraph nor continue one above a blank line.
_PLAIN: Final = re.compile(r"[A-Za-z!\"$%&'(,./;?@]|[^\x00-\x7f]|[0-9]+[^0-9.)]|\*{1,2}[^\s*]|_{1,2}[^\s_]")
_HEADING: Final = re.compile(r"(#{1,6}) ([^#]+)")
# What reaches over blank lines, or ends lines differently.
_NOT_SIMPLE: Final = re.compile(
    r"```|~~~|[\r\0]|^ {0,3}<(?:[!?]|script|style|pre|textarea)", re.MULTILINE | re.IGNORECASE
)
_BLANK: Final = " \t\n"
_FILE: Final = re.compile(
    r"(?![/\\])[^:?#\s]+\.(?:md|markdown|html?|txt)(?:#\S*)?", re.IGNORECASE
)  # next to the article


class _ParsedRun(NamedTuple):
    """Lines that can be parsed apart from those around them."""

    number: int  # of the first line
    text: str
    context: tuple[str, ...] = ()  # tags of the one paragraph or heading that `text` is; (): to be parsed as blocks


class _OpenMark(NamedTuple):
    """An inline mark without its end."""

    kind: Literal["link", "strong", "emphasis"]
    start: int  # number of pieces of text before it
    href: str


def read_markdown(record: Record) -> Document:
    """Return the document of a Markdown record; HTML in it is read as HTML, its comments and scripts are left out."""
    references: EnvType = {}
    runs = [
        (run, () if run.context else _parser().parse(run.text, references)) for run in _runs(record.text, record.line)
    ]
    lines: list[Line] = []
    for run, tokens in runs:  # in a second pass: a reference may be defined further down
        if run.context:
            lines.extend(_inline_lines(run.text, references, run.number, run.context))
        else:
            lines.extend(_block_lines(tokens, references, run.number))
    return Document(lines=tuple(lines[:MAX_LINES]))


def _runs(text: str, first: int) -> Iterator[_ParsedRun]:
    """Yield simple groups between blank lines each as a run, and what is between them for the block parser."""
    if _NOT_SIMPLE.search(text):
        yield _ParsedRun(first, text)
        return
    lines = text.split("\n")
    begin = start = 0  # of what is not yet yielded, and of the group after the last blank line
    for place, line in enumerate((*lines, "")):
        if line.strip(" \t"):
            continue
        group = lines[start:place]
        simple = _simple_group(group, first + start) or _simple_list(group, first + start, lines, place)
        if simple:
            if begin < start:
                yield _ParsedRun(first + begin, "\n".join(lines[begin:start]))
            yield from simple
        if simple or begin == place:
            begin = place + 1
        start = place + 1
    if begin < len(lines):
        yield _ParsedRun(first + begin, "\n".join(lines[begin:]))


def _simple_group(group: Sequence[str], number: int) -> tuple[_ParsedRun, ...]:
    """Return lines between two blank ones as a run if they are one paragraph, one quote or one heading, else ()."""
    if not group:
        return ()
    if all(map(_PLAIN.match, group)):
        return (_ParsedRun(number, "\n".join(group).strip(_BLANK), ("p",)),)
    if all(line.startswith("> ") and _PLAIN.match(line, 2) for line in group):
        return (_ParsedRun(number, "\n".join(line[2:] for line in group).strip(_BLANK), ("p", "blockquote")),)
    heading = _HEADING.fullmatch(group[0]) if len(group) == 1 else None
    return (_ParsedRun(number, heading[2].strip(_BLANK), (f"h{len(heading[1])}",)),) if heading else ()


def _simple_list(group: Sequence[str], number: int, lines: Sequence[str], stop: int) -> tuple[_ParsedRun, ...]:
    """Return the one-line items of a list as runs, () if an indented line after the blank one at `stop` continues it."""
    if not group or not all(line.startswith("- ") and _PLAIN.match(line, 2) for line in group):
        return ()
    following = next((lines[at] for at in range(stop, len(lines)) if lines[at].strip(" \t")), "")
    if following.startswith((" ", "\t")):
        return ()
    return tuple(_ParsedRun(number + at, line[2:].strip(_BLANK), ("p", "li", "ul")) for at, line in enumerate(group))


class _Parser(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # noqa: N802 - its name in the library
        """Return the address in ASCII; most already are, and parsing them takes half the time of a link."""
        return url if _PLAIN_ADDRESS.fullmatch(url) else super().normalizeLink(url)


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": True, "maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    return parser.disable(["inline", "text_join"])  # inline text is parsed by `_inline_tokens`, if it has markup


def _inline_tokens(text: str, references: EnvType) -> list[Token]:
    tokens: list[Token] = []
    unclosed = text.count("[") - text.count("]") + text.count("](") - text.count(")")
    if _MARKUP.search(text) and unclosed <= _MOST_UNCLOSED:
        _parser().inline.parse(text, _parser(), references, tokens)
    return [*with_html(tokens)] if "<" in text else tokens


def _block_lines(tokens: Sequence[Token], references: EnvType, first: int) -> Iterator[Line]:
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
            inline = _inline_tokens(token.content, references)
            cells.append("".join(child.content for child in inline) if inline else token.content)
        elif token.type == "inline":
            yield from _inline_lines(token.content, references, number, tuple(reversed(around)))
        else:
            yield from _literal_lines(token, number)


def _literal_lines(token: Token, number: int) -> Iterator[Line]:
    """Yield the lines of a block without inline Markdown: code or HTML."""
    if token.type == "html_block":
        yield from html_lines(token.content, number)
    elif token.content.strip():
        yield Line(text=token.content.strip("\n").expandtabs(4), number=number, kind="code", context=("pre",))


def _inline_lines(text: str, references: EnvType, number: int, context: tuple[str, ...]) -> Iterator[Line]:
    """Yield the pictures in inline Markdown, then its text as one line."""
    tokens = _inline_tokens(text, references)
    pieces: list[str] = [] if tokens else [text]
    marks: list[Mark] = []
    opened: list[_OpenMark] = []
    after_image = False
    for token in tokens:
        if token.type == "image":
            yield Line(text=token.content, number=number, kind="image", src=str(token.attrGet("src") or ""))
            after_image = True
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif token.type in _OPENING_MARKS:
            opened.append(_OpenMark(_OPENING_MARKS[token.type], len(pieces), str(token.attrGet("href") or "")))
        elif token.type.endswith("_close") and opened and token.type != "s_close":
            marks.extend(_closed(opened.pop(), pieces))
        elif token.content:
            pieces.append(token.content)
            if token.type == "code_inline":
                marks.append(Mark(kind="code", text=token.content))
    whole = _unbroken("".join(pieces))
    if whole:
        kind, level = _kind(context)
        links = sum(len(mark.text) for mark in marks if mark.kind == "link")
        yield Line(
            text=whole, number=number, kind=kind, level=level, marks=tuple(marks), links=links,
            after_image=after_image, context=context,
        )  # fmt: skip


def _closed(mark: _OpenMark, pieces: Sequence[str]) -> Iterator[Mark]:
    """Yield the mark with the text since its beginning, unless it is empty or a link to neither a web page nor a file."""
    text = _unbroken("".join(pieces[mark.start :]))
    if text and mark.kind != "link":
        yield Mark(kind=mark.kind, text=text)
    elif text and (mark.href.lower().startswith(("http://", "https://")) or _FILE.fullmatch(mark.href)):
        yield Mark(kind="link", text=text, href=mark.href)


def _unbroken(text: str) -> str:
    """Join the lines of a paragraph: with a space between Latin words, without one in Han."""
    if "\n" not in text:
        return text.strip()
    joined, *rest = (line.strip() for line in text.split("\n"))
    for line in rest:
        space = " " if joined[-1:].isascii() and line[:1].isascii() and joined and line else ""
        joined += space + line
    return joined


def _kind(context: Sequence[str]) -> tuple[BlockKind, int]:
    innermost = context[0] if context else "p"
    if len(innermost) == 2 and innermost[0] == "h" and innermost[1].isdigit():
        return "heading", int(innermost[1])
    if "blockquote" in context:
        return "quote", 0
    return ("list", 0) if "li" in context else ("paragraph", 0)
