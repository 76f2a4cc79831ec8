"""Pages of a list: nothing lost, nothing twice, and old pages stay what they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.site.pages.paging import archived, page_slice


def pages(total: int, size: int) -> dict[int, tuple[str, ...]]:
    ids = tuple(str(number) for number in range(total, 0, -1))
    return {number: page_slice(ids, size, number).ids for number in range(archived(total, size) + 1)}


@given(st.integers(0, 200), st.integers(1, 12))
def test_every_article_is_on_exactly_one_page(total: int, size: int) -> None:
    shown = [found for ids in pages(total, size).values() for found in ids]
    assert sorted(shown, key=int) == [str(number) for number in range(1, total + 1)]


@given(st.integers(0, 200), st.integers(1, 12))
def test_a_new_article_changes_no_numbered_page(total: int, size: int) -> None:
    before, after = pages(total, size), pages(total + 1, size)
    assert {number: ids for number, ids in before.items() if number} == {
        number: ids for number, ids in after.items() if number and number in before
    }


@given(st.integers(1, 200), st.integers(1, 12))
def test_the_front_page_is_full_where_there_is_enough(total: int, size: int) -> None:
    assert min(total, size) <= len(pages(total, size)[0]) < 2 * size


def test_neighbours_lead_from_the_front_page_to_page_one_and_back() -> None:
    ids = tuple("abcdefghij")
    assert (page_slice(ids, 3, 0).older, page_slice(ids, 3, 0).newer) == (2, None)
    assert (page_slice(ids, 3, 2).older, page_slice(ids, 3, 2).newer) == (1, 0)
    assert (page_slice(ids, 3, 1).older, page_slice(ids, 3, 1).newer) == (None, 2)
    assert page_slice(ids, 3, 1).ids == ("h", "i", "j")
