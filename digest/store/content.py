"""Reading what people own: the content folder, configuration files, templates and themes."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from digest.errors import ContentError
from digest.model import Value
from digest.store.listing import FileState, files_in

LARGEST = 64 * 1024 * 1024  # bytes of one input file; a larger one is a mistake or an attack


class Found(Value):
    """One file as a folder lists it."""

    name: str  # path below the folder, "/" as separator, NFC
    path: str  # where it is on disk
    size: int
    changed: tuple[int, int]  # mtime and ctime in nanoseconds: a restored mtime still shows in ctime
    plain: bool = True  # no link and no device: what is one is not read


def package_folder(name: str) -> Path:
    """Return the folder of templates or themes that ships: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "shipped" / name
    return inside if inside.is_dir() else package.parent / name


def files_below(folder: str, seen: Iterable[FileState] = ()) -> Iterator[Found]:
    """Yield the files below a folder in the order of their paths; hidden names are passed over.

    `seen` is what `fingerprint.states` has just found there and elsewhere. Raises ContentError if a folder cannot be listed.
    """
    start = os.path.join(folder, "")
    try:
        files = [file for file in seen if file.path.startswith(start)] or sorted(files_in(folder))
    except OSError as error:
        raise ContentError(
            f"this folder cannot be listed: {error.strerror}",
            fix="check that it exists and may be read",
            file=str(error.filename or folder),
        ) from error
    for path, size, changed, plain in files:
        name = path[len(start) :].replace(os.sep, "/")
        if "/." not in f"/{name}":
            yield Found(name=unicodedata.normalize("NFC", name), path=path, size=size, changed=changed, plain=plain)


def read_bytes(path: str) -> bytes:
    """Return the bytes of an input file; raises OSError, also for one that is larger than LARGEST."""
    descriptor = os.open(path, os.O_RDONLY)  # a stream would take as long again to make as to read from
    try:
        size = os.fstat(descriptor).st_size
        if size > LARGEST:
            raise OSError(27, f"larger than {LARGEST // 1024 // 1024} MB")
        data = os.read(descriptor, size + 1)
        while len(data) > size and (more := os.read(descriptor, LARGEST)):  # it has grown since
            data += more
        return data
    finally:
        os.close(descriptor)


def read_text(path: Path) -> str:
    """Return the text of a configuration file or a template.

    Raises ContentError if it cannot be read or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ContentError(
            f"this file cannot be read: {error.strerror}", fix="check that it exists and may be read", file=str(path)
        ) from error
    except UnicodeDecodeError as error:
        raise ContentError(
            f"this file is not UTF-8 (byte {error.start})", fix="save it as UTF-8", file=str(path)
        ) from error
