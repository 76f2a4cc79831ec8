"""Library → pages: every file of the site, each with the digest of what it depends on. Nothing is rendered here.

Keys are compared path by path: what the path determines, the language above all, need not be in them.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from digest.config.settings import Settings
from digest.config.vocabulary import Vocabulary
from digest.errors import PlanError
from digest.model import Library
from digest.page import Page, PageKind
from digest.site.cache_keys import Keys
from digest.site.kinds import IN_EVERY_LANGUAGE, ONCE
from digest.site.look.bundle import Bundle
from digest.site.outline import Outline
from digest.text.slug import alike


def plan(
    library: Library, settings: Settings, vocabulary: Vocabulary, about: dict[str, str], bundle: Bundle
) -> tuple[Page, ...]:
    """Return every file of the site. Raises PlanError where two of them claim one path."""
    outline = Outline(
        library, settings, vocabulary, about=about, assets=bundle.assets, fonts=bundle.fonts, own_files=bundle.own_files
    )
    keys = Keys(outline, bundle.digest)
    pages = _in_every_language(outline, (page for kind in IN_EVERY_LANGUAGE for page in kind.pages(outline, keys)))
    once = (page for kind in ONCE for page in kind.pages(outline, keys))
    return without_collisions(_by_article(outline, (*pages, *once)))


def without_collisions(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return all pages. Raises PlanError where two of them have one path for some file system, as files of a theme may."""
    seen: dict[str, Page] = {}
    every = tuple(pages)
    for page in every:
        other = seen.setdefault(alike(page.path), page)
        if other is not page:
            raise PlanError(
                f"{_described(other)} and {_described(page)} claim one path: {page.path}",
                fix="rename the file of the theme that has one of them",
            )
    return every


def _in_every_language(outline: Outline, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield each page in every language, one after the other: what they share is then rendered once."""
    main, *others = outline.languages
    for page in pages:
        yield page
        for language in others:
            yield replace(page, path=outline.addresses.in_language(page.path, main, language), language=language)


def _by_article(outline: Outline, pages: Iterable[Page]) -> list[Page]:
    """Put an article's search record next to its pages, so that its text is read and converted once for all of them."""
    kinds = (PageKind.ARTICLE, PageKind.SEARCH_RECORD)
    return sorted(pages, key=lambda page: outline.place[page.subject] if page.kind in kinds else -1)


def _described(page: Page) -> str:
    if page.kind is PageKind.STATIC:
        return f"static/{page.path}"
    return f"the {page.kind} page of {page.subject}" if page.subject else f"the {page.kind} page"
