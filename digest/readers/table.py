"""CSV and TSV: a table with named columns, or a single column of texts; a row that cannot be read is refused."""

import csv
from collections.abc import Iterator, Sequence
from typing import Final

from digest.config.nodes import Node, Scalar
from digest.model import Value
from digest.readers.columns import is_header, role, text_column
from digest.readers.records import InputFile, Items, RowRecords, read_rows

_DELIMITERS: Final = ",\t;|"
_SAMPLE_ROWS: Final = 50
_CELLS_FIX: Final = 'put cells with commas, quotes or line breaks in quotes, and write a quote inside them twice: ""'
_HEADER_FIX: Final = "give it a first row of names such as title,date,url,text; a list of headlines needs title,url"
_LONGEST_FIELD: Final = 2**31 - 1  # the largest C long everywhere; the length of an article is limited in `records`
_UNCLOSED_QUOTES: Final = 8  # after so many quotes that never close, the rest of a file is refused as a whole


class TableRow(Value):
    """The cells of a row and the line of the file it begins in; without cells, lines that cannot be read, and why."""

    line: int
    cells: tuple[str, ...]
    reason: str = ""


def rows(text: str, delimiter: str, *, quotes: bool = True) -> Iterator[TableRow]:
    """Yield the rows of a table, without blank lines.

    A row with a misplaced quote is refused, and reading continues at the line that revealed it: that is where the
    next row begins when a closing quote is missing.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    lines = text.removesuffix("\n").split("\n") if text else []
    start = unclosed = 0
    while start < len(lines):
        rest = (f"{lines[number]}\n" for number in range(start, len(lines)))
        reader = csv.reader(
            rest, delimiter=delimiter, strict=True, quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE
        )
        done = 0  # lines up to the end of the last complete row
        try:
            for cells in reader:
                if cells:
                    yield TableRow(line=start + done + 1, cells=tuple(cells))
                done = reader.line_num
            start = len(lines)
        except csv.Error as error:
            bad = start + done
            at_end = "unexpected end" in str(error)
            unclosed += at_end
            revealed = bad if at_end else start + reader.line_num - 1
            start = len(lines) if unclosed > _UNCLOSED_QUOTES else max(bad + 1, revealed)
            yield TableRow(line=bad + 1, cells=(), reason=str(error))


def read_csv(file: InputFile) -> Items:
    """Read a table whose cells are separated by commas, or by what separates the names of its header."""
    return read_rows(file, lambda records, text: _add_table(records, text, _delimiter(text)))


def read_tsv(file: InputFile) -> Items:
    """Read a table whose cells are separated by tabs."""
    return read_rows(file, lambda records, text: _add_table(records, text, "\t"))


def _add_table(records: RowRecords, text: str, delimiter: str) -> None:
    if not text.strip():
        return
    found = _rows(text, delimiter)
    if found[0].cells and is_header(found[0].cells):
        _add_rows(records, found[0].cells, found[1:])
    elif all(len(row.cells) <= 1 for row in found[:_SAMPLE_ROWS]):
        add_texts(records, text)
    else:
        records.refuse("no-header", "the table does not say which of its columns is the text", _HEADER_FIX, 1)


def _rows(text: str, delimiter: str) -> tuple[TableRow, ...]:
    """Return the rows. Quotes are often plain characters between tabs: they are if rows cannot be read otherwise."""
    found = tuple(rows(text, delimiter))
    if delimiter == "\t" and not all(row.cells for row in found):
        return tuple(rows(text, delimiter, quotes=False))
    return found


def _delimiter(text: str) -> str:
    """Return the delimiter that makes a header of the first line, else the comma."""
    first = text[: text.find("\n") if "\n" in text else len(text)][:10_000]
    for delimiter in _DELIMITERS:
        cells = next(csv.reader([first], delimiter=delimiter), [])
        if len(cells) > 1 and is_header(tuple(cells)):
            return delimiter
    return ","


def _add_rows(records: RowRecords, names: tuple[str, ...], found: Sequence[TableRow]) -> None:
    if not {"text"} & (roles := set(map(role, names))) and not {"title", "url"} <= roles:
        records.refuse("no-header", "no column of the table has a name known for the text", _HEADER_FIX, 1)
        return
    for row in found:
        if not row.cells:
            records.refuse("bad-row", f"the row cannot be read: {row.reason}", _CELLS_FIX, row.line)
        elif len(row.cells) > len(names) or (len(row.cells) == 1 < len(names)):
            fault = f"the row has {len(row.cells)} cells, the header {len(names)}"
            records.refuse("bad-row", fault, _CELLS_FIX, row.line)
        else:
            nodes: dict[str, Node] = {  # a short row has no values at its end
                name: Scalar(line=row.line, text=cell, quoted=True)
                for name, cell in zip(names, row.cells, strict=False)
            }
            records.add(nodes, row.line, row.line + _lines_before_text(names, row.cells, text_column(nodes)))


def _lines_before_text(names: tuple[str, ...], cells: tuple[str, ...], column: str) -> int:
    """Return how many line breaks of a row precede its text, which is in a column; none if the row has no such cell."""
    at = names.index(column) if column else 0
    return sum(cell.count("\n") for cell in cells[:at]) + _blank_lines(cells[at])


def _blank_lines(cell: str) -> int:
    """Return how many line breaks a cell begins with."""
    return len(cell) - len(cell.lstrip("\n")) if cell.strip() else 0


def is_quoted_column(text: str) -> bool:
    """Whether a text file is in fact a column of quoted texts: rows that span lines, in matching quotes.

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


def add_texts(records: RowRecords, text: str) -> None:
    """Add the rows of a single column of texts without a header."""
    for row in rows(text, ","):
        if len(row.cells) == 1:
            records.add_text(row.cells[0].strip("\n"), row.line + _blank_lines(row.cells[0]))
        else:
            fault = row.reason or f"the row has {len(row.cells)} cells, the others have one"
            records.refuse("bad-row", f"the row cannot be read: {fault}", _CELLS_FIX, row.line)
