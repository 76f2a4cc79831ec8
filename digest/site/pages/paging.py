"""Lists cut into pages that are never renumbered: the oldest is page 1, and only the front page changes as articles arrive."""

from collections.abc import Callable, Iterator

from digest.model import Value
from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition


class Slice(Value):
    """One page of a list: its articles, and the numbers of its neighbours; 0 is the front page, None is no page."""

    ids: tuple[str, ...]  # newest first
    number: int  # 0 for the front page
    older: int | None
    newer: int | None


class Pager(Value):
    """Links to the neighbouring pages of a list."""

    number: int
    older: str
    newer: str


def archived(total: int, size: int) -> int:
    """Return the number of numbered pages behind the front page of a list of `total` articles.

    The front page keeps the newest full page and what came after it, so it is never nearly empty.
    """
    return max(0, total // size - 1)


def page_slice(ids: tuple[str, ...], size: int, number: int) -> Slice:
    """Return one page of a list that runs newest first."""
    total = len(ids)
    last = archived(total, size)
    if number == 0:
        return Slice(ids=ids[: total - last * size], number=0, older=last or None, newer=None)
    start = total - number * size
    newer = number + 1 if number < last else 0
    return Slice(ids=ids[start : start + size], number=number, older=number - 1 or None, newer=newer)


def paged(
    keys: Keys,
    kind: PageKind,
    path_of: Callable[[str, int], str],
    ids: tuple[str, ...],
    subject: str = "",
    front: tuple[object, ...] = (),
) -> Iterator[Page]:
    """Yield the front page of a list, which alone depends on `front`, and the numbered pages behind it.

    `path_of` returns the path of a page by language and number.
    """
    outline = keys.outline
    size, language = outline.settings.page_size, outline.main_language
    for number in range(archived(len(ids), size) + 1):
        shown = page_slice(ids, size, number)
        extra = (len(ids), *front) if number == 0 else (shown.newer,)
        inputs = (number, keys.listing(shown.ids), *extra)
        yield keys.page(kind, path_of(language, number), subject, *inputs, subject=subject, number=number)


def pager(edition: Edition, shown: Slice, path_of: Callable[[str, int], str]) -> Pager | None:
    """Return the links to the neighbouring pages; None for a list of one page."""
    if shown.older is None and shown.newer is None:
        return None

    def link(number: int | None) -> str:
        return "" if number is None else edition.link(path_of(edition.language, number))

    return Pager(number=shown.number, older=link(shown.older), newer=link(shown.newer))
