"""The first map: input files and table rows through the per-item stages, in whichever process."""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Final

import msgspec

from digest import readers
from digest.article import Stages, articles, stages
from digest.config.source_rules import SourceRules
from digest.config.vocabulary import Vocabulary
from digest.hashing import combined_digest
from digest.isolation import OVER_BUDGET, OVER_BUDGET_FIX, limited, why_ended
from digest.model import Article, ForeignTags, Place, Record, Rejected, SourcePolicy, Value, refused
from digest.parallel import one_by_one
from digest.store.content import read_bytes
from digest.text.hints import DERIVED

_PREPARED: Final[dict[bytes, Stages]] = {}  # by the key of their inputs, for the next build of a preview


class Task(Value):
    """A file that holds one article or a few run together, which the worker reads; or a table row that was read already."""

    name: str
    size: int  # bytes
    path: str = ""  # of a file
    attached: bool = False  # a translation whose original is in the same folder
    record: bytes = b""  # a row: an encoded record
    key: bytes = b""  # of a row


class TableRows(Value):
    """The rows of a file that holds many, in their order."""

    keys: tuple[bytes, ...] = ()
    records: dict[bytes, bytes] = {}  # key → record, encoded with MessagePack
    outcomes: dict[bytes, Rejected] = {}  # key → row that its reader refused
    unread: Rejected | None = None  # the file cannot be read


class StageInputs(Value):
    """What the stages need besides the items."""

    vocabulary: Vocabulary
    sources: tuple[SourceRules, ...]
    policy: SourcePolicy
    foreign_tags: ForeignTags
    key: bytes
    hints: dict[str, tuple[str, ...]]  # of patterns, as far as they are remembered


class Built(Value):
    """The articles of a task, encoded with MessagePack: bytes pass between processes faster than objects."""

    name: str
    key: bytes  # b"" if the file could not be read: that is not remembered
    entries: tuple[bytes, ...]
    bodies: tuple[bytes, ...]
    rejected: tuple[Rejected, ...]
    hints: dict[str, tuple[str, ...]] = {}  # derived by this process since its last task


def worker(inputs: StageInputs) -> Callable[[Sequence[Task]], list[Built]]:
    """Return the function a process maps over tasks."""
    DERIVED.update(inputs.hints)
    known = len(DERIVED)
    if inputs.key not in _PREPARED:
        _PREPARED.clear()
        _PREPARED[inputs.key] = stages(inputs.vocabulary, inputs.sources, inputs.policy, inputs.foreign_tags)
    prepared = _PREPARED[inputs.key]

    def work(task: Task) -> Built:
        nonlocal known
        try:
            with limited(task.size):
                built = _built(task, prepared, inputs.key)
        except MemoryError:
            return refuse_task(inputs.key, task)
        fresh, known = dict(islice(DERIVED.items(), known, None)), len(DERIVED)
        return msgspec.structs.replace(built, hints=fresh) if fresh else built

    return one_by_one(work)


def _built(task: Task, prepared: Stages, item_key: bytes) -> Built:
    found: tuple[Record | Rejected, ...]
    if task.record:
        key, found = task.key, (_decoded(task.record),)
    else:
        try:
            data = read_bytes(task.path)
        except OSError as error:
            return _refused(task, b"", unreadable(task.name, error))
        key, found = file_key(item_key, task.name, data, task.attached), readers.read(task.name, data)
    results = articles(found, prepared, attached=task.attached)
    built = [result for result in results if isinstance(result, Article)]
    return Built(
        name=task.name, key=key,
        entries=tuple(msgspec.msgpack.encode(article.entry) for article in built),
        bodies=tuple(msgspec.msgpack.encode(article.body) for article in built),
        rejected=tuple(result for result in results if isinstance(result, Rejected)),
    )  # fmt: skip


def refuse_task(item_key: bytes, task: Task, exit_code: int | None = None) -> Built:
    """Refuse an item that takes too much memory, or ended the process that worked on it."""
    if task.record:
        return _refused(task, task.key, _over_budget(_decoded(task.record), task.size, exit_code))
    try:
        key = file_key(item_key, task.name, read_bytes(task.path), task.attached)
    except OSError as error:
        return _refused(task, b"", unreadable(task.name, error))
    return _refused(task, key, _over_budget(file_place(task.name), task.size, exit_code))


def table_reader(item_key: bytes) -> Callable[[Sequence[Task]], list[TableRows]]:
    """Return the function a process maps over files that hold many articles."""

    def work(task: Task) -> TableRows:
        try:
            with limited(task.size):
                return _table_rows(task, item_key)
        except OSError as error:
            return TableRows(unread=unreadable(task.name, error))
        except MemoryError:
            return refuse_table(task)

    return one_by_one(work)


def _table_rows(task: Task, item_key: bytes) -> TableRows:
    keys: list[bytes] = []
    records: dict[bytes, bytes] = {}
    outcomes: dict[bytes, Rejected] = {}
    for row in readers.read(task.name, read_bytes(task.path)):
        encoded = msgspec.msgpack.encode(row)
        key = combined_digest(item_key, encoded)
        keys.append(key)
        if isinstance(row, Rejected):
            outcomes[key] = row
        else:
            records[key] = encoded
    return TableRows(keys=tuple(keys), records=records, outcomes=outcomes)


def refuse_table(task: Task, exit_code: int | None = None) -> TableRows:
    """Refuse a file of rows that takes too much memory, or ended the process that read it."""
    return TableRows(unread=_over_budget(file_place(task.name), task.size, exit_code))


def _over_budget(place: Place, size: int, exit_code: int | None) -> Rejected:
    return refused(place, OVER_BUDGET, why_ended(size, exit_code), OVER_BUDGET_FIX)


def _refused(task: Task, key: bytes, rejected: Rejected) -> Built:
    return Built(name=task.name, key=key, entries=(), bodies=(), rejected=(rejected,))


def _decoded(record: bytes) -> Record:
    return msgspec.msgpack.decode(record, type=Record)


def file_place(name: str) -> Place:
    """Return the place of a file as a whole."""
    return Place(id=readers.file_id(name), file=name, index=0, line=0)


def unreadable(name: str, error: OSError) -> Rejected:
    """Refuse a file that cannot be read."""
    message = f"cannot be read: {error.strerror or error}"
    return refused(file_place(name), "unreadable", message, "check that the file exists and may be read")


def unlisted(name: str) -> Rejected:
    """Refuse a folder that cannot be listed, with whatever it holds."""
    fix = "let this user read the folder, or move it away"
    return refused(file_place(name), "unreadable", "this folder cannot be listed; what it holds is left out", fix)


def file_key(item_key: bytes, name: str, data: bytes, attached: bool) -> bytes:
    """Return the key under which the articles of a file that is no table are remembered."""
    return combined_digest(item_key, name.encode(errors="surrogateescape"), data, b"attached" if attached else b"")
