"""What the rules of a source add: which articles are the source's, and the facts that follow from that alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from fnmatch import translate
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import msgspec

from digest.config.source_rules import SourceRules
from digest.facts.names import names_in
from digest.facts.people import Names
from digest.facts.zones import bare
from digest.model import DateFact, Document, Facts, FrontMatter, Record
from digest.text import line_pattern

_LINES: Final = 40  # at either end of a page, among which a byline is searched
_LONGEST: Final = 200  # characters of a byline


class SourceIndex:
    """The rules of all sources by path, host and name; if two claim the same, the first has it."""

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
        """Return the rules of an article's source: by the path of its file, else by its address, else by its name."""
        for pattern, source in self._paths:
            if pattern.match(record.file):
                return source
        labels = (urlsplit(known.url).hostname or "").split(".") if known.url and self._hosts else []
        for start in range(len(labels)):
            if found := self._hosts.get(".".join(labels[start:])):
                return found
        return self._names.get(bare(known.source)) if known.source else None


def apply_source_rules(known: Facts, document: Document, front: FrontMatter, source: SourceRules) -> Facts:
    """Return the facts with what the source's rules add; front matter takes precedence."""
    evidence: dict[str, str] = {}
    authors, date = known.authors, known.date
    if not front.source:
        evidence["source"] = f"{source.file}: name"
    if not front.authors and (byline := _byline(document, source)):
        authors, evidence["authors"] = byline
    if not front.date and source.time_zone and date is not None:
        local = _in_zone(date, source.time_zone)
        if local != date:
            date = local
            evidence["date"] = local.evidence
    language = known.language if front.language or not source.language else source.language
    if language != known.language:
        evidence["language"] = f"{source.file}: language"
    kept = tuple((fact, words) for fact, words in known.evidence if fact not in evidence)
    return msgspec.structs.replace(
        known,
        source=known.source if front.source else source.name,
        origin="" if bare(known.origin) == bare(source.name) else known.origin,
        authors=authors,
        date=date,
        language=language,
        evidence=(*kept, *evidence.items()),
    )


def _byline(document: Document, source: SourceRules) -> Names | None:
    """Return the authors named in the source's byline, and the line."""
    lines = [line.text for line in document.lines if line.kind != "image"] if source.bylines else []
    for text in (*lines[:_LINES], *lines[_LINES:][-_LINES:]):
        for pattern in source.bylines if len(text) <= _LONGEST else ():
            names = names_in(line_pattern.author(pattern, text), strict=False)
            if names:
                return Names(names, text)
    return None


def _in_zone(date: DateFact, zone: str) -> DateFact:
    """Return a timestamp in the time zone of the source: one without a zone is taken to be in it, others are converted."""
    if not date.moment:
        return date
    try:
        stamp = datetime.fromisoformat(date.moment)
        local = stamp.replace(tzinfo=ZoneInfo(zone)) if stamp.tzinfo is None else stamp.astimezone(ZoneInfo(zone))
    except (ValueError, OverflowError):
        return date
    value = local.date().isoformat()
    evidence = date.evidence if value == date.value else f"{date.evidence} ({zone})"
    return DateFact(value=value, precision=date.precision, evidence=evidence, moment=local.isoformat())
