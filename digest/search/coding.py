"""Variable-length integers with numpy, as defined by `shards.number`: seven bits a byte, lowest first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_MOST = 5  # bytes of a number
_AT_ONCE = 1 << 16  # numbers encoded in one step, to bound the memory used
_CONTINUED = np.array([0, *(int.from_bytes(b"\x80" * step, "little") for step in range(_MOST))], dtype=np.int64)


def differences(values: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the difference of each number to the one before it; at `starts`, where lists begin, the number itself."""
    result = np.diff(values, prepend=0)
    result[starts] = values[starts]
    return result


def encoded(values: NDArray[np.int64]) -> tuple[bytes, NDArray[np.int64]]:
    """Encode numbers below 2**35; return the bytes, and the offset of each number with the total length at the end."""
    sizes = np.ones(len(values), dtype=np.int64)
    for step in range(1, _MOST):
        sizes += values >= 1 << (7 * step)
    ends = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(sizes, out=ends[1:])
    parts = [_bytes(values[at : at + _AT_ONCE], sizes[at : at + _AT_ONCE]) for at in range(0, len(values), _AT_ONCE)]
    return b"".join(parts), ends


def _bytes(values: NDArray[np.int64], sizes: NDArray[np.int64]) -> bytes:
    """Spread each number over five bytes of seven bits, and keep those it needs."""
    spread = _CONTINUED[sizes]
    for step in range(_MOST):
        spread |= (values & (127 << (7 * step))) << step
    table = spread.astype("<i8").view(np.uint8).reshape(-1, 8)[:, :_MOST]
    return table[np.arange(_MOST) < sizes[:, None]].tobytes()
