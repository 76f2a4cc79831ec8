"""Ids of articles that share a file."""

from __future__ import annotations

import pytest

from digest import readers
from digest.model import Record, Rejected
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


@pytest.mark.parametrize(
    ("name", "before", "row"),
    [
        ("a.csv", "title,text\n", "甲,乙\n"),
        ("a.tsv", "title\ttext\n", "甲\n"),
        ("a.csv", "", '"甲\n乙"\n'),
        ("a.txt", "", '"甲\n乙"\n'),
        ("a.jsonl", "", '{"text":"甲"}\n'),
        ("a.jsonl", "", "{\n"),
        ("a.rss", '<rss version="2.0"><channel>', "<item><description>a</description></item>"),
    ],
)
def test_very_many_tiny_rows_are_no_articles(name: str, before: str, row: str) -> None:
    assert len(readers.read(name, (before + row * 900).encode())) == 900
    (refused,) = readers.read(name, (before + row * 20_000).encode())
    assert isinstance(refused, Rejected)
    assert (refused.reason, refused.index) == ("tiny-rows", 0)


def test_many_tiny_rows_among_articles_are_kept() -> None:
    text = "title,text\n" + "甲,乙\n" * 2_000 + f"渡轮,{'渡轮昨天离岸了。' * 5_000}\n"
    found = readers.read("a.csv", text.encode())
    assert len(found) == 2_001
    assert all(isinstance(row, Record) for row in found)
