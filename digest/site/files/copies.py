"""Compressed copies of text files, for hosts that send them as they are: each is a page of its own, made from another one."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import msgspec

from digest.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from digest.model import Page

_SUFFIXES: Final = {"gzip": ".gz", "br": ".br"}
_TEXT: Final = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".webmanifest")


def with_copies(pages: Iterable[Page], methods: Sequence[str]) -> Iterator[Page]:
    """Yield every page, and behind each text file its compressed copies. Raises ConfigurationError if one cannot be made."""
    if "br" in methods:
        _brotli()
    for page in pages:
        yield page
        for method in methods if page.path.endswith(_TEXT) else ():
            path, kind, key = page.path + _SUFFIXES[method], f"{method}:{page.kind}", page.key + method.encode()
            yield msgspec.structs.replace(page, path=path, kind=kind, key=key)


def original(page: Page) -> tuple[str, Page]:
    """Return how a page is compressed, "" for none, and the page it is a copy of."""
    method, colon, kind = page.kind.partition(":")
    if not colon or method not in _SUFFIXES:
        return "", page
    return method, msgspec.structs.replace(page, path=page.path.removesuffix(_SUFFIXES[method]), kind=kind)


def compress(data: bytes, method: str) -> bytes:
    """Compress as small as can be, without the time of day that gzip would note."""
    if method == "br":
        return _brotli()(data)
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def _brotli() -> Callable[[bytes], bytes]:
    try:
        import brotli
    except ImportError as error:
        fix = "pip install 'digest[brotli]', or take br out of `precompress:`"
        raise ConfigurationError(
            "nothing is installed that compresses with brotli", fix=fix, file="digest.yaml"
        ) from error
    compressed: Callable[[bytes], bytes] = brotli.compress
    return compressed
