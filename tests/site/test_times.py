"""Timestamps: always with an offset, never the time of the build."""

from __future__ import annotations

import pytest

from digest.model import Correction, FrontMatter
from digest.site import times
from tests.site.sample import entry

ZONE = "Asia/Shanghai"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-01", "2024-05-01T00:00:00+08:00"),
        ("2024-05", "2024-05-01T00:00:00+08:00"),
        ("2024", "2024-01-01T00:00:00+08:00"),
        ("2024-05-01T12:30:00+01:00", "2024-05-01T12:30:00+01:00"),
        ("2024-05-01T12:30Z", "2024-05-01T12:30:00Z"),
        ("2024-05-01 12:30", "2024-05-01T12:30:00+08:00"),
        ("2024-05-01T12:30:10.25+0930", "2024-05-01T12:30:10+09:30"),
        ("soon", ""),
        ("2024-13-40", ""),
    ],
)
def test_a_timestamp_has_an_offset(text: str, expected: str) -> None:
    assert times.timestamp(text, ZONE) == expected


def test_updated_is_given_by_the_editor_or_the_day_of_publication() -> None:
    assert times.updated(entry("a"), ZONE) == "2024-05-01T00:00:00+08:00"
    assert times.updated(entry("a", front=FrontMatter(updated="2024-06-01")), ZONE).startswith("2024-06-01")
    corrected = FrontMatter(corrections=(Correction(date="2024-07-02", text="A name was wrong."),))
    assert times.updated(entry("a", front=corrected), ZONE).startswith("2024-07-02")


def test_an_undated_article_is_older_than_any_other() -> None:
    assert times.published(entry("a", date=""), ZONE) == ""
    assert times.updated(entry("a", date=""), ZONE) == times.NEVER
