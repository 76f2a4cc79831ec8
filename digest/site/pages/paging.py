"""Lists cut into pages.

Lists by date are never renumbered: the oldest page is page 1, and only the front page changes as articles arrive. Lists by rank
run from the front page to page 2 and on.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar

from digest.config.settings import Settings
from digest.model import Value
from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition

MANY = 40  # articles; a longer day or story is a list of lines rather than of cards
_LINES = 2  # for each card that a page may have
Item = TypeVar("Item")


class Slice(Value, Generic[Item]):
    """One page of a list, and the numbers of its neighbours; 0 is the front page, None is no page."""

    items: tuple[Item, ...]
    number: int  # 0 for the front page
    older: int | None  # further down the list
    newer: int | None


class Pager(Value):
    """Links to the neighbouring pages of a list."""

    number: int
    older: str
    newer: str
    articles: bool  # whether the list is one of articles, by date


def lines_of_page(settings: Settings) -> int:
    """Return how many lines a page of a list has: more than cards, and at least as many as a long day."""
    return max(MANY, _LINES * settings.page_size)


def page_numbers(total: int, size: int, *, ranked: bool = False) -> tuple[int, ...]:
    """Return the numbers of the pages of a list of `total` items, the front page first.

    The front page of a list by date keeps the newest full page and what came after it, so it is never nearly empty.
    """
    last = -(-total // size) if ranked else total // size - 1
    return (0, *range(2 if ranked else 1, last + 1))


def page_slice(items: Sequence[Item], size: int, number: int, *, ranked: bool = False) -> Slice[Item]:
    """Return one page of a list that runs newest first, or highest rank first."""
    numbers = page_numbers(len(items), size, ranked=ranked)
    down = numbers if ranked else (0, *numbers[:0:-1])  # as a reader comes to them
    place = down.index(number)
    start = place * size if ranked or not place else len(items) - number * size
    stop = start + size if ranked or place else len(items) - size * (len(numbers) - 1)
    return Slice(
        items=tuple(items[start:stop]), number=number, older=down[place + 1] if place + 1 < len(down) else None,
        newer=down[place - 1] if place else None,
    )  # fmt: skip


def paged(
    keys: Keys, kind: PageKind, path_of: Callable[[str, int], str], items: Sequence[Item],
    inputs_of: Callable[[Sequence[Item]], object], *, size: int = 0, subject: str = "", front: tuple[object, ...] = (),
    ranked: bool = False,
) -> Iterator[Page]:  # fmt: skip
    """Yield the front page of a list, which alone depends on `front`, and the numbered pages behind it.

    `path_of` returns the path of a page by language and number, `inputs_of` what the items of a page depend on; `size` is by
    default the number of cards.
    """
    settings, language = keys.outline.settings, keys.outline.main_language
    size = size or settings.page_size
    for number in page_numbers(len(items), size, ranked=ranked):
        shown = page_slice(items, size, number, ranked=ranked)
        extra = (len(items), *front) if number == 0 else (shown.newer, shown.older)
        inputs = (number, inputs_of(shown.items), *extra)
        yield keys.page(kind, path_of(language, number), subject, *inputs, subject=subject, number=number)


def pager(
    edition: Edition, shown: Slice[Item], path_of: Callable[[str, int], str], *, articles: bool = True
) -> Pager | None:
    """Return the links to the neighbouring pages; None for a list of one page."""
    if shown.older is None and shown.newer is None:
        return None

    def link(number: int | None) -> str:
        return "" if number is None else edition.link(path_of(edition.language, number))

    return Pager(number=shown.number, older=link(shown.older), newer=link(shown.newer), articles=articles)
