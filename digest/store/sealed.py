"""State files: replaced at once, sealed with a digest of all their bytes, never written through a link.

Whoever can write to a state folder can seal what he likes: a seal finds damage. Against a planted file the program is
safe because it reads nothing that could run, and no path that leads out of the folder. Standard library alone.
"""

import json
import os
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b

from digest.hashing import digest, hex_digest

SEAL = 16  # bytes of the digest that a sealed file begins with
_FEW = 2  # files that are synced one by one
_HEX = 2 * SEAL + 1  # bytes of the first line of sealed JSON


def seal(key: bytes, data: bytes) -> bytes:
    """Return the seal of some bytes that were made from inputs whose digest is `key`."""
    return blake2b(data, digest_size=SEAL, key=digest(key)).digest()


def remove_link(path: str) -> None:
    """Remove a link, or one name of a file that has several: writing to it would change a file elsewhere."""
    with suppress(OSError):
        found = os.lstat(path)
        if stat.S_ISLNK(found.st_mode) or (stat.S_ISREG(found.st_mode) and found.st_nlink > 1):
            os.unlink(path)


def replace_file(path: str, *parts: bytes) -> None:
    """Replace a file at once. Raises OSError."""
    with suppress(FileNotFoundError):
        os.unlink(path + ".partial")
    with open(path + ".partial", "xb") as stream:
        stream.writelines(parts)
    os.replace(path + ".partial", path)


def write_json(path: str, value: object) -> None:
    """Write a value as JSON below a line with its seal. Raises OSError."""
    data = json.dumps(value).encode()
    replace_file(path, hex_digest(data, SEAL).encode(), b"\n", data)


def read_json(path: str) -> dict[str, object]:
    """Return the value in a file of `write_json`. Raises OSError, or ValueError if it is not as it was written."""
    with open(path, "rb") as stream:
        sealed, data = stream.read(_HEX), stream.read()
    value = json.loads(data) if sealed == hex_digest(data, SEAL).encode() + b"\n" else None
    if not isinstance(value, dict):
        raise ValueError(f"{path} is damaged")  # noqa: TRY004 - no error of the program
    return value


def make_durable(folder: str, paths: Sequence[str]) -> None:
    """Wait until files in a folder are on the disk. Raises OSError.

    Where it can be asked to (Linux), the file system writes all it holds: that takes as long as for two files one by one.
    """
    if len(paths) > _FEW and _file_system_synced(folder):
        return
    for path in paths:
        # opened to be written: Windows flushes no other
        with open(os.path.join(folder, path), "r+b") as stream:
            os.fsync(stream.fileno())


def _file_system_synced(folder: str) -> bool:
    if sys.platform != "linux":
        return False
    import ctypes  # not for a few files

    syncfs = getattr(ctypes.CDLL(None), "syncfs", None)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        return syncfs is not None and syncfs(descriptor) == 0
    finally:
        os.close(descriptor)
