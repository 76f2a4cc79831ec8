"""Dates written in full, in the ways pages and texts write them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.facts.dates.written import find_dates, first_date


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("2026年4月3日 12时30分", "2026-04-03", "2026-04-03T12:30:00"),
        ("2026 年 4 月 3 日", "2026-04-03", ""),
        ("2026年04月03日08:18", "2026-04-03", "2026-04-03T08:18:00"),
        ("2026年4月3日 星期五 12:30", "2026-04-03", "2026-04-03T12:30:00"),
        ("2024-05-03 10:00", "2024-05-03", "2024-05-03T10:00:00"),
        ("2024-05-03T10:00:21+08:00", "2024-05-03", "2024-05-03T10:00:21+08:00"),
        ("2024-05-03T10:00:21.123Z", "2024-05-03", "2024-05-03T10:00:21+00:00"),
        ("2024/5/3", "2024-05-03", ""),
        ("2024.05.03", "2024-05-03", ""),
        ("3 May 2024", "2024-05-03", ""),
        ("05/31/2024", "2024-05-31", ""),
        ("31.05.2024", "2024-05-31", ""),
        ("May 3, 2024 at 9:05", "2024-05-03", "2024-05-03T09:05:00"),
        ("Sept. 3rd, 2024", "2024-09-03", ""),
        ("3rd of March 2024", "2024-03-03", ""),
        ("03-May-2024", "2024-05-03", ""),
        ("20240503", "2024-05-03", ""),
        ("民國115年4月3日", "2026-04-03", ""),
        ("105年3月19日", "2016-03-19", ""),
        ("2024年5月", "2024-05", ""),
        ("民國113年", "2024", ""),
    ],
)
def test_a_date_with_its_words(text: str, value: str, written: str) -> None:
    (found,) = find_dates(text)
    assert (found.fact.value, found.fact.timestamp) == (value, written)
    assert found.fact.evidence == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "明天见",
        "2024年5月32日第1版"[:8] + "x",
        "2024-13-03",
        "03/05/2024",
        "2023-02-29",
        "电话 0571-20240503123",
        "版本 1.2024.05",
        "10:30",
        "192.168.20.24",
        "1905年5月3日",
        "2150-01-01",
    ],
)
def test_not_the_date_of_an_article(text: str) -> None:
    assert not [found for found in find_dates(text) if found.fact.precision == "day"]


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_way_of_writing(day: date) -> None:
    ways = (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
        f"{day:%Y%m%d}",
        f"民國{day.year - 1911}年{day.month}月{day.day}日",
    )
    assert {found.fact.value for way in ways for found in find_dates(f"（{way}）")} == {day.isoformat()}


def test_dates_are_in_order_and_do_not_overlap() -> None:
    found = find_dates("2024年5月3日至2024-05-07，再到May 9, 2024")
    assert [found.fact.value for found in found] == ["2024-05-03", "2024-05-07", "2024-05-09"]
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("2024", "2024", "year"),
        ("2024-05", "2024-05", "month"),
        ("2024-05-03T10:00:00Z", "2024-05-03", "day"),
        ("来自 2024年5月3日", "2024-05-03", "day"),
    ],
)
def test_a_value_may_be_a_year_or_a_month(text: str, value: str, precision: str) -> None:
    found = first_date(text)
    assert found is not None
    assert (found.value, found.precision) == (value, precision)


@pytest.mark.parametrize("text", ["", "soon", "24", "2024-99"])
def test_a_value_that_is_no_date(text: str) -> None:
    assert first_date(text) is None


@given(st.text(max_size=200))
def test_any_text_is_searched(text: str) -> None:
    assert all(text[found.start : found.end] for found in find_dates(text))
