"""Rows of CSV: physical lines, rows that cannot be read, and the law that reading always ends."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from digest.readers.csv_rows import Row, rows


def cells(text: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.line, row.cells) for row in rows(text, ",")]


def test_lines_are_those_of_the_file() -> None:
    assert cells('a,b\n\n"one\ntwo",c\nd,e\n') == [(1, ("a", "b")), (3, ("one\ntwo", "c")), (5, ("d", "e"))]


def test_a_missing_closing_quote_costs_one_row() -> None:
    text = '"one","1"\n"two,"2"\n"three","3"\n'
    assert cells(text) == [(1, ("one", "1")), (2, ()), (3, ("three", "3"))]


def test_a_quote_that_never_closes_costs_its_line() -> None:
    assert cells('a,1\n"b,2\nc,3\n') == [(1, ("a", "1")), (2, ()), (3, ("c", "3"))]


def test_many_quotes_that_never_close_end_the_reading() -> None:
    found = list(rows('a","b\n' * 2000, ","))
    assert len(found) < 20
    assert found[-1].reason


def test_a_field_of_a_million_characters() -> None:
    assert cells('"' + "渡" * 1_000_000 + '",x\n') == [(1, ("渡" * 1_000_000, "x"))]


FIELD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=20)


@given(st.lists(st.lists(FIELD, min_size=2, max_size=4), max_size=6))
def test_what_is_written_well_comes_back(table: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    assert [row.cells for row in rows(out.getvalue(), ",")] == [tuple(row) for row in table]


@given(st.text(alphabet='a,"\n\t', max_size=60))
def test_any_text_is_read_to_its_end(text: str) -> None:
    found: list[Row] = list(rows(text, ","))
    assert all(row.cells or row.reason for row in found)
    assert [row.line for row in found] == sorted({row.line for row in found})
