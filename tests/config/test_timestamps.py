"""Dates of front matter: the precisions that are known, one spelling."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.timestamps import iso_timestamp


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023", "2023"),
        ("2023-05", "2023-05"),
        ("2023-05-01", "2023-05-01"),
        ("2023-05-01T12:30:00+08:00", "2023-05-01T12:30:00+08:00"),
        ("2023-05-01 12:30", "2023-05-01T12:30:00"),
        ("2023-05-01 12:30:00 +0800", "2023-05-01T12:30:00+08:00"),
        ("2023-05-01T12:30Z", "2023-05-01T12:30:00+00:00"),
    ],
)
def test_read(written: str, read: str) -> None:
    assert iso_timestamp(written) == read
    assert iso_timestamp(read) == read


@pytest.mark.parametrize(
    "written",
    [
        "",
        "23",
        "2023-5-1",
        "2023/05/01",
        "2023-02-30",
        "2023-13",
        "0000",
        "2023-05-01T25:00",
        "2023-05-01\n",
        "today",
        "２０２３",
    ],
)
def test_refused(written: str) -> None:
    assert iso_timestamp(written) is None


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_is_read(day: date) -> None:
    assert iso_timestamp(day.isoformat()) == day.isoformat()


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    iso_timestamp(text)
