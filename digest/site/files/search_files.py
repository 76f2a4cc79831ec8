"""The files of the search index in a build: made in a process beside the one that renders pages, and put beside its pages."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from digest import parallel
from digest.model import Value
from digest.site.files import searching
from digest.site.files.copies import compress, original
from digest.site.files.search_index import Known, Made, make
from digest.site.outline import Outline
from digest.store import output
from digest.store.memory import Bodies, Kept, Pages, Remembered, load_sealed, save_sealed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.config.settings import Settings
    from digest.config.vocabulary import Vocabulary
    from digest.model import Body, Library, Page

_MEMORY = "search.bin"


class Sources(Value):
    """What an index is made of, and what the last build left of one."""

    library: Library
    settings: Settings
    vocabulary: Vocabulary
    kept: dict[str, Kept]
    memory: str
    environment: bytes
    old: Pages
    target: output.OutputFolder


class Indexed(NamedTuple):
    """What became of the files of an index."""

    staged: list[output.Staged]
    same: dict[str, Remembered]  # files that stand as they should, by path
    remember: Callable[[], None]  # to be called once the files are in their place, and before pages are remembered


def begin(sources: Sources, pages: Sequence[Page], jobs: int) -> Callable[[], Indexed]:
    """Begin to make the index for these of its pages, and return the function, to be called once, that stages them."""

    def work() -> bytes:
        return msgspec.msgpack.encode(_make(sources))

    wait = parallel.beside(work) if jobs > 1 else work

    def stage() -> Indexed:
        made = msgspec.msgpack.decode(wait(), type=Made)
        staged: list[output.Staged] = []
        same: dict[str, Remembered] = {}
        for page in pages:
            method, source = original(page)
            known = sources.old.pages.get(page.path)
            data = made.files.get(source.path)
            if data is not None:
                data = compress(data, method) if method else data
                staged.append(output.stage(sources.target, page.path, data, known[1:] if known else None))
            elif known is not None:
                same[page.path] = (page.key, *known[1:])
        remember = partial(save_sealed, sources.memory, _MEMORY, sources.environment, made.known)
        return Indexed(staged, same, remember)

    return stage


def _make(sources: Sources) -> Made:
    outline = Outline(sources.library, sources.settings, sources.vocabulary, about=False)
    bodies = Bodies(sources.memory)

    def body_of(article: str) -> Body:
        return bodies.body(sources.kept[article])

    def read(path: str) -> bytes:
        with open(os.path.join(sources.target.folder, path), "rb") as stream:
            return stream.read()

    known = load_sealed(sources.memory, _MEMORY, sources.environment, Known)
    if known is not None and not _is_whole(sources, known):
        known = None
    return make(outline, body_of, known, read)


def _is_whole(sources: Sources, known: Known) -> bool:
    """Tell whether all files of the last index are still what was written: it is told from them what changes."""
    paths = [searching.shard_path(number) for number in range(known.index.count)]
    paths += [searching.article_path(number) for number in range(len(known.states))]
    old, present = sources.old.pages, sources.target.present
    return all(path in old and present.get(path) == old[path][2:] for path in paths)
