"""Dates in columns: what programs and people write there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config.written_dates import iso_date


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023-05-01", "2023-05-01"),
        ("2023/5/1", "2023-05-01"),
        ("2023.5.1 9:05", "2023-05-01T09:05:00"),
        ("2023年5月1日", "2023-05-01"),
        ("2023年5月1日 9时05分", "2023-05-01T09:05:00"),
        ("2023年5月", "2023-05"),
        ("2023年", "2023"),
        ("20230501", "2023-05-01"),
        ("2023-05-01 09:05:07.123456", "2023-05-01T09:05:07"),
        ("1682899507", "2023-05-01T00:05:07+00:00"),
        ("1682899507000", "2023-05-01T00:05:07+00:00"),
        ("Mon, 01 May 2023 09:05:07 +0800", "2023-05-01T09:05:07+08:00"),
    ],
)
def test_spellings(written: str, date: str) -> None:
    assert iso_date(written) == date


@pytest.mark.parametrize("written", ["5/1/2023", "yesterday", "2023-13-01", "2023/2/30", "", "99999999999999"])
def test_what_is_not_read_stays_as_it_is(written: str) -> None:
    assert iso_date(written) == written


@given(st.text(max_size=40))
def test_no_text_raises(text: str) -> None:
    iso_date(text)
