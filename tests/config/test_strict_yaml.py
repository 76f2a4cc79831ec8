"""Strict YAML: lines, strings as they are written, and everything that is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.nodes import Mapping, Node, Scalar, Sequence, is_null
from digest.config.strict_yaml import parse_yaml
from digest.errors import ConfigurationError


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


def test_values_stay_as_they_are_written() -> None:
    text = "country: NO\ntime: 12:30:45\nversion: 1.10\nwhen: 2023-05-01\nhex: 0x10\nyes: on\n"
    assert plain(parse_yaml(text, "f")) == {
        "country": "NO",
        "time": "12:30:45",
        "version": "1.10",
        "when": "2023-05-01",
        "hex": "0x10",
        "yes": "on",
    }


def test_lines_count_from_the_line_the_text_begins_in() -> None:
    node = parse_yaml("a: 1\nb:\n  - x\n  - y: 2\n", "f", first_line=10)
    assert isinstance(node, Mapping)
    assert node.lines == {"a": 10, "b": 11}
    items = node.entries["b"]
    assert isinstance(items, Sequence)
    assert [item.line for item in items.items] == [12, 13]


def test_no_value_differs_from_an_empty_text() -> None:
    node = parse_yaml("a:\nb: ''\nc: ~\nd: null\n", "f")
    assert isinstance(node, Mapping)
    assert list(map(is_null, node.entries.values())) == [True, False, True, True]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "~"])
def test_an_empty_document_is_an_empty_mapping(text: str) -> None:
    assert plain(parse_yaml(text, "f")) == {}


@pytest.mark.parametrize(
    ("text", "line", "message", "fix"),
    [
        ("a: 1\nb: *x\n", 2, "alias", "quotes"),
        ("a: &x 1\n", 1, "anchor", "quotes"),
        ("a: !!python/object:os.system 1\n", 1, "tag", "quotes"),
        ("a: 1\nb: 2\na: 3\n", 3, "second time, first in line 1", "keep one"),
        ("x:\n  a: 1\n  a: 2\n", 3, "second time", "keep one"),
        ("a: 1\n---\nb: 2\n", 2, "second YAML document", "---"),
        ("[" * 3000, 1, "deep", "flatter"),
        ("- " * 500 + "x", 1, "deep", "flatter"),
        ("? [a]\n: 1\n", 1, "where a key is expected", "quotes"),
        ("a: b: c\n", 1, "not YAML", "colon"),
        ("a: 1\n\tb: 2\n", 2, "not YAML", "spaces, not with tabs"),
        ("a: 1\nb: `x`\n", 2, "not YAML", "special character"),
        ('a: "b\n', 2, "not YAML", "quotation mark"),
        ('a: "b" c\n', 1, "not YAML", "single quotes"),
        ("a: [1, 2\n", 2, "not YAML", "bracket"),
        ("a: 1\nb: \x07\n", 2, "U+0007", "invisible"),
        ("a: \ud800\n", 1, "U+D800", "invisible"),
    ],
)
def test_refused(text: str, line: int, message: str, fix: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        parse_yaml(text, "site.yaml")
    assert raised.value.file == "site.yaml"
    assert raised.value.line == line
    assert message in raised.value.message
    assert fix in raised.value.fix


def test_a_document_beyond_all_measure_is_refused() -> None:
    with pytest.raises(ConfigurationError):
        parse_yaml("a: " + "x" * 5_000_000, "f")


@given(st.text(max_size=120) | st.text(alphabet="abc:-[]{}\"'&*!|>#%@`?,~ \n\t", max_size=60))
def test_any_text_is_read_or_refused_with_its_place(text: str) -> None:
    outcome: Node | ConfigurationError
    try:
        outcome = parse_yaml(text, "f", first_line=5)
    except ConfigurationError as error:
        outcome = error
    breaks = sum(map(text.count, "\n\r\x85\u2028\u2029"))
    assert 5 <= outcome.line <= 5 + breaks


@given(
    st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), st.text(alphabet="ab1:渡轮.-", min_size=1, max_size=8))
)
def test_quoted_values_come_back(values: dict[str, str]) -> None:
    text = "".join(f"{key}: '{value}'\n" for key, value in values.items())
    assert plain(parse_yaml(text, "f")) == values
