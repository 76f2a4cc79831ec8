"""Pages of a list that are never renumbered: the oldest is page 1, and only the front page changes as articles arrive."""

from __future__ import annotations

from digest.model import Value


class Sheet(Value):
    """One page of a list: its articles, and the numbers of its neighbours; 0 is the front page, None is no page."""

    ids: tuple[str, ...]  # newest first
    number: int  # 0 for the front page
    older: int | None
    newer: int | None


def archived(total: int, size: int) -> int:
    """Return how many numbered pages stand behind the front page of a list of `total` articles.

    The front page keeps the newest full page and what came after it, so it is never nearly empty.
    """
    return max(0, total // size - 1)


def sheet(ids: tuple[str, ...], size: int, number: int) -> Sheet:
    """Return one page of a list that runs newest first."""
    total = len(ids)
    last = archived(total, size)
    if number == 0:
        return Sheet(ids=ids[: total - last * size], number=0, older=last or None, newer=None)
    start = total - number * size
    newer = number + 1 if number < last else 0
    return Sheet(ids=ids[start : start + size], number=number, older=number - 1 or None, newer=newer)
