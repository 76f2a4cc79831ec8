"""Share images as files: SVG → PNG with the fonts of this system, remembered by what was drawn.

resvg needs neither a browser nor a system library, and the same input gives the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from digest.model import Problem
from digest.store.fonts import load_fonts
from digest.store.memory import recalled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.config.settings import Settings
    from digest.model import Entry, Page
    from digest.store.fonts import Fonts

_OR_NONE: Final = "or set `share_images: false`"


def fonts_of(root: str, settings: Settings, memory: str) -> tuple[Fonts | None, tuple[Problem, ...]]:
    """Return what the images of a site are drawn with; where they are wanted and cannot be drawn, what to install."""
    if not settings.share_images:
        return None, ()
    try:
        import resvg_py  # noqa: F401  (is it there?)

        fonts = load_fonts(os.path.join(root, settings.share_fonts) if settings.share_fonts else "", memory)
    except ImportError:
        fix = f"install what draws them: pip install 'digest[images]', {_OR_NONE}"
        return None, (Problem(code="site.no-share-images", message="no share images are drawn", fix=fix),)
    if fonts is None:
        where = f"in {settings.share_fonts}" if settings.share_fonts else "on this machine"
        message = f"no share images are drawn: no font {where} has Han glyphs"
        fix = f"install one (on Debian: fonts-noto-cjk), or name a folder that has one with `share_fonts:`, {_OR_NONE}"
        return None, (Problem(code="site.no-share-images", message=message, fix=fix),)
    return fonts, ()


def undrawn(entries: Iterable[Entry], pages: Iterable[Page]) -> tuple[Problem, ...]:
    """Return the articles that have no image because the fonts lack a letter of their title."""
    drawn = {page.subject for page in pages if page.kind == "share"}
    message = "no share image is drawn: the fonts lack a letter of its title"
    fix = "install a font that has it, and name its folder with `share_fonts:`"
    return tuple(
        Problem(code="site.no-share-image", message=message, fix=fix, file=entry.file, line=entry.line)
        for entry in entries
        if entry.facts.title and entry.id not in drawn
    )


def drawer(memory: str, fonts: Fonts) -> Callable[[str, str], bytes]:
    """Return what draws the image of a path; one that was drawn from the same SVG is remembered."""
    import resvg_py

    os.makedirs(os.path.join(memory, "images"), exist_ok=True)

    def draw(path: str, svg: str) -> bytes:
        key = f"{fonts.digest} {resvg_py.__version__} {svg}".encode()
        return recalled(
            memory, f"images/{_name(path)}", blake2b(key, digest_size=16).digest(), bytes, lambda: png(svg, fonts)
        )

    return draw


def _name(path: str) -> str:
    return f"{blake2b(path.encode(), digest_size=12).hexdigest()}.bin"


def names(pages: Iterable[Page]) -> set[str]:
    """Return the names under which the images of these pages are remembered."""
    return {_name(page.path) for page in pages if page.kind == "share"}


def png(svg: str, fonts: Fonts) -> bytes:
    """Draw an image with these fonts and no others. Raises ValueError for SVG that cannot be read."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=list(fonts.files)))
