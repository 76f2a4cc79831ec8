"""Where front matter ends and the text begins, in each notation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.written_dates import iso_date
from digest.model import FrontMatter
from digest.readers.header import Header, read_header


def header(text: str) -> Header:
    return read_header(text, "a.md", markdown=True)


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\ntitle: x\n---\nbody\n", "body\n", 4),
        ("---\ntitle: x\n...\nbody", "body", 4),
        ("--- \ntitle: x\n---", "", 3),
        ("---\n# remark\n\ntitle: x\n---\n\nbody", "\nbody", 6),
        ("---\n标题: x\n---\nbody", "body", 4),
        ("---\n{title: x}\n---\n<p>", "<p>", 4),
        ("+++\ntitle = 'x'\n+++\nbody", "body", 4),
        ('+++\ntitle = """x"""\n[params]\na = [1, 2]\n+++ \nbody', "body", 6),
        ('{"title": "x"}\nbody', "\nbody", 1),
        ('{\n  "title": "x",\n  "params": {"a": null, "b": [1.5, true]}\n}\n\nbody', "\n\nbody", 4),
        ("Title: x\n\nbody", "body", 3),
        ("Title: x\nSummary: one\n    two\n\nbody", "body", 5),
        ("title: x\n---\nbody", "body", 3),
        (".. title: x\n.. tags: a\n\nbody", "\nbody", 3),
        ("<!--\n.. title: x\n-->\nbody", "body", 4),
    ],
)
def test_the_text_below_a_header(text: str, body: str, line: int) -> None:
    found = header(text)
    assert (found.front.titles, found.text, found.line, found.front.held) == ({"": "x"}, body, line, False)


def test_an_empty_header() -> None:
    assert header("---\n---\nbody") == Header(front=FrontMatter(), problems=(), text="body", line=3)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: x\ndraft: soon\n---\n", 3),
        ("+++\ntitle = 'x'\ndraft = 'soon'\n+++\n", 3),
        ("+++\ntitle = 'x'\n\ndraft = soon\n+++\n", 4),
        ('{"title": "x",\n"draft": "soon"}\n', 2),
        ('{"title": "x",\n"draft": soon}\n', 2),
        ("Title: x\nLang: en\nDraft: soon\n", 3),
        ("<!--\n.. title: x\n.. draft: soon\n-->\n", 3),
        ("title: x\ndraft: soon\n---\n", 2),
        ("\n\n---\ntitle: x\ndraft: soon\n---\n", 5),
    ],
)
def test_problems_have_the_line_of_their_key(text: str, line: int) -> None:
    found = header(text)
    assert found.front.held
    assert [problem.line for problem in found.problems] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "body",
        "---",
        "---\nno end",
        "---\n渡轮换上了电动机组。\n---\n第二段。",
        "---\nThe captain said: sail on.\n---\nmore",
        "---\n注意：明日停航。\n---\nmore",
        "---\n" + "渡轮" * 90_000 + "\n---\n",
        '{"items": [1, 2]}',
    ],
)
def test_what_is_no_front_matter_stays_in_the_text(text: str) -> None:
    assert header(text) == Header(front=FrontMatter(), problems=(), text=text, line=1)


def test_values_of_toml() -> None:
    found = header(
        '+++\ntitle = "x"\ndate = 2023-05-01T09:05:00+08:00\ndraft = true\nkeywords = ["a", "b"]\n+++\n'
    ).front
    assert found == FrontMatter(titles={"": "x"}, date="2023-05-01T09:05:00+08:00", draft=True, keywords=("a", "b"))


def test_dates_of_nikola() -> None:
    assert iso_date("2023-05-01 09:05:00 UTC+08:00") == "2023-05-01T09:05:00+08:00"


SIGNS = "-+.;{}:=#\n title draft: true xTD渡\"'<!>"


@given(st.text(alphabet=SIGNS, max_size=80))
def test_reading_loses_nothing_and_counts_lines(text: str) -> None:
    found = header(text)
    assert text.endswith(found.text)
    assert found.line == text[: len(text) - len(found.text)].count("\n") + 1
    assert found.front.held == any(problem.code.startswith("held.") for problem in found.problems)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: x\n" + "".join(f"a{number}: b\n" for number in range(5_000)) + "---\n",
        "---\ntitle: x\ntags: [" + ",".join(f"t{number} #" for number in range(3_000)) + "]\n---\n",
        '{"title": "x",' + ",".join(f'"k{number}": 1' for number in range(9_000)) + "}\n",
        "+++\ntitle = 'x'\na" + ".a" * 20_000 + " = 1\n+++\n",
        "+++\ntitle = 'x'\n" + "".join(f"k{number} = 1\n" for number in range(6_000)) + "+++\n",
    ],
)
def test_front_matter_beyond_all_measure_is_held_back_at_once(text: str) -> None:
    assert header(text).front.held
