"""Pages of a list: nothing lost, nothing twice, and old pages stay what they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.site.pages.paging import page_numbers, page_slice


def pages(total: int, size: int, *, ranked: bool = False) -> dict[int, tuple[int, ...]]:
    items = range(total, 0, -1)
    numbers = page_numbers(total, size, ranked=ranked)
    return {number: page_slice(items, size, number, ranked=ranked).items for number in numbers}


@given(st.integers(0, 200), st.integers(1, 12), st.booleans())
def test_a_reader_who_goes_on_from_the_front_page_sees_every_item_once(total: int, size: int, ranked: bool) -> None:
    items = range(total, 0, -1)
    shown, number, before = list[int](), 0, None
    while True:
        page = page_slice(items, size, number, ranked=ranked)
        assert page.newer == before
        assert len(page.items) < 2 * size
        shown += page.items
        if page.older is None:
            break
        before, number = number, page.older
    assert shown == list(items)


@given(st.integers(0, 200), st.integers(1, 12))
def test_a_new_article_changes_no_numbered_page(total: int, size: int) -> None:
    before, after = pages(total, size), pages(total + 1, size)
    assert {number: ids for number, ids in before.items() if number} == {
        number: ids for number, ids in after.items() if number and number in before
    }


@given(st.integers(1, 200), st.integers(1, 12))
def test_the_front_page_is_full_where_there_is_enough(total: int, size: int) -> None:
    assert min(total, size) <= len(pages(total, size)[0]) < 2 * size


@given(st.integers(1, 200), st.integers(1, 12))
def test_pages_by_rank_are_numbered_from_the_front_page_on(total: int, size: int) -> None:
    found = pages(total, size, ranked=True)
    assert list(found) == [0, *range(2, len(found) + 1)]
    assert all(len(items) == size for number, items in found.items() if number != list(found)[-1])


def test_neighbours_lead_from_the_front_page_to_page_one_and_back() -> None:
    ids = tuple("abcdefghij")
    assert (page_slice(ids, 3, 0).older, page_slice(ids, 3, 0).newer) == (2, None)
    assert (page_slice(ids, 3, 2).older, page_slice(ids, 3, 2).newer) == (1, 0)
    assert (page_slice(ids, 3, 1).older, page_slice(ids, 3, 1).newer) == (None, 2)
    assert page_slice(ids, 3, 1).items == ("h", "i", "j")
