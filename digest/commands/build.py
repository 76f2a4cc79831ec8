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
    from digest.model import Problem
    from digest.pipeline.build import Report
    from digest.report.causes import Cause

MOST = 20  # problems and refusals that are shown in full; if there are more, each cause is shown once
PLACES = 3  # of a cause that are shown
_LAST_SECOND = 253_402_300_799  # of the year 9999


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    add_strict(parser)
    add_drafts(parser)
    parser.add_argument(
        "--allow-removals",
        action="store_true",
        help="build even if more than a tenth of the articles would leave the site",
    )


def run(options: argparse.Namespace) -> int:
    """Build the site and print what was done."""
    began = time.perf_counter()
    built = build_site(
        site_of(options), drafts=options.drafts, jobs=options.jobs, allow_removals=options.allow_removals
    )
    elapsed = f"{'time':<10}{time.perf_counter() - began:>7.2f}s"
    console.echo(f"{built.text}\n{elapsed}", color=not options.no_color)
    return console.PROBLEMS if options.strict and built.problems else console.OK


def build_site(paths: SitePaths, *, drafts: bool, jobs: int, allow_removals: bool = False) -> Unchanged:
    """Build a site unless it is up to date, and return what to report. Raises DigestError."""
    began, now, state = time.time_ns(), build_time(), fingerprint.input_state(paths)
    state = state._replace(digest=f"{state.digest} {drafts}")
    if (last := fingerprint.unchanged(paths, state, now)) is not None:
        return last
    gc.disable()  # modules and articles live as long as this process; looking for garbage among them takes a sixth of an edit
    report = _build(paths, state, now, drafts=drafts, jobs=jobs, allow_removals=allow_removals)
    gc.freeze()  # nor when it ends
    gc.enable()
    again = Unchanged(report_text(report, unchanged=True), report.until, _errors(report))
    if os.access(paths.memory, os.W_OK):
        fingerprint.remember_unchanged(paths, state, began, report.output, again)
    return again._replace(text=report_text(report))


def report_text(report: Report, *, unchanged: bool = False) -> str:
    """Return what to print after a build, or (`unchanged`) after a later one with nothing to do."""
    written, removed = (0, 0) if unchanged else (report.written, report.removed)
    return "\n".join(filter(None, (troubles_text(report), _summary(report, written, removed, unchanged=unchanged))))


def _build(
    paths: SitePaths, state: InputState, now: str, *, drafts: bool, jobs: int, allow_removals: bool
) -> Report:  # fmt: skip
    from digest.parallel import Pool
    from digest.pipeline.build import build, open_memory, remember, with_memory

    memory = open_memory(paths, console.notice)
    with Pool(jobs) as pool:

        def work() -> Report:
            progress = console.ProgressLine()
            report = build(paths, state, now, memory, pool, progress, drafts=drafts, allow_removals=allow_removals)
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


def _summary(report: Report, written: int, removed: int, *, unchanged: bool) -> str:
    """Return the table printed after a build. If a later build finds nothing to do, it is printed with nothing written."""
    from digest.pipeline.departures import causes_text

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
    rows += _repeats(report)
    if report.left and not unchanged:
        rows.append(("left", len(report.left), causes_text(report.left)))
    if report.problems:
        ignored = len(report.rejected) + len(report.problems) - len(problems_of(report))
        rows.append(
            ("problems", len(report.problems), f"see above{f', without {ignored:,} ignored' if ignored else ''}")
        )
    return "\n".join(f"{name:<10}{number:>8,}  {note}".rstrip() for name, number, note in rows)


def _repeats(report: Report) -> Iterator[tuple[str, int, str]]:
    """Yield the row for articles that were found more than once."""
    versions = sum(folded.revised for folded in report.repeats)
    copies = len(report.repeats) - versions
    unsettled = f", {report.unsettled:,} not settled" if report.unsettled else ""
    if report.repeats or report.unsettled:
        plural = "copy" if copies == 1 else "copies"
        note = f"{copies:,} {plural} and {counted(versions, 'other version')} of articles that are shown once{unsettled}: see `digest check`"
        yield "repeats", len(report.repeats), note


def _errors(report: Report) -> int:
    from digest.report.causes import level_of

    return sum(level_of(problem.code) == "error" for problem in problems_of(report))


def _drafts(files: Sequence[str]) -> Iterator[str]:
    """Yield how many drafts there are, with the files of the first."""
    if files:
        names = ", ".join(dict.fromkeys(files[:3]))
        yield f"{counted(len(files), 'draft')} ({names}{', …' if len(files) > 3 else ''})"


def problems_of(report: Report) -> tuple[Problem, ...]:
    """Return the refused items and the problems of a build, without those that the site ignores."""
    from digest.report.causes import as_problem, chosen

    return chosen((*map(as_problem, report.rejected), *report.problems), skip=report.ignored)


def troubles_text(report: Report) -> str:
    """Return what holds articles back, the refused items and the problems: each cause once, its first places and remedies."""
    from digest.report.causes import causes, is_named

    words = {"held": paint("held back", "red"), "refused": paint("refused", "red")}
    found = causes(problems_of(report))
    found.sort(key=lambda cause: not is_named(cause.code, ("held",)))
    few = sum(len(cause.problems) for cause in found) <= MOST
    lines: list[str] = []
    for cause in found:
        word = words.get(cause.code.partition(".")[0], paint("problem", "yellow"))
        lines += cause_lines(cause, f"{word} ", most=MOST if few else PLACES)
    return "\n".join(lines)


def cause_lines(cause: Cause, prefix: str, *, suffix: str = "", most: int = PLACES) -> Iterator[str]:
    """Yield the first problems of a cause with their remedies, each remedy once, and how many more there are and where."""
    from digest.report.causes import most_frequent

    known = ""
    for item in cause.problems[:most]:
        yield f"{prefix}{location(item.file, item.line)}{item.message}{suffix}"
        if item.fix != known:
            yield f"        {item.fix}"
            known = item.fix
    if more := cause.problems[most:]:
        files = [item.file for item in more]
        where = f" in {most_frequent(files, PLACES)}" if len({*files}) < len(files) else ""
        yield f"        … and {len(more):,} more{where}{suffix or f'  [{cause.code}]'}"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{key} {number:,}" for key, number in sorted(counts.items()))
