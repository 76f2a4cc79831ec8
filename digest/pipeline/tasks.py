"""Tasks: input files and rows of tables that the per-item stages have to make articles of, here, aside or on all processors."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b

import msgspec

from digest import parallel, readers
from digest.config.source_rules import SourceRules
from digest.config.vocabulary import Vocabulary
from digest.model import Article, Body, Entry, Place, Record, Rejected, SourcePolicy, Value, refused
from digest.pipeline.inputs import Setup
from digest.store import fingerprint
from digest.store.content import read_bytes

Progress = Callable[[str, int, int], None]
_FIRST = 64  # articles: most of what a thousand compile, a tenth of a second, is compiled for these


class FileTask(Value, tag=True):
    """A file that is one article, or a few glued ones: read and cleaned in the worker."""

    name: str
    path: str
    attached: bool  # a translation that stands beside its original: it is told from others by that one


class RecordTask(Value, tag=True):
    """One row of a table, read already."""

    name: str
    record: Record
    key: bytes


Task = FileTask | RecordTask


class Shared(Value):
    """What all tasks need."""

    vocabulary: Vocabulary
    sources: tuple[SourceRules, ...]
    policy: SourcePolicy
    environment: bytes


class Made(Value):
    """What a worker made of a task, encoded: bytes pass between processes faster than objects."""

    name: str
    key: bytes
    entries: tuple[bytes, ...]
    bodies: tuple[bytes, ...]
    rejected: tuple[Rejected, ...]


def begin_tasks(
    setup: Setup, tasks: Sequence[Task], jobs: int, progress: Progress, aside: parallel.Aside | None
) -> Callable[[], Sequence[Made]]:
    """Begin to carry out the tasks: a few of them aside, many on all processors."""
    shared = Shared(
        vocabulary=setup.vocabulary, sources=setup.sources, policy=setup.settings.policy, environment=setup.items
    )  # fmt: skip
    few = len(tasks) < parallel.WORTH_A_PROCESS
    if aside is not None:
        aside.ask(msgspec.msgpack.encode((shared, tasks)) if few else b"")
    begun = parallel.begin(_worker, shared, tasks, jobs, lambda done: progress("articles", done, len(tasks)), _FIRST)

    def collect() -> Sequence[Made]:
        answer = aside.answer() if aside is not None else None
        return msgspec.msgpack.decode(answer, type=tuple[Made, ...]) if answer else begun()

    return collect


def stages(output: str) -> Callable[[bytes], Iterator[bytes]]:
    """Load the per-item stages, and return what a process aside does with what it is asked: articles, then a look at a folder."""
    importlib.import_module("digest.article")

    def made(question: bytes) -> Iterator[bytes]:
        shared, tasks = msgspec.msgpack.decode(question, type=tuple[Shared, tuple[Task, ...]])
        yield msgspec.msgpack.encode(_worker(shared)(tasks) if tasks else ())
        yield fingerprint.packed(fingerprint.look_at(output))  # it is wanted later than they are

    return made


def _worker(shared: Shared) -> Callable[[Sequence[Task]], list[Made]]:
    """Return the function of a worker process: tasks → what was made of them."""
    from digest import tagging  # the stages and their libraries take long to load: only who makes articles needs them
    from digest.article import each

    make = each(tagging.Matcher(shared.vocabulary), shared.sources, policy=shared.policy)
    encode = msgspec.msgpack.Encoder().encode

    def work(tasks: Sequence[Task]) -> list[Made]:
        read = [_read(task, shared.environment) for task in tasks]
        attached = [isinstance(task, FileTask) and task.attached for task in tasks]
        results = iter(
            make([(one, beside) for (_, found), beside in zip(read, attached, strict=True) for one in found])
        )
        return [
            _made(task.name, key, [next(results) for _ in found], encode)
            for task, (key, found) in zip(tasks, read, strict=True)
        ]

    return work


def _read(task: Task, environment: bytes) -> tuple[bytes, Sequence[Record | Rejected]]:
    """Return the key of what will be made of a task, and its records; no key where its file cannot be read."""
    if isinstance(task, RecordTask):
        return task.key, (task.record,)
    try:
        data = read_bytes(task.path)
    except OSError as error:
        return b"", (unreadable(task.name, error),)
    return file_key(environment, task.name, data, task.attached), readers.read(task.name, data)


def _made(
    name: str, key: bytes, results: Iterable[Article | Rejected], encode: Callable[[Entry | Body], bytes]
) -> Made:
    articles = [result for result in results if isinstance(result, Article)]
    return Made(
        name=name,
        key=key,
        entries=tuple(encode(article.entry) for article in articles),
        bodies=tuple(encode(article.body) for article in articles),
        rejected=tuple(result for result in results if isinstance(result, Rejected)),
    )


def whole(name: str) -> Place:
    return Place(id=readers.file_id(name), file=name, index=0, line=0)


def unreadable(name: str, error: OSError) -> Rejected:
    """Refuse a file that cannot be read."""
    message = f"cannot be read: {error.strerror or error}"
    return refused(whole(name), "unreadable", message, "check that the file exists and may be read")


def file_key(environment: bytes, name: str, data: bytes, attached: bool) -> bytes:
    """Return the key under which the outcome of a file that is no table is remembered."""
    return key_of(environment, name.encode(), data, b"attached" if attached else b"")


def key_of(*parts: bytes) -> bytes:
    hasher = blake2b(digest_size=16)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "big") + part)
    return hasher.digest()
