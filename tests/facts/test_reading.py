"""Facts of whole texts and pages, from readable case files; and what front matter overrides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import facts
from digest.clean import read_document
from digest.languages import LANGUAGES
from digest.model import Document, Facts, FrontMatter, Line, Record, RecordFormat

CASES = Path(__file__).parent.parent / "cases" / "facts"
KEYS = ("title", "made", "date", "authors", "editors", "photographers", "source", "dateline", "url", "language")


def record(text: str, form: RecordFormat = "text", front: FrontMatter | None = None) -> Record:
    return Record(id="a", file="a.txt", index=0, line=1, format=form, text=text, front=front or FrontMatter())


def cases(name: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    for part in (CASES / name).read_text(encoding="utf-8").split("\n## ")[1:]:
        title, *lines = part.rstrip().split("\n")
        text = "\n".join(line[2:] for line in lines if line.startswith("> "))
        expected = (line.partition(": ") for line in lines if line and not line.startswith("> "))
        yield title, text, {"made": "no", "language": "zh-Hans"} | {key: value for key, _, value in expected}


def shown(known: Facts) -> dict[str, str]:
    found = {
        "title": known.title,
        "made": "yes" if known.title_made else "no",
        "date": known.date.value if known.date else "",
        "authors": ", ".join(known.authors),
        "editors": ", ".join(known.editors),
        "photographers": ", ".join(known.photographers),
        "source": known.source,
        "dateline": known.dateline,
        "url": known.url,
        "language": known.language,
    }
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize(("name", "text", "expected"), [pytest.param(*case, id=case[0]) for case in cases("text.md")])
def test_text(name: str, text: str, expected: dict[str, str]) -> None:
    found = record(text)
    assert shown(facts.read_facts(found, read_document(found))) == expected, name


@pytest.mark.parametrize(("name", "text", "expected"), [pytest.param(*case, id=case[0]) for case in cases("page.md")])
def test_page(name: str, text: str, expected: dict[str, str]) -> None:
    found = record(text, "html")
    assert shown(facts.read_facts(found, read_document(found))) == expected, name


def test_case_files_name_only_known_facts() -> None:
    assert {key for name in ("text.md", "page.md") for _, _, expected in cases(name) for key in expected} <= set(KEYS)


def test_front_matter_wins_over_everything_and_is_named_as_evidence() -> None:
    _, text, _ = next(cases("text.md"))
    front = FrontMatter(
        titles={"": "另起的题目"},
        date="2020-01",
        authors=("秦远山",),
        editors=("苏青",),
        source="草坪读书社",
        url="https://example.org/x?utm_source=a",
        language="zh-Hant",
    )
    found = record(text, front=front)
    known = facts.read_facts(found, read_document(found))
    assert (known.title, known.title_made, known.language) == ("另起的题目", False, "zh-Hant")
    assert known.date is not None
    assert (known.date.value, known.date.precision, known.date.evidence) == ("2020-01", "month", "front matter")
    assert (known.authors, known.editors, known.source) == (("秦远山",), ("苏青",), "草坪读书社")
    assert known.url == "https://example.org/x"
    assert {name for name, words in known.evidence if words == "front matter"} == {
        "title", "date", "authors", "editors", "source", "url", "language",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "value", "timestamp"),
    [
        ("1949-10-01", "1949-10-01", ""),
        ("1066", "1066", ""),
        ("2199-12", "2199-12", ""),
        ("1969-07-20T20:17:40.250000+00:00", "1969-07-20", "1969-07-20T20:17:40+00:00"),
    ],
)
def test_an_editor_may_give_a_date_of_any_time(given: str, value: str, timestamp: str) -> None:
    found = record("The eagle has landed, the papers wrote on 3 May 2024.", front=FrontMatter(date=given))
    date = facts.read_facts(found, read_document(found)).date
    assert date is not None
    assert (date.value, date.timestamp, date.evidence) == (value, timestamp, "front matter")


def test_the_title_in_the_language_of_the_article_is_used() -> None:
    _, text, _ = next(cases("text.md"))
    found = record(text, front=FrontMatter(titles={"en": "Reading outdoors", "zh-Hans": "草坪上的夜读"}))
    assert facts.read_facts(found, read_document(found)).title == "草坪上的夜读"


@pytest.mark.parametrize("name", ["text.md", "page.md"])
def test_every_fact_has_evidence(name: str) -> None:
    for _, text, _ in cases(name):
        found = record(text, "html" if name == "page.md" else "text")
        known = facts.read_facts(found, read_document(found))
        evidence = dict(known.evidence)
        for fact in ("title", "date", "authors", "editors", "source", "url"):
            assert bool(getattr(known, fact)) == (fact in evidence), (fact, evidence)


def test_a_title_has_no_invisible_characters() -> None:
    lines = (
        Line(text="夜\u202e读会\u200b走进\u2066公园，草坪留住读者", number=1),
        Line(text=f"{'草坪上的读者。' * 9}", number=2),
    )
    assert facts.read_facts(record(""), Document(lines=lines)).title == "夜读会走进公园，草坪留住读者"
    front = FrontMatter(titles={"": "夜\u202e读会"})
    assert facts.read_facts(record("", front=front), Document(lines=lines)).title == "夜读会"


def test_an_empty_document_has_no_facts() -> None:
    known = facts.read_facts(record(""), Document(lines=()))
    assert (known.title, known.date, known.authors, known.source, known.evidence) == ("", None, (), "", ())


@given(st.lists(st.text(max_size=80), max_size=12))
def test_any_lines_give_facts_and_never_an_exception(lines: list[str]) -> None:
    known = facts.read_facts(record(""), Document(lines=tuple(Line(text=text, number=1) for text in lines)))
    assert known.language in LANGUAGES


FRAGMENTS = "记者 张三 2024 年5月 3日 电 （ ） ： 来源 某某报 。 责编 / 【 】 今年 星期三"


@given(st.lists(st.sampled_from([*FRAGMENTS.split(), " "]), max_size=60))
def test_fragments_of_credits_never_raise(pieces: list[str]) -> None:
    text = "".join(pieces)
    known = facts.read_facts(record(text), Document(lines=(Line(text=text, number=1), Line(text=text * 3, number=2))))
    assert all(name.strip() for name in (*known.authors, *known.editors, *known.photographers))


@pytest.mark.parametrize(
    "hostile",
    [
        "（" * 50_000,
        "记者 " * 30_000,
        "2024年" * 30_000,
        "来源：" * 30_000,
        "张三、" * 30_000,
        "a" * 200_000,
        "星期三（5月1日）" * 20_000,
        "《" * 50_000 + "版",
    ],
)
def test_long_hostile_lines_are_read(hostile: str) -> None:
    known = facts.read_facts(record(hostile), Document(lines=(Line(text=hostile, number=1),)))
    assert len(known.title) <= 80
