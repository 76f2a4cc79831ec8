"""Share images: which pages of an article share an image, what is on it, and SVG → PNG.

There is one image for each text of an article: the original and every translation that has a body. A page that only converts
a text to the other script, or repeats it under another language, uses the image of that text, so no title is drawn twice.

resvg needs neither a browser nor a system library, and the same input gives the same bytes.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from digest.config.settings import Settings
from digest.hashing import digest, hex_digest
from digest.model import Entry, Page, PageKind, Problem
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.escaping import xml_text
from digest.site.outline import Outline
from digest.site.text.typesetting import fitted
from digest.site.text.versions import version
from digest.store.fonts import Face, Fonts, load_fonts
from digest.store.memory import recalled

WIDTH: Final = 1200
HEIGHT: Final = 630
MARGIN: Final = 80
SIZES: Final = {84: 2, 72: 3, 60: 4, 50: 5}
"""Sizes of a title, each with the lines it may have: together they hold 40 ideographs, or 150 letters."""
_SMALL: Final = 30
"""Size of the site's name, of date and source, and of the subjects."""
_DISPENSABLE: Final = frozenset(("Sc", "Sk", "Sm", "So", "Mn", "Me", "Cf", "Zs", "Zl", "Zp"))
"""Unicode categories that may be left out, emoji among them. Letters, digits and punctuation may not, nor what Python does not know yet."""
_OR_NONE: Final = "or set `share_images: false`"


def site_fonts(root: str, settings: Settings, memory: str) -> tuple[Fonts | None, tuple[Problem, ...]]:
    """Return the fonts for the images of a site, None without images; where they cannot be drawn, what to install."""
    if not settings.share_images:
        return None, ()
    try:
        import resvg_py  # noqa: F401  (is it installed?)

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


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the images of all articles."""
    for entry_id in outline.library.order if outline.fonts else ():
        entry = outline.library.entries[entry_id]
        if not drawable(outline, entry):
            continue
        drawn = drawn_languages(entry, outline.siblings(entry_id), outline.languages)
        for code in sorted(set(drawn.values())):
            path = outline.addresses.share_image(code, entry)
            yield keys.page(PageKind.SHARE_IMAGE, path, keys.cards[entry_id], language=code, subject=entry_id)


def view(edition: Edition, page: Page) -> bytes:
    """Return the image of an article as PNG."""
    if edition.draw is None:
        raise ValueError("share images are planned only where they can be drawn")
    return edition.draw(page.path, svg(edition, page.subject))


def undrawn(entries: Iterable[Entry], pages: Iterable[Page]) -> tuple[Problem, ...]:
    """Return a problem for each article that has no image because the fonts lack a letter of its title."""
    drawn = {page.subject for page in pages if page.kind is PageKind.SHARE_IMAGE}
    message = "no share image is drawn: the fonts lack a letter of its title"
    fix = "install a font that has it, and name its folder with `share_fonts:`"
    return tuple(
        Problem(code="site.no-share-image", message=message, fix=fix, file=entry.file, line=entry.line)
        for entry in entries
        if entry.facts.title and entry.id not in drawn
    )


def image_path(outline: Outline, entry: Entry, language: str) -> str:
    """Return the path of the image of a page, "" where it has none."""
    if outline.fonts is None or not drawable(outline, entry):
        return ""
    drawn = drawn_languages(entry, outline.siblings(entry.id), outline.languages)[language]
    return outline.addresses.share_image(drawn, entry)


def drawn_languages(entry: Entry, siblings: Mapping[str, Entry], languages: tuple[str, ...]) -> dict[str, str]:
    """Return for each language of a site the language of the image that its page uses."""
    shown = {code: version(entry, siblings, code) for code in languages}
    drawn: dict[str, str] = {}
    for code, chosen in shown.items():
        same = [other for other in languages if shown[other].text_of == chosen.text_of]
        drawn[code] = chosen.language if chosen.language in same else same[0]
    return drawn


def drawable(outline: Outline, entry: Entry) -> bool:
    """Whether the fonts have every letter of an article's titles; no image is better than a title with a letter missing."""
    titles = (entry.facts.title, *entry.front.titles.values())
    titles += tuple(sibling.facts.title for sibling in outline.siblings(entry.id).values())
    faces = outline.fonts.faces if outline.fonts else {}
    return bool(entry.facts.title) and all(
        faces[code].covers(_letters(title, faces[code])) for code in outline.languages for title in titles
    )


def svg(edition: Edition, entry_id: str) -> str:
    """Return the drawing: the name of the site, the title in lines, date and source, the subjects with their marks."""
    entry, messages = edition.entry(entry_id), edition.messages
    if edition.outline.fonts is None:
        raise ValueError("share images are planned only where they can be drawn")
    face = edition.outline.fonts.faces[edition.language]
    date, source = entry.facts.date, entry.facts.source
    facts = filter(None, (messages.of(date) if date else "", edition.source_name(source) if source else ""))
    title = fitted(_drawable_text(edition.wording(entry_id).title, face), face.width, WIDTH - 2 * MARGIN, SIZES)
    values = {
        "width": WIDTH, "height": HEIGHT, "margin": MARGIN, "language": edition.language, "family": face.family,
        "site": _one_line(edition.title, face), "title": title, "facts": _one_line(" · ".join(facts), face), "names": _SMALL,
        "badges": tuple(_badges(edition, entry, face)),
    }  # fmt: skip
    return edition.environment.get_template("share.svg").render(values)


def drawer(memory: str, fonts: Fonts) -> Callable[[str, str], bytes]:
    """Return a function that draws the image of a path from SVG, or recalls it if it was drawn from the same SVG."""
    import resvg_py

    os.makedirs(os.path.join(memory, "images"), exist_ok=True)

    def draw(path: str, svg: str) -> bytes:
        key = f"{fonts.digest} {resvg_py.__version__} {svg}".encode()
        return recalled(memory, f"images/{_name(path)}", digest(key), bytes, lambda: png(svg, fonts))

    return draw


def remembered_names(pages: Iterable[Page]) -> set[str]:
    """Return the names of the files in which the images of these pages are remembered."""
    return {_name(page.path) for page in pages if page.kind is PageKind.SHARE_IMAGE}


def png(svg: str, fonts: Fonts) -> bytes:
    """Draw an image with these fonts and no others. Raises ValueError for SVG that cannot be read."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=list(fonts.files)))


def _name(path: str) -> str:
    return f"{hex_digest(path.encode(), 12)}.bin"


def _badges(edition: Edition, entry: Entry, face: Face) -> Iterator[tuple[int, int, str]]:
    """Yield accent, distance from the left and name of the subjects there is room for."""
    left = MARGIN
    for tag in entry.tags:
        badge = edition.badges[tag.key]
        name = _drawable_text(badge.name, face)
        width = face.width(name) * _SMALL // 1000
        if left + 36 + width > WIDTH - MARGIN:
            return
        yield badge.accent, left, name
        left += width + 36 + 40


def _one_line(text: str, face: Face) -> str:
    """Return a text on one line, cut where it is too long."""
    lines = fitted(_drawable_text(text, face), face.width, WIDTH - 2 * MARGIN, {_SMALL: 1}).lines
    return lines[0] if lines else ""


def _drawable_text(text: str, face: Face) -> str:
    """Return a text without what cannot be drawn: emoji, or letters of a name in a script the fonts lack."""
    return "".join(char for char in xml_text(text) if char.isspace() or face.covers(char))


def _letters(text: str, face: Face) -> str:
    """Return the characters of a text that must be drawn; emoji and other signs that the font lacks need not be."""
    return "".join(
        char for char in xml_text(text) if face.covers(char) or unicodedata.category(char) not in _DISPENSABLE
    )
