"""`digest build`: build the site, unless nothing has changed since the last build."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

from digest.site_paths import SitePaths, site_paths
from digest.store import fingerprint
from digest.store.fingerprint import InputState, Unchanged


def run(content: str, output: str, config: str, *, drafts: bool, jobs: int) -> Unchanged:
    """Build the site of the current folder, and return what to report of it. Raises DigestError."""
    began, paths, now = time.time_ns(), site_paths(content, output, config), build_time()
    state = fingerprint.input_state(paths)
    last = fingerprint.unchanged(paths, f"{state.digest} {drafts}", now)
    return last or _build(paths, state, now, began, drafts=drafts, jobs=jobs)


def _build(paths: SitePaths, state: InputState, now: str, began: int, *, drafts: bool, jobs: int) -> Unchanged:
    # imported only where there is something to build: a build with nothing to do takes a tenth of the time
    from digest import console
    from digest.parallel import Pool
    from digest.pipeline.build import build, remember, with_memory
    from digest.store.memory import Memory

    memory = Memory(paths.memory)
    with Pool(jobs) as pool:

        def work() -> Unchanged:
            report = build(paths, state, now, memory, pool, console.Progress(), drafts=drafts)
            remember(memory)
            troubles = console.troubles(report.rejected, report.problems)
            count = len(report.rejected) + len(report.problems)
            again = "\n".join(filter(None, (troubles, console.summary(report, written=0, removed=0))))
            kept = Unchanged(again, report.until, count)
            fingerprint.remember_unchanged(paths, state, f"{state.digest} {drafts}", began, report.state, kept)
            text = "\n".join(filter(None, (troubles, console.summary(report, report.written, report.removed))))
            return Unchanged(text, report.until, count)

        return with_memory(paths, memory, work)


def build_time() -> str:
    """Return the time of a build in UTC: SOURCE_DATE_EPOCH if it is set, so that a build can be repeated."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(given) if given.isdigit() else time.time(), UTC).isoformat()
