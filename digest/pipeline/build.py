"""The order of work, top to bottom: inputs → articles → shown → library → pages → output."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from digest.errors import ContentError
from digest.model import Library, Problem, Progress, Rejected, Value
from digest.parallel import Pool
from digest.pipeline.articles import all_articles
from digest.pipeline.inputs import load_inputs
from digest.pipeline.library import gather_with_graph
from digest.pipeline.pages import FOLDERS, publish, site_material
from digest.pipeline.visibility import scheduled
from digest.site_paths import SitePaths
from digest.store.fingerprint import InputState
from digest.store.listing import OutputState
from digest.store.memory import Memory
from digest.store.output import cannot_write, open_site, refuse_inside
from digest.stories import Graph

_GRAPH = "stories.bin"
Result = TypeVar("Result")


class Report(Value):
    """What a build did."""

    library: Library
    rejected: tuple[Rejected, ...]
    problems: tuple[Problem, ...]
    unread: dict[str, tuple[str, ...]]  # suffix → files of the content folder that are not read
    removals: int
    written: int
    unchanged: int
    removed: int
    output: OutputState
    drafts: int
    waiting: int  # scheduled for later, or expired
    until: str  # ISO time when the next article appears or expires; "" if none does


def build(
    paths: SitePaths, state: InputState, now: str, memory: Memory, pool: Pool, progress: Progress, *,
    drafts: bool = False,
) -> Report:  # fmt: skip
    """Build the site and return what was done; `memory` is locked, and not yet written.

    `now` (ISO, UTC) decides what is scheduled or expired, and nothing else. Raises DigestError; output/ then stays as it was.
    """
    inputs = load_inputs(paths, memory, state.program)
    target = open_site(paths.output, memory.recall(FOLDERS, b"", dict[str, int], dict))
    articles = all_articles(paths, inputs, memory, pool, progress, state.files)
    shown = scheduled(articles.entries, now, drafts=drafts, takedowns=inputs.takedowns)
    if not shown.entries:
        raise _nothing_to_show(paths.content, articles.rejected)
    library, graph = gather_with_graph(shown.entries, memory.load(_GRAPH, inputs.item_key, Graph))
    memory.save(_GRAPH, inputs.item_key, graph)
    library = msgspec.structs.replace(library, withdrawn=shown.withdrawn)
    material = site_material(inputs, shown.entries, library, articles.rejected) if inputs.settings.report else None
    published = publish(paths, inputs, library, articles, memory, pool, progress, target, material)
    return Report(
        library=library, rejected=articles.rejected, unread=articles.unread,
        problems=(*articles.problems, *shown.problems, *published.problems),
        removals=sum(entry.removed for entry in shown.entries),
        written=published.written, unchanged=published.unchanged, removed=published.removed, output=published.output,
        drafts=shown.drafts, waiting=shown.waiting, until=shown.until if published.complete else now,
    )  # fmt: skip


def with_memory(paths: SitePaths, memory: Memory, work: Callable[[], Result]) -> Result:
    """Do some work while the memory of a site is locked; if the memory is damaged, once more without it. Raises DigestError."""
    refuse_inside(paths.content, paths.output)
    with memory.locked():
        try:
            return work()
        except msgspec.MsgspecError:
            memory.forget()
            return work()
        except OSError as error:
            raise cannot_write(error, str(error.filename or memory.folder)) from error


def remember(memory: Memory) -> None:
    """Write the memory to disk. Raises OutputError."""
    try:
        memory.write()
    except OSError as error:
        done = "the site was built, but its cache could not be saved"
        raise cannot_write(error, str(error.filename or memory.folder), done) from error


def _nothing_to_show(content: str, rejected: tuple[Rejected, ...]) -> ContentError:
    reasons = "; ".join(f"{item.file}: {item.message}" for item in rejected[:3])
    return ContentError(
        f"none of the files is an article that can be shown{f' ({reasons})' if reasons else ''}",
        fix="look at one with `digest inspect PATH`, or build with --drafts",
        file=content,
    )
