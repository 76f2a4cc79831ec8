"""The files of the search index in a build: built together, and staged like pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from digest.config.settings import Settings
from digest.config.vocabulary import Vocabulary
from digest.model import Body, Library, Page
from digest.site.files import searching
from digest.site.files.copies import compress, original
from digest.site.files.search_index import Known, make
from digest.site.outline import Outline
from digest.store import output
from digest.store.memory import PageMemory, load_sealed

MEMORY = "search.bin"


class Sources(NamedTuple):
    """What an index is built from, and what the last build left of one."""

    library: Library
    settings: Settings
    vocabulary: Vocabulary
    body_of: Callable[[str], Body]
    memory: str
    environment: bytes
    old: dict[str, PageMemory]
    target: output.OutputFolder


class Indexed(NamedTuple):
    """Files staged, and what to remember of a search index if they are one; an unchanged file of it is not staged."""

    staged: list[output.Staged]
    known: Known | None


def staged(sources: Sources, pages: Sequence[Page]) -> Indexed:
    """Build the index, and stage those of its files that changed."""
    outline = Outline(sources.library, sources.settings, sources.vocabulary, about=False)

    def read(path: str) -> bytes:
        with open(os.path.join(sources.target.folder, path), "rb") as stream:
            return stream.read()

    known = load_sealed(sources.memory, MEMORY, sources.environment, Known)
    if known is not None and not _is_whole(sources, known):
        known = None
    made = make(outline, sources.body_of, known, read)
    files: list[output.Staged] = []
    for page in pages:
        method, source = original(page)
        before = sources.old.get(page.path)
        data = made.files.get(source.path)
        if data is not None:
            data = compress(data, method) if method else data
            files.append(output.stage(sources.target, page.path, data, before.written if before else None))
    return Indexed(files, made.known)


def _is_whole(sources: Sources, known: Known) -> bool:
    """Whether all files of the last index are still as they were written: changes are merged into them."""
    paths = [searching.shard_path(number) for number in range(known.index.count)]
    paths += [searching.article_path(number) for number in range(len(known.states))]
    old, present = sources.old, sources.target.present
    return all(
        path in old and present.get(path) == (old[path].written.size, old[path].written.modified) for path in paths
    )
