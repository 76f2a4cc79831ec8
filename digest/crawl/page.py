"""One page as the crawl sees it: its links, its claims to machines, and whatever a strict content security policy forbids."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from digest.model import Value

_ADDRESSES: Final = ("href", "src", "poster", "data", "action")
_LOADED: Final = frozenset(("script", "img", "source", "video", "audio", "iframe", "object", "embed", "track", "input"))
_LOADED_LINKS: Final = frozenset(("stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch"))
_DATA: Final = frozenset(("application/ld+json", "application/json", "speculationrules"))
"""Types of script elements that hold data: no policy forbids them, for nothing in them is carried out."""


class Target(Value):
    """Where a page leads inside the site."""

    path: str  # below output/
    anchor: str = ""


class Crawled(Value):
    """One page."""

    path: str
    size: int  # bytes
    language: str
    indexed: bool  # search engines may keep it
    title: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]  # (hreflang, address)
    anchors: frozenset[str]
    repeated: tuple[str, ...]  # ids that stand twice
    targets: tuple[Target, ...]
    loaded: tuple[str, ...]  # style sheets and scripts of the site, as paths below output/
    foreign: tuple[str, ...]  # what a browser would fetch from other hosts
    inline: tuple[str, ...]  # what a strict policy forbids
    without_text: int  # images that say nothing to those who do not see them


def read_page(path: str, data: bytes, base: str) -> Crawled:
    """Read a page; `base` is the path of its host below which the site stands."""
    tree = BeautifulSoup(data.decode("utf-8", "replace"), "html.parser", multi_valued_attributes=None)
    nodes = [node for node in tree.find_all(name=True) if isinstance(node, Tag)]
    head = _Head(nodes)
    ids = [found for node in nodes if (found := _attributes(node).get("id"))]
    addresses = [(node, found) for node in nodes for found in _addresses(node)]
    inside = {address: _inside(path, address, base) for _, address in addresses if not _outside(address)}
    loaded = [address for node, address in addresses if _loads(node)]
    return Crawled(
        path=path,
        size=len(data),
        language=head.language,
        indexed="noindex" not in head.robots,
        title=head.title,
        canonical=head.canonical,
        alternates=tuple(head.alternates),
        anchors=frozenset(ids),
        repeated=tuple(sorted({name for name in ids if ids.count(name) > 1})) if len(set(ids)) < len(ids) else (),
        targets=tuple(dict.fromkeys(inside.values())),
        loaded=tuple(dict.fromkeys(inside[address].path for address in loaded if address in inside)),
        foreign=tuple(dict.fromkeys(address for address in loaded if _fetched(address))),
        inline=tuple(dict.fromkeys(found for node in nodes for found in _inline(node))),
        without_text=sum(map(_is_silent, nodes)),
    )


class _Head:
    """What a page says of itself."""

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
    """Return the attributes of an element, each as it is written."""
    return {name: str(value) for name, value in node.attrs.items()}


def _kinds(node: Tag) -> list[str]:
    return (_attributes(node).get("rel") or "").lower().split()


def _addresses(node: Tag) -> Iterator[str]:
    """Yield the addresses an element leads to or fetches."""
    attributes = _attributes(node)
    for name in _ADDRESSES:
        if attributes.get(name) is not None and (name != "data" or node.name == "object"):
            yield (attributes[name] or "").strip()
    for part in (attributes.get("srcset") or "").split(","):
        if part.strip():
            yield part.split()[0]
    if node.name == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
        yield (attributes.get("content") or "").partition("url=")[2].strip()


def _loads(node: Tag) -> bool:
    return node.name in _LOADED or (node.name == "link" and not _LOADED_LINKS.isdisjoint(_kinds(node)))


def _outside(address: str) -> bool:
    parts = _split(address)
    return parts is None or bool(parts[0] or parts[1])


def _fetched(address: str) -> bool:
    """Tell whether an address that a browser loads leads to another host."""
    parts = _split(address)
    return parts is not None and (parts[0] in ("http", "https") or bool(parts[1]))


def _split(address: str) -> tuple[str, str, str, str] | None:
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that are no address of the sixth version
        return None
    return parts.scheme, parts.netloc, parts.path, parts.fragment


def _inside(page: str, address: str, base: str) -> Target:
    """Return the place in the site that a link of a page leads to."""
    _, _, quoted, fragment = _split(address) or ("", "", "", "")
    path = unquote(quoted)
    if path.startswith("/"):
        joined = os.path.normpath(path.removeprefix(base).lstrip("/") or ".")
    else:
        joined = os.path.normpath(f"{page.rpartition('/')[0]}/{path}".lstrip("/")) if path else page
    return Target(path=joined.replace(os.sep, "/").lstrip("/"), anchor=unquote(fragment))


def _inline(node: Tag) -> Iterator[str]:
    """Yield what `default-src 'self'` forbids of an element: styles and scripts that stand in the page itself."""
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


def _is_silent(node: Tag) -> bool:
    """Tell whether an image says neither what it shows nor that it shows nothing of interest."""
    attributes = _attributes(node)
    if node.name == "img":
        return "alt" not in attributes
    if node.name != "svg" or attributes.get("aria-hidden") == "true":
        return False
    named = attributes.get("aria-label") or attributes.get("aria-labelledby")
    return not (named or node.find("title") is not None)
