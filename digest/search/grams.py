"""Which grams stand where: pairs of neighbours, and longer ones around those that stand in very many places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from digest.search import shards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


class Grams(NamedTuple):
    """All grams of one length."""

    length: int
    places: NDArray[np.int64]  # of the first gram, of the second, …; each sorted
    starts: NDArray[np.int64]  # where the places of each gram begin
    counts: NDArray[np.int64]  # in how many places each gram stands
    frequent: NDArray[np.bool_]  # which stand in too many places to list them


def grams(tokens: NDArray[np.int64]) -> Iterator[Grams]:
    """Yield the grams of a row of tokens (numbers from 1 on; 0 is a gap), shorter ones first.

    A gram longer than two is in the index if what is left without its first or without its last token is frequent.
    """
    alphabet = int(tokens.max(initial=0)) + 1
    places = np.flatnonzero((tokens[:-1] > 0) & (tokens[1:] > 0))
    found = _grouped(2, tokens[places] * alphabet + tokens[places + 1], places)
    yield found
    while found.frequent.any():
        number = np.full(len(tokens) + 1, -1, dtype=np.int64)
        counts = found.counts
        number[found.places] = np.repeat(np.arange(len(counts)), counts)
        frequent = np.append(found.frequent, False)  # what -1 points to: no gram begins there
        places = np.flatnonzero((number[:-1] >= 0) & (number[1:] >= 0))
        places = places[frequent[number[places]] | frequent[number[places + 1]]]
        length = found.length + 1
        found = _grouped(length, number[places] * alphabet + tokens[places + length - 1], places)
        yield found


def _grouped(length: int, keys: NDArray[np.int64], places: NDArray[np.int64]) -> Grams:
    """Sort places by key and then by place."""
    low = int(places[-1]).bit_length() if len(places) else 1
    if int(keys.max(initial=0)).bit_length() + low < 63:
        both = np.sort((keys << low) | places)  # one sort of numbers is five times as fast as one of indices
        keys, places = both >> low, both & ((1 << low) - 1)
    else:
        order = np.argsort(keys, kind="stable")
        keys, places = keys[order], places[order]
    begins = np.ones(len(keys), dtype=np.bool_)
    begins[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(begins)
    counts = np.diff(starts, append=len(places))
    return Grams(length, places, starts, counts, (counts > shards.MANY) & (length < shards.LONGEST))
