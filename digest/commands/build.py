"""What goes around a build: skip it when nothing has changed, say what was done, remember that it was.

Whatever a build needs is imported only once it is known that there is something to build.
"""

from __future__ import annotations

import gc
import os
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from digest import later, parallel
from digest.store import fingerprint
from digest.store.fingerprint import Unchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from digest.model import Problem


def run(content: str, output: str, config: str, *, drafts: bool, jobs: int) -> Unchanged:
    """Build the site of the current folder, and return what to say of it. Raises DigestError."""
    gc.disable()  # a build makes values that live to its end: looking for garbage among them costs a tenth of its time
    root, jobs = os.getcwd(), jobs or parallel.cores()
    folder = fingerprint.memory_folder(root, content, output)
    began = time.time_ns()
    inputs = fingerprint.inputs(root, content, config)
    asked = inputs._replace(digest=f"{inputs.digest} {drafts}")
    now = _now()
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
        from digest import console
        from digest.pipeline.build import Options, build

        options = Options(
            root=root, content=content, output=output, config=config, now=now, drafts=drafts, jobs=jobs, seen=inputs.seen,
            program=inputs.program,
        )  # fmt: skip
        report = build(options, console.Progress(), aside)
    troubles = console.troubles(report.rejected, report.problems)
    count = len(report.rejected) + len(report.problems)
    again = "\n".join(filter(None, (troubles, console.summary(report, written=0, removed=0))))
    fingerprint.remember(folder, inputs, began, report.state, Unchanged(again, report.until, count))
    text = "\n".join(filter(None, (troubles, console.summary(report, report.written, report.removed))))
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


def check_site(content: str, output: str, config: str, *, jobs: int) -> tuple[Problem, ...]:
    """Return the problems of the content and, where one is built, of the site. Raises DigestError."""
    from digest import console
    from digest.commands.check import problems_of_content
    from digest.crawl import problems_of_site
    from digest.pipeline.inputs import load_settings

    progress, processes = console.Progress(), jobs or parallel.cores()
    found = problems_of_content(os.getcwd(), content, output, config, processes, progress, _now())
    if not os.path.isdir(output):
        return found
    return (*found, *problems_of_site(output, load_settings(os.getcwd(), config), processes, progress))


def _now() -> str:
    """Return the time a build is of, in UTC: SOURCE_DATE_EPOCH where it is set, so that a build can be repeated."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given) if given.isdigit() else time.time(), UTC).isoformat()
