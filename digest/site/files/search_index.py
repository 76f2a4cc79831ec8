"""The search index: built from all articles, or updated from the last build where only a few changed.

It is built by one process while others render pages, and staged with them.
"""

import os
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import msgspec

from digest.config.settings import Settings
from digest.config.vocabulary import Vocabulary
from digest.model import Body, Library, Value
from digest.page import Page
from digest.search.shards import SearchIndex
from digest.search.terms import SearchDocument, folding
from digest.search.update import Change, updated
from digest.site.escaping import json_text
from digest.site.files import search_records
from digest.site.files.copies import compress, original
from digest.site.outline import Outline
from digest.store import output
from digest.store.memory import PageMemory, load_sealed

MEMORY: Final = "search.bin"
_FEW: Final = 20
"""Up to this many changes are merged into the last index; beyond it a rebuild is faster."""


class Sources(NamedTuple):
    """What an index is built from, and what the last build left."""

    library: Library
    settings: Settings
    vocabulary: Vocabulary
    body_of: Callable[[str], Body]
    memory: str
    key: bytes  # of pages, by which the last index is remembered
    old: dict[str, PageMemory]
    target: output.OutputFolder


class LastIndex(Value):
    """What is remembered of an index: the state of each article in it, and everything but its shards."""

    states: tuple[str, ...]
    index: SearchIndex


def stage_index(sources: Sources, pages: Sequence[Page]) -> tuple[list[output.Staged], LastIndex]:
    """Build the index and stage those of its files that changed; return these, and what to remember."""
    outline = Outline(sources.library, sources.settings, sources.vocabulary)

    def read_output(path: str) -> bytes:
        with open(os.path.join(sources.target.folder, path), "rb") as stream:
            return stream.read()

    last = load_sealed(sources.memory, MEMORY, sources.key, LastIndex)
    if last is not None and not _is_whole(sources, last):
        last = None
    files, last = build_index(outline, sources.body_of, last, read_output)
    staged: list[output.Staged] = []
    for page in pages:
        known = sources.old.get(page.path)
        data = files.get(original(page).path)
        if data is not None:
            data = compress(data, page.compression) if page.compression else data
            staged.append(output.stage(sources.target, page.path, data, known.written if known else None))
    return staged, last


def _is_whole(sources: Sources, last: LastIndex) -> bool:
    """Whether all files of the last index are still as they were written: an update reads them."""
    paths = [search_records.shard_path(number) for number in range(last.index.count)]
    paths += [search_records.record_path(number) for number in range(len(last.states))]
    old, present = sources.old, sources.target.present
    return all(
        path in old and present.get(path) == (old[path].written.size, old[path].written.modified) for path in paths
    )


def build_index(
    outline: Outline, body_of: Callable[[str], Body], last: LastIndex | None, read_output: Callable[[str], bytes]
) -> tuple[dict[str, bytes], LastIndex]:
    """Return the changed files of the index by path, and what to remember; `read_output` returns a file of the last one."""
    ids = outline.library.order[::-1]
    states = tuple(search_records.state(outline, entry_id) for entry_id in ids)
    count = search_records.shard_count(outline)
    index = _updated(outline, body_of, states, last, read_output) if last and last.index.count == count else None
    if index is None:
        from digest.search.index import build  # it imports numpy, which an update does not need

        index = build((document(outline, entry_id, body_of) for entry_id in ids), count)
    files = {search_records.shard_path(number): data for number, data in index.shards.items()}
    files[search_records.INDEX] = front(outline, index)
    return files, LastIndex(states=states, index=msgspec.structs.replace(index, shards={}))


def document(outline: Outline, entry_id: str, body_of: Callable[[str], Body]) -> SearchDocument:
    """Return what is searched of an article."""
    texts = search_records.searched_texts(outline, entry_id, body_of)
    return _filtered(SearchDocument(texts=texts, terms=search_records.filter_terms(outline, entry_id)))


def front(outline: Outline, index: SearchIndex) -> bytes:
    """Return the front of the index as JSON: the number and sizes of the shards, years, frequent grams, folding."""
    value = {
        "shards": index.count,
        "sizes": "".join([chr(ord("a") + size) for size in index.classes]),
        "years": search_records.years(outline),
        "frequent": "\n".join(sorted(index.frequent)),
        "folding": folding(),
    }
    return json_text(value).encode()


def _updated(
    outline: Outline,
    body_of: Callable[[str], Body],
    states: tuple[str, ...],
    last: LastIndex,
    read_output: Callable[[str], bytes],
) -> SearchIndex | None:
    """Return the index with a few articles changed or added at the end; None if more has happened."""
    old = (*last.states, *("" for _ in states[len(last.states) :]))
    changed = [number for number, (before, after) in enumerate(zip(old, states, strict=False)) if before != after]
    if len(old) > len(states) or len(changed) > _FEW:
        return None
    ids = outline.library.order[::-1]
    changes = [
        Change(
            number=number,
            before=_document_of(read_output(search_records.record_path(number))) if old[number] else None,
            after=document(outline, ids[number], body_of),
        )
        for number in changed
    ]
    return updated(last.index, lambda number: read_output(search_records.shard_path(number)), changes)


def _document_of(record: bytes) -> SearchDocument:
    """Return what was searched of an article, from its record."""
    return _filtered(msgspec.json.decode(record, type=SearchDocument))


def _filtered(found: SearchDocument) -> SearchDocument:
    return SearchDocument(texts=found.texts, terms=tuple(f"{search_records.FILTER}{term}" for term in found.terms))
