"""The editor's own files: pictures of articles under names with a digest, and what is in static/, as it is."""

from collections.abc import Iterator

from digest.errors import ContentError
from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.outline import Outline
from digest.store.content import read_bytes


def plan_pictures(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the pictures of all articles; equal ones are one file."""
    for path, file in sorted({file.path: file for file in outline.own_files.pictures.values()}.items()):
        yield keys.page(PageKind.PICTURE, path, file.key, language="", subject=file.source)


def plan_static(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the files of static/."""
    for file in outline.own_files.static:
        yield keys.page(PageKind.STATIC, file.path, file.key, language="", subject=file.source)


def view(_edition: Edition, page: Page) -> bytes:
    """Return the bytes of a file. Raises ContentError if it cannot be read."""
    try:
        return read_bytes(page.subject)
    except OSError as error:
        message = f"this file cannot be read: {error.strerror}"
        raise ContentError(message, fix="check that it may be read", file=page.subject) from error
