"""What is shown when: drafts, scheduled and expired articles, translations of what is held back."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from digest.config.takedowns import Takedown
from digest.model import DateFact, Entry, Facts, FrontMatter
from digest.pipeline.visibility import scheduled, unmatched_takedowns

NOW = "2026-05-01T12:00:00+00:00"


def entry(name: str, front: FrontMatter | None = None, translation_of: str = "") -> Entry:
    return Entry(
        id=name, slug=name, file=f"{name}.md", index=0, line=1, facts=Facts(title=name, language="en"), tags=(), summary="",
        front=front or FrontMatter(), length=0, removed=0, image="", digest="", card="",
        translation_of=translation_of,
    )  # fmt: skip


def test_a_draft_is_shown_only_on_request() -> None:
    draft = entry("a", FrontMatter(draft=True))
    assert scheduled([draft, entry("b")], NOW, drafts=False).drafts == ("a.md",)
    assert [e.id for e in scheduled([draft, entry("b")], NOW, drafts=True).entries] == ["a", "b"]


def test_publish_at_and_expires_decide_when_the_site_changes_next() -> None:
    entries = [
        entry("later", FrontMatter(publish_at="2026-05-02")),
        entry("past", FrontMatter(publish_at="2026-04-30", expires="2026-06-01T00:00:00+08:00")),
        entry("gone", FrontMatter(expires="2026-05-01T19:00:00+08:00")),
    ]
    shown = scheduled(entries, NOW, drafts=False)
    assert [e.id for e in shown.entries] == ["past"]
    assert shown.waiting == 2
    assert shown.until == "2026-05-02T00:00:00+00:00"


def test_a_translation_of_a_draft_is_held_back_too() -> None:
    entries = [entry("a", FrontMatter(draft=True)), entry("a.en", translation_of="a"), entry("b")]
    assert [e.id for e in scheduled(entries, NOW, drafts=False).entries] == ["b"]


@pytest.mark.parametrize("drafts", [False, True])
def test_what_is_held_back_is_never_shown_and_neither_is_its_translation(drafts: bool) -> None:
    entries = [
        entry("a", FrontMatter(held=True)),
        entry("a.en", translation_of="a"),
        entry("b.en", FrontMatter(held=True, publish_at="2091-01-01"), translation_of="b"),
        entry("b"),
    ]
    shown = scheduled(entries, NOW, drafts=drafts)
    assert ([e.id for e in shown.entries], shown.held, shown.until) == (["b"], 2, "")


@pytest.mark.parametrize(("time", "zone", "shown"), [("20:00", "Asia/Shanghai", 1), ("20:01", "Asia/Shanghai", 0)])
def test_times_that_name_no_zone_are_in_that_of_the_site(time: str, zone: str, shown: int) -> None:
    entries = [entry("a", FrontMatter(publish_at=f"2026-05-01T{time}:00"))]
    assert len(scheduled(entries, NOW, drafts=False, time_zone=zone).entries) == shown


@pytest.mark.parametrize("time", ["1000-01-01", "2999-12-31T23:59:59-14:00", "2999-12-31"])
def test_the_ends_of_the_calendar(time: str) -> None:
    entries = [entry("a", FrontMatter(publish_at=time)), entry("b", FrontMatter(expires=time))]
    assert len(scheduled(entries, NOW, drafts=False, time_zone="Pacific/Auckland").entries) == 1


def test_a_translation_without_an_original_becomes_an_article_and_a_problem() -> None:
    shown = scheduled([entry("a.en", translation_of="a")], NOW, drafts=False)
    assert shown.entries[0].translation_of == ""
    assert [problem.code for problem in shown.problems] == ["translation.no-original"]


@pytest.mark.parametrize(
    ("original", "given", "message"),
    [
        ("2026-01-05", "2026-01-05", []),
        ("2026-01-05", "2026-01-07", ["shown, not 2026-01-07", "2026-01-05"]),
        ("", "2026-01-07", ["its original has none"]),
        ("2026-01-05", "", []),
    ],
)
def test_a_date_that_differs_in_a_translation_is_reported(original: str, given: str, message: list[str]) -> None:
    entries = [
        replace(entry(name, FrontMatter(date=date or None), translation_of=of), facts=dated(date or original))
        for name, date, of in (("a", original, ""), ("a.fr", given, "a"))
    ]
    entries[1] = replace(entries[1], facts=replace(entries[1].facts, language="zh-Hans"))
    shown = scheduled(entries, NOW, drafts=False)
    assert [each.id for each in shown.entries] == ["a", "a.fr"]
    assert [problem.code for problem in shown.problems] == ["translation.other-date"] * bool(message)
    assert all(part in problem.message for problem in shown.problems for part in message)


def dated(date: str) -> Facts:
    fact = DateFact(value=date, precision="day", evidence=date) if date else None
    return Facts(title="a", language="en", date=fact)


def takedown(by: Literal["id", "slug", "url"], name: str, date: str = "2026-01-05") -> Takedown:
    return Takedown(by=by, name=name, date=date, reason={"": "asked to"}, line=7)


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("id", "a"),
        ("id", "a.md"),
        ("slug", "a"),
        ("url", "https://harbour.example/a"),
        ("url", "http://www.Harbour.example/a/#top"),
    ],
)
def test_an_article_is_taken_down_by_its_id_its_file_its_slug_or_its_address(
    by: Literal["id", "slug", "url"], name: str
) -> None:
    article = replace(entry("a"), facts=Facts(title="a", language="en", url="https://harbour.example/a"))
    entries = [article, entry("a.en", translation_of="a"), entry("b")]
    shown = scheduled(entries, NOW, drafts=True, takedowns=(takedown(by, name),))
    assert [e.id for e in shown.entries] == ["b"]
    assert [(each.date, each.entry, each.titled) for each in shown.withdrawn] == [("2026-01-05", article, False)]


def test_a_translation_alone_is_taken_down_and_the_original_stays() -> None:
    entries = [entry("a"), entry("a.en", translation_of="a")]
    shown = scheduled(entries, NOW, drafts=False, takedowns=(takedown("id", "a.en"),))
    assert [e.id for e in shown.entries] == ["a"]
    assert [each.entry for each in shown.withdrawn] == [None]


def test_a_takedown_is_listed_even_if_its_article_is_missing_or_a_draft() -> None:
    entries = [entry("a", FrontMatter(draft=True)), entry("b")]
    orders = (takedown("id", "a", "2026-01-01"), takedown("id", "gone", "2026-02-01"))
    shown = scheduled(entries, NOW, drafts=False, takedowns=orders)
    assert [(each.date, each.entry) for each in shown.withdrawn] == [("2026-02-01", None), ("2026-01-01", None)]
    assert [problem.line for problem in unmatched_takedowns(entries, orders, "content/takedowns.yaml")] == [7]


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.sets(st.sampled_from("abcdefgh")))
def test_what_is_taken_down_is_never_shown_and_all_else_is(names: list[str], gone: set[str]) -> None:
    orders = tuple(takedown("id", name) for name in sorted(gone))
    shown = scheduled([entry(name) for name in names], NOW, drafts=False, takedowns=orders)
    assert [e.id for e in shown.entries] == [name for name in names if name not in gone]
    assert len(shown.withdrawn) == len(orders)
