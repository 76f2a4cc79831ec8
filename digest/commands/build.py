"""`digest build`: build the site, unless nothing has changed since the last build."""

from __future__ import annotations

import argparse
import gc
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from digest import console
from digest.arguments import add_drafts, add_site, add_strict, site_of
from digest.console import counted, location, paint
from digest.errors import UsageError
from digest.site_paths import SitePaths
from digest.store import fingerprint
from digest.store.fingerprint import InputState, Unchanged

if TYPE_CHECKING:  # a build with nothing to do must not load these: it takes a third of the time without
    from digest.model import Problem, Rejected
    from digest.pipeline.build import Report

MOST = 20  # problems and refusals shown in full; the rest is counted
_LAST_SECOND = 253_402_300_799  # of the year 9999


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    add_strict(parser)
    add_drafts(parser)


def run(options: argparse.Namespace) -> int:
    """Build the site and print what was done."""
    began = time.perf_counter()
    built = build_site(site_of(options), drafts=options.drafts, jobs=options.jobs)
    elapsed = f"{'time':<10}{time.perf_counter() - began:>7.2f}s"
    console.echo(f"{built.text}\n{elapsed}", color=not options.no_color)
    return console.PROBLEMS if options.strict and built.problems else console.OK


def build_site(paths: SitePaths, *, drafts: bool, jobs: int) -> Unchanged:
    """Build a site unless it is up to date, and return what to report. Raises DigestError."""
    began, now, state = time.time_ns(), build_time(), fingerprint.input_state(paths)
    state = state._replace(digest=f"{state.digest} {drafts}")
    if (last := fingerprint.unchanged(paths, state, now)) is not None:
        return last
    gc.disable()  # modules and articles live as long as this process; looking for garbage among them takes a sixth of an edit
    report = _build(paths, state, now, drafts=drafts, jobs=jobs)
    gc.freeze()  # nor when it ends
    gc.enable()
    count = len(report.rejected) + len(report.problems)
    again = Unchanged(report_text(report, unchanged=True), report.until, count)
    if os.access(paths.memory, os.W_OK):
        fingerprint.remember_unchanged(paths, state, began, report.output, again)
    return again._replace(text=report_text(report))


def report_text(report: Report, *, unchanged: bool = False) -> str:
    """Return what to print after a build, or (`unchanged`) after a later one with nothing to do."""
    written, removed = (0, 0) if unchanged else (report.written, report.removed)
    return "\n".join(filter(None, (troubles_text(report), _summary(report, written, removed))))


def _build(paths: SitePaths, state: InputState, now: str, *, drafts: bool, jobs: int) -> Report:
    from digest.parallel import Pool
    from digest.pipeline.build import build, open_memory, remember, with_memory

    memory = open_memory(paths, console.notice)
    with Pool(jobs) as pool:

        def work() -> Report:
            report = build(paths, state, now, memory, pool, console.ProgressLine(), drafts=drafts)
            remember(memory)
            return report

        return with_memory(paths, memory, work)


def build_time() -> str:
    """Return the time of a build in UTC, ISO: that of SOURCE_DATE_EPOCH if it is set, for reproducible builds.

    Raises UsageError if it is set to anything but a number of seconds.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if given and not (given.isascii() and given.isdigit() and len(given) < 20 and int(given) <= _LAST_SECOND):
        message = f"SOURCE_DATE_EPOCH is {given[:40]!r}, which is not a time in seconds since 1970"
        raise UsageError(message, fix="set it to such a number, as `date +%s` prints it, or unset it")
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(int(given) if given else time.time()))


def _summary(report: Report, written: int, removed: int) -> str:
    """Return the table printed after a build. If a later build finds nothing to do, it is printed with nothing written."""
    library = report.library
    languages: Counter[str] = Counter(entry.facts.language for entry in library.entries.values())
    for versions in library.translations.values():
        languages.update(f"{language} (translation)" for language in versions)
    pages = report.written + report.unchanged
    in_stories = sum(len(story.members) for story in library.stories)
    rows = [
        ("articles", len(library.order), _counts(languages)),
        ("pages", pages, f"{written:,} written, {pages - written:,} unchanged, {removed:,} removed"),
        ("removals", report.removals, "see `digest report`"),
        ("subjects", len(library.tags), _counts({key: len(ids) for key, ids in library.tags.items()})),
        ("stories", len(library.stories), f"with {counted(in_stories, 'article')}"),
        ("undated", len(library.undated), ""),
        ("refused", len(report.rejected), _counts(Counter(item.reason for item in report.rejected))),
    ]
    if report.drafts or report.waiting or report.held:
        notes = [f"{report.held:,} with unclear front matter", *_drafts(report.drafts)]
        notes = [*notes[not report.held :], f"{report.waiting:,} scheduled or expired"]
        rows.append(("held back", report.held + len(report.drafts) + report.waiting, ", ".join(notes)))
    if report.unread:
        counts = {kind: len(names) for kind, names in report.unread.items()}
        rows.append(("not read", sum(counts.values()), f"{_counts(counts)}: see `digest check`"))
    if report.problems:
        rows.append(("problems", len(report.problems), "see above"))
    return "\n".join(f"{name:<10}{number:>8,}  {note}".rstrip() for name, number, note in rows)


def _drafts(files: Sequence[str]) -> Iterator[str]:
    """Yield how many drafts there are, with the files of the first."""
    if files:
        names = ", ".join(dict.fromkeys(files[:3]))
        yield f"{counted(len(files), 'draft')} ({names}{', …' if len(files) > 3 else ''})"


def troubles_text(report: Report) -> str:
    """Return what holds articles back, the refused items and the problems, each with its place and remedy."""
    held, refused, weak = paint("held back", "red"), paint("refused", "red"), paint("problem", "yellow")
    found: list[tuple[str, Rejected | Problem]] = [
        *((refused, item) for item in report.rejected),
        *((held if item.code.startswith("held.") else weak, item) for item in report.problems),
    ]
    found.sort(key=lambda pair: pair[0] != held)
    lines = [
        f"{word} {location(item.file, item.line)}{item.message}\n        {item.fix}" for word, item in found[:MOST]
    ]
    more = [f"… and {len(found) - MOST:,} more: see `digest check`"] if len(found) > MOST else []
    return "\n".join((*lines, *more))


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{key} {number:,}" for key, number in sorted(counts.items()))
