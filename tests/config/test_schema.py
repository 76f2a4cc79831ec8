"""Kinds of values: what each reads and refuses."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config import schema
from digest.config.nodes import Mapping, Node, Scalar, Sequence
from digest.config.schema import Mistake, ValueKind, iso_timestamp, nearest


def scalar(text: str) -> Scalar:
    return Scalar(line=3, text=text)


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "http://example.org:8080/a?b=c#d", "https://新闻.example/渡轮", "https://[::1]/a"],
)
def test_web_addresses(address: str) -> None:
    assert schema.is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "//example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "https:///a",
        "https://a b",
        "https://[::1",
        "https://a:99999/",
        'https://a/"onload=',
        "https://a/\nb",
        "https://" + "a" * 5000,
    ],
)
def test_what_is_no_web_address(address: str) -> None:
    assert not schema.is_web_address(address)


def test_a_list_where_one_value_is_expected_is_reported_with_its_line() -> None:
    with pytest.raises(Mistake) as raised:
        schema.TEXT.read(Sequence(line=3, items=(scalar("x"),)))
    assert raised.value.line == 3
    assert "a list" in raised.value.message


def test_the_nearest_word() -> None:
    assert nearest("langage", ("language", "tags")) == "language"
    assert nearest("zzz", ("language", "tags")) == ""


KINDS = [
    schema.TEXT,
    schema.WORDS,
    schema.BOOLEAN,
    schema.URL,
    schema.LANGUAGE,
    schema.TIMESTAMP,
    schema.STRING_MAPPING,
]
KINDS += [schema.BY_LANGUAGE, schema.whole_number(1, 9), schema.choice(("a", "b")), schema.split_words(",")]
NODES: st.SearchStrategy[Node] = st.recursive(
    st.text(max_size=20).map(scalar),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: Sequence(line=2, items=tuple(items)))
        | st.dictionaries(st.text(max_size=5), inner, max_size=3).map(
            lambda entries: Mapping(line=1, entries=entries, lines=dict.fromkeys(entries, 1))
        )
    ),
    max_leaves=6,
)


@given(st.sampled_from(KINDS), NODES)
def test_any_node_is_read_or_refused_with_a_remedy(kind: ValueKind, node: Node) -> None:
    fault: Mistake | None = None
    try:
        kind.read(node)
    except Mistake as mistake:
        fault = mistake
    assert fault is None or (fault.fix and fault.line >= 1)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023", "2023"),
        ("2023-05", "2023-05"),
        ("2023-05-01", "2023-05-01"),
        ("2023-05-01T12:30:00+08:00", "2023-05-01T12:30:00+08:00"),
        ("2023-05-01 12:30", "2023-05-01T12:30:00"),
        ("2023-05-01 12:30:00 +0800", "2023-05-01T12:30:00+08:00"),
        ("2023-05-01T12:30Z", "2023-05-01T12:30:00+00:00"),
    ],
)
def test_timestamps_have_one_spelling(written: str, read: str) -> None:
    assert iso_timestamp(written) == read
    assert iso_timestamp(read) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "23",
        "2023-5-1",
        "2023/05/01",
        "2023-02-30",
        "2023-13",
        "0000",
        "2023-05-01T25:00",
        "2023-05-01\n",
        "today",
        "２０２３",
    ],
)
def test_text_that_is_no_timestamp(written: str) -> None:
    assert iso_timestamp(written) is None


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_is_read(day: date) -> None:
    assert iso_timestamp(day.isoformat()) == day.isoformat()


@given(st.text(max_size=30))
def test_no_text_of_a_timestamp_raises(text: str) -> None:
    iso_timestamp(text)
