"""Where the lines of a page stand in its source: looked up by their first words, since the parser does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digest.model import Line

_KEY: Final = 16  # characters that find a line; markup, blanks and entities may follow soon
_BEFORE: Final = 400_000  # characters of menus before an article, through which its first line is looked for
_WINDOW: Final = 30_000  # characters after the line before, in which the next one is looked for
_TRIES: Final = 4
_MAY_PRECEDE: Final = frozenset(
    "> \n\t\r\u3000\u00a0;"
)  # text; what follows a quotation mark is an attribute or a script


def numbered(lines: Iterable[Line], source: str, first: int) -> Iterator[Line]:
    """Yield the lines, those of the article with the number of the source line they begin on, counted from `first`.

    It is 0 where the line is not found, as behind an entity, and for lines outside the article.
    """
    place = counted = max(source.find("<body"), 0)
    number = first + source.count("\n", 0, place)
    window = _BEFORE
    for line in lines:
        at = _find(source, line.text, place, window) if line.body else -1
        if at < 0:
            yield line
            continue
        number += source.count("\n", counted, at)
        place = counted = at
        window = _WINDOW
        yield msgspec.structs.replace(line, number=number)


def _find(source: str, text: str, start: int, window: int) -> int:
    key = text[:_KEY].split("\n", 1)[0].rstrip()
    stop = start + window
    for _ in range(_TRIES if key else 0):
        at = source.find(key, start, stop)
        if at <= 0 or source[at - 1] in _MAY_PRECEDE:
            return at
        start = at + 1
    return -1
