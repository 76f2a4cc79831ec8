"""Which articles a site shows at a given time: without drafts, scheduled, expired, withdrawn and held-back ones."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import msgspec

from digest.article import article_slug
from digest.config.takedowns import Takedown
from digest.facts.identity import address_name
from digest.model import Entry, Problem, Value, Withdrawn
from digest.site.addresses import apart


class Shown(Value):
    """The articles to publish, and how many are held back."""

    entries: tuple[Entry, ...]
    drafts: tuple[str, ...]  # their files
    waiting: int
    held: int  # those whose front matter does not clearly say whether they may be shown
    until: str  # ISO time of UTC when the next article appears or expires; "" if none does
    problems: tuple[Problem, ...]
    withdrawn: tuple[Withdrawn, ...] = ()  # newest first


def scheduled(
    entries: Sequence[Entry], now: str, *, drafts: bool, takedowns: Sequence[Takedown] = (), time_zone: str = "UTC"
) -> Shown:
    """Choose the articles to publish at `now` (ISO time of UTC); `time_zone` is that of times that name none."""
    present, zone = utc_time(now, UTC), ZoneInfo(time_zone)
    kept, drafted, waiting, held, changes = [], [], 0, 0, []
    for entry in entries:
        front = entry.front
        if front.held:
            held += 1
            continue
        if not (front.draft or front.publish_at or front.expires):
            kept.append(entry)
            continue
        begin, end = (utc_time(time, zone) if time else None for time in (front.publish_at, front.expires))
        changes += [time for time in (begin, end) if time and time > present]
        if front.draft and not drafts:
            drafted.append(entry.file)
        elif (begin and begin > present) or (end and end <= present):
            waiting += 1
        else:
            kept.append(entry)
    kept, withdrawn = _withdraw(kept, takedowns) if takedowns else (kept, ())
    fixed, problems = _with_originals(kept, {entry.id for entry in entries})
    until = min(changes).isoformat() if changes else ""
    return Shown(
        entries=fixed, drafts=tuple(drafted), waiting=waiting, held=held, until=until, problems=problems,
        withdrawn=withdrawn,
    )  # fmt: skip


def unmatched_takedowns(entries: Iterable[Entry], takedowns: Sequence[Takedown], file: str) -> tuple[Problem, ...]:
    """Return a problem for each takedown that matches no article: kept for a later import, or misspelt."""
    names = {name for entry in entries for name in _names(entry)} if takedowns else set()
    return tuple(
        Problem(
            code="takedown.no-article",
            message=f"no article has the {takedown.by} {takedown.name!r}",
            fix="nothing, if its file is gone; else write the id that `digest inspect` shows",
            file=file,
            line=takedown.line,
        )
        for takedown in takedowns
        if _named(takedown) not in names
    )


def _withdraw(entries: Sequence[Entry], takedowns: Sequence[Takedown]) -> tuple[list[Entry], tuple[Withdrawn, ...]]:
    """Return the articles that remain, and each takedown with its article if there is one."""
    ordered = {_named(takedown): takedown for takedown in takedowns}
    ids = {entry.id for entry in entries}
    kept, withdrawn, matched = [], [], set()
    for entry in entries:
        name = next((name for name in _names(entry) if name in ordered), None)
        if name is None:
            kept.append(entry)
        elif entry.translation_of not in ids:
            withdrawn.append(_withdrawn(ordered[name], entry))
            matched.add(name)
    withdrawn += [_withdrawn(takedown, None) for name, takedown in ordered.items() if name not in matched]
    return kept, tuple(sorted(withdrawn, key=lambda each: each.date, reverse=True))


def _withdrawn(takedown: Takedown, entry: Entry | None) -> Withdrawn:
    return Withdrawn(date=takedown.date, reason=takedown.reason, entry=entry, titled=takedown.titled)


def _named(takedown: Takedown) -> tuple[str, str]:
    return takedown.by, _bare(takedown.name) if takedown.by == "url" else takedown.name


def _names(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return what may name an article: id, file, slug, the slug of one whose address another has, address at its source."""
    moved = apart(entry.slug, entry.id, lambda _: False)
    others = [("id", name) for each in entry.repeats for name in (each.id, each.file)]
    return (
        ("id", entry.id), ("id", entry.filed or entry.id), ("id", entry.file), ("slug", entry.slug), ("slug", moved),
        ("slug", article_slug(entry.front, entry.filed or entry.id)), ("url", entry.identity or _bare(entry.facts.url)), *others,
    )  # fmt: skip


def _bare(address: str) -> str:
    """Return the name of the article at an address, which is the same for all spellings of the address."""
    return address_name(address) or address


def utc_time(text: str, zone: tzinfo) -> datetime:
    """Return the UTC time of an ISO date or time, in `zone` if it names none; a month or a year means its first day."""
    parts = text.strip().replace("Z", "+00:00")
    if len(parts) in (4, 7):
        parts += "-01-01"[: 10 - len(parts)]
    time = datetime.fromisoformat(parts)
    try:
        return (time.replace(tzinfo=zone) if time.tzinfo is None else time).astimezone(UTC)
    except OverflowError:  # at the ends of the calendar
        return time.replace(tzinfo=UTC)


def _with_originals(entries: Sequence[Entry], known: set[str]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Drop translations whose original is held back; make those without an original articles of their own.

    A second text in one language is dropped and reported, as is a date that differs from that of the original.
    """
    shown = {entry.id: entry for entry in entries}
    taken = {(entry.id, entry.facts.language) for entry in entries if not entry.translation_of}
    kept, problems = [], []
    for entry in entries:
        text = (entry.translation_of, entry.facts.language)
        if not entry.translation_of or (entry.translation_of in shown and text not in taken):
            kept.append(entry)
            taken.add(text)
            problems += _other_date(entry, shown.get(entry.translation_of))
        elif entry.translation_of in shown:
            message = f"its original, or another translation of it, is in {text[1]} already; this one is not shown"
            fix = "say in its front matter which `language:` it is in, or remove the file"
            problems.append(_problem(entry, "translation.same-language", message, fix))
        elif entry.translation_of not in known:
            kept.append(msgspec.structs.replace(entry, translation_of=""))
            message = f"there is no article {entry.translation_of!r} that this could be a translation of"
            fix = "rename the file, or add the original beside it"
            problems.append(_problem(entry, "translation.no-original", message, fix))
    return tuple(kept), tuple(problems)


def _other_date(entry: Entry, original: Entry | None) -> list[Problem]:
    """Return a problem if an editor gave a translation another date than that of its original."""
    given, dated = entry.facts.date, original.facts.date if original is not None else None
    if original is None or entry.front.date is None or given is None or (dated and dated.value == given.value):
        return []
    shown = f"that of its original, {dated.value}," if dated else "none, as its original has none,"
    message = f"a translation has no date of its own: {shown} is shown, not {given.value}"
    return [_problem(entry, "translation.other-date", message, f"give the date in {original.file}")]


def _problem(entry: Entry, code: str, message: str, fix: str) -> Problem:
    return Problem(code=code, message=message, fix=fix, file=entry.file, line=entry.line)
