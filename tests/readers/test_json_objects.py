"""JSON Lines: names, shapes that JSON has and tables have not, bad lines."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from digest.model import Record, Rejected
from digest.readers import read

BODY = "渡轮改造历时两年，电池装在船底两侧。"


def read_lines(*lines: object) -> tuple[Record | Rejected, ...]:
    return read("list.jsonl", "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode())


def one(line: object) -> Record:
    (found,) = read_lines(line)
    assert isinstance(found, Record)
    return found


def test_lists_objects_and_numbers() -> None:
    found = one(
        {
            "headline": {"zh-Hans": "渡轮启航", "en": "The ferry sails"},
            "author": [{"@type": "Person", "name": "何渡"}, "苏禾"],
            "publisher": {"name": "河口在线"},
            "published": 1682899507,
            "tags": ["ferry", "towns"],
            "draft": True,
            "body": BODY,
        }
    )
    assert found.front.titles == {"zh-Hans": "渡轮启航", "en": "The ferry sails"}
    assert found.front.authors == ("何渡", "苏禾")
    assert found.front.source == "河口在线"
    assert found.front.date == "2023-05-01T00:05:07+00:00"
    assert found.front.tags == ("ferry", "towns")
    assert found.front.draft
    assert found.problems == ()


def test_null_and_empty_values_are_ignored() -> None:
    found = one({"title": None, "date": "", "text": BODY, "url": " "})
    assert found.front.titles == {}
    assert (found.front.date, found.problems) == (None, ())


def test_the_first_text_that_has_words_is_taken() -> None:
    assert one({"text": "", "content": BODY}).text == BODY
    assert one({"html": f"<p>{BODY}</p>", "text": BODY}).format == "text"
    assert one({"html": f"<p>{BODY}</p>"}).format == "html"


def test_bad_lines_are_refused_by_their_line() -> None:
    found = read("a.jsonl", f'{{"text": "{BODY}"}}\n\n{{"text": \n[1]\n{{"text": ""}}\n'.encode())
    assert [(type(each).__name__, each.line) for each in found] == [
        ("Record", 1),
        ("Rejected", 3),
        ("Rejected", 4),
        ("Rejected", 5),
    ]
    assert [each.index for each in found] == [0, 1, 2, 3]


def test_endless_nesting_is_refused() -> None:
    (found,) = read("a.jsonl", b'{"text":' + b"[" * 100_000)
    assert isinstance(found, Rejected)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["text", "title", "date", "authors", "tags", "url", "id", "summary", "extra", "corrections", "x"]
)


@given(st.lists(st.dictionaries(NAMES, JSON, max_size=6) | JSON, max_size=4))
def test_any_json_is_read_line_by_line(lines: list[object]) -> None:
    found = read("list.jsonl", "\n".join(map(json.dumps, lines)).encode())
    assert len(found) == max(1, len(lines))
    assert len({each.id for each in found}) == len(found)
