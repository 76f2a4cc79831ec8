"""Reads a page of a built site: its links, its metadata, and what a strict content security policy forbids."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from digest.model import Value

_ADDRESSES: Final = ("href", "src", "poster", "data", "action")
_LOADED: Final = frozenset(("script", "img", "source", "video", "audio", "iframe", "object", "embed", "track", "input"))
_LOADED_LINKS: Final = frozenset(("stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch"))
# Types of script elements that contain data: nothing in them is executed, so no policy forbids them.
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
    """An address in a page."""

    address: str
    target: Target | None  # None outside the site
    is_loaded: bool  # by the browser, without a click
    is_foreign: bool  # on another host


def read_page(path: str, data: bytes, base: str) -> CrawledPage:
    """Read a page; `base` is the path of the site on its host, such as "/" or "/news/"."""
    tree = BeautifulSoup(data.decode("utf-8", "replace"), "html.parser", multi_valued_attributes=None)
    nodes = [node for node in tree.find_all(name=True) if isinstance(node, Tag)]
    ids = Counter(found for node in nodes if (found := _attributes(node).get("id")))
    related = [(_kinds(node), _attributes(node)) for node in nodes if node.name == "link"]
    links = [_link(path, node, address, base) for node in nodes for address in _addresses(node)]
    loaded = [link for link in links if link.is_loaded]
    return CrawledPage(
        path=path,
        size=len(data),
        language=_attributes(tree.find("html")).get("lang", ""),
        indexed="noindex" not in _attributes(tree.find("meta", attrs={"name": "robots"})).get("content", ""),
        title=title.get_text().strip() if (title := tree.find("title")) else "",
        canonical=next((link.get("href", "") for kinds, link in related if "canonical" in kinds), ""),
        alternates=tuple(
            (link["hreflang"], link.get("href", ""))
            for kinds, link in related
            if "alternate" in kinds and link.get("hreflang")
        ),
        anchors=frozenset(ids),
        repeated=tuple(sorted(name for name, count in ids.items() if count > 1)),
        targets=tuple(dict.fromkeys(link.target for link in links if link.target)),
        loaded=tuple(dict.fromkeys(link.target.path for link in loaded if link.target)),
        foreign=tuple(dict.fromkeys(link.address for link in loaded if link.is_foreign)),
        inline=tuple(dict.fromkeys(found for node in nodes for found in _inline(node))),
        without_text=sum(map(_lacks_text, nodes)),
    )


def _attributes(node: object) -> dict[str, str]:
    """Return the attributes of an element as strings; none if it was not found."""
    return {name: str(value) for name, value in node.attrs.items()} if isinstance(node, Tag) else {}


def _kinds(node: Tag) -> list[str]:
    return _attributes(node).get("rel", "").lower().split()


def _addresses(node: Tag) -> Iterator[str]:
    """Yield the addresses an element links to or loads."""
    attributes = _attributes(node)
    for name in _ADDRESSES:
        if name in attributes and (name != "data" or node.name == "object"):
            yield attributes[name].strip()
    for part in attributes.get("srcset", "").split(","):
        if part.strip():
            yield part.split()[0]
    if node.name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield attributes.get("content", "").partition("url=")[2].strip()


def _link(page: str, node: Tag, address: str, base: str) -> _Link:
    is_loaded = node.name in _LOADED or (node.name == "link" and not _LOADED_LINKS.isdisjoint(_kinds(node)))
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets without an IPv6 address
        return _Link(address, None, is_loaded, is_foreign=False)
    is_foreign = parts.scheme in ("http", "https") or bool(parts.netloc)
    if parts.scheme or parts.netloc:
        return _Link(address, None, is_loaded, is_foreign)
    target = Target(path=_joined(page, unquote(parts.path), base), anchor=unquote(parts.fragment))
    return _Link(address, target, is_loaded, is_foreign)


def _joined(page: str, path: str, base: str) -> str:
    """Return the path below output/ that a path in a page leads to."""
    if path.startswith("/"):
        return posixpath.normpath(path.removeprefix(base).lstrip("/") or ".").lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)).lstrip("/") if path else page


def _inline(node: Tag) -> Iterator[str]:
    """Yield the styles and scripts of an element that `default-src 'self'` forbids."""
    attributes = _attributes(node)
    if "style" in attributes:
        yield f"a style attribute on <{node.name}>"
    yield from (f"the attribute {name} of <{node.name}>" for name in attributes if name.startswith("on"))
    if node.name == "style":
        yield "a <style> element"
    if node.name == "script" and "src" not in attributes and attributes.get("type", "").lower() not in _DATA:
        yield "a <script> element without src"
    if any(attributes.get(name, "").strip().lower().startswith("javascript:") for name in _ADDRESSES):
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
