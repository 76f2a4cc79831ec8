"""Reads a page of a built site: its links, its metadata, and what a strict content security policy forbids."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeVar
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from digest.model import Value

Unique = TypeVar("Unique")

_ADDRESSES: Final = ("href", "src", "poster", "data", "action")
_LOADED: Final = frozenset(("script", "img", "source", "video", "audio", "iframe", "object", "embed", "track", "input"))
_LOADED_LINKS: Final = frozenset(("stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch"))
# Types of script elements that hold data: no policy forbids them, because nothing in them is executed.
_DATA: Final = frozenset(("application/ld+json", "application/json", "speculationrules"))


class Target(Value):
    """A link to a file of the site."""

    path: str  # below output/
    anchor: str = ""


class CrawledPage(Value):
    """What is checked of a page."""

    path: str
    size: int  # bytes
    language: str
    indexed: bool  # by search engines
    title: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]  # (hreflang, address)
    anchors: frozenset[str]
    repeated: tuple[str, ...]  # ids that occur twice
    targets: tuple[Target, ...]
    loaded: tuple[str, ...]  # style sheets and scripts of the site, as paths below output/
    foreign: tuple[str, ...]  # addresses that a browser would load from other hosts
    inline: tuple[str, ...]  # styles and scripts that a strict policy forbids
    without_text: int  # images without a text for those who cannot see them


class _Link(NamedTuple):
    """An address in a page, and where it leads."""

    address: str
    target: Target | None  # None outside the site
    is_loaded: bool  # by the browser, without a click


def read_page(path: str, data: bytes, base: str) -> CrawledPage:
    """Read a page; `base` is the path of the site on its host, such as "/" or "/news/"."""
    tree = BeautifulSoup(data.decode("utf-8", "replace"), "html.parser", multi_valued_attributes=None)
    nodes = [node for node in tree.find_all(name=True) if isinstance(node, Tag)]
    head = _Head(nodes)
    links = [_link(path, node, address, base) for node in nodes for address in _addresses(node)]
    ids = Counter(_attributes(node).get("id", "") for node in nodes)
    del ids[""]
    return CrawledPage(
        path=path,
        size=len(data),
        language=head.language,
        indexed="noindex" not in head.robots,
        title=head.title,
        canonical=head.canonical,
        alternates=tuple(head.alternates),
        anchors=frozenset(ids),
        repeated=tuple(sorted(name for name, count in ids.items() if count > 1)),
        targets=_unique(link.target for link in links if link.target),
        loaded=_unique(link.target.path for link in links if link.is_loaded and link.target),
        foreign=_unique(link.address for link in links if link.is_loaded and _is_fetched(link.address)),
        inline=_unique(found for node in nodes for found in _inline(node)),
        without_text=sum(map(_lacks_text, nodes)),
    )


def _unique(values: Iterable[Unique]) -> tuple[Unique, ...]:
    return tuple(dict.fromkeys(values))


def _link(page: str, node: Tag, address: str, base: str) -> _Link:
    target = None if _is_outside(address) else _target(page, address, base)
    return _Link(address, target, _is_loaded(node))


class _Head:
    """Language and metadata of a page."""

    def __init__(self, nodes: list[Tag]) -> None:
        self.language = self.robots = self.title = self.canonical = ""
        self.alternates: list[tuple[str, str]] = []
        for node in nodes:
            if node.name == "html":
                self.language = _attributes(node).get("lang") or ""
            elif node.name == "title" and not self.title:
                self.title = node.get_text().strip()
            elif node.name == "meta" and _attributes(node).get("name") == "robots":
                self.robots = _attributes(node).get("content") or ""
            elif node.name == "link":
                self._link(_kinds(node), _attributes(node))

    def _link(self, kinds: list[str], attributes: dict[str, str]) -> None:
        href = attributes.get("href") or ""
        if "canonical" in kinds:
            self.canonical = href
        elif "alternate" in kinds and attributes.get("hreflang"):
            self.alternates.append((attributes.get("hreflang") or "", href))


def _attributes(node: Tag) -> dict[str, str]:
    """Return the attributes of an element as strings."""
    return {name: str(value) for name, value in node.attrs.items()}


def _kinds(node: Tag) -> list[str]:
    return (_attributes(node).get("rel") or "").lower().split()


def _addresses(node: Tag) -> Iterator[str]:
    """Yield the addresses an element links to or loads."""
    attributes = _attributes(node)
    for name in _ADDRESSES:
        if attributes.get(name) is not None and (name != "data" or node.name == "object"):
            yield (attributes[name] or "").strip()
    for part in (attributes.get("srcset") or "").split(","):
        if part.strip():
            yield part.split()[0]
    if node.name == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
        yield (attributes.get("content") or "").partition("url=")[2].strip()


def _is_loaded(node: Tag) -> bool:
    return node.name in _LOADED or (node.name == "link" and not _LOADED_LINKS.isdisjoint(_kinds(node)))


def _is_outside(address: str) -> bool:
    parts = _split(address)
    return parts is None or bool(parts[0] or parts[1])


def _is_fetched(address: str) -> bool:
    """Whether an address that a browser loads is on another host."""
    parts = _split(address)
    return parts is not None and (parts[0] in ("http", "https") or bool(parts[1]))


def _split(address: str) -> tuple[str, str, str, str] | None:
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets without an IPv6 address
        return None
    return parts.scheme, parts.netloc, parts.path, parts.fragment


def _target(page: str, address: str, base: str) -> Target:
    """Return the file of the site that an address in a page leads to."""
    _, _, quoted, fragment = _split(address) or ("", "", "", "")
    path = unquote(quoted)
    if path.startswith("/"):
        joined = os.path.normpath(path.removeprefix(base).lstrip("/") or ".")
    else:
        joined = os.path.normpath(f"{page.rpartition('/')[0]}/{path}".lstrip("/")) if path else page
    return Target(path=joined.replace(os.sep, "/").lstrip("/"), anchor=unquote(fragment))


def _inline(node: Tag) -> Iterator[str]:
    """Yield the styles and scripts of an element that `default-src 'self'` forbids."""
    attributes = _attributes(node)
    if "style" in attributes:
        yield f"a style attribute on <{node.name}>"
    yield from (f"the attribute {name} of <{node.name}>" for name in attributes if name.startswith("on"))
    if node.name == "style":
        yield "a <style> element"
    if node.name == "script" and "src" not in attributes and (attributes.get("type") or "").lower() not in _DATA:
        yield "a <script> element without src"
    if any((attributes.get(name) or "").strip().lower().startswith("javascript:") for name in _ADDRESSES):
        yield f"a javascript: address on <{node.name}>"


def _lacks_text(node: Tag) -> bool:
    """Whether an image has no alternative text and is not marked as decorative."""
    attributes = _attributes(node)
    if node.name == "img":
        return "alt" not in attributes
    if node.name != "svg" or attributes.get("aria-hidden") == "true":
        return False
    label = attributes.get("aria-label") or attributes.get("aria-labelledby")
    return not (label or node.find("title") is not None)
