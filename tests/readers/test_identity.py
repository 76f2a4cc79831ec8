"""Ids of articles that share a file."""

from __future__ import annotations

from digest.readers.identity import Ids, digest_of


def test_spacing_case_and_composition_do_not_change_an_id() -> None:
    assert digest_of(" The  Café\n sails") == digest_of("the cafe\u0301 sails")


def test_only_the_beginning_counts() -> None:
    assert digest_of("渡轮" * 100 + "一") == digest_of("渡轮" * 100 + "二")
    assert digest_of("渡轮" * 99 + "一") != digest_of("渡轮" * 99 + "二")


def test_repeats_are_numbered() -> None:
    ids = Ids("a/list")
    first = ids.next("渡轮")
    assert [first, ids.next("书市"), ids.next("渡轮"), ids.next("渡轮")][2:] == [f"{first}-2", f"{first}-3"]
    assert first.startswith("a/list-")
    assert len(first) == len("a/list-") + 8
