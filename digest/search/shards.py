"""The layout of index files, and what a reader has to know to choose a file."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import Final

from digest.model import Value

MANY: Final = 4_000  # positions of a gram; with more, those of the grams one token longer are listed instead
LONGEST: Final = 8  # tokens of the longest gram, whose positions are always listed


class SearchIndex(Value):
    """The shards of an index, by number, and what is needed to query them."""

    count: int  # number of shards, a power of two
    classes: tuple[int, ...]  # of each article: `size_class`
    frequent: dict[str, int]  # grams without a list of positions → number of positions
    shards: dict[int, bytes]


def shift(count: int) -> int:
    """Return by how many bits a hash is shifted to the number of its shard, or part of the shards, of `count`."""
    return 33 - count.bit_length()


def number(value: int) -> bytes:
    """Encode a number: seven bits a byte, lowest first, the eighth bit set in all but the last byte."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    found.append(value)
    return bytes(found)


def numbers(data: Iterable[int]) -> Iterator[int]:
    """Decode numbers from bytes."""
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


def shard(names: Sequence[str], sizes: bytes, lists: bytes) -> bytes:
    """Return the bytes of a shard: length of the names, names separated by newlines, length of each list, lists.

    Lengths are in bytes. A list consists of its first number and the difference of each following number to the one before it.
    """
    head = "\n".join(names).encode()
    return b"".join((number(len(head)), head, sizes, lists))


def parsed(data: bytes) -> tuple[list[str], list[bytes]]:
    """Return the names and the encoded lists of a shard."""
    size = next(numbers(data))
    begin = len(number(size))
    end = begin + size
    names = data[begin:end].decode().split("\n") if size else []
    sizes = list(islice(numbers(data[end:]), len(names)))
    start = end + sum(len(number(length)) for length in sizes)
    return names, [data[low:high] for low, high in pairwise(accumulate(sizes, initial=start))]


def joined(names: Sequence[str], lists: Sequence[bytes]) -> bytes:
    """Return the shard of these names and encoded lists."""
    return shard(names, b"".join([number(len(found)) for found in lists]), b"".join(lists))
