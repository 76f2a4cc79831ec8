"""CSV and TSV: a table with named columns, or one column of texts; a row that cannot be read is refused by its line."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from digest.config.nodes import Node, Scalar
from digest.readers.columns import is_header, role, row_article
from digest.readers.csv_rows import Row, rows
from digest.readers.decode import decode
from digest.readers.paths import suffix_of
from digest.readers.rows import Sheet
from digest.readers.single import unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.model import Problem, Record, Rejected

_DELIMITERS: Final = ",\t;|"
_TELLING_ROWS: Final = 50
_CELLS_FIX: Final = 'put cells with commas, quotes or line breaks in quotes, and write a quote inside them twice: ""'
_HEADER_FIX: Final = "give it a first row of names such as title,date,url,text"


def table(file: str, data: bytes) -> tuple[Record | Rejected, ...]:
    """Read a table."""
    decoded = decode(data, file)
    if decoded is None:
        return (unreadable(file),)
    text = decoded.text.removeprefix("\ufeff")
    delimiter = "\t" if suffix_of(file) == ".tsv" else _delimiter(text)
    sheet = Sheet(file, decoded.problems)
    found = _rows(text, delimiter)
    if not text.strip():
        pass
    elif found[0].cells and is_header(found[0].cells):
        _take_named(sheet, found[0].cells, found[1:])
    elif all(len(row.cells) <= 1 for row in found[:_TELLING_ROWS]):
        return rows_of_texts(file, text, decoded.problems)
    else:
        sheet.refuse("no-header", "the table does not say which of its columns is the text", _HEADER_FIX, 1)
    return sheet.records()


def _rows(text: str, delimiter: str) -> tuple[Row, ...]:
    """Return the rows; where tabs part the cells, quotes are often plain characters, which shows by what can be read."""
    found = tuple(rows(text, delimiter))
    if delimiter == "\t" and not all(row.cells for row in found):
        return tuple(rows(text, delimiter, quotes=False))
    return found


def _delimiter(text: str) -> str:
    """Return what separates the cells: what makes a header of the first line, else the comma."""
    first = text[: text.find("\n") if "\n" in text else len(text)][:10_000]
    for delimiter in _DELIMITERS:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        if len(cells) > 1 and is_header(tuple(cells)):
            return delimiter
    return ","


def _take_named(sheet: Sheet, names: tuple[str, ...], found: Sequence[Row]) -> None:
    """Take the rows of a table with a header."""
    if not any(role(name) == "text" for name in names):
        sheet.refuse("no-header", "no column of the table is known as the text", _HEADER_FIX, 1)
        return
    for row in found:
        if not row.cells:
            sheet.refuse("bad-row", f"the row cannot be read: {row.reason}", _CELLS_FIX, row.line)
        elif len(row.cells) > len(names) or (len(row.cells) == 1 < len(names)):
            fault = f"the row has {len(row.cells)} cells, the header {len(names)}"
            sheet.refuse("bad-row", fault, _CELLS_FIX, row.line)
        else:
            cells: dict[str, Node] = {
                name: Scalar(line=row.line, text=cell, quoted=True)
                for name, cell in zip(names, row.cells, strict=False)
            }
            article = row_article(cells, sheet.file, row.line)
            sheet.take(article, row.line + _lines_above(names, row.cells, article.text_column))


def _lines_above(names: tuple[str, ...], cells: tuple[str, ...], column: str) -> int:
    """Return how many line breaks stand in a row before the words of its text."""
    place = names.index(column)
    own = cells[place] if place < len(cells) else ""
    return sum(cell.count("\n") for cell in cells[:place]) + _blank_lines(own)


def _blank_lines(cell: str) -> int:
    """Return how many line breaks a cell begins with."""
    return len(cell) - len(cell.lstrip("\n")) if cell.strip() else 0


def is_quoted_column(text: str) -> bool:
    """Say whether a text file is in truth one column of quoted texts: rows that span lines, in quotes that match.

    Prose may begin with a quotation mark too, but its marks do not all open at the start and close at the end of a line.
    """
    if not text.startswith('"'):
        return False
    count = spanning = 0
    for row in rows(text, ","):
        if len(row.cells) != 1:
            return False
        count += 1
        spanning += "\n" in row.cells[0]
    return count >= 2 and 2 * spanning >= count


def rows_of_texts(file: str, text: str, problems: tuple[Problem, ...]) -> tuple[Record | Rejected, ...]:
    """Return the rows of one column of texts without a header."""
    sheet = Sheet(file, problems)
    for row in rows(text, ","):
        if len(row.cells) == 1:
            sheet.take_words(row.cells[0].strip("\n"), row.line + _blank_lines(row.cells[0]))
        else:
            fault = row.reason or f"the row has {len(row.cells)} cells, the others one"
            sheet.refuse("bad-row", f"the row cannot be read: {fault}", _CELLS_FIX, row.line)
    return sheet.records()
