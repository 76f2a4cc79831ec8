"""What is shown when: drafts, scheduled and expired articles, translations of what is held back."""

from __future__ import annotations

from digest.model import Entry, Facts, FrontMatter
from digest.schedule import scheduled

NOW = "2026-05-01T12:00:00+00:00"


def entry(name: str, front: FrontMatter | None = None, translation_of: str = "") -> Entry:
    return Entry(
        id=name, slug=name, file=f"{name}.md", index=0, line=1, facts=Facts(title=name, language="en"), tags=(), summary="",
        front=front or FrontMatter(), signature=(), length=0, removed=0, image="", digest="", card="",
        translation_of=translation_of,
    )  # fmt: skip


def test_a_draft_stays_back_unless_asked_for() -> None:
    draft = entry("a", FrontMatter(draft=True))
    assert scheduled([draft, entry("b")], NOW, drafts=False).drafts == 1
    assert [e.id for e in scheduled([draft, entry("b")], NOW, drafts=True).entries] == ["a", "b"]


def test_publish_at_and_expires_say_when_the_site_changes_next() -> None:
    entries = [
        entry("later", FrontMatter(publish_at="2026-05-02")),
        entry("past", FrontMatter(publish_at="2026-04-30", expires="2026-06-01T00:00:00+08:00")),
        entry("gone", FrontMatter(expires="2026-05-01T19:00:00+08:00")),
    ]
    shown = scheduled(entries, NOW, drafts=False)
    assert [e.id for e in shown.entries] == ["past"]
    assert shown.waiting == 2
    assert shown.until == "2026-05-02T00:00:00+00:00"


def test_a_translation_of_a_draft_stays_back_too() -> None:
    entries = [entry("a", FrontMatter(draft=True)), entry("a.en", translation_of="a"), entry("b")]
    assert [e.id for e in scheduled(entries, NOW, drafts=False).entries] == ["b"]


def test_a_translation_without_an_original_becomes_an_article_and_a_problem() -> None:
    shown = scheduled([entry("a.en", translation_of="a")], NOW, drafts=False)
    assert shown.entries[0].translation_of == ""
    assert [problem.code for problem in shown.problems] == ["translation.no-original"]
