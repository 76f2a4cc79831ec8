"""Library → output: plan the pages, render those whose inputs changed, and make output/ hold exactly the plan."""

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from digest import readers, site
from digest.model import Body, Entry, Library, Problem, Progress, Rejected, Value
from digest.page import Page
from digest.parallel import Pool
from digest.pipeline.articles import Articles
from digest.pipeline.inputs import SiteInputs
from digest.pipeline.library import gather
from digest.report.plan import KINDS, REPORT, Material, plan
from digest.report.render import ReportRenderer
from digest.site.addresses import Addresses
from digest.site.files import search_index, share_images
from digest.site.files.copies import compress, original, with_copies
from digest.site.look.bundle import Bundle
from digest.site.render import Renderer
from digest.site_paths import SitePaths
from digest.store import output
from digest.store.content import read_text, standing_pages
from digest.store.listing import OutputState
from digest.store.memory import Bodies, Extent, Memory, PageMemory, prune
from digest.store.output_paths import check_paths
from digest.store.own_files import own_files
from digest.store.theme import messages_of

_FOLDERS, _LISTING, _PAGES = "folders.bin", "listing.bin", "pages.bin"
Unit = tuple[Page, ...]
"""Pages that are rendered together: a page with its compressed copies, or the files of the search index."""


class Rendered(NamedTuple):
    """The files of a unit that are staged, and what to remember of the search index if it is that."""

    staged: list[output.Staged]
    last_index: search_index.LastIndex | None


class Published(Value):
    """Result of writing the pages."""

    written: int
    unchanged: int
    removed: int
    output: OutputState
    problems: tuple[Problem, ...] = ()
    complete: bool = True  # False: something is missing on this machine that may be installed before the next build


class Work(Value):
    """What a rendering process needs. Pickled as MessagePack, many times faster than value by value."""

    library: Library
    inputs: SiteInputs
    bundle: Bundle
    about: dict[str, str]
    memory: str
    extents: dict[str, Extent]  # article id → where its body is
    target: output.OutputFolder
    material: Material | None = None  # of the editors' report, if there is one
    old: dict[str, PageMemory] = {}

    def __reduce__(self) -> tuple[Callable[[bytes], "Work"], tuple[bytes]]:
        return _unpickled, (msgspec.msgpack.encode(self),)


def _unpickled(data: bytes) -> Work:
    return msgspec.msgpack.decode(data, type=Work)


def open_output(folder: str, memory: Memory) -> output.OutputFolder:
    """Read the state of the output folder. Raises OutputError if it has files that neither it nor the memory lists as ours."""
    folders = memory.load(_FOLDERS, b"", dict[str, int]) or {}
    return output.open_site(folder, folders, lambda: memory.load(_LISTING, b"", tuple[str, ...]) or ())


def publish(
    paths: SitePaths, inputs: SiteInputs, library: Library, about: dict[str, str], articles: Articles, memory: Memory,
    pool: Pool, progress: Progress, target: output.OutputFolder, material: Material | None = None,
) -> Published:  # fmt: skip
    """Bring the site up to date, with the editors' report if its `material` is given. Raises PlanError or OutputError."""
    bundle = load_bundle(inputs, memory)
    fonts, problems = share_images.site_fonts(paths.root, inputs.settings, memory.folder)
    translations = (entry for siblings in library.translations.values() for entry in siblings.values())
    own = own_files(paths.static, articles.pictures, (*library.entries.values(), *translations), memory)
    bundle = msgspec.structs.replace(bundle, fonts=fonts, own_files=own)
    pages = site.plan(library, inputs.settings, inputs.vocabulary, about, bundle)
    if material is not None:
        pages = site.without_collisions((*pages, *plan(material, ())))
    complete = not problems
    problems = problems if fonts is None else share_images.undrawn(library.entries.values(), pages)
    pages = tuple(with_copies(pages, inputs.settings.precompress))
    work = _work(inputs, bundle, articles, memory, target, material)
    work = msgspec.structs.replace(work, library=library, about=about)
    published = _write(pages, work, memory, pool, progress)
    if os.path.isdir(images := os.path.join(memory.folder, "images")):
        prune(images, share_images.remembered_names(pages))
    return msgspec.structs.replace(published, problems=(*problems, *own.problems), complete=complete)


def publish_report(
    inputs: SiteInputs, articles: Articles, memory: Memory, pool: Pool, progress: Progress, target: output.OutputFolder,
    material: Material,
) -> Published:  # fmt: skip
    """Bring a report in a folder of its own up to date. Raises PlanError or OutputError; it then stays as it was."""
    bundle = load_bundle(inputs, memory)
    pages = site.without_collisions(plan(material, bundle.assets))
    work = _work(inputs, bundle, articles, memory, target, material)
    return _write(pages, work, memory, pool, progress)


def _work(
    inputs: SiteInputs, bundle: Bundle, articles: Articles, memory: Memory, target: output.OutputFolder,
    material: Material | None,
) -> Work:  # fmt: skip
    return Work(
        library=gather(()), inputs=inputs, bundle=bundle, about={}, memory=memory.folder, extents=articles.extents,
        target=target, material=material,
    )  # fmt: skip


def site_material(
    inputs: SiteInputs, entries: tuple[Entry, ...], library: Library, rejected: tuple[Rejected, ...]
) -> Material:
    """Return what the report of a site shows: the published articles, with the address of the page of each."""
    settings = inputs.settings
    addresses = Addresses(settings, library, ())
    codes = tuple(str(language.code) for language in settings.languages)
    pages: dict[str, str] = {}
    for entry in entries:
        shown = library.entries.get(entry.translation_of) or library.entries.get(entry.id)
        language = str(entry.facts.language)
        if shown is not None:
            pages[entry.id] = addresses.article(language if language in codes else codes[0], shown)
    return Material(
        entries=entries, rejected=rejected, sources=inputs.sources, languages=codes, language=codes[0],
        policy=settings.policy, prefix=f"{REPORT}/", pages=pages,
    )  # fmt: skip


def load_bundle(inputs: SiteInputs, memory: Memory) -> Bundle:
    """Return the theme of a site with its catalogs parsed."""
    theme, kind = inputs.theme, dict[str, dict[str, tuple[str, ...]]]
    assets = {f"static/{name}": data for name, data in theme.assets.items()}
    messages = memory.recall("messages.bin", theme.digest, kind, lambda: messages_of(theme))
    digest = theme.digest.hex()
    return Bundle(templates=theme.templates, assets=assets, messages=messages, digest=digest, own=theme.own)


def about_texts(paths: SitePaths) -> dict[str, str]:
    """Return the Markdown of the about page by language; "" is the one without a language in its name."""
    texts: dict[str, str] = {}
    for name, path in standing_pages(paths.content, paths.root).items():
        base, language = readers.sibling(name)
        if base == "about.md":
            texts[language or ""] = read_text(path)
    return texts


def _write(pages: Sequence[Page], work: Work, memory: Memory, pool: Pool, progress: Progress) -> Published:
    """Render the pages that changed, and make the output folder hold exactly these pages."""
    page_key, target = work.inputs.page_key, work.target
    old = memory.load(_PAGES, page_key, dict[str, PageMemory]) or {}
    if len(old) != len(pages) or any(page.path not in old for page in pages):
        check_paths(page.path for page in pages)
    stale = [page for page in pages if not _is_current(page, target, old)]
    work = msgspec.structs.replace(work, old=old)
    output.begin(target)
    try:
        rendered = pool.map(renderer, work, _units(stale), lambda done: progress("pages", done, len(stale)))
        staged = [file for unit in rendered for file in unit.staged]
        changed = [file.path for file in staged if file.changed]
        removed = output.commit(target, changed, (page.path for page in pages))
    except OSError as error:
        raise output.cannot_write(error, target.folder) from error
    finally:
        output.abandon(target)
    keys = {page.path: page.key for page in pages}
    fresh = {file.path: PageMemory(keys[file.path], file.written) for file in staged}
    kept = {path: fresh.get(path) or PageMemory(key, old[path].written) for path, key in keys.items()}
    for unit in rendered:
        if unit.last_index is not None:
            memory.save(search_index.MEMORY, page_key, unit.last_index)
    memory.save(_PAGES, page_key, kept)
    if old.keys() != keys.keys():
        memory.save(_LISTING, b"", tuple(keys))
    state = output.state_after(target, {path: page.written for path, page in kept.items()}, changed)
    memory.save(_FOLDERS, b"", state.folders)
    return Published(written=len(changed), unchanged=len(pages) - len(changed), removed=removed, output=state)


def _is_current(page: Page, target: output.OutputFolder, old: dict[str, PageMemory]) -> bool:
    known = old.get(page.path)
    if known is None or known.key != page.key:
        return False
    return target.present.get(page.path) == (known.written.size, known.written.modified)


def _units(stale: Sequence[Page]) -> list[Unit]:
    """Group pages that are rendered together: the search index first, as it takes longest."""
    index: list[Page] = []
    pages: dict[str, list[Page]] = {}
    for page in stale:
        (index if site.made_together(page) else pages.setdefault(original(page).path, [])).append(page)
    return [tuple(unit) for unit in (index, *pages.values()) if unit]


def renderer(work: Work) -> Callable[[Sequence[Unit]], list[Rendered]]:
    """Return the function a process maps over units: it stages their files."""
    bodies, settings, vocabulary = Bodies(work.memory), work.inputs.settings, work.inputs.vocabulary

    def body_of(article: str) -> Body:
        return bodies.body(work.extents[article])

    draw = share_images.drawer(work.memory, work.bundle.fonts) if work.bundle.fonts is not None else None
    render = Renderer(work.library, settings, vocabulary, work.about, work.bundle, body_of, draw).render
    render_report = ReportRenderer(work.material, work.bundle, body_of).render if work.material else render

    def stage(unit: Unit) -> Rendered:
        if site.made_together(unit[0]):
            sources = search_index.Sources(
                work.library, settings, vocabulary, body_of, work.memory, work.inputs.page_key, work.old, work.target
            )
            return Rendered(*search_index.stage_index(sources, unit))
        first = original(unit[0])
        data = (render_report if first.kind in KINDS else render)(first)
        return Rendered([_staged(page, data) for page in unit], None)

    def _staged(page: Page, data: bytes) -> output.Staged:
        known = work.old.get(page.path)
        content = compress(data, page.compression) if page.compression else data
        return output.stage(work.target, page.path, content, known.written if known else None)

    return lambda units: [stage(unit) for unit in units]
