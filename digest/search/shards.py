"""The index as files: how one is laid out, and what a reader has to know before it can ask for one."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from digest.model import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MANY: Final = 4_000
"""A gram in more places than this has no list of places: grams one token longer have."""

LONGEST: Final = 8
"""Tokens of the longest gram; its places are listed, however many."""


class Index(Value):
    """The shards of an index, by number, and what must be known to ask them."""

    count: int  # of shards, a power of two
    classes: tuple[int, ...]  # article → its places, as a power of two
    frequent: dict[str, int]  # grams that have no list of places → in how many they stand
    shards: dict[int, bytes]


def number(value: int) -> bytes:
    """Return a number as bytes of seven bits, the lowest first; all but the last have their eighth bit set."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    found.append(value)
    return bytes(found)


def numbers(data: Iterable[int]) -> Iterator[int]:
    """Yield the numbers that bytes stand for."""
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


def shard(names: Sequence[str], sizes: bytes, lists: bytes) -> bytes:
    """Return a shard: the length of the names, the names, the length of each list, the lists.

    A list is its first number, and of each other number how much it is more than the one before.
    """
    head = "\n".join(names).encode()
    return b"".join((number(len(head)), head, sizes, lists))


def parsed(data: bytes) -> tuple[list[str], list[bytes]]:
    """Return the names and the lists of a shard."""
    size = next(numbers(data))
    at = len(number(size))
    names = data[at : at + size].decode().split("\n") if size else []
    at += size
    sizes: list[int] = []
    for length in numbers(data[at:]) if names else ():
        sizes.append(length)
        at += len(number(length))
        if len(sizes) == len(names):
            break
    return names, [data[low:high] for low, high in pairwise(accumulate(sizes, initial=at))]


def joined(names: Sequence[str], lists: Sequence[bytes]) -> bytes:
    """Return the shard of these names and lists."""
    return shard(names, b"".join([number(len(found)) for found in lists]), b"".join(lists))
