"""Remembered results in .digest/: safe to delete, never the reason for a byte of output/.

items.bin    which input file gave which articles, by the digest of everything they depend on
hints.bin    the hints of patterns (`text.hints`)
bodies.pack  the texts of articles, appended; entries say where each one is
published.bin  which articles the last build published, and where
stories.bin  stories and related articles
sentences.bin  vectors of titles and leads, with the extra `crosslingual`
search.bin   which articles the search index on disk covers, and in what state
pages.bin    what was written to output/, and from which inputs
folders.bin  the times of the folders of output/
listing.bin  the paths of our files in output/, in case the list there is damaged
setup.bin, messages.bin   parsed configuration and parsed catalogs
pictures.bin              names and sizes of the pictures of articles
fonts.bin, images/        what was read of fonts, and the share images drawn with them
unchanged.json            the state of all inputs and outputs after the last build (`fingerprint`)

Each file begins with a digest of its content, keyed by what it was made from, and items.bin has a digest of each text of the
pack: one wrong byte, or another program, and they are ignored. None holds code, and none is written through a link.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any, BinaryIO, NamedTuple, Self, TypeVar

import msgspec
from filelock import FileLock, Timeout

from digest.errors import OutputError
from digest.hashing import digest
from digest.model import Body, Entry, Rejected, Value
from digest.store.output import Written
from digest.store.sealed import SEAL, remove_link, replace_file, seal

_PACK = "bodies.pack"
_BODY_SEAL = 8  # bytes of the digest of a text
Remembered = TypeVar("Remembered")


class Extent(NamedTuple):
    """Where the body of an article is in the pack, in bytes, and the digest of its bytes."""

    offset: int
    size: int
    digest: bytes


class Kept(Value):
    """An entry, and where its body is."""

    entry: Entry
    extent: Extent


class Outcome(Value):
    """What the per-item stages gave for one file or one row."""

    kept: tuple[Kept, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class FileMemory(Value):
    """One input file as it was when its articles were built."""

    size: int
    times: tuple[int, int]  # (0, 0): written too shortly before it was read to be trusted by its time
    keys: tuple[bytes, ...]  # of its outcomes
    attached: bool  # a translation whose original is in the same folder


class Items(Value):
    """What is remembered of the content."""

    files: dict[str, FileMemory] = {}
    outcomes: dict[bytes, Outcome] = {}
    packed: int = 0  # bytes of the pack that are in use


class PageMemory(NamedTuple):
    """One output file as it was written."""

    key: bytes  # digest of what it depends on
    written: Written


class Memory:
    """The memory of one site. What was loaded or saved is kept, so that the next build of a preview need not load it."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._values: dict[str, tuple[bytes, object]] = {}  # name → key, value
        self._unsaved: dict[str, tuple[bytes, object]] = {}
        self._written: os.stat_result | None = None  # state of pages.bin when we last wrote it

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the memory for one build. Raises OutputError if another build holds it or the folder cannot be created."""
        lock = FileLock(os.path.join(self.folder, "lock"), blocking=False)
        try:
            remove_link(self.folder)  # links may have come with the site, and lead anywhere
            os.makedirs(self.folder, exist_ok=True)
            for name in os.listdir(self.folder):
                remove_link(os.path.join(self.folder, name))
            lock.acquire()
        except Timeout as error:
            message = "another build of this site is running"
            raise OutputError(message, fix="wait for it to end", file=self.folder) from error
        except OSError as error:
            message = f"the memory folder cannot be created: {error.strerror}"
            raise OutputError(message, fix="check its permissions", file=self.folder) from error
        try:
            if self._values and self._written != self._stat():  # another process has built the site since
                self._values.clear()
            yield
        finally:
            lock.release()

    def load(self, name: str, key: bytes, kind: type[Remembered]) -> Remembered | None:
        """Return what is remembered under a name; None if it was made from other inputs (`key`) or is damaged."""
        known = self._values.get(name)
        if known is not None and known[0] == key:
            return known[1]  # type: ignore[return-value]  # a name has one type
        value = load_sealed(self.folder, name, key, kind)
        if value is not None:
            self._values[name] = key, value
        return value

    def save(self, name: str, key: bytes, value: object, lasting: object = None) -> None:
        """Remember a value from now on; `write` puts it on disk, or what of it is to be remembered by later processes."""
        known = self._values.get(name)
        if known is None or known[0] != key or known[1] is not value:
            self._unsaved[name] = key, value if lasting is None else lasting
        self._values[name] = key, value

    def recall(self, name: str, key: bytes, kind: type[Remembered], make: Callable[[], Remembered]) -> Remembered:
        """Return what `make` gives for inputs whose digest is `key`; it is called only if that is not remembered."""
        value = self.load(name, key, kind)
        if value is None:
            value = make()
            self.save(name, key, value)
        return value

    def write(self) -> None:
        """Put everything saved since the last call on disk. Raises OSError."""
        for name in sorted(self._unsaved):
            save_sealed(self.folder, name, *self._unsaved[name])
            del self._unsaved[name]
        self._written = self._stat()

    def forget(self) -> None:
        """Drop what is remembered of items, stories, search and pages."""
        self._values.clear()
        self._unsaved.clear()
        for name in ("items.bin", "stories.bin", "sentences.bin", "search.bin", "pages.bin", _PACK):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(os.path.join(self.folder, name))

    def _stat(self) -> os.stat_result | None:
        try:
            return os.stat(os.path.join(self.folder, "pages.bin"))
        except OSError:
            return None


def load_sealed(folder: str, name: str, key: bytes, kind: type[Remembered]) -> Remembered | None:
    """Return the value in a sealed file; None if it was made from other inputs (`key`) or is not as it was written."""
    try:
        with open(os.path.join(folder, name), "rb") as stream:
            sealed, data = stream.read(SEAL), stream.read()
        return msgspec.msgpack.decode(data, type=kind) if sealed == seal(key, data) else None
    except (OSError, msgspec.MsgspecError):
        return None


def save_sealed(folder: str, name: str, key: bytes, value: Any) -> None:
    """Replace a sealed file, at once. Raises OSError."""
    data = msgspec.msgpack.encode(value)
    replace_file(os.path.join(folder, name), seal(key, data), data)


def recalled(folder: str, name: str, key: bytes, kind: type[Remembered], make: Callable[[], Remembered]) -> Remembered:
    """Return the value in a sealed file, or what `make` gives, which is then put there. Raises OSError."""
    value = load_sealed(folder, name, key, kind)
    if value is None:
        value = make()
        save_sealed(folder, name, key, value)
    return value


def load_items(memory: Memory, key: bytes) -> Items:
    """Return what is remembered of the content; nothing if code or settings changed since, or texts are missing."""
    items = memory.load("items.bin", key, Items)
    try:
        complete = items is not None and os.path.getsize(os.path.join(memory.folder, _PACK)) >= items.packed
    except OSError:
        complete = False
    return items if items is not None and complete else Items()


class Pack:
    """The texts of articles, appended while a build runs. Use it as a context manager."""

    def __init__(self, folder: str, packed: int) -> None:
        self.end = packed
        self._path = os.path.join(folder, _PACK)
        self._stream: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            self._stream.close()

    def append(self, body: bytes) -> Extent:
        """Add one encoded body and return where it is."""
        if self._stream is None:
            self._stream = open(self._path, "r+b" if self.end else "wb")  # noqa: SIM115 - closed on exit
            self._stream.seek(self.end)
        self._stream.write(body)
        extent = Extent(self.end, len(body), digest(body, _BODY_SEAL))
        self.end += len(body)
        return extent


class Bodies:
    """Reads the texts of articles from the pack."""

    def __init__(self, folder: str) -> None:
        self._path = os.path.join(folder, _PACK)
        self._stream: BinaryIO | None = None
        self._decode = msgspec.msgpack.Decoder(Body).decode

    def raw(self, extent: Extent) -> bytes:
        """Return an encoded body. Raises MsgspecError if it is not as it was written."""
        if self._stream is None:
            self._stream = open(self._path, "rb")  # noqa: SIM115 - open as long as the process renders
        self._stream.seek(extent.offset)
        data = self._stream.read(extent.size)
        if digest(data, _BODY_SEAL) != extent.digest:
            raise msgspec.DecodeError(f"{self._path} is damaged")
        return data

    def body(self, extent: Extent) -> Body:
        """Return a body. Raises MsgspecError if the pack is damaged."""
        return self._decode(self.raw(extent))


def compacted(folder: str, items: Items) -> Items:
    """Return the memory with its pack rewritten if more than half of it is out of use."""
    used = sum(kept.extent.size for outcome in items.outcomes.values() for kept in outcome.kept)
    if items.packed < 2 * used + 1_000_000:
        return items
    bodies, outcomes = Bodies(folder), {}
    with open(os.path.join(folder, _PACK + ".partial"), "wb") as stream:
        for key, outcome in items.outcomes.items():
            moved = []
            for kept in outcome.kept:
                extent = kept.extent._replace(offset=stream.tell())
                stream.write(bodies.raw(kept.extent))
                moved.append(msgspec.structs.replace(kept, extent=extent))
            outcomes[key] = msgspec.structs.replace(outcome, kept=tuple(moved))
        packed = stream.tell()
    with contextlib.suppress(FileNotFoundError):  # the old table of contents must not outlive the pack it describes
        os.unlink(os.path.join(folder, "items.bin"))
    os.replace(os.path.join(folder, _PACK + ".partial"), os.path.join(folder, _PACK))
    return msgspec.structs.replace(items, outcomes=outcomes, packed=packed)


def prune(folder: str, kept: AbstractSet[str]) -> None:
    """Delete the files of a folder that have other names than these."""
    for name in os.listdir(folder):
        if name not in kept:
            os.unlink(os.path.join(folder, name))
