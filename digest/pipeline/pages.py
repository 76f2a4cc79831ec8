"""Library → output: plan the pages, render those whose inputs changed, and make output/ hold exactly the plan."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from digest import parallel, readers, report, site
from digest.model import Entry, Library, Page, Problem, Rejected, Value
from digest.pipeline.articles import Recalled
from digest.pipeline.inputs import Setup
from digest.pipeline.library import gather
from digest.pipeline.rendering import Work, renderer
from digest.report.material import REPORT, Material
from digest.site.look.bundle import Bundle
from digest.store import output
from digest.store.content import read_text
from digest.store.memory import Pages, load_pages, prune, recalled
from digest.store.theme import words_of

if TYPE_CHECKING:
    from digest.site.files.search_index import Indexed

Progress = Callable[[str, int, int], None]


class Published(Value):
    """What became of the pages."""

    written: int
    unchanged: int
    removed: int
    memory: Pages
    state: str  # of the output folder, for the next build to compare
    problems: tuple[Problem, ...] = ()


class Ready(Value):
    """What can be seen to before the articles are known."""

    bundle: Bundle
    old: Pages
    open: Callable[[], output.Site]  # waits for what is seen of the output folder; raises OutputError
    problems: tuple[Problem, ...] = ()  # what is wanted of a look and cannot be had on this machine


def begin_look(memory: str, setup: Setup) -> parallel.Aside:
    """Begin to compile templates and catalogs in a process of its own, which has to be waited for; only where there is `os.fork`.

    `prepare` then finds them remembered; what goes wrong in that process goes wrong there again, and is told.
    """

    def made(_: bytes) -> tuple[bytes, ...]:
        from digest.site.render import load

        load(bundle_of(setup, memory), every=True)
        return ()

    aside = parallel.Aside(lambda: made)
    aside.ask(b"begin")
    return aside


def prepare(root: str, folder: str, memory: str, setup: Setup, aside: parallel.Aside | None = None) -> Ready:
    """Load what pages are made with, and look at the output folder, unless a process `aside` does, whose next answer that is.

    Raises OutputError if it holds files that are not ours.
    """
    from digest.site.render import load  # it takes long to load: only a build that changes something needs it

    old = load_pages(memory, setup.pages)
    bundle = bundle_of(setup, memory)
    problems: tuple[Problem, ...] = ()
    if setup.settings.share_images:
        from digest.site.files.share_images import site_fonts

        fonts, problems = site_fonts(root, setup.settings, memory)
        bundle = msgspec.structs.replace(bundle, fonts=fonts)
    load(bundle, every=not old.pages)
    return Ready(bundle=bundle, old=old, open=_opening(folder, old.folders, aside), problems=problems)


def _opening(folder: str, folders: str, aside: parallel.Aside | None) -> Callable[[], output.Site]:
    if aside is not None:
        return lambda: output.open_site(folder, folders, aside.answer())
    target = output.open_site(folder, folders)  # at once: what is not ours is refused before anything else is done
    return lambda: target


def publish(
    ready: Ready, memory: str, setup: Setup, library: Library, recalled: Recalled, about: dict[str, str], jobs: int,
    progress: Progress, told: Material | None = None,
) -> Published:  # fmt: skip
    """Bring a site up to date, with the report that tells of it. Raises PlanError or OutputError; it then stays as it was."""
    pages = site.plan(library, setup.settings, setup.vocabulary, about, ready.bundle)
    if told is not None:
        pages = site.without_collisions((*pages, *report.plan(told, ())))
    problems = _undrawn(ready, library, pages)
    if setup.settings.precompress:
        from digest.site.files.copies import with_copies

        pages = tuple(with_copies(pages, setup.settings.precompress))
    work = Work(
        library=library, setup=setup, bundle=ready.bundle, about=about, memory=memory, kept=recalled.kept,
        target=ready.open(), told=told,
    )  # fmt: skip
    published = _bring(ready, pages, work, jobs, progress)
    if os.path.isdir(images := os.path.join(memory, "images")):
        from digest.site.files.share_images import remembered_names

        prune(images, remembered_names(pages))
    return msgspec.structs.replace(published, problems=problems)


def publish_report(
    ready: Ready, memory: str, setup: Setup, told: Material, recalled: Recalled, jobs: int, progress: Progress
) -> Published:
    """Bring a report that stands by itself up to date. Raises PlanError or OutputError; it then stays as it was."""
    pages = site.without_collisions(report.plan(told, ready.bundle.assets))
    work = Work(
        library=gather(()), setup=setup, bundle=ready.bundle, about={}, memory=memory, kept=recalled.kept,
        target=ready.open(), told=told,
    )  # fmt: skip
    return _bring(ready, pages, work, jobs, progress)


def site_material(
    setup: Setup, entries: tuple[Entry, ...], library: Library, rejected: tuple[Rejected, ...]
) -> Material:
    """Return what the report on a site tells: of the articles that are shown, with the address of the page of each."""
    from digest.site.addresses import Addresses

    settings = setup.settings
    addresses = Addresses(settings, library, ())
    codes = tuple(str(language.code) for language in settings.languages)
    pages: dict[str, str] = {}
    for entry in entries:
        shown = library.entries.get(entry.translation_of) or library.entries.get(entry.id)
        language = str(entry.facts.language)
        if shown is not None:
            pages[entry.id] = addresses.article(language if language in codes else codes[0], shown)
    return Material(
        entries=entries, rejected=rejected, sources=setup.sources, languages=codes, language=codes[0], policy=settings.policy,
        prefix=f"{REPORT}/", pages=pages,
    )  # fmt: skip


def _bring(ready: Ready, pages: Sequence[Page], work: Work, jobs: int, progress: Progress) -> Published:
    """Render what changed, and make the output folder hold exactly these pages."""
    old, target = ready.old, work.target
    if len(old.pages) != len(pages) or any(page.path not in old.pages for page in pages):
        output.check_paths(page.path for page in pages)  # paths that were written together before need no second look
    same, stale = _divide(pages, target, old)
    together = [page for page in stale if site.made_together(page)]
    stale = [page for page in stale if not site.made_together(page)] if together else stale
    index = _begin_index(ready, together, work, jobs) if together else None
    output.begin(target)
    try:
        before = {page.path: old.pages[page.path] for page in stale if page.path in old.pages}
        work = msgspec.structs.replace(work, before=before)
        staged = parallel.map_items(renderer, work, stale, jobs, lambda done: progress("pages", done, len(stale)))
        indexed = index() if index else None
        staged += indexed.staged if indexed else ()
        changed = [item.path for item in staged if item.changed]
        removed = output.commit(target, changed, (page.path for page in pages))
    except OSError as error:
        raise output.cannot_write(error, target.folder) from error
    finally:
        output.abandon(target)
    keys = {page.path: page.key for page in (*stale, *together)}
    fresh = {item.path: (keys[item.path], item.digest, item.size, item.mtime) for item in staged}
    kept = {**{path: old.pages[path] for path in same}, **(indexed.same if indexed else {}), **fresh}
    if indexed:
        indexed.remember()
    state, folders = output.state_after(target, {path: (size, mtime) for path, (_, _, size, mtime) in kept.items()})
    remembered = Pages(environment=work.setup.pages, pages=kept, folders=folders)
    return Published(
        written=len(changed), unchanged=len(pages) - len(changed), removed=removed, memory=remembered, state=state
    )


def _begin_index(ready: Ready, pages: Sequence[Page], work: Work, jobs: int) -> Callable[[], Indexed]:
    """Begin to make the files of the search index."""
    from digest.site.files.search_index import Sources, begin

    sources = Sources(
        library=work.library, settings=work.setup.settings, vocabulary=work.setup.vocabulary, kept=work.kept,
        memory=work.memory, environment=work.setup.pages, old=ready.old, target=work.target,
    )  # fmt: skip
    return begin(sources, pages, jobs)


def bundle_of(setup: Setup, memory: str) -> Bundle:
    """Return the look of a site with its catalogs parsed; the parsed ones are remembered."""
    look = setup.look
    words = recalled(memory, "words.bin", look.digest, dict[str, dict[str, tuple[str, ...]]], lambda: words_of(look))
    return Bundle(
        templates=look.templates,
        assets={f"static/{name}": data for name, data in look.assets.items()},
        messages=words,
        digest=look.digest.hex(),
    )


def about_texts(content: str) -> dict[str, str]:
    """Return the Markdown of the about page by language; "" is the one without a language in its name."""
    texts: dict[str, str] = {}
    for path in sorted(Path(content).glob("about*.md")):
        base, language = readers.sibling(path.name)
        if base == "about.md":
            texts[language or ""] = read_text(path)
    return texts


def _divide(pages: Sequence[Page], target: output.Site, old: Pages) -> tuple[list[str], list[Page]]:
    """Return the paths that stand as they should, and the pages to render."""
    same, stale = [], []
    for page in pages:
        known = old.pages.get(page.path)
        if known is not None and known[0] == page.key and target.present.get(page.path) == known[2:]:
            same.append(page.path)
        else:
            stale.append(page)
    return same, stale


def _undrawn(ready: Ready, library: Library, pages: Sequence[Page]) -> tuple[Problem, ...]:
    """Return what keeps images from being drawn."""
    if ready.bundle.fonts is None:
        return ready.problems
    from digest.site.files.share_images import undrawn

    return undrawn(library.entries.values(), pages)
