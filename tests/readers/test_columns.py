"""Columns: what their names mean and which of them is the text."""

from __future__ import annotations

import pytest

from digest.config.nodes import Node, Scalar
from digest.readers.columns import RowArticle, is_header, role, row_article


def article(**cells: str) -> RowArticle:
    row: dict[str, Node] = {name: Scalar(line=7, text=text, quoted=True) for name, text in cells.items()}
    return row_article(row, "list.csv", 7)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Text", "text"),
        ("正文", "text"),
        ("content_html", "text"),
        ("ID", "key"),
        ("Pub Date", "date"),
        ("publishedAt", "date"),
        ("publish_at", "publish_at"),
        ("发布时间", "date"),
        ("link", "url"),
        ("keywords", "keywords"),
        ("tags", "tags"),
        ("分类", "keywords"),
        ("policy", "policy"),
        ("event", "extra"),
        ("views", "extra"),
    ],
)
def test_roles(name: str, what: str) -> None:
    assert role(name) == what


def test_headers() -> None:
    assert is_header(("title", "text"))
    assert is_header(("正文",))
    assert is_header(("title", "date"))
    assert not is_header(("title", "views"))
    assert not is_header(("渡轮换上了电动机组，老乘客说船开起来安静了许多。",))


def test_a_field_s_own_name_goes_before_its_other_names() -> None:
    found = article(headline="别名", title="渡轮启航", text="正文。")
    assert found.front.titles == {"": "渡轮启航"}
    assert found.front.extra == {"headline": "别名"}


def test_the_address_is_the_key_before_the_id() -> None:
    assert article(id="9", url="https://example.org/9", text="x").key == "https://example.org/9"
    assert article(id="9", text="x").key == "9"
    assert article(text="x").key == ""


def test_languages_that_leave_the_script_open_are_ignored() -> None:
    found = article(lang="zh", text="x")
    assert (found.front.language, found.problems) == (None, ())


def test_a_wrong_address_is_reported() -> None:
    found = article(url="see the site", text="x")
    assert found.front.url is None
    assert [(problem.file, problem.line) for problem in found.problems] == [("list.csv", 7)]


def test_long_values_of_columns_that_are_not_known_are_named() -> None:
    found = article(raw="x" * 501, short="y", text="x")
    assert found.front.extra == {"short": "y"}
    assert found.left_out == ("raw",)
