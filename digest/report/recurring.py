"""Lines that many articles of a source share: shown to the editor, who may add rules that keep or drop them.

Repetition is evidence, not proof: a paper may begin each of its columns with the same true sentence. So nothing is removed
for it, and an article is cleaned without regard to others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

from digest.config.source_rules import SourceRules
from digest.model import Body, Entry, Value
from digest.text import line_pattern

_LONGEST: Final = 200  # characters; a longer line that recurs is a copied article
_FEWEST: Final = 3  # articles with the line; also lines shared with a copy
_SHARE: Final = 0.1  # of the articles of a source
_COPY: Final = 0.5  # an article that shares this much of its lines with another is a copy, and is not counted
_MOST: Final = 50  # lines of a source


class Recurring(Value):
    """A line that several articles of a source share."""

    source: str  # name, or host if no name is known
    text: str  # as in the first article
    count: int  # articles with the line
    articles: int  # of the source
    examples: tuple[str, ...]  # ids


def name_of(entry: Entry) -> str:
    """Return the name of an article's source, else the host of its address, else ""."""
    facts = entry.facts
    return facts.source or ((urlsplit(facts.url).hostname or "").removeprefix("www.") if facts.url else "")


def recurring(
    entries: Iterable[Entry], body_of: Callable[[str], Body], sources: Iterable[SourceRules] = ()
) -> tuple[Recurring, ...]:
    """Return the lines shared by articles of a source, by source, the most frequent first; copies are not counted.

    Lines kept by the rules of any of the `sources` are left out: an editor has seen them.
    """
    kept = tuple(rule for source in sources for rule in source.keep_lines)
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        name = line_pattern.folded(name_of(entry))
        if name and not entry.translation_of:
            groups.setdefault(name, []).append(entry)
    lines = (line for _, group in sorted(groups.items()) for line in _of_source(group, body_of))
    return tuple(
        line
        for line in lines
        if not any(line_pattern.is_line(rule.text, line_pattern.folded(line.text), wild=rule.wild) for rule in kept)
    )


def _of_source(entries: list[Entry], body_of: Callable[[str], Body]) -> Iterator[Recurring]:
    if len(entries) < _FEWEST:
        return
    found: dict[str, tuple[str, list[str]]] = {}  # folded line → its text in the first article, ids of those with it
    articles = 0
    for entry in entries:
        lines = _lines(body_of(entry.id))
        shared = Counter(found[line][1][0] for line in lines if line in found)
        if max(shared.values(), default=0) >= max(_FEWEST, _COPY * len(lines)):
            continue
        articles += 1
        for line, text in lines.items():
            found.setdefault(line, (text, []))[1].append(entry.id)
    source, least = name_of(entries[0]), max(_FEWEST, _SHARE * articles)
    for _, (text, ids) in sorted(found.items(), key=lambda pair: (-len(pair[1][1]), pair[0]))[:_MOST]:
        if len(ids) >= least:
            examples = tuple(ids[:_FEWEST])
            yield Recurring(source=source, text=text, count=len(ids), articles=articles, examples=examples)


def _lines(body: Body) -> dict[str, str]:
    """Return the short lines of an article: folded → text."""
    texts = (line for block in body.blocks if block.kind != "image" for line in block.text.split("\n"))
    return {
        line_pattern.folded(text): text for text in texts if 0 < len(text) <= _LONGEST and any(map(str.isalnum, text))
    }
