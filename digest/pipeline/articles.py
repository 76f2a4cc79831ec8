"""Content → articles: the per-item stages over all input files, each result remembered by what it depends on."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from digest import parallel, readers
from digest.errors import ContentError
from digest.model import Entry, Place, Problem, Progress, Rejected, Value, refused
from digest.pipeline.inputs import Setup
from digest.pipeline.sequence import dated
from digest.pipeline.tasks import (
    FileTask,
    Made,
    RecordTask,
    Task,
    begin_tasks,
    file_key,
    key_of,
    unreadable,
    whole,
)
from digest.store import fingerprint
from digest.store.content import Found, files_below, read_bytes
from digest.store.fingerprint import Seen
from digest.store.item_memory import Remains, load_items
from digest.store.memory import FileMemory, Items, Kept, Outcome, Pack, compacted

UNTRUSTED = (0, 0)


class Input(Value):
    """What a look at the input files tells."""

    files: dict[str, FileMemory]
    tasks: list[Task]  # what has to be made
    refused: dict[bytes, Outcome]  # rows of tables that their reader refused
    lost: list[Rejected]  # files that cannot be read


class Recalled(Value):
    """All articles of a content folder, made now or remembered."""

    kept: dict[str, Kept]  # article id → entry, and where its body is
    rejected: tuple[Rejected, ...]
    items: Items
    before: Remains  # what was remembered
    fresh: dict[bytes, Outcome]  # what is not yet
    unread: dict[str, tuple[str, ...]] = {}  # suffix → the files that are not read for it

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, in the order of their files."""
        return tuple(kept.entry for kept in self.kept.values())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What readers and stages found wrong in the content."""
        items = (*(kept.entry.problems for kept in self.kept.values()), *(item.problems for item in self.rejected))
        return tuple(problem for problems in items for problem in problems)


def recall_items(content: str, folder: str, setup: Setup, jobs: int, progress: Progress) -> Recalled:
    """Return the articles of a content folder. Raises ContentError if the folder is missing or has no input file."""
    return begin_items(content, folder, setup, jobs, progress)()


def begin_items(
    content: str, folder: str, setup: Setup, jobs: int, progress: Progress, aside: parallel.Aside | None = None,
    seen: Iterable[Seen] = (),
) -> Callable[[], Recalled]:  # fmt: skip
    """Begin to make the articles of a content folder, and return the function, to be called once, that waits for them.

    `aside` is a process that has loaded `stages`: it makes a few articles while this one sees to what needs none; `seen` are
    the files of the content folder, if it has just been listed.
    Raises ContentError if the folder is missing or has no input file.
    """
    began = time.time_ns()
    there = [*files_below(content, seen)]
    found = [file for file in there if file.plain and readers.is_article(file.name)]
    if not found:
        raise ContentError(
            "this folder holds no article",
            fix=f"put files there ({', '.join(sorted(readers.SUFFIXES))}), or try `digest init` in an empty folder",
            file=content,
        )
    old = load_items(folder, setup.items)
    told = _input(found, old, began)
    made = begin_tasks(setup, told.tasks, jobs, progress, aside)
    try:
        outcomes = {**old.decoded(), **told.refused}  # while others are at work
    except msgspec.MsgspecError:
        made()
        raise

    def collect() -> Recalled:
        items = Items(environment=old.environment, files=told.files, outcomes=outcomes, packed=old.packed)
        items, fresh = _kept(folder, items, made(), told.lost)
        kept, rejected = _in_order(told.files, items, told.lost)
        return Recalled(
            kept=kept,
            rejected=rejected,
            items=items,
            before=old,
            fresh={**told.refused, **fresh},
            unread=_unread(there),
        )

    return collect


def _unread(there: Iterable[Found]) -> dict[str, tuple[str, ...]]:
    """Return the files that are not read, by what keeps them from it."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for file in there:
        if kind := readers.kind_not_read(file.name) if file.plain else "link":
            kinds[kind].append(file.name)
    return {kind: tuple(names) for kind, names in sorted(kinds.items())}


def _input(found: Sequence[Found], old: Remains, began: int) -> Input:
    """Tell what is known of the files from what has to be made."""
    told = Input(files={}, tasks=[], refused={}, lost=[])
    known = {key for before in old.files.values() for key in before.keys}
    attached_names = _attached(found)
    for file in found:
        attached = file.name in attached_names
        if file.name in told.files:
            told.lost.append(_same_name(file.name, whole(file.name)))  # but for its composition
            continue
        before = old.files.get(file.name)
        if before is not None and (before.size, before.changed, before.attached) == (file.size, file.changed, attached):
            told.files[file.name] = before
            continue
        keys: tuple[bytes, ...] = ()
        try:
            keys = _keys_of(file, attached, old.environment, known, told)
        except OSError as error:
            told.lost.append(unreadable(file.name, error))
        changed = UNTRUSTED if file.changed[0] > began - fingerprint.MOMENT else file.changed
        told.files[file.name] = FileMemory(size=file.size, changed=changed, keys=keys, attached=attached)
    return told


def _attached(found: Sequence[Found]) -> set[str]:
    """Return the names of the translations whose originals stand beside them."""
    names = {file.name for file in found}
    originals = {name: base for name in names for base, language in (readers.sibling(name),) if language is not None}
    ids = set() if names.issuperset(originals.values()) else {*map(readers.file_id, names)}
    return {name for name, base in originals.items() if base in names or readers.file_id(base) in ids}


def _keys_of(
    file: Found, attached: bool, environment: bytes, known: AbstractSet[bytes], told: Input
) -> tuple[bytes, ...]:
    """Return the keys of a file's outcomes as far as they are known, and add what has to be made to the tasks."""
    if not readers.is_table(file.name):
        if known:  # its bytes may be known under another time: after a checkout, say
            key = file_key(environment, file.name, read_bytes(file.path), attached)
            if key in known:
                return (key,)
        told.tasks.append(FileTask(name=file.name, path=file.path, attached=attached))
        return ()
    keys = []
    for row in readers.read(file.name, read_bytes(file.path)):
        key = key_of(environment, msgspec.msgpack.encode(row))
        keys.append(key)
        if isinstance(row, Rejected):
            told.refused[key] = Outcome(rejected=(row,))
        elif key not in known:
            told.tasks.append(RecordTask(name=file.name, record=row, key=key))
    return tuple(keys)


def _kept(
    folder: str, items: Items, results: Sequence[Made], lost: list[Rejected]
) -> tuple[Items, dict[bytes, Outcome]]:
    """Return the memory with what was made, and with the outcomes of all files and of nothing else; and what was made alone."""
    pack, files = Pack(folder, items.packed), items.files
    decode = msgspec.msgpack.Decoder(Entry).decode
    fresh: dict[bytes, Outcome] = {}
    for made in results:
        if not made.key:
            lost.extend(made.rejected)
            continue
        kept = tuple(
            Kept(entry=decode(entry), offset=pack.append(body), size=len(body))
            for entry, body in zip(made.entries, made.bodies, strict=True)
        )
        fresh[made.key] = Outcome(kept=kept, rejected=made.rejected)
        if not files[made.name].keys:
            files[made.name] = msgspec.structs.replace(files[made.name], keys=(made.key,))
    pack.close()
    used = {key for file in files.values() for key in file.keys}
    outcomes = {key: outcome for key, outcome in {**items.outcomes, **fresh}.items() if key in used}
    kept_files = {name: file for name, file in files.items() if file.keys}
    whole = Items(environment=items.environment, files=kept_files, outcomes=outcomes, packed=pack.end)
    return compacted(folder, whole), fresh


def _in_order(
    files: dict[str, FileMemory], items: Items, lost: list[Rejected]
) -> tuple[dict[str, Kept], tuple[Rejected, ...]]:
    """Put the outcomes in the order of their files and records; of two articles with one id, the later is refused."""
    kept: dict[str, Kept] = {}
    rejected = list(lost)
    for file in files.values():
        own: list[Kept] = []
        for outcome in map(items.outcomes.__getitem__, file.keys):
            rejected.extend(outcome.rejected)
            for item in outcome.kept:
                first = kept.setdefault(item.entry.id, item)
                if first is item:
                    own.append(item)
                else:
                    rejected.append(_same_name(first.entry.file, item.entry))
        if len(own) > 1:
            records = zip(own, dated([item.entry for item in own]), strict=True)
            kept.update((entry.id, msgspec.structs.replace(item, entry=entry)) for item, entry in records)
    return kept, tuple(rejected)


def _same_name(first: str, place: Place) -> Rejected:
    return refused(place, "same-id", f"this has the same name as {first}", "rename one of the two files")
