"""Library → output: plan the pages, render those whose inputs changed, and make output/ hold exactly the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from digest import engine, readers, site
from digest.items import Recalled
from digest.model import Body, Library, Page, Value
from digest.setup import Setup
from digest.site.bundle import Bundle
from digest.store import output
from digest.store.content import read_text
from digest.store.memory import Bodies, Kept, Pages, Remembered, compiled_templates, load_pages, recalled_words

Progress = Callable[[str, int, int], None]


class Published(Value):
    """What became of the pages."""

    written: int
    unchanged: int
    removed: int
    memory: Pages
    state: str  # of the output folder, for the next build to compare


class Work(Value):
    """What a rendering process needs."""

    library: Library
    setup: Setup
    bundle: Bundle
    about: dict[str, str]
    memory: str
    kept: dict[str, Kept]
    target: output.Site
    before: dict[str, Remembered]


def publish(
    folder: str, memory: str, setup: Setup, library: Library, recalled: Recalled, about: dict[str, str], jobs: int,
    progress: Progress,
) -> Published:  # fmt: skip
    """Bring the output folder up to date. Raises PlanError or OutputError; the folder then stays as it was."""
    bundle = bundle_of(setup, memory)
    pages = site.plan(library, setup.settings, setup.vocabulary, about, bundle)
    old = load_pages(memory, setup.pages)
    target = output.open_site(folder, old.folders)
    if len(old.pages) != len(pages) or any(page.path not in old.pages for page in pages):
        output.check_paths(page.path for page in pages)  # paths that were written together before need no second look
    same, stale = _divide(pages, target, old)
    output.begin(target)
    try:
        work = Work(
            library=library, setup=setup, bundle=bundle, about=about, memory=memory, kept=recalled.kept, target=target,
            before={page.path: old.pages[page.path] for page in stale if page.path in old.pages},
        )  # fmt: skip
        staged = engine.map_items(_renderer, work, stale, jobs, lambda done: progress("pages", done, len(stale)))
        changed = [item.path for item in staged if item.changed]
        removed = output.commit(target, changed, (page.path for page in pages))
    except OSError as error:
        raise output.cannot_write(error, folder) from error
    finally:
        output.abandon(target)
    fresh = {
        item.path: (page.key, item.digest, item.size, item.mtime) for page, item in zip(stale, staged, strict=True)
    }
    kept = {**{path: old.pages[path] for path in same}, **fresh}
    state, folders = output.state_after(target, {path: (size, mtime) for path, (_, _, size, mtime) in kept.items()})
    remembered = Pages(environment=setup.pages, pages=kept, folders=folders)
    return Published(
        written=len(changed), unchanged=len(pages) - len(changed), removed=removed, memory=remembered, state=state
    )


def bundle_of(setup: Setup, memory: str) -> Bundle:
    """Return the look of a site with its catalogs parsed; the parsed ones are remembered."""
    look = setup.look
    words = recalled_words(memory, look)
    return Bundle(
        templates=look.templates,
        assets={f"static/{name}": data for name, data in look.assets.items()},
        words=words,
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


def _renderer(work: Work) -> Callable[[Page], output.Staged]:
    """Return the function of a rendering process: page → file staged."""
    from digest.site.render import Renderer  # templates take long to load, and a build that changes no page needs none

    bodies, kept, templates = Bodies(work.memory), work.kept, compiled_templates(work.memory)

    def body_of(article: str) -> Body:
        return bodies.body(kept[article])

    render = Renderer(
        work.library, work.setup.settings, work.setup.vocabulary, work.about, work.bundle, body_of, templates
    ).render

    def stage(page: Page) -> output.Staged:
        known = work.before.get(page.path)
        return output.stage(work.target, page.path, render(page), known[1:] if known else None)

    return stage
