"""The first map: input files and table rows through the per-item stages, in whichever process."""

from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from digest import readers
from digest.article import Stages, articles, stages
from digest.config.source_rules import SourceRules
from digest.config.vocabulary import Vocabulary
from digest.hashing import combined_digest
from digest.model import Article, Place, Record, Rejected, SourcePolicy, Value, refused
from digest.store.content import read_bytes

_PREPARED: Final[dict[bytes, Stages]] = {}  # by the key of their inputs, for the next build of a preview


class Task(Value):
    """A file that holds one article or a few run together, which the worker reads; or a table row that was read already."""

    name: str
    path: str = ""  # of a file
    attached: bool = False  # a translation whose original is in the same folder
    record: Record | None = None  # a row
    key: bytes = b""  # of a row


class StageInputs(Value):
    """What the stages need besides the items."""

    vocabulary: Vocabulary
    sources: tuple[SourceRules, ...]
    policy: SourcePolicy
    key: bytes


class Built(Value):
    """The articles of a task, encoded with MessagePack: bytes pass between processes faster than objects."""

    name: str
    key: bytes  # b"" if the file could not be read: that is not remembered
    entries: tuple[bytes, ...]
    bodies: tuple[bytes, ...]
    rejected: tuple[Rejected, ...]


def worker(inputs: StageInputs) -> Callable[[Sequence[Task]], list[Built]]:
    """Return the function a process maps over tasks."""
    if inputs.key not in _PREPARED:
        _PREPARED.clear()
        _PREPARED[inputs.key] = stages(inputs.vocabulary, inputs.sources, inputs.policy)
    prepared = _PREPARED[inputs.key]
    return lambda tasks: [_built(task, prepared, inputs.key) for task in tasks]


def _built(task: Task, prepared: Stages, item_key: bytes) -> Built:
    found: tuple[Record | Rejected, ...]
    if task.record is not None:
        key, found = task.key, (task.record,)
    else:
        try:
            data = read_bytes(task.path)
        except OSError as error:
            return Built(name=task.name, key=b"", entries=(), bodies=(), rejected=(unreadable(task.name, error),))
        key, found = file_key(item_key, task.name, data, task.attached), readers.read(task.name, data)
    results = articles(found, prepared, attached=task.attached)
    built = [result for result in results if isinstance(result, Article)]
    return Built(
        name=task.name, key=key,
        entries=tuple(msgspec.msgpack.encode(article.entry) for article in built),
        bodies=tuple(msgspec.msgpack.encode(article.body) for article in built),
        rejected=tuple(result for result in results if isinstance(result, Rejected)),
    )  # fmt: skip


def file_place(name: str) -> Place:
    """Return the place of a file as a whole."""
    return Place(id=readers.file_id(name), file=name, index=0, line=0)


def unreadable(name: str, error: OSError) -> Rejected:
    """Refuse a file that cannot be read."""
    message = f"cannot be read: {error.strerror or error}"
    return refused(file_place(name), "unreadable", message, "check that the file exists and may be read")


def file_key(item_key: bytes, name: str, data: bytes, attached: bool) -> bytes:
    """Return the key under which the articles of a file that is no table are remembered."""
    return combined_digest(item_key, name.encode(errors="surrogateescape"), data, b"attached" if attached else b"")


def row_key(item_key: bytes, row: Record | Rejected) -> bytes:
    """Return the key under which the article of a table row is remembered."""
    return combined_digest(item_key, msgspec.msgpack.encode(row))
