"""Reading order and distance of dates known to the day, the month or the year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import DateFact
from digest.stories.chronology import days_apart, is_day, newest_first, period
from tests.stories.articles import PRECISIONS, entry

IN_ORDER = (
    entry("o", date="2024-12-31"),
    entry("n", date="2024-05-02"),
    entry("m-evening", date="2024-05-01", timestamp="2024-05-01T20:00:00+08:00"),
    entry("l-noon", date="2024-05-01", timestamp="2024-05-01T12:00:00Z"[:19] + "+08:00"),
    entry("a", date="2024-05-01"),
    entry("b", date="2024-05-01"),
    entry("k", date="2024-05"),
    entry("j", date="2024-04-30"),
    entry("i", date="2024"),
    entry("h", date="2023-12-31"),
    entry("c"),
    entry("d"),
)


@given(st.permutations(IN_ORDER))
def test_newest_first_whatever_the_order_they_come_in(entries: list[object]) -> None:
    assert [item.id for item in newest_first(entries)] == [item.id for item in IN_ORDER]  # type: ignore[arg-type] # Hypothesis types permutations by their elements' base


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2024-05-01", "2024-05-04", 3),
        ("2024-05", "2024-05-04", 0),
        ("2024-05", "2024-06-02", 2),
        ("2024", "2025-01-01", 1),
        ("2024-12", "2025", 1),
        ("", "2025", 0),
        ("9999", "2024", 0),
    ],
)
def test_days_apart_is_the_least_distance(one: str, other: str, days: int) -> None:
    periods = [period(_fact(value)) for value in (one, other)]
    assert days_apart(*periods) == days_apart(*reversed(periods)) == days


@given(st.text(alphabet="0123456789-年", max_size=12))
def test_no_value_of_a_date_raises(value: str) -> None:
    found = period(DateFact(value=value, precision="day", evidence=value))
    assert found is None or found[0] <= found[1]


def _fact(value: str) -> DateFact | None:
    return DateFact(value=value, precision=PRECISIONS[len(value)], evidence=value) if value else None


@pytest.mark.parametrize(("value", "exact"), [("2024-05-01", True), ("2024-12", False), ("2024", False), ("", False)])
def test_a_date_may_be_known_to_the_day(value: str, exact: bool) -> None:
    assert is_day(period(entry("a", date=value).facts.date)) is exact
