"""Share images: which pages of an article share which drawn image, and what is drawn on it.

There is one image for each text of an article, the original and every translation that has a body. A page that only converts
a text to the other script, or repeats it under another language, shows the image of that text: no title is drawn twice.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from digest.model import Page
from digest.site.text import versions
from digest.site.text.typesetting import fitted
from digest.site.xml_text import legal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.model import Entry
    from digest.site.cache_keys import Keys
    from digest.site.edition import Edition
    from digest.site.outline import Outline
    from digest.store.fonts import Face

WIDTH: Final = 1200
HEIGHT: Final = 630
MARGIN: Final = 80
SIZES: Final = {84: 2, 72: 3, 60: 4, 50: 5}
"""Sizes of a title, each with the lines it may have: together they hold 40 ideographs, and 150 letters."""
_SIGNS: Final = frozenset(("Sc", "Sk", "Sm", "So", "Mn", "Me", "Cf", "Zs", "Zl", "Zp"))
"""Unicode's categories of what may be left out; letters, digits and punctuation may not, nor what Python does not know yet."""
_NAMES: Final = 30
"""Size of the line of facts and of the name of the site."""


def languages(entry: Entry, siblings: Mapping[str, Entry], built: tuple[str, ...]) -> dict[str, str]:
    """Return for each language of a site that in which the image of its page is drawn."""
    shown = {code: versions.facet(entry, siblings, code) for code in built}
    drawn: dict[str, str] = {}
    for code, facet in shown.items():
        same = [other for other in built if shown[other].text_of == facet.text_of]
        drawn[code] = facet.language if facet.language in same else same[0]
    return drawn


def image(outline: Outline, entry: Entry, language: str) -> str:
    """Return the path of the image of a page, "" where it has none."""
    if outline.fonts is None or not drawable(outline, entry):
        return ""
    drawn = languages(entry, outline.siblings(entry.id), outline.languages)[language]
    return outline.addresses.share_image(drawn, entry)


def drawable(outline: Outline, entry: Entry) -> bool:
    """Tell whether the fonts have every letter of an article's titles; without one of them, no image is better than a false one."""
    titles = (entry.facts.title, *entry.front.titles.values())
    titles += tuple(sibling.facts.title for sibling in outline.siblings(entry.id).values())
    faces = outline.fonts.faces if outline.fonts else {}
    return bool(entry.facts.title) and all(
        faces[code].covers(_letters(title, faces[code])) for code in outline.languages for title in titles
    )


def share_pages(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the images of all articles."""
    for entry_id in outline.library.order if outline.fonts else ():
        entry = outline.library.entries[entry_id]
        if drawable(outline, entry):
            drawn = languages(entry, outline.siblings(entry_id), outline.languages)
            for code in sorted(set(drawn.values())):
                path = outline.addresses.share_image(code, entry)
                key = keys.key("share", keys.cards[entry_id])
                yield Page(path=path, kind="share", language=code, key=key, subject=entry_id)


def svg(edition: Edition, entry_id: str, site: str) -> str:
    """Return what is drawn: the name of the site, the title in lines, date and source, the subjects with their marks."""
    entry, words = edition.entry(entry_id), edition.words
    fonts = edition.outline.fonts
    face = fonts.faces[edition.language] if fonts else None
    if face is None:
        return ""
    date, source = entry.facts.date, entry.facts.source
    facts = filter(None, (words.of(date) if date else "", edition.source_name(source) if source else ""))
    title = fitted(_clean(edition.wording(entry_id).title, face), face.width, WIDTH - 2 * MARGIN, SIZES)
    values = {
        "width": WIDTH, "height": HEIGHT, "margin": MARGIN, "language": edition.language, "family": face.family,
        "site": _line(site, face), "title": title, "facts": _line(" · ".join(facts), face), "names": _NAMES,
        "badges": tuple(_badges(edition, entry, face)),
    }  # fmt: skip
    return edition.environment.get_template("share.svg").render(values)


def _badges(edition: Edition, entry: Entry, face: Face) -> Iterator[tuple[int, int, str]]:
    """Yield accent, place from the left and name of the subjects there is room for."""
    left = MARGIN
    for tag in entry.tags:
        badge = edition.badge(tag.key)
        name = _clean(badge.name, face)
        width = face.width(name) * _NAMES // 1000
        if left + 36 + width > WIDTH - MARGIN:
            return
        yield badge.accent, left, name
        left += width + 36 + 40


def _line(text: str, face: Face) -> str:
    """Return a text on one line, cut where it is too long."""
    lines = fitted(_clean(text, face), face.width, WIDTH - 2 * MARGIN, {_NAMES: 1}).lines
    return lines[0] if lines else ""


def _clean(text: str, face: Face) -> str:
    """Return a text without what cannot be drawn: signs such as emoji, or letters of a name in a script the fonts lack."""
    return "".join(char for char in legal(text) if char.isspace() or face.covers(char))


def _letters(text: str, face: Face) -> str:
    """Return those characters of a text that must be drawn: signs that no font of letters has, such as emoji, need not be."""
    return "".join(char for char in legal(text) if face.covers(char) or unicodedata.category(char) not in _SIGNS)
