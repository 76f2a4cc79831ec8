"""Remembered results in .digest/: safe to delete, never the reason for a byte of output/.

items.bin   which file gave which articles, by the digest of all they depend on (`item_memory`)
bodies.pack the articles' texts, appended; entries say where each one lies
stories.bin what articles have to do with each other
search.bin  which articles the search index tells of, and in what state
pages.bin   what was written to output/, and from which inputs
setup.bin, words.bin  parsed configuration and parsed catalogs
patterns.bin, stages.bin  regular expressions as they were compiled, those of the stages by themselves
fonts.bin, images/  what was read of fonts, and the share images drawn with them, by what they show
unchanged.json  the state of all inputs and outputs after the last build: if it still holds there is nothing to do
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from typing import BinaryIO, TypeVar

import msgspec

from digest.errors import OutputError
from digest.model import Body, Entry, Rejected, Value

_SEAL = 16  # bytes of the digest that a sealed file begins with
Memory = TypeVar("Memory")
Remembered = tuple[bytes, bytes, int, int]  # page key, digest of its bytes, size, mtime


class Kept(Value):
    """An entry and where its body lies in the pack."""

    entry: Entry
    offset: int
    size: int


class Outcome(Value):
    """What the per-item stages made of one file or one row."""

    kept: tuple[Kept, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class FileMemory(Value):
    """One input file as it was when its articles were made."""

    size: int
    changed: tuple[int, int]  # (0, 0): written too shortly before it was read to be trusted by its time
    keys: tuple[bytes, ...]  # of its outcomes
    attached: bool  # a translation beside its original


class Items(Value):
    """What is remembered of the input."""

    environment: bytes = b""  # digest of code, libraries and settings that items depend on
    files: dict[str, FileMemory] = {}
    outcomes: dict[bytes, Outcome] = {}
    packed: int = 0  # bytes of the pack that are in order


class Pages(Value):
    """What is remembered of the output."""

    environment: bytes = b""  # digest of code, templates, theme and settings that pages depend on
    pages: dict[str, Remembered] = {}
    folders: str = ""  # state of the folders of output/


@contextlib.contextmanager
def locked(folder: str) -> Iterator[None]:
    """Hold the memory folder for one build. Raises OutputError if another build holds it or it cannot be made."""
    try:
        os.makedirs(folder, exist_ok=True)
        stream = open(os.path.join(folder, "lock"), "w", encoding="utf-8")  # noqa: SIM115 - closed below, after the build
    except OSError as error:
        raise OutputError(
            f"the memory folder cannot be made: {error.strerror}", fix="check its permissions", file=folder
        ) from error
    try:
        _lock(stream.fileno(), folder)
        yield
    finally:
        stream.close()


def _lock(descriptor: int, folder: str) -> None:
    try:
        import fcntl
    except ImportError:  # no such lock on Windows: two builds of one site at once are then the caller's business
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise OutputError("another build of this site is running", fix="wait for it to end", file=folder) from error


def load_pages(folder: str, environment: bytes) -> Pages:
    """Return what is remembered of the output; nothing if templates, code or settings changed since."""
    pages = _load(os.path.join(folder, "pages.bin"), Pages)
    return pages if pages is not None and pages.environment == environment else Pages(environment=environment)


def load_sealed(folder: str, name: str, key: bytes, kind: type[Memory]) -> Memory | None:
    """Return what is remembered in a file; None if it was made of other inputs (`key`), or is not as it was written."""
    try:
        with open(os.path.join(folder, name), "rb") as stream:
            seal, data = stream.read(_SEAL), stream.read()
        return msgspec.msgpack.decode(data, type=kind) if seal == _sealed(key, data) else None
    except (OSError, msgspec.MsgspecError):
        return None


def save_sealed(folder: str, name: str, key: bytes, value: object) -> None:
    """Remember something in a file by what it was made of. Raises OSError."""
    data = msgspec.msgpack.encode(value)
    replace(os.path.join(folder, name), _sealed(key, data), data)


def _sealed(key: bytes, data: bytes) -> bytes:
    # numbers that were damaged would still be numbers: so the whole is checked, as nothing else would tell
    return blake2b(data, digest_size=_SEAL, key=blake2b(key, digest_size=_SEAL).digest()).digest()


def save_pages(folder: str, pages: Pages) -> None:
    """Remember the output. Raises OSError."""
    replace(os.path.join(folder, "pages.bin"), msgspec.msgpack.encode(pages))


class Pack:
    """The articles' texts, appended while a build runs."""

    def __init__(self, folder: str, packed: int) -> None:
        self.path = pack(folder)
        self.end = packed
        self._stream: BinaryIO | None = None

    def append(self, data: bytes) -> int:
        """Add one encoded body and return its offset."""
        if self._stream is None:
            self._stream = open(self.path, "r+b" if self.end else "wb")  # noqa: SIM115 - closed by close()
            self._stream.seek(self.end)
        self._stream.write(data)
        offset, self.end = self.end, self.end + len(data)
        return offset

    def close(self) -> None:
        """Hand everything to the file system."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None


def compacted(folder: str, items: Items) -> Items:
    """Return the memory with its pack rewritten where more than half of it is out of use."""
    used = sum(kept.size for outcome in items.outcomes.values() for kept in outcome.kept)
    if items.packed < 2 * used + 1_000_000:
        return items
    read = Bodies(folder)
    fresh = pack(folder) + ".partial"
    outcomes: dict[bytes, Outcome] = {}
    with open(fresh, "wb") as stream:
        for key, outcome in items.outcomes.items():
            moved = []
            for kept in outcome.kept:
                moved.append(msgspec.structs.replace(kept, offset=stream.tell()))
                stream.write(read.raw(kept))
            outcomes[key] = msgspec.structs.replace(outcome, kept=tuple(moved))
        packed = stream.tell()
    # the old table of contents must not outlive the pack it describes
    with contextlib.suppress(FileNotFoundError):
        os.unlink(os.path.join(folder, "items.bin"))
    os.replace(fresh, pack(folder))
    return msgspec.structs.replace(items, outcomes=outcomes, packed=packed)


class Bodies:
    """Reads articles' texts from the pack."""

    def __init__(self, folder: str) -> None:
        self.path = pack(folder)
        self._stream: BinaryIO | None = None
        self._decode = msgspec.msgpack.Decoder(Body).decode

    def raw(self, kept: Kept) -> bytes:
        """Return the encoded body."""
        if self._stream is None:
            self._stream = open(self.path, "rb", buffering=0)  # noqa: SIM115 - open as long as the process renders
        if not hasattr(os, "pread"):
            self._stream.seek(kept.offset)
            return self._stream.read(kept.size)
        return os.pread(
            self._stream.fileno(), kept.size, kept.offset
        )  # processes that share the file share no place in it

    def body(self, kept: Kept) -> Body:
        """Return the body of an entry."""
        return self._decode(self.raw(kept))


def recalled(folder: str, name: str, key: bytes, kind: type[Memory], make: Callable[[], Memory]) -> Memory:
    """Return what `make` makes of inputs whose digest is `key`; it is remembered in a file. Raises OSError."""
    known = load_sealed(folder, name, key, kind)
    if known is None:
        known = make()
        save_sealed(folder, name, key, known)
    return known


def forget(folder: str) -> None:
    """Throw away what is remembered of items, stories and pages."""
    for name in ("items.bin", "stories.bin", "search.bin", "pages.bin", "bodies.pack"):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(folder, name))


def prune(folder: str, kept: AbstractSet[str]) -> None:
    """Throw away what lies in a folder of the memory under other names than these."""
    for name in os.listdir(folder):
        if name not in kept:
            os.unlink(os.path.join(folder, name))


def pack(folder: str) -> str:
    """Return the path of the articles' texts."""
    return os.path.join(folder, "bodies.pack")


def _load(path: str, kind: type[Memory]) -> Memory | None:
    try:
        with open(path, "rb") as stream:
            return msgspec.msgpack.decode(stream.read(), type=kind)
    except (OSError, msgspec.MsgspecError):
        return None


def replace(path: str, *data: bytes) -> None:
    """Put a new file in the place of one that may be there, at once. Raises OSError."""
    with open(path + ".partial", "wb") as stream:
        stream.writelines(data)
    os.replace(path + ".partial", path)
