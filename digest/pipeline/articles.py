"""Content → articles: which inputs changed since the last build, and the articles of all, recalled or built."""

import time
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import partial

import msgspec

from digest import readers
from digest.errors import ContentError
from digest.facts.dates.record_order import dates_from_neighbours
from digest.hashing import hex_digest
from digest.isolation import OVER_BUDGET
from digest.model import DateFact, Entry, Place, Problem, Progress, Rejected, Value, refused
from digest.parallel import Pool
from digest.pipeline.identity import Folded, identified
from digest.pipeline.inputs import SiteInputs
from digest.pipeline.stages import (
    Built,
    StageInputs,
    TableRows,
    Task,
    file_key,
    file_place,
    refuse_table,
    refuse_task,
    table_reader,
    unlisted,
    unreadable,
    worker,
)
from digest.site_paths import SitePaths
from digest.store.content import ContentFile, files_below, read_bytes, standing_pages
from digest.store.fingerprint import CLOCK_GRAIN
from digest.store.listing import UNLISTED, FileState
from digest.store.memory import Extent, FileMemory, Items, Kept, Memory, Outcome, Pack, compacted, load_items

_UNTRUSTED = (0, 0)


class Articles(Value):
    """All articles of a content folder."""

    kept: dict[str, Kept]  # article id → entry, and where its body is; in the order of files
    rejected: tuple[Rejected, ...]
    repeats: tuple[Folded, ...] = ()  # copies and earlier versions, which are not shown
    unsettled: tuple[Problem, ...] = ()  # repeats of which it could not be decided whether they are one article
    files: frozenset[str] = frozenset()  # the files that are read
    pictures: tuple[ContentFile, ...] = ()
    unread: dict[str, tuple[str, ...]] = {}  # suffix, or "link" → the files that are not read for it

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, in the order of their files."""
        return tuple(kept.entry for kept in self.kept.values())

    @property
    def extents(self) -> dict[str, Extent]:
        """Where the body of each article is, by its id."""
        return {entry_id: kept.extent for entry_id, kept in self.kept.items()}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What readers and stages found wrong in the content."""
        items = (*(kept.entry.problems for kept in self.kept.values()), *(item.problems for item in self.rejected))
        return tuple(problem for problems in items for problem in problems)


class _Scan(Value):
    """What a look at the input files gave."""

    files: dict[str, FileMemory] = {}
    tables: list[Task] = []  # changed files of rows, which have to be read
    tasks: list[Task] = []  # what has to be built
    outcomes: dict[bytes, Outcome] = {}  # table rows that their reader refused
    rejected: list[Rejected] = []  # files that cannot be read


def all_articles(
    paths: SitePaths, inputs: SiteInputs, memory: Memory, pool: Pool, progress: Progress,
    states: Sequence[FileState] = (),
) -> Articles:  # fmt: skip
    """Return the articles of a content folder, and remember them; `states` are its files, if they have just been listed.

    Raises ContentError if the folder is missing or has no input file.
    """
    began = time.time_ns()
    found = [*files_below(paths.content, states)]
    inputs_found = [file for file in found if file.plain and readers.is_article(file.name)]
    if not inputs_found:
        fix = f"put files there ({', '.join(sorted(readers.SUFFIXES))}), or try `digest init` in an empty folder"
        raise ContentError("this folder holds no article", fix=fix, file=paths.content)
    old = load_items(memory, inputs.item_key)
    scan = _scan(inputs_found, old, inputs.item_key, began)
    scan.rejected.extend(unlisted(file.name) for file in found if file.size == UNLISTED)
    _add_rows(scan, old, pool.map(table_reader, inputs.item_key, scan.tables, refuse=refuse_table))
    shared = StageInputs(
        vocabulary=inputs.vocabulary, sources=inputs.sources, policy=inputs.settings.policy,
        foreign_tags=inputs.settings.foreign_tags, key=inputs.item_key,
        hints=memory.load("hints.bin", inputs.item_key, dict[str, tuple[str, ...]]) or {},
    )  # fmt: skip
    built = pool.map(
        worker, shared, scan.tasks, lambda done: progress("articles", done, len(scan.tasks)),
        partial(refuse_task, inputs.item_key),
    )  # fmt: skip
    if fresh := {source: hints for item in built for source, hints in item.hints.items()}:
        memory.save("hints.bin", inputs.item_key, shared.hints | fresh)
    items = _merged(memory.folder, old, scan, built)
    memory.save("items.bin", inputs.item_key, items, _lasting(items))
    kept, rejected = _in_order(items, scan.rejected)
    identities = identified(kept, inputs.settings.timezone)
    return Articles(
        kept=identities.kept, rejected=rejected, repeats=identities.folded, unsettled=identities.problems,
        files=frozenset(scan.files), pictures=tuple(file for file in found if readers.is_picture(file.name)),
        unread=_unread(found, standing_pages(paths.content, paths.root)),
    )  # fmt: skip


def _unread(found: Iterable[ContentFile], pages: Container[str]) -> dict[str, tuple[str, ...]]:
    """Return the files that are neither read as articles nor as standing `pages`, by the reason."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for file in found:
        if file.name in pages or file.size == UNLISTED:
            continue
        if kind := readers.kind_not_read(file.name) if file.plain else "link":
            kinds[kind].append(file.name)
    return {kind: tuple(names) for kind, names in sorted(kinds.items())}


def _scan(found: Sequence[ContentFile], old: Items, item_key: bytes, began: int) -> _Scan:
    """Divide the files into those that are known and those that have to be built."""
    scan, attached_names = _Scan(), _attached(found)
    for file in found:
        attached = file.name in attached_names
        if file.name in scan.files:  # names that differ in Unicode composition alone
            scan.rejected.append(_same_name(file.name, file_place(file.name)))
            continue
        before = old.files.get(file.name)
        if before is not None and (before.size, before.times, before.attached) == (file.size, file.changed, attached):
            scan.files[file.name] = before
            continue
        keys: tuple[bytes, ...] = ()
        try:
            keys = _keys_of(file, attached, item_key, old, scan)
        except OSError as error:
            scan.rejected.append(unreadable(file.name, error))
        times = _UNTRUSTED if file.changed[0] > began - CLOCK_GRAIN else file.changed
        scan.files[file.name] = FileMemory(size=file.size, times=times, keys=keys, attached=attached)
    return scan


def _attached(found: Sequence[ContentFile]) -> set[str]:
    """Return the names of the translations whose originals are in the same folder."""
    names = {file.name for file in found}
    originals = {name: base for name in names for base, language in (readers.sibling(name),) if language is not None}
    ids = set() if names.issuperset(originals.values()) else {*map(readers.file_id, names)}
    return {name for name, base in originals.items() if base in names or readers.file_id(base) in ids}


def _keys_of(file: ContentFile, attached: bool, item_key: bytes, old: Items, scan: _Scan) -> tuple[bytes, ...]:
    """Return the keys of a file's outcomes as far as they are known, and add what has to be built to the tasks."""
    if readers.is_table(file.name):
        scan.tables.append(Task(name=file.name, path=file.path, size=file.size))
        return ()
    if old.outcomes:  # the same bytes may be known under another time: after a checkout, say
        key = file_key(item_key, file.name, read_bytes(file.path), attached)
        if key in old.outcomes:
            return (key,)
    scan.tasks.append(Task(name=file.name, path=file.path, size=file.size, attached=attached))
    return ()


def _add_rows(scan: _Scan, old: Items, tables: Sequence[TableRows]) -> None:
    """Add the rows of tables to the keys of their files, and those that are not known to the tasks."""
    for task, table in zip(scan.tables, tables, strict=True):
        if table.unread is not None:
            scan.rejected.append(table.unread)
        scan.files[task.name] = msgspec.structs.replace(scan.files[task.name], keys=table.keys)
        scan.outcomes.update((key, Outcome(rejected=(row,))) for key, row in table.outcomes.items())
        scan.tasks.extend(
            Task(name=task.name, record=record, size=len(record), key=key)
            for key, record in table.records.items()
            if key not in old.outcomes
        )


def _merged(folder: str, old: Items, scan: _Scan, built: Sequence[Built]) -> Items:
    """Return the memory of the content: outcomes of the present files and nothing else."""
    files, fresh = dict(scan.files), dict(scan.outcomes)
    decode = msgspec.msgpack.Decoder(Entry).decode
    with Pack(folder, old.packed) as pack:
        for item in built:
            if not item.key:
                scan.rejected.extend(item.rejected)
                continue
            kept = tuple(
                Kept(entry=decode(entry), extent=pack.append(body))
                for entry, body in zip(item.entries, item.bodies, strict=True)
            )
            fresh[item.key] = Outcome(kept=kept, rejected=item.rejected)
            if not files[item.name].keys:
                files[item.name] = msgspec.structs.replace(files[item.name], keys=(item.key,))
    if not fresh and files == old.files:
        return old
    known = {**old.outcomes, **fresh}
    used = {key for file in files.values() for key in file.keys}
    outcomes = {key: outcome for key, outcome in known.items() if key in used}
    present = {name: file for name, file in files.items() if file.keys}
    return compacted(folder, Items(files=present, outcomes=outcomes, packed=pack.end))


def _lasting(items: Items) -> Items:
    """Return the memory without what was over its budget of time or memory, which the next process shall try again."""
    passing = {
        key
        for key, outcome in items.outcomes.items()
        if outcome.rejected and any(item.reason == OVER_BUDGET for item in outcome.rejected)
    }
    if not passing:
        return items
    files = {}
    for name, file in items.files.items():
        if passing.isdisjoint(file.keys):
            files[name] = file
        elif keys := tuple(key for key in file.keys if key not in passing):
            files[name] = msgspec.structs.replace(file, keys=keys, times=_UNTRUSTED)
    outcomes = {key: outcome for key, outcome in items.outcomes.items() if key not in passing}
    return msgspec.structs.replace(items, files=files, outcomes=outcomes)


def _in_order(items: Items, rejected_files: Sequence[Rejected]) -> tuple[list[Kept], tuple[Rejected, ...]]:
    """Put the outcomes in the order of their files and records; of two articles with one id by file, the later is refused."""
    kept: list[Kept] = []
    rejected, places = list(rejected_files), dict[str, Entry]()
    for file in items.files.values():
        own: list[Kept] = []
        for outcome in map(items.outcomes.__getitem__, file.keys):
            rejected.extend(outcome.rejected)
            for item in outcome.kept:
                first = places.setdefault(item.entry.filed or item.entry.id, item.entry)
                if first is item.entry:
                    own.append(item)
                else:
                    rejected.append(_same_name(first.file, item.entry))
        if len(own) > 1:
            records = zip(own, dated_by_order([item.entry for item in own]), strict=True)
            own = [
                item if entry is item.entry else msgspec.structs.replace(item, entry=entry) for item, entry in records
            ]
        kept += own
    return kept, tuple(rejected)


def dated_by_order(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Give undated articles of one file the dates that the order of records implies; see `facts.dates.record_order`."""
    if all(entry.facts.date for entry in entries):
        return tuple(entries)
    dates = dates_from_neighbours([entry.facts.date for entry in entries])
    return tuple(_with_date(entry, date) if date else entry for entry, date in zip(entries, dates, strict=True))


def _with_date(entry: Entry, date: DateFact) -> Entry:
    """Give an article a date, and new digests: it is another article now."""
    facts = msgspec.structs.replace(entry.facts, date=date, evidence=(*entry.facts.evidence, ("date", date.evidence)))
    card, digest = (hex_digest(f"{known}{date}".encode()) for known in (entry.card, entry.digest))
    return msgspec.structs.replace(entry, facts=facts, card=card, digest=digest)


def _same_name(first: str, place: Place) -> Rejected:
    return refused(place, "same-id", f"this has the same name as {first}", "rename one of the two files")
