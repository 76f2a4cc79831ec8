"""Geometry of charts: heights and areas show the counts, every day and month has its place."""

from __future__ import annotations

from calendar import isleap

from hypothesis import given
from hypothesis import strategies as st

from digest.site.look.charts import CELL, bars, calendar, grid, months_until, span, widths


def test_months_run_over_the_turn_of_the_year() -> None:
    assert months_until("2024-02", 4) == ("2023-11", "2023-12", "2024-01", "2024-02")
    assert span(["2024-02", "2023-12"], 24) == ("2023-12", "2024-01", "2024-02")
    assert span([], 24) == ()


def test_the_fullest_month_is_as_tall_as_the_chart() -> None:
    chart = bars({"2024-01": 1, "2024-02": 4}, months_until("2024-02", 3), 40)
    assert [bar.height for bar in chart.bars] == [0, 10, 40]
    assert [bar.y for bar in chart.bars] == [40, 30, 0]
    assert chart.peak is not None
    assert chart.peak.period == "2024-02"


def test_a_month_with_one_article_among_thousands_is_seen() -> None:
    chart = bars({"2024-01": 1, "2024-02": 5000}, ("2024-01", "2024-02"), 24)
    assert chart.bars[0].height >= 1


def test_nothing_to_draw_is_no_error() -> None:
    assert bars({}, (), 24).peak is None
    assert grid({}, ()) == {}
    assert calendar(2024, {}).dots == ()


@given(st.integers(1900, 2100))
def test_a_calendar_has_every_day_once(year: int) -> None:
    chart = calendar(year, {f"{year:04}-03-01": 2})
    places = {(dot.x, dot.y) for dot in chart.dots} | set(chart.empty.strip("M").split("M"))
    assert len(places) == 366 if isleap(year) else 365
    assert chart.width >= 53 * CELL
    assert [month for month, _ in chart.months] == list(range(1, 13))


def test_a_dot_grows_by_area() -> None:
    small, large = grid({"tea": {"2024-01": 4, "2024-02": 16}}, ("2024-01", "2024-02"))["tea"]
    assert round(large.radius / small.radius, 1) == 2


@given(st.lists(st.integers(0, 5_000), max_size=12))
def test_bars_of_a_list_keep_the_order_of_their_counts_and_show_what_there_is(counts: list[int]) -> None:
    found = list(zip(counts, widths(counts), strict=True))
    assert all(0 <= width <= 100 and bool(width) == bool(count) for count, width in found)
    for count, width in found:
        assert all(width <= other for more, other in found if count <= more)
    assert not any(counts) or max(width for _, width in found) == 100
