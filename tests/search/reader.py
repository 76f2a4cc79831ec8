"""A reader of the index in plain Python: what themes/newspaper/static/search.js does, with the same steps, for tests."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from digest.search import terms
from digest.search.shards import SearchIndex, numbers, parsed

Read = Callable[[int], bytes]


class Reader:
    """Answers queries from shards, and counts those it has read."""

    def __init__(self, index: SearchIndex, read: Read | None = None) -> None:
        self.index = index
        self.read = read or index.shards.__getitem__
        self.asked: set[int] = set()
        self.starts = [0, *accumulate(1 << size for size in index.classes)]

    def phrase(self, query: str) -> list[int] | None:
        """Return the articles that contain a query, its last word as a beginning; None if it is too short to be searched."""
        found = terms.tokens(query)
        if len(found) == 1:
            return self._word(found[0])
        if not found:
            return None
        return self._places(found)

    def filtered(self, term: str) -> list[int]:
        """Return the articles that a filter lets through."""
        return list(self._lists((term,)).get(term, ()))

    def _word(self, token: str) -> list[int] | None:
        if not terms.is_word(token) or len(token) < 2:
            return None
        if len(token) == 2:
            return self.filtered(token + terms.PREFIX)
        lists = self._lists((token,))
        return sorted({article for name, found in lists.items() if _completes(name, token) for article in found})

    def _places(self, tokens: list[str]) -> list[int]:
        cover, start = self._cover(tokens)
        whole: set[int] = set()
        ends: set[int] = set()
        while True:
            again = False
            gram = tokens[start:]
            for name, values in self._matching(gram).items():
                if name not in self.index.frequent:
                    ends.update(value - start for value in values)
                elif start == 0:
                    whole.update(values)
                else:
                    again = True
            if not again:
                break
            start -= 1
        for begin, end in cover:
            gram = tokens[begin:end]
            places = self._lists(tuple(gram))[terms.name(gram)] if ends and self._has(gram) else []
            ends &= {place - begin for place in places}
        return sorted(whole | {bisect_right(self.starts, place) - 1 for place in ends})

    def _has(self, gram: list[str]) -> bool:
        return terms.name(gram) in self._lists(tuple(gram))

    def _cover(self, tokens: list[str]) -> tuple[list[tuple[int, int]], int]:
        """Return rare grams that cover a query from its beginning, and where the last of them begins."""
        cover: list[tuple[int, int]] = []
        begin, last = 0, len(tokens) - 1
        while begin < last:
            end = begin + 2
            while end <= last and terms.name(tokens[begin:end]) in self.index.frequent:
                end += 1
            if end > last:
                return cover, begin
            cover.append((begin, end))
            begin = end
        return cover, last - 1

    def _matching(self, gram: list[str]) -> dict[str, list[int]]:
        wanted = terms.name(gram)
        lists = self._lists(tuple(gram))
        if not terms.is_word(gram[-1]):
            return {wanted: lists[wanted]} if wanted in lists else {}
        return {name: found for name, found in lists.items() if _completes(name, wanted)}

    def _lists(self, gram: tuple[str, ...]) -> dict[str, list[int]]:
        number = terms.shard_of(terms.filed(gram), self.index.count)
        self.asked.add(number)
        return {name: list(accumulate(numbers(found))) for name, found in zip(*parsed(self.read(number)), strict=True)}


def _completes(name: str, begun: str) -> bool:
    return re.fullmatch(f"{re.escape(begun)}[{terms.LETTERS}]*", name) is not None
