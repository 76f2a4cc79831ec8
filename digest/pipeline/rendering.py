"""Rendering processes: what one needs, and what it makes of pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from digest import parallel, report
from digest.model import Body, Library, Page, Value
from digest.pipeline.inputs import Setup
from digest.report.material import Material
from digest.site.look.bundle import Bundle
from digest.store import output
from digest.store.memory import Bodies, Kept, Remembered


class Work(Value):
    """What a rendering process needs."""

    library: Library
    setup: Setup
    bundle: Bundle
    about: dict[str, str]
    memory: str
    kept: dict[str, Kept]
    target: output.Site
    before: dict[str, Remembered] = {}
    told: Material | None = None  # what a report tells, where there is one


def renderer(work: Work) -> Callable[[Sequence[Page]], list[output.Staged]]:
    """Return the function of a rendering process: pages → files staged."""
    from digest.site.render import Renderer

    bodies, kept = Bodies(work.memory), work.kept

    def body_of(article: str) -> Body:
        return bodies.body(kept[article])

    render = Renderer(
        work.library,
        work.setup.settings,
        work.setup.vocabulary,
        work.about,
        work.bundle,
        body_of,
        _drawer(work),
    ).render
    tell = render if work.told is None else _teller(work.told, work, body_of)

    def make(page: Page) -> bytes:
        return (tell if page.kind in report.KINDS else render)(page)

    made = _copier(make) if work.setup.settings.precompress else make

    def stage(page: Page) -> output.Staged:
        known = work.before.get(page.path)
        return output.stage(work.target, page.path, made(page), known[1:] if known else None)

    return parallel.one_by_one(stage)


def _drawer(work: Work) -> Callable[[str, str], bytes] | None:
    """Return what draws share images, where there are any."""
    if work.bundle.fonts is None:
        return None
    from digest.site.files.share_images import drawer

    return drawer(work.memory, work.bundle.fonts)


def _copier(render: Callable[[Page], bytes]) -> Callable[[Page], bytes]:
    """Return what renders compressed copies too; a page is followed by its copies, so it is kept until they are made."""
    from digest.site.files.copies import compress, original

    render_once = lru_cache(maxsize=1)(render)

    def copy(page: Page) -> bytes:
        data = render_once(original(page))
        return compress(data, page.compression) if page.compression else data

    return copy


def _teller(told: Material, work: Work, body_of: Callable[[str], Body]) -> Callable[[Page], bytes]:
    """Return what renders the pages of a report; it is loaded with the first of them."""

    @cache
    def renderer() -> Callable[[Page], bytes]:
        from digest.report.render import ReportRenderer

        return ReportRenderer(told, work.bundle, body_of).render

    def tell(page: Page) -> bytes:
        return renderer()(page)

    return tell
