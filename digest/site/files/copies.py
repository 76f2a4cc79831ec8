"""Compressed copies of text files, for hosts that send them as they are: each is a page, rendered from another."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from digest.errors import ConfigurationError
from digest.page import Compression, Page

_SUFFIXES: Final[dict[Compression, str]] = {"gzip": ".gz", "br": ".br"}
_TEXT: Final = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".webmanifest")


def with_copies(pages: Iterable[Page], methods: Sequence[Compression]) -> Iterator[Page]:
    """Yield every page, each text file followed by its compressed copies. Raises ConfigurationError if none can be made."""
    if "br" in methods:
        _brotli()
    for page in pages:
        yield page
        for method in methods if page.path.endswith(_TEXT) else ():
            path, key = page.path + _SUFFIXES[method], page.key + method.encode()
            yield replace(page, path=path, key=key, copy_of=page, compression=method)


def original(page: Page) -> Page:
    """Return the page that a page is a copy of, or a page that is no copy itself."""
    return page.copy_of or page


def compress(data: bytes, method: Compression) -> bytes:
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
