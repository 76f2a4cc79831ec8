"""Markdown of standing pages → HTML, in the dialect of articles: CommonMark with tables and strikethrough.

The parser of articles finds the blocks; Python-Markdown renders them, with the text, links and HTML within them.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element, ElementTree, SubElement

import nh3
from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor, SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, code_escape
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

_ELEMENTS: Final = frozenset((
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "a", "strong", "em", "del", "code", "pre",
    "blockquote", "hr", "br", "table", "thead", "tbody", "tr", "th", "td", "abbr", "cite", "q", "sub", "sup",
))  # fmt: skip
_ATTRIBUTES: Final = {"a": {"href", "title"}, "abbr": {"title"}, "th": {"scope"}, "*": {"lang"}}
_LATIN: Final = r"[^\W\u2e80-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
"""A letter of a script that puts spaces between words."""
_HAN_BREAK: Final = re.compile(r"(?<=[^\x00-\x7f])\n *|\n *(?=[^\x00-\x7f])")


def standing_html(text: str) -> Markup:
    """Return an editor's Markdown as HTML that holds no script, no style and no address but http, https and mailto."""
    html = Markdown(extensions=[Dialect()]).convert(text.lstrip("\ufeff"))
    html = html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")  # the page has its title
    schemes = {"http", "https", "mailto"}
    clean = nh3.clean(html, set(_ELEMENTS), attributes=_ATTRIBUTES, url_schemes=schemes, link_rel="noopener")
    return Markup(clean)  # noqa: S704  (sanitised one line above)


class Dialect(Extension):
    """Makes Python-Markdown read what articles are read as."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name that Python-Markdown calls)
        md.ESCAPED_CHARS = list(string.punctuation)
        md.parser = ArticleBlocks(md)
        md.preprocessors.deregister("html_block")
        md.treeprocessors.register(JoinHanLines(md), "han", 16)
        md.treeprocessors.register(ImagesAsLinks(md), "images", 15)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 185)
        md.inlinePatterns.register(SimpleTagInlineProcessor(r"(~~)(?=\S)(.+?)(?<=\S)~~", "del"), "strikethrough", 65)
        md.inlinePatterns.register(Emphasis("*", md), "em_strong", 60)
        md.inlinePatterns.register(Emphasis("_", md), "em_strong2", 50)


class ArticleBlocks(BlockParser):
    """The blocks of CommonMark, with tables."""

    def parseDocument(self, lines: Iterable[str]) -> ElementTree[Element]:  # type: ignore[override]  # noqa: N802
        definitions: dict[str, dict[str, dict[str, str]]] = {}
        tokens = _block_parser().parse("\n".join(lines), definitions)
        for label, link in definitions.get("references", {}).items():
            self.md.references[label.lower()] = link["href"], link["title"]
        root = Element(self.md.doc_tag)
        self._add(root, SyntaxTreeNode(tokens))
        return ElementTree(root)

    def _add(self, parent: Element, node: SyntaxTreeNode) -> None:
        """Add the blocks of a node to an element; the paragraphs of a tight list are text."""
        for child in node.children:
            if child.type == "inline":
                _append(parent, child.content)
            elif child.type == "html_block":
                SubElement(parent, "p").text = self.md.htmlStash.store(child.content)
            elif child.type in ("fence", "code_block"):
                code = SubElement(SubElement(parent, "pre"), "code")
                code.text = AtomicString(code_escape(child.content.strip("\n")) + "\n")
            else:
                self._add(parent if child.hidden else SubElement(parent, child.tag), child)


class Emphasis(InlineProcessor):
    """Emphasis by asterisks or underscores.

    A sign next to punctuation counts only if there is no letter on its other side; underscores never count within a word.
    Han letters do not count as letters here, or **“开海”**之后 would not be bold: Chinese has no spaces around words.
    """

    def __init__(self, sign: str, md: Markdown) -> None:
        mark, other = re.escape(sign), f"[^{sign}]"
        self._patterns = tuple(
            (re.compile(_delimited(mark * count, sign, content), re.DOTALL), tags)
            for count, content, tags in (
                (3, f"{other}+", ("em", "strong")),
                (2, f"(?:{other}|(?<!{mark}){mark}(?!{mark}))+", ("strong",)),
                (1, f"(?:{other}|{mark}{mark}{other}+{mark}{mark})+", ("em",)),
            )
        )
        self._sign = mark
        super().__init__("|".join(pattern.pattern for pattern, _ in self._patterns), md)

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the name that Python-Markdown calls)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        for pattern, tags in self._patterns:
            found = pattern.match(data, m.start(0))
            if found:
                outer = inner = Element(tags[0])
                for tag in tags[1:]:
                    inner = SubElement(inner, tag)
                self._fill(inner, found[1])
                return outer, found.start(), found.end()
        return None, None, None

    def _fill(self, element: Element, text: str) -> None:
        """Put text into an element, with the emphasis within it."""
        done = 0
        for mark in re.finditer(self._sign, text):
            child, start, stop = self.handleMatch(mark, text) if mark.start() >= done else (None, None, None)
            if child is None or start is None or stop is None:
                continue
            _append(element, text[done:start])
            element.append(child)
            done = stop
        _append(element, text[done:])


class JoinHanLines(Treeprocessor):
    """Joins the lines of a paragraph without a space where one of them is Han."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not isinstance(element.text, AtomicString):
                element.text = _HAN_BREAK.sub("", element.text)
            if element.tail:
                element.tail = _HAN_BREAK.sub("", element.tail)


class ImagesAsLinks(Treeprocessor):
    """Turns images into links: pages request nothing from elsewhere."""

    def run(self, root: Element) -> None:
        for image in root.iter("img"):
            address, text = image.get("src", ""), image.get("alt", "")
            tail = image.tail
            image.clear()
            image.tag, image.text, image.tail = "a", text or address, tail
            image.set("href", address)


@cache
def _block_parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])


def _delimited(marks: str, sign: str, content: str) -> str:
    """Return the pattern of text between marks, by CommonMark's rules for what may be on both sides of them."""
    outside, within = (_LATIN, r"\w") if sign == "*" else (r"\w", "(?!)")
    inside = rf"[^\s{re.escape(sign)}]"
    opening = rf"(?:(?<!{outside})(?<!{re.escape(sign)}){marks}(?={inside})|(?<={within}){marks}(?=\w))"
    closing = rf"(?:(?<={inside}){marks}(?!{outside})(?!{re.escape(sign)})|(?<=\w){marks}(?={within}))"
    return f"{opening}({content}){closing}"


def _append(element: Element, text: str) -> None:
    """Add text to an element, behind its last child if it has one."""
    if len(element):
        element[-1].tail = text
    else:
        element.text = text
