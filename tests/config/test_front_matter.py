"""Front matter: every key, and mistakes with their lines."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.fields import FIELDS, json_schema
from digest.config.front_matter import parse
from digest.config.key_names import FIELD_OF, OTHER_NAMES, folded
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
keywords: [quay, 渡口]
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
kind: Round-up
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
        keywords=("quay", "渡口"),
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
        kind="round-up",
        extra={"rating": "4"},
    )


def test_the_table_has_every_field_of_front_matter() -> None:
    assert {field.into or key for key, field in FIELDS.items()} == set(FrontMatter.__struct_fields__) - {"held"}
    assert set(OTHER_NAMES) == set(FIELDS)
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
    ("text", "expected"),
    [
        ("Title: x", FrontMatter(titles={"": "x"})),
        ("标题: x", FrontMatter(titles={"": "x"})),
        ("lang: en", FrontMatter(language="en")),
        ("author: {name: A. Quay}", FrontMatter(authors=("A. Quay",))),
        ("来源: x", FrontMatter(source="x")),
        ("published: 2023-05", FrontMatter(date="2023-05")),
        ("lastmod: 2023/5/1", FrontMatter(updated="2023-05-01")),
        ("description: x", FrontMatter(summaries={"": "x"})),
        ("keywords: [a]\ncategories: [b]\ntag: c", FrontMatter(keywords=("a", "b", "c"))),
        ("redirect_from: [old/a]", FrontMatter(aliases=("old/a",))),
        ("publishDate: 2023-05-01", FrontMatter(date="2023-05-01", publish_at="2023-05-01")),
        ("publishDate: 2023-05-01\ndate: 2023-04", FrontMatter(date="2023-04", publish_at="2023-05-01")),
        ("publish_at: 2023-05-01\nembargo: 2023-06-01", FrontMatter(publish_at="2023-06-01")),
        ("layout: post\nweight: 3\ntoc: true", FrontMatter()),
    ],
)
def test_names_of_other_programs(text: str, expected: FrontMatter) -> None:
    assert front(text) == expected


@pytest.mark.parametrize(("key", "meant"), [("titel", "title"), ("corections", "corrections"), ("event", "story")])
def test_a_key_that_is_not_known_is_reported_with_the_nearest(key: str, meant: str) -> None:
    found, found_problem = problem(f"source: x\n{key}: y\n")
    assert found == FrontMatter(source="x")
    assert (found_problem.code, found_problem.line) == ("front-matter.unknown-key", 3)
    assert f'"{meant}"' in found_problem.fix


def test_of_two_names_of_one_field_the_own_name_counts_and_the_other_is_reported() -> None:
    found, found_problem = problem("headline: y\ntitle: x\n")
    assert found == FrontMatter(titles={"": "x"})
    assert (found_problem.code, found_problem.line) == ("front-matter.second", 2)


@pytest.mark.parametrize(
    ("text", "line"), [("title: The race, round #72", 2), ("source: x\ntitle: #quay", 3), ("authors:\n  - A #b", 3)]
)
def test_a_value_that_a_comment_cuts_is_reported(text: str, line: int) -> None:
    found, found_problem = problem(text)
    assert (found_problem.code, found_problem.line, found.held) == ("front-matter.comment", line, False)


@pytest.mark.parametrize(
    "text", ["date: 2023   # or 2024", "title: 'a #b'", "title: a#b", "summary: |\n  a #b", "title: a ## b"]
)
def test_remarks_and_quoted_signs_are_no_cut(text: str) -> None:
    front(text)


def test_a_comment_in_place_of_a_value_that_withholds_holds_the_article_back() -> None:
    found, found_problem = problem("publish_at: #2091-01-01")
    assert (found_problem.code, found.held) == ("held.comment", True)


def test_names_have_no_control_characters_and_are_on_one_line() -> None:
    found = front('title: "a\\x01\\nb\\u202ec"\ntags: ["x\\u0085y"]\nsummary: "one\\ntwo\\x9b"\n')
    assert (found.titles, found.tags, found.summaries) == ({"": "a bc"}, ("x y",), {"": "one\ntwo"})


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
        "tags: {plus: [a]}",
        "tags: [[a]]",
        "slug: a/b",
        "slug: ..",
        "aliases: ../../etc/passwd",
        "aliases: https://example.org/",
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
def test_broken_front_matter_holds_the_article_back(text: str, line: int) -> None:
    found, found_problem = problem(text)
    assert found == FrontMatter(held=True)
    assert (found_problem.code, found_problem.line) == ("held.front-matter", line)


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


@pytest.mark.parametrize(
    "text",
    [
        "draft: maybe", "draft: {a: b}", "policy: some", "publish_at: [2091]", "expires: 31/12/2091", "clean: 3",
        "keep: {a: b}", "drop: [[a]]", "darft: x", "Policies_: link", "klean: no", "params: {draft: true}",
        "seo:\n  robots: none\n  expires: 2091-01-01", "summary: >\n  Two lines\n  draft: true", "private: perhaps",
        "visible: nearly", "visibilty: private", "publised: false",
    ],
)  # fmt: skip
def test_a_key_on_which_publication_depends_holds_the_article_back_if_it_is_not_clear(text: str) -> None:
    found, found_problem = problem(f"source: x\n{text}\n")
    assert found == FrontMatter(source="x", held=True)
    assert found_problem.code in ("held.value", "held.key")
    assert "the article is held back" in found_problem.message


def test_every_spelling_leads_to_a_field() -> None:
    assert set(FIELD_OF.values()) <= set(FIELDS)


def test_a_field_is_not_another_spelling_of_a_different_one() -> None:
    assert all(FIELD_OF.get(field, field) == field for field in FIELDS)


def test_spellings_are_folded() -> None:
    assert all(folded(spelling) == spelling for spelling in FIELD_OF)
    assert folded('\ufeff"Pub Date" ') == folded("pubDate") == "pubdate"
