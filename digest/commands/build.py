"""What goes around a build: skip it when nothing has changed, say what was done, remember that it was.

Whatever a build needs is imported only once it is known that there is something to build.
"""

from __future__ import annotations

import argparse
import gc
import os
import time
from collections import Counter
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest import console, later, parallel
from digest.arguments import add_drafts, add_site, add_strict, require_site
from digest.console import counted, location, paint
from digest.store import fingerprint
from digest.store.fingerprint import Unchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from digest.model import Problem, Rejected
    from digest.pipeline.build import Report


MOST = 20  # problems and refusals shown in full; the rest is counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    add_strict(parser)
    add_drafts(parser)


def run(options: argparse.Namespace) -> int:
    """Build the site and print what was done."""
    require_site(options.content, options.config)
    began = time.perf_counter()
    built = build_site(options.content, options.output, options.config, drafts=options.drafts, jobs=options.jobs)
    elapsed = f"{'time':<10}{time.perf_counter() - began:>7.2f}s"
    console.echo(f"{built.text}\n{elapsed}", color=not options.no_color)
    return console.PROBLEMS if options.strict and built.problems else console.OK


def build_site(content: str, output: str, config: str, *, drafts: bool, jobs: int) -> Unchanged:
    """Build the site of the current folder, and return what to say of it. Raises DigestError."""
    gc.disable()  # a build makes values that live to its end: looking for garbage among them costs a tenth of its time
    root = os.getcwd()
    folder = fingerprint.memory_folder(root, content, output)
    began = time.time_ns()
    inputs = fingerprint.inputs(root, content, config)
    asked = inputs._replace(digest=f"{inputs.digest} {drafts}")
    now = build_time()
    return fingerprint.remembered(folder, asked.digest, output, now) or _build(
        content, output, config, drafts=drafts, jobs=jobs, root=root, folder=folder, began=began, inputs=asked, now=now
    )  # fmt: skip


def _build(
    content: str, output: str, config: str, *, drafts: bool, jobs: int, root: str, folder: str, began: int,
    inputs: fingerprint.State, now: str,
) -> Unchanged:  # fmt: skip
    later.import_msgspec()
    with ExitStack() as helped:
        aside = None
        if jobs > 1 and hasattr(os, "fork") and os.path.exists(os.path.join(folder, "items.bin")):
            aside = parallel.Aside(
                lambda: _stages(folder, output)
            )  # first of all: it takes as long as all the rest here
            helped.callback(aside.end)
            helped.enter_context(_patterns(folder, "patterns.bin"))
        later.import_addresses()
        from digest.pipeline.build import Options, build

        options = Options(
            root=root, content=content, output=output, config=config, now=now, drafts=drafts, jobs=jobs, seen=inputs.seen,
            program=inputs.program,
        )  # fmt: skip
        report = build(options, console.ProgressLine(), aside)
    troubles = _troubles(report.rejected, report.problems)
    count = len(report.rejected) + len(report.problems)
    again = "\n".join(filter(None, (troubles, _summary(report, written=0, removed=0))))
    fingerprint.remember(folder, inputs, began, report.state, Unchanged(again, report.until, count))
    text = "\n".join(filter(None, (troubles, _summary(report, report.written, report.removed))))
    return Unchanged(text, report.until, count)


def _stages(folder: str, output: str) -> Callable[[bytes], Iterator[bytes]]:
    kept = ExitStack()
    kept.enter_context(_patterns(folder, "stages.bin"))
    from digest.pipeline.tasks import stages

    made = stages(output)

    def work(question: bytes) -> Iterator[bytes]:
        with kept:
            yield from made(question)

    return work


def _patterns(folder: str, name: str) -> AbstractContextManager[None]:
    from digest.store import patterns

    return patterns.remembered(folder, name)


def build_time() -> str:
    """Return the time of a build in UTC, ISO: that of SOURCE_DATE_EPOCH if it is set, for reproducible builds."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given) if given.isdigit() else time.time(), UTC).isoformat()


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
    if report.drafts or report.waiting:
        note = f"{counted(report.drafts, 'draft')}, {report.waiting:,} scheduled or expired"
        rows.append(("held back", report.drafts + report.waiting, note))
    if report.unread:
        counts = {kind: len(names) for kind, names in report.unread.items()}
        rows.append(("not read", sum(counts.values()), f"{_counts(counts)}: see `digest check`"))
    if report.problems:
        rows.append(("problems", len(report.problems), "see above"))
    return "\n".join(f"{name:<10}{number:>8,}  {note}".rstrip() for name, number, note in rows)


def _troubles(rejected: Iterable[Rejected], problems: Iterable[Problem]) -> str:
    """Return the refused items and the problems, each with its place and remedy."""
    refused, weak = paint("refused", "red"), paint("problem", "yellow")
    found: list[tuple[str, Rejected | Problem]] = [
        *((refused, item) for item in rejected),
        *((weak, item) for item in problems),
    ]
    lines = [
        f"{word} {location(item.file, item.line)}{item.message}\n        {item.fix}" for word, item in found[:MOST]
    ]
    more = [f"… and {len(found) - MOST:,} more: see `digest check`"] if len(found) > MOST else []
    return "\n".join((*lines, *more))


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{key} {number:,}" for key, number in sorted(counts.items()))
