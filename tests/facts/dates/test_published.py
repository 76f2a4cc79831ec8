"""The day of publication: which evidence takes precedence, and what is never taken for it."""

from __future__ import annotations

import pytest

from digest.facts.dateline import find_dateline
from digest.facts.dates.published import date_from_scripts, publication_date
from digest.facts.page_metadata import read_metadata
from digest.facts.zones import find_prose, split_zones
from digest.model import DateFact, Document, Line

TITLE = "青岭市图书馆把夜读会搬进公园"
LEAD = "暮色刚落，青岭公园的草坪上已经坐满了读者，图书馆的夜读会第一次走出了馆舍。"
LAST = "馆长介绍，夜读会今后每月举行一次，市民可以提前在馆内登记，也可以当天直接到场。"


def find(*texts: str, metadata: tuple[tuple[str, str], ...] = (), address: str = "") -> DateFact | None:
    document = Document(lines=tuple(Line(text=text, number=1) for text in texts), metadata=metadata)
    zones = split_zones(find_prose(document), TITLE)
    return publication_date(
        read_metadata(document), zones, find_dateline([line.text for line in zones.prose[:3]]), address
    )


def day(*texts: str, metadata: tuple[tuple[str, str], ...] = (), address: str = "") -> str:
    found = find(*texts, metadata=metadata, address=address)
    return found.value if found else ""


@pytest.mark.parametrize(
    ("metadata", "value"),
    [
        ((("article:published_time", "2024-05-03T10:00:00+08:00"),), "2024-05-03"),
        ((("publishdate", " 2024-05-03"),), "2024-05-03"),
        ((("og:time", "2024年05月03日 10:00"),), "2024-05-03"),
        ((("article:modified_time", "2024-05-04T10:00:00+08:00"),), ""),
        ((("time", "2024-05-03"),), "2024-05-03"),
        ((("time", "2024-05-03"), ("time", "2024-05-01"), ("time", "2024-04-28")), ""),
        ((("pubdate", "soon"), ("date", "2024-05-03")), "2024-05-03"),
    ],
)
def test_metadata(metadata: tuple[tuple[str, str], ...], value: str) -> None:
    assert day(TITLE, LEAD, LAST, metadata=metadata) == value


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("2026年4月3日 12时30分", "2026-04-03"),
        ("发布时间：2024-05-03 来源：青岭网", "2024-05-03"),
        ("最后更新：2024-05-04 发布：2024-05-03", "2024-05-03"),
        ("Copyright 2010-05-03 青岭网", ""),
        ("2024年5月", ""),
    ],
)
def test_the_line_under_the_title(line: str, value: str) -> None:
    assert day(TITLE, line, LEAD, LAST) == value


def test_the_shown_day_wins_if_metadata_are_a_day_off_but_not_more() -> None:
    metadata = (("article:published_time", "2024-05-02T23:30:00Z"),)
    assert day(TITLE, "2024-05-03 07:30", LEAD, LAST, metadata=metadata) == "2024-05-03"
    assert day(TITLE, "2024-06-03 07:30", LEAD, LAST, metadata=metadata) == "2024-05-02"


def test_a_dateline_needs_a_year_from_its_own_document() -> None:
    assert day("青岭网5月3日电 " + LEAD, LAST) == ""
    assert day("青岭网2024年5月3日电 " + LEAD, LAST) == "2024-05-03"
    found = find("青岭网5月3日电 " + LEAD, "日前，2024青岭阅读论坛在市图书馆举行，三百人到场。")
    assert found is not None
    assert (found.value, found.precision) == ("2024-05-03", "day")
    assert "青岭网5月3日电" in found.evidence
    assert "2024" in found.evidence


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("2024年5月3日", "2024-05-03"),
        ("（原载于《青岭晚报》2024年5月3日第4版）", "2024-05-03"),
        ("版权所有 2024-05-03", ""),
        ("下一场：2024年6月7日，青岭公园东门", ""),
    ],
)
def test_after_the_text(line: str, value: str) -> None:
    assert day(TITLE, LEAD, LAST, line) == value


def test_days_of_announced_articles_are_not_the_articles() -> None:
    assert day(TITLE, LEAD, LAST, "相关阅读", "2024-05-03", "另一篇 2024-05-04") == ""


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("https://example.org/2024/05/03/a.html", "2024-05-03"),
        ("https://example.org/202405/t20240503_152.htm", "2024-05-03"),
        ("https://example.org/2024-05-03/doc-a1.shtml", "2024-05-03"),
        ("https://example.org/article/20240503", "2024-05-03"),
        ("https://example.org/12626899/", ""),
    ],
)
def test_the_address_is_the_last_resort(address: str, value: str) -> None:
    assert day(TITLE, LEAD, LAST, address=address) == value
    assert day(TITLE, "2023-01-01 10:00", LEAD, LAST, address=address) == "2023-01-01"


def test_a_day_alone_above_the_title_counts_unless_it_is_today() -> None:
    def above(line: str) -> str:
        lines = (
            Line(text=line, number=1, body=False),
            Line(text=TITLE, number=2, level=1, body=False),
            Line(text=LEAD, number=3),
            Line(text=LAST, number=4),
        )
        document = Document(lines=lines)
        found = publication_date(read_metadata(document), split_zones(find_prose(document), TITLE), None, "")
        return found.value if found else ""

    assert above("2024年5月3日") == "2024-05-03"
    assert above("今天是2024年5月3日 星期五") == ""


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ('<script>var ct = "1714704000";</script>', "2024-05-03"),
        ('<script>var t = {publishTime: "2024-05-03 10:20", id: 7}</script>', "2024-05-03"),
        ("<script>pubtime='2024-05-03'; publish_time = '2024-05-03 10:20'</script>", "2024-05-03"),
        ('<script>[{"pubDate": "2024-05-03"}, {"pubDate": "2024-05-01"}]</script>', ""),
        ('<script>product = "1714704000"; object.ct = "1714704000"</script>', ""),
        ("<script>pubDate = '2024-13-40'</script>", ""),
        ("<p>publishTime</p>", ""),
    ],
)
def test_a_day_in_scripts_counts_where_they_agree(html: str, day: str) -> None:
    found = date_from_scripts(html)
    assert (found.value if found else "") == day
