"""The whole order of work, top to bottom: content → items → library → pages → output."""

from __future__ import annotations

import os
from collections.abc import Callable

import msgspec

from digest.errors import ContentError
from digest.model import Library, Problem, Rejected, Value
from digest.parallel import Aside
from digest.pipeline.articles import begin_items
from digest.pipeline.inputs import Setup, load_setup
from digest.pipeline.library import gather_again
from digest.pipeline.pages import about_texts, begin_look, prepare, publish, site_material
from digest.pipeline.visibility import scheduled
from digest.store import fingerprint, memory
from digest.store.item_memory import save_items
from digest.store.output import cannot_write, refuse_inside
from digest.stories import Graph

Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


class Options(Value):
    """What `digest build` is asked for."""

    root: str
    content: str
    output: str
    now: str  # ISO time of UTC: decides what is scheduled and what has expired, nothing else
    config: str = ""
    drafts: bool = False
    jobs: int = 1
    seen: tuple[fingerprint.Seen, ...] = ()  # files of the content folder, if it has just been listed
    program: str = ""  # state of the program, if it has just been looked at


class Report(Value):
    """What a build did."""

    library: Library
    rejected: tuple[Rejected, ...]
    problems: tuple[Problem, ...]
    unread: dict[str, tuple[str, ...]]  # files of the content folder that are not read, by their suffix
    removals: int
    written: int
    unchanged: int
    removed: int
    state: str  # of the output folder
    drafts: int
    waiting: int  # scheduled for later, or expired
    until: str  # when the next one appears or expires; "" if none does


def build(options: Options, progress: Progress, aside: Aside | None = None) -> Report:
    """Build the site and return what was done. Raises DigestError if it cannot be built; output/ then stays as it was.

    `aside` is a process that has loaded `tasks.stages`: a build of one changed article is sooner done with its help.
    """
    refuse_inside(options.content, options.output)
    folder = fingerprint.memory_folder(options.root, options.content, options.output)
    with memory.locked(folder):
        try:
            setup = load_setup(options.root, options.content, options.config, folder, options.program)
            return _build(options, setup, folder, progress, aside)
        except msgspec.MsgspecError:  # the memory was damaged: it is never needed, so do without
            memory.forget(folder)
            return _build(options, setup, folder, progress, None)
        except OSError as error:
            raise cannot_write(error, str(error.filename or folder)) from error


def _build(options: Options, setup: Setup, folder: str, progress: Progress, aside: Aside | None) -> Report:
    # a first build compiles all templates: while this process loads the stages, the other processors have nothing to do
    first = aside is None and options.jobs > 1 and hasattr(os, "fork")
    look = begin_look(folder, setup) if first else None
    try:
        collect = begin_items(options.content, folder, setup, options.jobs, progress, aside, options.seen)
    finally:
        if look is not None:
            look.end()
    known = memory.load_sealed(folder, "stories.bin", setup.items, Graph)
    try:
        ready = prepare(options.root, options.output, folder, setup, aside)
    finally:
        items = collect()
    shown = scheduled(items.entries, options.now, drafts=options.drafts, takedowns=setup.takedowns)
    if not shown.entries:
        raise _nothing_to_show(options.content, items.rejected)
    library, graph = gather_again(shown.entries, known)
    library = msgspec.structs.replace(library, withdrawn=shown.withdrawn)
    about = about_texts(options.content)
    told = site_material(setup, shown.entries, library, items.rejected) if setup.settings.report else None
    pages = publish(ready, folder, setup, library, items, about, options.jobs, progress, told)
    try:
        if (
            known is None or graph.inputs is not known.inputs
        ):  # else only digests of articles are new, which save time alone
            memory.save_sealed(folder, "stories.bin", setup.items, graph)
        save_items(folder, items.items, items.before, items.fresh)
        memory.save_pages(folder, pages.memory)
    except OSError as error:
        raise cannot_write(
            error, str(error.filename or folder), "the site is built, and only not remembered"
        ) from error
    return Report(
        library=library,
        rejected=items.rejected,
        problems=(*items.problems, *shown.problems, *pages.problems),
        unread=items.unread,
        removals=sum(entry.removed for entry in shown.entries),
        written=pages.written,
        unchanged=pages.unchanged,
        removed=pages.removed,
        state=pages.state,
        drafts=shown.drafts,
        waiting=shown.waiting,
        until=options.now if ready.problems else shown.until,  # what is missing may be installed the moment after
    )


def _nothing_to_show(content: str, rejected: tuple[Rejected, ...]) -> ContentError:
    reasons = "; ".join(f"{item.file}: {item.message}" for item in rejected[:3])
    return ContentError(
        f"none of the files is an article that can be shown{f' ({reasons})' if reasons else ''}",
        fix="look at one with `digest inspect PATH`, or build with --drafts",
        file=content,
    )
