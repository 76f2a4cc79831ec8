"""Making the index of a site: anew, or from what the last build wrote where only a few articles are other ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from digest.model import Value
from digest.search.document import SearchDocument
from digest.search.shards import SearchIndex
from digest.search.terms import folding
from digest.search.update import Change, updated
from digest.site.files import searching
from digest.site.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.model import Body
    from digest.site.outline import Outline

_FEW: Final = 20
"""So many articles are sooner told one by one; more are sooner read again all together."""


class Known(Value):
    """What is remembered of an index: which articles are in it, in what state, and all but its shards."""

    states: tuple[str, ...]
    index: SearchIndex


class Made(Value):
    """The files of an index that became others, by path, and what is to be remembered."""

    files: dict[str, bytes]
    known: Known


def make(outline: Outline, body_of: Callable[[str], Body], known: Known | None, read: Callable[[str], bytes]) -> Made:
    """Return the index of all articles; `read` returns a file of the last one, which `known` tells of."""
    states = tuple(searching.state(outline, entry_id) for entry_id in reversed(outline.library.order))
    count = searching.shard_count(outline)
    index = _updated(outline, body_of, states, known, read) if known and known.index.count == count else None
    if index is None:
        from digest.search.index import build  # it brings numpy: only who builds all needs it

        index = build([document(outline, entry_id, body_of) for entry_id in reversed(outline.library.order)], count)
    files = {searching.shard_path(number): data for number, data in index.shards.items()}
    files[searching.INDEX] = front(outline, index)
    return Made(files=files, known=Known(states=states, index=msgspec.structs.replace(index, shards={})))


def document(outline: Outline, entry_id: str, body_of: Callable[[str], Body]) -> SearchDocument:
    """Return what is searched of an article."""
    found = searching.article_texts(outline, entry_id, body_of)
    return SearchDocument(texts=found, terms=searching.article_terms(outline, entry_id))


def front(outline: Outline, index: SearchIndex) -> bytes:
    """Return what a reader of the index has to know first."""
    value = {
        "shards": index.count,
        "sizes": "".join([chr(ord("a") + size) for size in index.classes]),
        "years": searching.years(outline),
        "frequent": "\n".join(sorted(index.frequent)),
        "folding": folding(),
    }
    return json_text(value).encode()


def _updated(
    outline: Outline,
    body_of: Callable[[str], Body],
    states: tuple[str, ...],
    known: Known,
    read: Callable[[str], bytes],
) -> SearchIndex | None:
    """Return the index with a few articles changed or added at the end; None if more has happened."""
    old = (*known.states, *("" for _ in states[len(known.states) :]))
    changed = [number for number, (before, after) in enumerate(zip(old, states, strict=False)) if before != after]
    if len(old) > len(states) or len(changed) > _FEW:
        return None
    ids = outline.library.order[::-1]
    changes = [
        Change(
            number=number,
            before=_before(read(searching.article_path(number))) if old[number] else None,
            after=document(outline, ids[number], body_of),
        )
        for number in changed
    ]
    return updated(known.index, lambda number: read(searching.shard_path(number)), changes)


class _Record(Value):
    texts: tuple[tuple[str, str], ...]
    terms: tuple[str, ...]


def _before(record: bytes) -> SearchDocument:
    """Return what was searched of an article from what was shown of it."""
    told = msgspec.json.decode(record, type=_Record)
    return SearchDocument(texts=told.texts, terms=tuple(f"\x01{term}" for term in told.terms))
