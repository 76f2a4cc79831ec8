"""Lists of headlines: rows and entries without a text, services' answers, text files of one headline a line."""

from __future__ import annotations

import json

from digest import readers
from digest.model import Record, Rejected

HEADLINES = [f"第{number}号渡轮今天起改在东码头停靠，乘客需提前到达" for number in range(80)]


def records(name: str, text: str) -> list[Record]:
    found = readers.read(name, text.encode())
    assert all(isinstance(each, Record) for each in found), found
    return [each for each in found if isinstance(each, Record)]


def test_rows_of_time_title_and_link() -> None:
    found = records(
        "a.csv",
        "\ufeff時間,標題,連結\n2026-05-01 08:00,渡輪停航,https://bay.example/1\n2026-05-02,灯塔,https://bay.example/2\n",
    )
    assert [(each.front.titles[""], each.front.url, each.text) for each in found] == [
        ("渡輪停航", "https://bay.example/1", ""),
        ("灯塔", "https://bay.example/2", ""),
    ]
    assert found[0].id != found[1].id


def test_a_description_is_the_text_where_there_is_no_other() -> None:
    (first, second) = records(
        "a.csv",
        "title,url,description,text\na,https://b.example/1,The ferry sails.,\nb,https://b.example/2,Short.,Long.\n",
    )
    assert (first.text, second.text) == ("The ferry sails.", "Long.")


def test_the_list_in_the_answer_of_a_service() -> None:
    article = {
        "source": {"id": None, "name": "Sea Wind"},
        "title": "Ferry",
        "url": "https://b.example/1",
        "content": "It sails… [+812 chars]",
    }
    (found,) = records("a.json", json.dumps({"status": "ok", "totalResults": 1, "articles": [article]}))
    assert (found.text, found.front.source) == ("It sails…", "Sea Wind")
    (only,) = readers.read("a.json", json.dumps({"a": [{"title": "x"}], "b": [{"title": "y"}]}).encode())
    assert isinstance(only, Rejected)
    assert only.reason == "no-feed"


def test_entries_of_a_feed_without_a_text() -> None:
    item = "<item><title>Ferry</title><link>https://b.example/1</link></item><item><title>No address</title></item>"
    first, second = readers.read(
        "a.rss", f"<rss version='2.0'><channel><title>Wind</title>{item}</channel></rss>".encode()
    )
    assert isinstance(first, Record)
    assert isinstance(second, Rejected)


def test_a_text_of_one_headline_a_line_is_refused_with_a_way_out() -> None:
    for lines in (HEADLINES, [f"{line}\t3" for line in HEADLINES]):
        (found,) = readers.read("a.txt", "\n".join(lines).encode())
        assert isinstance(found, Rejected)
        assert found.reason == "headlines"
        assert "title,url" in found.fix


def test_other_texts_of_many_lines_are_read() -> None:
    prose = ["渔港昨天开海，上千条渔船陆续离岸，码头上响起了鞭炮声。"] * 80
    wrapped = ["the ferry left at noon with forty passengers and the harbour master"] * 80
    verse = ["海的尽头", "灯还亮着", "没有人来"] * 30
    for lines in (prose, wrapped, verse, HEADLINES[:20]):
        records("a.txt", "\n".join(lines))
    records("a.txt", "---\ntitle: a\n---\n" + "\n".join(HEADLINES))
