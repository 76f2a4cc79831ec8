"""The rows of a CSV text with their physical lines; after a row that cannot be read, reading goes on behind it."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING, Final

from digest.model import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_FIELD: Final = 2**31 - 1  # the largest a C long holds everywhere; an article's own cap is set in `item`
_UNCLOSED_QUOTES: Final = 8  # after so many quotes that never close, the rest of a file is refused in one piece


class Row(Value, frozen=True):
    """The cells of a row and the physical line it begins in; without cells, a stretch that cannot be read, and why."""

    line: int
    cells: tuple[str, ...]
    reason: str = ""


def rows(text: str, delimiter: str, *, quotes: bool = True) -> Iterator[Row]:
    """Yield the rows of a table; blank lines between rows are none.

    A row with a quote out of place is refused, and reading goes on at the line that showed it: that is where the
    next row begins when a closing quote is missing.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    lines = text.removesuffix("\n").split("\n") if text else []
    start = unclosed = 0
    while start < len(lines):
        reader = csv.reader(
            (f"{line}\n" for line in islice(lines, start, None)),
            delimiter=delimiter,
            strict=True,
            quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE,
        )
        done = 0  # lines behind the last whole row
        try:
            for cells in reader:
                if cells:
                    yield Row(line=start + done + 1, cells=tuple(cells))
                done = reader.line_num
            start = len(lines)
        except csv.Error as error:
            bad = start + done
            at_end = "unexpected end" in str(error)
            unclosed += at_end
            showed = bad if at_end else start + reader.line_num - 1
            start = len(lines) if unclosed > _UNCLOSED_QUOTES else max(bad + 1, showed)
            yield Row(line=bad + 1, cells=(), reason=str(error))
