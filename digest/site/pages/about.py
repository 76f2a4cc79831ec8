"""The page about the site, written by its editors in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.edition import Edition
from digest.site.outline import Outline
from digest.site.pages.draft import Draft, draft


def plan(outline: Outline, keys: Keys) -> Iterator[Page]:
    """Yield the page, if the editors wrote one."""
    if outline.about:
        path = outline.addresses.section(outline.main_language, "about")
        yield keys.page(PageKind.ABOUT, path, sorted(outline.about.items()))


def view(edition: Edition, _page: Page) -> Draft:
    """Return the text in the language of the page, else converted from the other script, else in another language."""
    from digest.site.text.standing_markdown import standing_html  # slow to import, and few builds change this page

    text, written = edition.nearest(edition.outline.about)
    title, text = _titled(text, edition.messages("About"))
    lang = edition.foreign_lang(written)
    return draft("about.html", title, section="about", text=standing_html(text), lang=lang)


def _titled(text: str, otherwise: str) -> tuple[str, str]:
    """Split a text into its title and the rest; a text without a title gets another."""
    first, _, rest = text.lstrip("\ufeff \n").partition("\n")
    return (first[2:].strip("# "), rest) if first.startswith("# ") else (otherwise, text)
