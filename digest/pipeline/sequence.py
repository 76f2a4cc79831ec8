"""Articles of one file → the same articles, with the dates that their order gives those without one."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import msgspec

from digest.model import DateFact, Entry


def dated(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Take the articles of a file in their order; see `facts.dates.record_order` for when an undated one gets a date."""
    if all(entry.facts.date for entry in entries):
        return tuple(entries)
    from digest.facts.dates.record_order import dates_from_neighbours  # seldom needed, and the facts take long to load

    found = dates_from_neighbours([entry.facts.date for entry in entries])
    return tuple(_with(entry, date) if date else entry for entry, date in zip(entries, found, strict=True))


def _with(entry: Entry, date: DateFact) -> Entry:
    """Give an article a date; its digests then tell that it is another one."""
    facts = msgspec.structs.replace(entry.facts, date=date, evidence=(*entry.facts.evidence, ("date", date.evidence)))
    card, digest = (
        blake2b(f"{known}{date}".encode(), digest_size=16).hexdigest() for known in (entry.card, entry.digest)
    )
    return msgspec.structs.replace(entry, facts=facts, card=card, digest=digest)
