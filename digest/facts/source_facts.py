"""What the rules of a source say of its articles: which articles are its, and what is known of them by that alone."""

from __future__ import annotations

import re
from datetime import datetime
from fnmatch import translate
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import msgspec

from digest.facts.names import people
from digest.facts.zones import bare
from digest.model import DateFact
from digest.text import line_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.config.source_rules import SourceRules
    from digest.model import Document, Facts, FrontMatter, Record

_LINES: Final = 40  # at either end of a page, among which a byline stands
_LONGEST: Final = 200  # characters of a byline


class Index:
    """The rules of all sources, by what tells that an article is theirs; of two that claim one thing, the first has it."""

    def __init__(self, sources: Sequence[SourceRules]) -> None:
        self._paths = [(re.compile(translate(pattern)), source) for source in sources for pattern in source.paths]
        self._hosts: dict[str, SourceRules] = {}
        self._names: dict[str, SourceRules] = {}
        for source in sources:
            for host in source.hosts:
                self._hosts.setdefault(host, source)
            for name in (*source.names, source.name) if source.names else ():
                self._names.setdefault(bare(name), source)

    def find(self, record: Record, known: Facts) -> SourceRules | None:
        """Return the rules of an article's source: told by where its file lies, else by its address, else by its name."""
        for pattern, source in self._paths:
            if pattern.match(record.file):
                return source
        labels = (urlsplit(known.url).hostname or "").split(".") if known.url and self._hosts else []
        for start in range(len(labels)):
            if found := self._hosts.get(".".join(labels[start:])):
                return found
        return self._names.get(bare(known.source)) if known.source else None


def amended(known: Facts, document: Document, front: FrontMatter, source: SourceRules) -> Facts:
    """Return the facts with what the source's rules know; what the front matter says goes before."""
    told: dict[str, str] = {}
    authors, date = known.authors, known.date
    if not front.source:
        told["source"] = f"{source.file}: name"
    if not front.authors and (found := _byline(document, source)):
        authors, told["authors"] = found
    if not front.date and source.time_zone and date is not None and (there := _there(date, source.time_zone)) != date:
        date = there
        told["date"] = there.evidence
    language = known.language if front.language or not source.language else source.language
    if language != known.language:
        told["language"] = f"{source.file}: language"
    kept = tuple((fact, words) for fact, words in known.evidence if fact not in told)
    return msgspec.structs.replace(
        known,
        source=known.source if front.source else source.name,
        origin="" if bare(known.origin) == bare(source.name) else known.origin,
        authors=authors,
        date=date,
        language=language,
        evidence=(*kept, *told.items()),
    )


def _byline(document: Document, source: SourceRules) -> tuple[tuple[str, ...], str] | None:
    """Return the authors that the source's byline names, and the line."""
    lines = [line.text for line in document.lines if line.kind != "image"] if source.bylines else []
    for text in (*lines[:_LINES], *lines[_LINES:][-_LINES:]):
        for pattern in source.bylines if len(text) <= _LONGEST else ():
            names = people(line_pattern.author(pattern, text), strict=False)
            if names:
                return names, text
    return None


def _there(date: DateFact, zone: str) -> DateFact:
    """Return a moment as the clocks of the source show it: one without a zone is told by them, one of another is moved."""
    if not date.moment:
        return date
    try:
        moment = datetime.fromisoformat(date.moment)
        local = moment.replace(tzinfo=ZoneInfo(zone)) if moment.tzinfo is None else moment.astimezone(ZoneInfo(zone))
    except (ValueError, OverflowError):
        return date
    value = local.date().isoformat()
    evidence = date.evidence if value == date.value else f"{date.evidence} ({zone})"
    return DateFact(value=value, precision=date.precision, evidence=evidence, moment=local.isoformat())
