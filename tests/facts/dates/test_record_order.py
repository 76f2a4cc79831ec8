from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.facts.dates.record_order import dates_from_neighbours
from digest.model import DateFact, Precision

PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
DAYS = ("2021-03-02", "2021-06-11", "2021-09-30", "2022-01-05", "2022-04-17", "2022-08-08", "2023-02-01", "2023-02-20")


def records(*values: str) -> list[DateFact | None]:
    return [DateFact(value=value, precision=PRECISIONS[len(value)], evidence="") if value else None for value in values]


def found(*values: str) -> list[str]:
    return [date.value if date else "" for date in dates_from_neighbours(records(*values))]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("2021-03-02", "", "2021-09-30", "2022-01-05", "2022-04-17", "2022-08-08", "2023-02-01"), {1: "2021"}),
        (("2023-02-01", "2022-08-08", "2022-04-17", "2022-01-05", "2021-09-30", "", "2021-03-02"), {5: "2021"}),
        (("2021-03-02", "2021-09-30", "2022-01-05", "2022-04-17", "2023-02-01", "", "", "2023-02-20"), {5: "2023-02", 6: "2023-02"}),
        (("2021", "", "2021", "2021", "2021-11-08", "", "2022", "2022", "2022", "", "2022-06-01", "2022-09-01", "2023"), {1: "2021", 9: "2022"}),
    ],
)  # fmt: skip
def test_undated_records_lie_between_their_neighbours(values: tuple[str, ...], expected: dict[int, str]) -> None:
    assert found(*values) == [expected.get(place, "") for place in range(len(values))]


@pytest.mark.parametrize(
    "values",
    [
        ("2021-03-02", "", "2022-01-05"),  # two records are in some order always
        ("2021", "", "2021", "2021", "2021", "2021", "2021"),  # records of one year have no order
        (*DAYS[:3], "", *DAYS[3:], "2021-01-01"),  # one record is out of order
        ("2021-10", "2021", "", "2021-05", *DAYS[3:]),  # so are two with a less precise date between them
        ("", *DAYS, ""),  # nothing bounds the first and the last
        (),
    ],
)
def test_nothing_is_concluded_from_records_that_do_not_show_an_order(values: tuple[str, ...]) -> None:
    assert found(*values) == [""] * len(values)


@given(st.lists(st.dates(), min_size=1, max_size=30), st.data())
def test_conclusions_from_ordered_records_are_true(days: list[object], data: st.DataObject) -> None:
    whole = sorted(str(day) for day in days)
    shown = [day[: data.draw(st.sampled_from((0, 4, 7, 10)))] for day in whole]
    if data.draw(st.booleans()):
        whole.reverse()
        shown.reverse()
    for day, seen, concluded in zip(whole, shown, found(*shown), strict=True):
        assert day.startswith(concluded)
        assert not (seen and concluded)


def test_shuffled_records_are_rarely_taken_for_ordered() -> None:
    chance = random.Random(1)
    values = ["2021", "2021", "2022", "2022", "2022", "2023", "2023", ""]
    shuffled = (chance.sample(values, len(values)) for _ in range(2_000))
    assert sum(any(found(*one)) for one in shuffled) < 2_000 * 0.01
