"""HTML within Markdown: blocks as lines, tags within a paragraph as the tokens that mean the same."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser

from digest.clean import html_elements, html_walk
from digest.model import Line

_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_MARKS: Final = {"a": "link", "b": "strong", "strong": "strong", "i": "em", "em": "em"}
_PAIRED: Final = (
    html_elements.ELEMENTS - html_elements.VOID - {"p", "li", "option"}
)  # elements that cannot do without an end tag
_WITHOUT_TEXT: Final = html_elements.SILENT & _PAIRED
_SILENT_TAG: Final = re.compile(rf"<(/?)({'|'.join(sorted(_WITHOUT_TEXT))})(?![\w-])", re.IGNORECASE)


def html_lines(html: str, number: int) -> Iterator[Line]:
    """Yield the lines of a block of HTML; comments and scripts have none."""
    body = LexborHTMLParser(_nothing_swallowed(html)).body
    for line in html_walk.walk_page(body).lines if body is not None else ():
        yield Line(
            text=line.text, number=number, kind=line.kind, level=line.level, src=line.src,
            marks=html_elements.marks(line.marks), links=line.links, after_image=line.after_image, items=line.items,
        )  # fmt: skip


def _nothing_swallowed(html: str) -> str:
    """Return HTML with the tags of scripts and the like as text where they have no end: all that follows would be lost."""
    ends = {tag[2].lower(): tag.start() for tag in _SILENT_TAG.finditer(html) if tag[1]}  # the last of each
    return _SILENT_TAG.sub(
        lambda tag: tag[0] if tag.start() <= ends.get(tag[2].lower(), -1) else f"&lt;{tag[0][1:]}", html
    )


def with_html(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens of a paragraph with its tags as marks, pictures and line breaks.

    Comments and what is within scripts are left out. What only looks like a tag, as in vector<int>, is text.
    """
    silent = ""
    opened: list[str] = []
    for token in _with_mentions(tokens):
        tag = _TAG.match(token.content) if token.type == "html_inline" else None
        closing, name = (tag[1], tag[2].lower()) if tag else ("", "")
        if silent:
            silent = "" if closing and name == silent else silent
        elif token.type != "html_inline":
            yield token
        elif name in _WITHOUT_TEXT:
            silent = "" if closing else name
        elif name in _MARKS and not closing:
            opened.append(name)
            yield Token(f"{_MARKS[name]}_open", name, 1, attrs={"href": _attributes(token.content).get("href") or ""})
        elif name in _MARKS and opened and opened[-1] == name:
            yield Token(f"{_MARKS[opened.pop()]}_close", name, -1)
        else:
            yield from _alone(name, token.content)


def _with_mentions(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with tags as text that have no end: texts on HTML mention them, as in: add one <script> tag."""
    result: list[Token] = []
    ended: set[str] = set()
    for token in reversed(tokens):
        tag = _TAG.match(token.content) if token.type == "html_inline" else None
        if tag and tag[1]:
            ended.add(tag[2].lower())
        is_mention = tag and tag[2].lower() in _PAIRED - ended
        result.append(Token("text", "", 0, content=token.content) if is_mention else token)
    return result[::-1]


def _alone(name: str, html: str) -> Iterator[Token]:
    """Yield what a tag without an end means."""
    if name == "br":
        yield Token("hardbreak", "br", 0)
    elif name == "img":
        attributes = _attributes(html)
        source = html_elements.image_source(attributes)
        if source and not html_elements.is_small(attributes):
            yield Token("image", "img", 0, attrs={"src": source}, content=attributes.get("alt") or "")
    elif name and name not in html_elements.ELEMENTS:
        yield Token("text", "", 0, content=html)


def _attributes(html: str) -> html_elements.Attributes:
    body = LexborHTMLParser(html).body
    node = body.first_child if body is not None else None
    return node.attributes if node is not None else {}
