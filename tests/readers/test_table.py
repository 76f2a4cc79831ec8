"""Tables: named columns, one column, physical lines, bad rows, ids that stay; reading always ends."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Record, Rejected
from digest.readers import read
from digest.readers.table import TableRow, is_quoted_column, rows

BODY = "渡轮改造历时两年，电池装在船底两侧。"


def records(text: str, file: str = "list.csv") -> list[Record]:
    return [found for found in read(file, text.encode()) if isinstance(found, Record)]


def refused(text: str, file: str = "list.csv") -> list[Rejected]:
    return [found for found in read(file, text.encode()) if isinstance(found, Rejected)]


def test_named_columns_fill_the_front_matter() -> None:
    (found,) = records(
        "Title,Pub Date,URL,Publisher,Author,lang,Keywords,text\n"
        f"渡轮启航,2023/5/1,https://example.org/a,河口在线,何渡;苏禾,zh-CN,ferry;towns,{BODY}\n"
    )
    assert found.text == BODY
    assert found.front.titles == {"": "渡轮启航"}
    assert found.front.date == "2023-05-01"
    assert found.front.url == "https://example.org/a"
    assert found.front.source == "河口在线"
    assert found.front.authors == ("何渡", "苏禾")
    assert found.front.language == "zh-Hans"
    assert found.front.keywords == ("ferry", "towns")
    assert found.problems == ()


def test_chinese_names() -> None:
    (found,) = records(f"标题,来源,作者,日期,链接,正文\n渡轮启航,河口在线,何渡,2023年5月,,{BODY}\n")
    assert (found.front.source, found.front.date, found.front.url) == ("河口在线", "2023-05", None)


def test_columns_that_are_not_known_are_kept() -> None:
    (found,) = records(f"text,views\n{BODY},31\n")
    assert found.front.extra == {"views": "31"}


def test_a_column_that_is_left_out_is_reported_once() -> None:
    long = "x" * 600
    found = records(f"text,raw\n{BODY},{long}\n{BODY}二,{long}\n")
    assert [[problem.code for problem in record.problems] for record in found] == [["table.left-out"], []]


def test_one_column_without_a_header() -> None:
    found = records(f'"{BODY}\n第二段。"\n"城北的旧书市场,下月搬家。"\n另一篇没有引号。\n')
    assert [(record.index, record.line) for record in found] == [(0, 1), (1, 3), (2, 4)]
    assert found[0].text == f"{BODY}\n第二段。"


def test_the_line_is_where_the_text_begins() -> None:
    found = records(f'title,text\n"a\nb","\n{BODY}"\nc,d\n')
    assert [record.line for record in found] == [4, 5]


def test_bad_rows_are_refused_and_the_others_kept() -> None:
    text = f'title,date,text\na,2023,{BODY}\n"b,"2023",x\nc,2023,{BODY},too,many\nd,2023,{BODY}二\ne\n'
    assert [record.front.titles[""] for record in records(text)] == ["a", "d"]
    assert [(row.line, row.reason) for row in refused(text)] == [(3, "bad-row"), (4, "bad-row"), (6, "bad-row")]


def test_an_empty_text_is_refused_even_with_a_title() -> None:
    assert [(row.line, row.reason) for row in refused(f"title,text\na,  \nb,{BODY}\n")] == [(2, "empty")]


def test_a_row_that_ends_before_its_text_is_refused_and_the_others_kept() -> None:
    text = f"title,date,text,url\n渡轮启航,2026-05-01,{BODY},\n大桥封闭至周一,2026-05-02\n旧书市场搬家,2026-05-03,{BODY}二\n"
    assert [record.front.titles[""] for record in records(text)] == ["渡轮启航", "旧书市场搬家"]
    assert [(row.line, row.reason) for row in refused(text)] == [(3, "empty")]


def test_a_wrong_date_is_reported_and_left_out() -> None:
    (found,) = records(f"date,text\nnext week,{BODY}\n")
    assert found.front.date is None
    assert [(problem.code, problem.line) for problem in found.problems] == [("front-matter.wrong-value", 2)]


def test_markup_in_a_cell_makes_an_html_record() -> None:
    assert records(f"text\n<p>{BODY}</p>\n")[0].format == "html"
    assert records("text\n用 <br> 标签换行的习惯由来已久。\n")[0].format == "text"


def test_ids_stay_when_rows_are_added() -> None:
    rows = [f"https://example.org/{number},第{number}篇：{BODY}\n" for number in range(5)]
    before = {record.front.url: record.id for record in records("url,text\n" + "".join(rows[1:3]))}
    after = {record.front.url: record.id for record in records("url,text\n" + "".join(rows))}
    assert before.items() <= after.items()
    assert len(set(after.values())) == 5


def test_an_address_names_the_row_even_when_its_text_changes() -> None:
    one, two = (records(f"url,text\nhttps://example.org/1,{text}\n")[0].id for text in (BODY, BODY + "更正。"))
    assert one == two


def test_tables_that_do_not_name_their_text() -> None:
    assert [row.reason for row in refused(f"1,{BODY},x\n2,{BODY},y\n")] == ["no-header"]
    assert [row.reason for row in refused("title,date\na,2024-05-01\n")] == ["no-header"]


def test_empty_files() -> None:
    assert [row.reason for row in refused("")] == ["empty"]
    assert [row.reason for row in refused(" \n\n")] == ["empty"]
    assert [row.reason for row in refused("title,text\n")] == ["empty"]


def test_semicolons_and_tabs() -> None:
    assert records(f"title;text\na;{BODY}\n")[0].front.titles == {"": "a"}
    found = records(f'title\ttext\na\t"{BODY}" 船长说\n', "list.tsv")
    assert found[0].text == f'"{BODY}" 船长说'


def test_a_table_under_the_suffix_of_text() -> None:
    assert is_quoted_column(f'"{BODY}\n{BODY}"\n"{BODY}\n{BODY}"\n')
    assert not is_quoted_column('"We sail at nine," said the captain.\n"Be there."\n')
    assert not is_quoted_column('"We sail at nine."\n"Be there."\nHe left.\n')
    assert not is_quoted_column(f'"{BODY}\n{BODY}"\n')


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
    found: list[TableRow] = list(rows(text, ","))
    assert all(row.cells or row.reason for row in found)
    assert [row.line for row in found] == sorted({row.line for row in found})
