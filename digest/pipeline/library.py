"""Articles → library: the one gather, which orders all published articles and indexes them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from digest.model import Entry, Library
from digest.stories import Graph, graph
from digest.stories.chronology import newest_first
from digest.text.script import fold

if TYPE_CHECKING:
    from digest.stories.sentences import Sentences

_DAY = 10  # characters of 2024-05-01
_MONTH = 7
_YEAR = 4


def gather(entries: Iterable[Entry]) -> Library:
    """Return the library of all entries, whatever order they come in."""
    return gather_with_graph(entries, None)[0]


def gather_with_graph(
    entries: Iterable[Entry], known: Graph | None, sentences: "Sentences | None" = None
) -> tuple[Library, Graph]:
    """Return the library of all entries and its graph; `known` is that of an earlier library and only saves time.

    A translation belongs to its original and is in no index; one whose original is missing is an article of its own.
    """
    originals, translations = _told_apart(entries)
    ordered = newest_first(originals)
    found = graph(ordered, known, sentences)
    library = Library(
        order=tuple(entry.id for entry in ordered), entries={entry.id: entry for entry in ordered},
        translations=translations, stories=found.stories, related=found.related,
        tags=_index((match.key, entry.id) for entry in ordered for match in entry.tags),
        sources=_by_source(ordered),
        days=_by_date(ordered, ("day",), _DAY),
        months=_by_date(ordered, ("day", "month"), _MONTH),
        years=_by_date(ordered, ("day", "month", "year"), _YEAR),
        undated=tuple(entry.id for entry in ordered if entry.facts.date is None),
        story_of={member: story.key for story in found.stories for member in story.members},
    )  # fmt: skip
    return library, found


def _told_apart(entries: Iterable[Entry]) -> tuple[list[Entry], dict[str, dict[str, Entry]]]:
    """Return the originals, and the translations by original and language; of two for one language the first id's."""
    by_id = {entry.id: entry for entry in sorted(entries, key=lambda entry: (entry.id, entry.file, entry.index))}
    translations: dict[str, dict[str, Entry]] = {}
    originals = []
    for entry in by_id.values():
        original = by_id.get(entry.translation_of)
        if original is None or original is entry or original.translation_of in by_id:
            originals.append(entry)
        else:
            translations.setdefault(original.id, {}).setdefault(entry.facts.language, entry)
    return originals, translations


def _by_source(ordered: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """Return the ids by source. Names that only script, case or width tells apart are one, spelled as the oldest article does."""
    folded = {name: fold(name) for name in {entry.facts.source for entry in ordered}}
    oldest = {folded[entry.facts.source]: entry.facts.source for entry in ordered}
    return _index((oldest[folded[entry.facts.source]], entry.id) for entry in ordered if entry.facts.source)


def _by_date(ordered: Sequence[Entry], precisions: Sequence[str], length: int) -> dict[str, tuple[str, ...]]:
    """Return the ids by the first characters of their dates, of the articles dated that precisely; newest first."""
    return _index(
        (
            (found.value[:length], entry.id)
            for entry in ordered
            if (found := entry.facts.date) is not None and found.precision in precisions
        ),
        newest=True,
    )


def _index(pairs: Iterable[tuple[str, str]], *, newest: bool = False) -> dict[str, tuple[str, ...]]:
    """Return the ids of each key in the order they come; keys in alphabetical order, or dates newest first."""
    index: dict[str, list[str]] = defaultdict(list)
    for key, member in pairs:
        index[key].append(member)
    return {key: tuple(dict.fromkeys(index[key])) for key in sorted(index, reverse=newest)}
