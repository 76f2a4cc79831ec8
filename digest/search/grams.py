"""The positions of grams: pairs of tokens, and longer grams around those that are too frequent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from digest.search import shards


class Grams(NamedTuple):
    """All grams of one length."""

    length: int
    places: NDArray[np.int64]  # positions of the first gram, of the second, …; each sorted
    starts: NDArray[np.int64]  # where the positions of each gram begin
    counts: NDArray[np.int64]  # number of positions of each gram
    frequent: NDArray[np.bool_]  # grams with too many positions to list


def grams(tokens: NDArray[np.int64]) -> Iterator[Grams]:
    """Yield the grams of a row of tokens (numbers from 1 on, 0 for a gap), shorter ones first.

    A gram of three and more is in the index if it is frequent without its first or without its last token.
    """
    alphabet = int(tokens.max(initial=0)) + 1
    places = np.flatnonzero((tokens[:-1] > 0) & (tokens[1:] > 0))
    found = _grouped(2, tokens[places] * alphabet + tokens[places + 1], places)
    yield found
    while found.frequent.any():
        number = np.full(len(tokens) + 1, -1, dtype=np.int64)
        counts = found.counts
        number[found.places] = np.repeat(np.arange(len(counts)), counts)
        frequent = np.append(found.frequent, False)  # for -1: no gram begins there
        places = np.flatnonzero((number[:-1] >= 0) & (number[1:] >= 0))
        places = places[frequent[number[places]] | frequent[number[places + 1]]]
        length = found.length + 1
        found = _grouped(length, number[places] * alphabet + tokens[places + length - 1], places)
        yield found


def _grouped(length: int, keys: NDArray[np.int64], places: NDArray[np.int64]) -> Grams:
    """Return the grams at some places, grouped by key: equal keys are the same gram."""
    low = int(places[-1]).bit_length() if len(places) else 1
    if int(keys.max(initial=0)).bit_length() + low < 63:
        both = np.sort((keys << low) | places)
        keys, places = both >> low, both & ((1 << low) - 1)
    else:
        order = np.argsort(keys, kind="stable")
        keys, places = keys[order], places[order]
    begins = np.ones(len(keys), dtype=np.bool_)
    begins[1:] = keys[1:] != keys[:-1]
    starts = np.flatnonzero(begins)
    counts = np.diff(starts, append=len(places))
    return Grams(length, places, starts, counts, (counts > shards.MANY) & (length < shards.LONGEST))
