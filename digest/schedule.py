"""Which articles a site shows on a given day: drafts, scheduled and expired ones stay back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from digest.model import Entry, Problem, Value


class Shown(Value):
    """The articles to publish, and what was held back."""

    entries: tuple[Entry, ...]
    drafts: int
    waiting: int
    until: str  # ISO time of UTC when the next article appears or expires; "" if none does
    problems: tuple[Problem, ...]


def scheduled(entries: Sequence[Entry], now: str, *, drafts: bool) -> Shown:
    """Choose the articles to publish at `now` (ISO time of UTC)."""
    moment = _moment(now)
    kept, drafted, waiting, changes = [], 0, 0, []
    for entry in entries:
        front = entry.front
        if not (front.draft or front.publish_at or front.expires):
            kept.append(entry)
            continue
        times = [_moment(time) for time in (front.publish_at, front.expires) if time]
        changes += [time for time in times if time > moment]
        if front.draft and not drafts:
            drafted += 1
        elif (front.publish_at and _moment(front.publish_at) > moment) or (
            front.expires and _moment(front.expires) <= moment
        ):
            waiting += 1
        else:
            kept.append(entry)
    fixed, problems = _with_originals(kept, {entry.id for entry in entries})
    until = min(changes).isoformat() if changes else ""
    return Shown(entries=fixed, drafts=drafted, waiting=waiting, until=until, problems=problems)


def _moment(text: str) -> datetime:
    """Return a time of UTC from an ISO date or time; a month or a year means its first day."""
    parts = text.strip().replace("Z", "+00:00")
    if len(parts) in (4, 7):
        parts += "-01-01"[: 10 - len(parts)]
    moment = datetime.fromisoformat(parts)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _with_originals(entries: Sequence[Entry], known: set[str]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Make a translation whose original does not exist an article of its own; drop one whose original is held back."""
    shown = {entry.id for entry in entries}
    kept, problems = [], []
    for entry in entries:
        if not entry.translation_of or entry.translation_of in shown:
            kept.append(entry)
        elif entry.translation_of not in known:
            kept.append(msgspec.structs.replace(entry, translation_of=""))
            problems.append(
                Problem(
                    code="translation.no-original",
                    message=f"there is no article {entry.translation_of!r} that this could be a translation of",
                    fix="rename the file, or add the original beside it",
                    file=entry.file,
                    line=entry.line,
                )
            )
    return tuple(kept), tuple(problems)
