"""items.bin: what was made of the input when all of it was last written, and behind it what was made anew since.

After an edit only that is appended: to write everything takes longer than to make the article. Each part begins with its
length, and one that was appended with a digest too, so that it is known if its writing was stopped halfway.
"""

from __future__ import annotations

import os
from hashlib import blake2b

import msgspec

from digest.model import Value
from digest.store import memory
from digest.store.memory import FileMemory, Items, Outcome

_NAME = "items.bin"
_LENGTH = 8  # bytes of the length of a part
_DIGEST = 8  # and of its digest, where it was appended
_MOST_ADDED = 8  # the whole is written anew once what was added is more than an eighth of it


class Added(Value):
    """What one build made anew."""

    files: dict[str, FileMemory]  # that came or changed
    gone: tuple[str, ...]  # files that went
    outcomes: dict[bytes, Outcome]
    packed: int


class _Whole(Value):
    """`Items` as they are loaded: which files have changed is told before the outcomes of all others are decoded."""

    environment: bytes = b""
    files: dict[str, FileMemory] = {}
    outcomes: msgspec.Raw = msgspec.Raw(msgspec.msgpack.encode({}))
    packed: int = 0


class Remains(Value):
    """What is remembered of the input, the outcomes not yet decoded."""

    environment: bytes = b""
    files: dict[str, FileMemory] = {}
    packed: int = 0
    outcomes: msgspec.Raw = msgspec.Raw(msgspec.msgpack.encode({}))  # when all was last written
    added: dict[bytes, Outcome] = {}  # since then
    whole: int = 0  # bytes of the file that held all
    end: int = 0  # and of all its parts that are in order

    def decoded(self) -> dict[bytes, Outcome]:
        """Return the outcomes, those of earlier states of files among them. Raises MsgspecError if they are damaged."""
        return {**msgspec.msgpack.decode(self.outcomes, type=dict[bytes, Outcome]), **self.added}


def load_items(folder: str, environment: bytes) -> Remains:
    """Return what is remembered of the input; nothing if code or settings changed since, or the memory is damaged."""
    try:
        with open(os.path.join(folder, _NAME), "rb") as stream:
            data = memoryview(stream.read())
        stop = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
        whole = msgspec.msgpack.decode(data[_LENGTH:stop], type=_Whole)
        if whole.environment != environment:
            return Remains(environment=environment)
        items = _with_added(data, stop, whole)
        in_order = os.path.getsize(memory.pack(folder)) >= items.packed
    except (OSError, msgspec.MsgspecError):
        in_order = False
    return items if in_order else Remains(environment=environment)


def _with_added(data: memoryview, end: int, whole: _Whole) -> Remains:
    """Return what is remembered, with all that was added."""
    files, packed, start = dict(whole.files), whole.packed, end
    added: dict[bytes, Outcome] = {}
    while (part := _part(data, end)) is not None:
        new = msgspec.msgpack.decode(part, type=Added)
        for name in new.gone:
            files.pop(name, None)
        files.update(new.files)
        added.update(new.outcomes)
        packed, end = new.packed, end + _LENGTH + _DIGEST + len(part)
    return Remains(
        environment=whole.environment, files=files, packed=packed, outcomes=whole.outcomes, added=added, whole=start,
        end=end,
    )  # fmt: skip


def _part(data: memoryview, start: int) -> memoryview | None:
    """Return the part that begins somewhere; None if there is none, or not all of it."""
    told = start + _LENGTH
    size = int.from_bytes(data[start:told], "big")
    part = data[told + _DIGEST : told + _DIGEST + size]
    return part if size and data[told : told + _DIGEST] == _digest(part) else None


def save_items(folder: str, items: Items, before: Remains, fresh: dict[bytes, Outcome]) -> None:
    """Remember the input: `fresh` outcomes are appended to what is there, if that was `before` and is large beside them. Raises OSError."""
    path = os.path.join(folder, _NAME)
    added = Added(
        files={name: file for name, file in items.files.items() if before.files.get(name) is not file},
        gone=tuple(before.files.keys() - items.files.keys()),
        outcomes=fresh,
        packed=items.packed,
    )
    data = msgspec.msgpack.encode(added)
    part = _length(data) + _digest(data) + data
    if not os.path.exists(path) or (before.end + len(part) - before.whole) * _MOST_ADDED > before.whole:
        data = msgspec.msgpack.encode(items)
        memory.replace(path, _length(data), data)
    elif added.files or added.gone:
        with open(path, "r+b") as stream:
            stream.seek(before.end)
            stream.write(part)
            stream.truncate()


def _length(data: bytes) -> bytes:
    return len(data).to_bytes(_LENGTH, "big")


def _digest(data: bytes | memoryview) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()
