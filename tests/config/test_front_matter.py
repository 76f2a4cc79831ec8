"""Front matter: every key, mistakes with their lines, and where it ends."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.front_matter import FIELD_OF, FIELDS, folded, json_schema, parse, split
from digest.model import Amendment, Correction, FrontMatter, Problem

EVERYTHING = """\
title: {zh-Hans: 渡轮启航, en: The ferry sails}
date: 2023-05
updated: 2023-05-02 08:00:00+08:00
authors: 何渡、苏禾
editors: [田野]
source: 河口在线
url: https://example.org/a?b=c
language: zh-CN
tags: {add: [ferry], remove: towns}
summary: 渡轮换上了电动机组。
slug: ferry-sails
aliases: [old/ferry, ferry-2]
story: ferry
draft: yes
publish_at: 2023-06-01
expires: 2024
clean: false
keep: 版权归
drop:
  - 点击下载
canonical: https://example.org/a
corrections:
  - date: 2023-05-03
    text: 票价有误，已更正。
translation: edited
policy: excerpt
extra: {rating: 4}
"""


def front(text: str) -> FrontMatter:
    found, problems = parse(text, "a.md", 2)
    assert problems == ()
    return found


def problem(text: str) -> tuple[FrontMatter, Problem]:
    found, problems = parse(text, "a.md", 2)
    (only,) = problems
    assert only.file == "a.md"
    assert only.fix
    return found, only


def test_every_key() -> None:
    assert front(EVERYTHING) == FrontMatter(
        titles={"zh-Hans": "渡轮启航", "en": "The ferry sails"},
        date="2023-05",
        updated="2023-05-02T08:00:00+08:00",
        authors=("何渡", "苏禾"),
        editors=("田野",),
        source="河口在线",
        url="https://example.org/a?b=c",
        language="zh-Hans",
        tags=Amendment(add=("ferry",), remove=("towns",)),
        summaries={"": "渡轮换上了电动机组。"},
        slug="ferry-sails",
        aliases=("old/ferry", "ferry-2"),
        story="ferry",
        draft=True,
        publish_at="2023-06-01",
        expires="2024",
        clean=False,
        keep=("版权归",),
        drop=("点击下载",),
        canonical="https://example.org/a",
        corrections=(Correction(date="2023-05-03", text="票价有误，已更正。"),),
        translation="edited",
        policy="excerpt",
        extra={"rating": "4"},
    )


def test_the_table_has_every_field_of_front_matter() -> None:
    assert {field.into or key for key, field in FIELDS.items()} == set(FrontMatter.__struct_fields__)
    assert all(f"{key}:" in EVERYTHING for key in FIELDS)


def test_tags_as_a_list_or_one_text() -> None:
    assert front("tags: [a, b]").tags == ("a", "b")
    assert front("tags: a, b，c").tags == ("a", "b", "c")
    assert front("tags: []").tags is None


@pytest.mark.parametrize(
    "text", ["title:", "date: ~", "authors: []", "extra: {}", "title: ''", "summary: ' '", "tags:", ""]
)
def test_empty_values_mean_nothing(text: str) -> None:
    assert front(text) == FrontMatter()


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("lang", "language"),
        ("keywords", "tags"),
        ("subjects", "tags"),
        ("author", "authors"),
        ("Title", "title"),
        ("titel", "title"),
        ("标题", "title"),
        ("来源", "source"),
        ("published", "date"),
        ("description", "summary"),
        ("corections", "corrections"),
    ],
)
def test_a_key_that_is_not_known_is_reported_with_the_nearest(key: str, meant: str) -> None:
    found, found_problem = problem(f"source: x\n{key}: y\n")
    assert found == FrontMatter(source="x")
    assert (found_problem.code, found_problem.line) == ("front-matter.unknown-key", 3)
    assert f'"{meant}"' in found_problem.fix


@pytest.mark.parametrize(
    "text",
    [
        "date: yesterday",
        "date: 2023-02-30",
        "date: [2023]",
        "url: javascript:alert(1)",
        "url: example.org/a",
        "url: https://",
        "canonical: ftp://example.org",
        "language: fr",
        "draft: maybe",
        "tags: {plus: [a]}",
        "tags: [[a]]",
        "slug: a/b",
        "slug: ..",
        "aliases: ../../etc/passwd",
        "aliases: https://example.org/",
        "policy: some",
        "translation: done",
        "corrections: wrong",
        "corrections: [{date: soon, text: x}]",
        "title: {fr: x}",
        "title: [x]",
        "extra: x",
        "extra: {a: [1]}",
    ],
)
def test_a_wrong_value_is_reported_and_ignored(text: str) -> None:
    found, found_problem = problem(f"source: x\n{text}\n")
    assert found == FrontMatter(source="x")
    assert (found_problem.code, found_problem.line) == ("front-matter.wrong-value", 3)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('title: "x\n', 3),
        ("a: *b\n", 2),
        ("title: x\ntitle: y\n", 3),
        ("title：渡轮", 2),
        ("- a\n", 2),
        ("a: " + "x" * 70_000, 2),
    ],
)
def test_broken_front_matter_is_reported(text: str, line: int) -> None:
    found, found_problem = problem(text)
    assert found == FrontMatter()
    assert (found_problem.code, found_problem.line) == ("front-matter.broken", line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: x\n---\nbody\n", ("title: x\n", "body\n", 4)),
        ("---\ntitle: x\n...\nbody", ("title: x\n", "body", 4)),
        ("---\n---\nbody", ("", "body", 3)),
        ("--- \ntitle: x\n---", ("title: x\n", "", 3)),
        ("---\n# remark\n\ntitle: x\n---\n\nbody", ("# remark\n\ntitle: x\n", "\nbody", 6)),
        ("---\ntitle：渡轮\n---\nbody", ("title：渡轮\n", "body", 4)),
        ("---\n标题: 渡轮\n---\nbody", ("标题: 渡轮\n", "body", 4)),
        ("---\n{title: x}\n---\n<p>", ("{title: x}\n", "<p>", 4)),
    ],
)
def test_split(text: str, expected: tuple[str, str, int]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "body",
        "---",
        "---\nno end",
        "-----\ntitle: x\n-----\n",
        "---\n渡轮换上了电动机组。\n---\n第二段。",
        "---\nThe captain said: sail on.\n---\nmore",
        "---\n注意：明日停航。\n---\nmore",
        "---\n" + "渡轮" * 90_000 + "\n---\n",
        "\n---\ntitle: x\n---\n",
        "--- title: x\n---\n",
    ],
)
def test_what_is_no_front_matter_stays_in_the_body(text: str) -> None:
    assert split(text) == (None, text, 1)


@given(st.text(alphabet="-.\ntitle: x渡#", max_size=60))
def test_splitting_loses_nothing_and_counts_lines(text: str) -> None:
    inner, body, line = split(text)
    assert text.endswith(body)
    if inner is not None:
        assert inner in text
        assert line == text[: len(text) - len(body)].count("\n") + 1


@given(st.dictionaries(st.sampled_from(list(FIELDS)), st.text(max_size=20)), st.text(max_size=40))
def test_no_front_matter_raises(values: dict[str, str], rest: str) -> None:
    text = "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items())
    for whole in (text, text + rest):
        found, problems = parse(whole, "a.md", 2)
        assert msgspec.convert(msgspec.to_builtins(found), FrontMatter) == found
        assert all(each.fix and each.line >= 2 for each in problems)


def test_the_schema_for_editors_knows_every_key() -> None:
    schema = json.loads(json_schema())
    assert list(schema["properties"]) == list(FIELDS)
    assert schema["additionalProperties"] is False
    assert all(each["description"] for each in schema["properties"].values())
    assert schema["properties"]["policy"]["enum"] == ["full", "excerpt", "link"]


def test_every_spelling_leads_to_a_field() -> None:
    assert set(FIELD_OF.values()) <= set(FIELDS)


def test_a_field_is_not_another_spelling_of_a_different_one() -> None:
    assert all(FIELD_OF.get(field, field) == field for field in FIELDS)


def test_spellings_are_folded() -> None:
    assert all(folded(spelling) == spelling for spelling in FIELD_OF)
    assert folded('\ufeff"Pub Date" ') == folded("pubDate") == "pubdate"
