"""The order of work, top to bottom: inputs → articles → shown → library → pages → output."""

import atexit
import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from typing import TypeVar

import msgspec

from digest.isolation import OVER_BUDGET
from digest.model import Library, Problem, Progress, Rejected, Value
from digest.parallel import Pool
from digest.pipeline.articles import all_articles
from digest.pipeline.departures import MEMORY, Left, departures, recorded, redirected, refuse_mass_removal
from digest.pipeline.identity import Folded
from digest.pipeline.inputs import SiteInputs, load_inputs
from digest.pipeline.library import gather_with_graph
from digest.pipeline.pages import about_texts, open_output, publish, site_material
from digest.pipeline.visibility import Shown, scheduled
from digest.site.clashes import settled
from digest.site_paths import SitePaths
from digest.store.fingerprint import InputState
from digest.store.listing import OutputState
from digest.store.memory import Memory
from digest.store.output import cannot_write, refuse_inside
from digest.stories import Graph
from digest.stories.crosslingual import is_installed, sentences_of

_GRAPH = "stories.bin"
_SENTENCES = "sentences.bin"
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
    drafts: tuple[str, ...]  # their files
    waiting: int  # scheduled for later, or expired
    held: int  # held back until what a problem reports is corrected
    base_url: str
    repeats: tuple[Folded, ...]  # copies and earlier versions, which are not shown
    unsettled: int  # repeats that may be one article or several
    left: tuple[Left, ...]  # articles of the last build that have left the site
    ignored: tuple[str, ...]  # codes of problems that are not listed
    until: str  # ISO time when the next article appears or expires; "" if none does


def build(
    paths: SitePaths, state: InputState, now: str, memory: Memory, pool: Pool, progress: Progress, *,
    drafts: bool = False, allow_removals: bool = False,
) -> Report:  # fmt: skip
    """Build the site and return what was done; `memory` is locked, and not yet written.

    `now` (ISO, UTC) decides what is scheduled or expired, and nothing else. Unless removals are allowed, a build that would
    remove many articles is refused. Raises DigestError; output/ then stays as it was.
    """
    inputs = load_inputs(paths, memory, state.program)
    target = open_output(paths.output, memory)
    articles = all_articles(paths, inputs, memory, pool, progress, state.files)
    zone = inputs.settings.timezone
    shown = scheduled(articles.entries, now, drafts=drafts, takedowns=inputs.takedowns, time_zone=zone)
    library, graph = library_of(shown, inputs, memory)
    memory.save(_GRAPH, inputs.item_key, graph)
    about = about_texts(paths)
    base = library
    library, clashes = settled(redirected(base, inputs.redirects), inputs.settings, inputs.vocabulary, about)
    changes = departures(articles, library, inputs.settings, inputs.redirects, memory, target.present)
    if not allow_removals:
        refuse_mass_removal(changes)
    redirects, unwritten = recorded(paths, changes.redirects, inputs.redirects)
    if redirects != inputs.redirects:
        library, clashes = settled(redirected(base, redirects), inputs.settings, inputs.vocabulary, about)
    memory.save(MEMORY, b"", changes.published)
    material = site_material(inputs, shown.entries, library, articles.rejected) if inputs.settings.report else None
    published = publish(paths, inputs, library, about, articles, memory, pool, progress, target, material)
    unfinished = any(item.reason == OVER_BUDGET for item in articles.rejected)  # to be tried again
    return Report(
        library=library, rejected=articles.rejected, unread=articles.unread,
        problems=(*articles.problems, *shown.problems, *clashes, *unwritten, *published.problems),
        removals=sum(entry.removed for entry in shown.entries),
        written=published.written, unchanged=published.unchanged, removed=published.removed, output=published.output,
        drafts=shown.drafts, waiting=shown.waiting, held=shown.held, base_url=inputs.settings.base_url,
        repeats=articles.repeats, unsettled=len(articles.unsettled), left=changes.left,
        ignored=inputs.settings.check.ignore,
        until=shown.until if published.complete and not unfinished else now,
    )  # fmt: skip


def library_of(shown: Shown, inputs: SiteInputs, memory: Memory) -> tuple[Library, Graph]:
    """Return the library of the articles that are shown, and its graph; the graph in memory only saves time."""
    known = memory.load(_GRAPH, inputs.item_key, Graph)
    if not is_installed():
        library, graph = gather_with_graph(shown.entries, known)
    else:
        from digest.stories.sentences import Sentences, SentenceVectors  # numpy, which other builds hardly need

        remembered = memory.load(_SENTENCES, inputs.item_key, SentenceVectors) or SentenceVectors()
        sentences = Sentences(remembered.vectors)
        library, graph = gather_with_graph(shown.entries, known, sentences)
        texts = (text for entry in shown.entries for text in sentences_of(entry))
        memory.save(_SENTENCES, inputs.item_key, remembered if graph is known else sentences.remembered(texts))
    return msgspec.structs.replace(library, withdrawn=shown.withdrawn), graph


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


def open_memory(paths: SitePaths, notify: Callable[[str], None] = lambda _: None) -> Memory:
    """Return the memory of a site; where its folder cannot be written, one that ends with this process, and notify of it."""
    try:
        os.makedirs(paths.memory, exist_ok=True)
        if os.access(paths.memory, os.W_OK):
            return Memory(paths.memory)
        reason = os.strerror(errno.EACCES)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
            return Memory(paths.memory)  # locking it reports what is wrong
        reason = str(error.strerror)
    notify(
        f"{os.path.join(paths.root, '.digest')} cannot be written ({reason}): nothing is remembered for the next build"
    )
    folder = tempfile.mkdtemp(prefix="digest-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Memory(folder)


def remember(memory: Memory) -> None:
    """Write the memory to disk. Raises OutputError."""
    try:
        memory.write()
    except OSError as error:
        done = "the site was built, but its cache could not be saved"
        raise cannot_write(error, str(error.filename or memory.folder), done) from error
