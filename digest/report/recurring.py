"""Lines that stand in many articles of one source: shown to the editor, who may have its rules keep or drop them.

Being repeated is evidence, never proof: a paper may begin each of its columns with the same true sentence. So nothing is
removed for it here, and the per-item half of a build stays blind to other items.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from digest.model import Value
from digest.text import line_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from digest.config.source_rules import SourceRules
    from digest.model import Body, Entry

_LONGEST: Final = 200  # characters; a longer line that recurs is a copied article
_FEWEST: Final = 3  # articles; and lines that a copy shares
_SHARE: Final = 0.1  # of the articles of a source
_COPY: Final = 0.5  # an article that shares so many of its lines with another one is a copy of it, and not counted
_MOST: Final = 50  # lines told of one source


class Recurring(Value):
    """A line that articles of a source have in common."""

    source: str  # name, or host where no name is known
    text: str  # as it stands in the first of them
    count: int
    articles: int  # of this source
    examples: tuple[str, ...]  # ids


def name_of(entry: Entry) -> str:
    """Return the name under which articles of one source are counted, "" where nothing tells it."""
    facts = entry.facts
    return facts.source or ((urlsplit(facts.url).hostname or "").removeprefix("www.") if facts.url else "")


def recurring(
    entries: Iterable[Entry], body_of: Callable[[str], Body], sources: Iterable[SourceRules] = ()
) -> tuple[Recurring, ...]:
    """Return the lines left in several articles of a source that is no copy of another, by source, the most frequent first.

    Lines that the rules of some source keep are not told: an editor has seen them.
    """
    known = tuple(rule for source in sources for rule in source.keep_lines)
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        name = line_pattern.folded(name_of(entry))
        if name and not entry.translation_of:
            groups.setdefault(name, []).append(entry)
    told = (found for _, group in sorted(groups.items()) for found in _of_source(group, body_of))
    return tuple(
        found for found in told
        if not any(line_pattern.is_line(rule.text, line_pattern.folded(found.text), wild=rule.wild) for rule in known)
    )  # fmt: skip


def _of_source(entries: list[Entry], body_of: Callable[[str], Body]) -> Iterator[Recurring]:
    if len(entries) < _FEWEST:
        return
    first: dict[str, tuple[str, str]] = {}  # folded line → the article it was first seen in, and its words
    counts: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}
    articles = 0
    for entry in entries:
        lines = _lines(body_of(entry.id))
        shared = Counter(first[line][0] for line in lines if line in first)
        if max(shared.values(), default=0) >= max(_FEWEST, _COPY * len(lines)):
            continue
        articles += 1
        counts.update(lines.keys())
        for line, text in lines.items():
            first.setdefault(line, (entry.id, text))
            examples.setdefault(line, []).append(entry.id)
    least = max(_FEWEST, _SHARE * articles)
    for line, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]:
        if count >= least:
            yield Recurring(
                source=name_of(entries[0]), text=first[line][1], count=count, articles=articles,
                examples=tuple(examples[line][:_FEWEST]),
            )  # fmt: skip


def _lines(body: Body) -> dict[str, str]:
    """Return the short lines of an article, folded, each with its words."""
    texts = (line for block in body.blocks if block.kind != "image" for line in block.text.split("\n"))
    return {
        line_pattern.folded(text): text for text in texts if 0 < len(text) <= _LONGEST and any(map(str.isalnum, text))
    }
