"""Ids of articles that share a file."""

from __future__ import annotations

from digest.readers.records import Ids, text_digest


def test_spacing_case_and_composition_do_not_change_an_id() -> None:
    assert text_digest(" The  Café\n sails") == text_digest("the cafe\u0301 sails")


def test_only_the_beginning_counts() -> None:
    assert text_digest("渡轮" * 100 + "一") == text_digest("渡轮" * 100 + "二")
    assert text_digest("渡轮" * 99 + "一") != text_digest("渡轮" * 99 + "二")


def test_repeats_are_numbered() -> None:
    ids = Ids("a/list")
    first = ids.next("渡轮")
    assert [first, ids.next("书市"), ids.next("渡轮"), ids.next("渡轮")][2:] == [f"{first}-2", f"{first}-3"]
    assert first.startswith("a/list-")
    assert len(first) == len("a/list-") + 8
