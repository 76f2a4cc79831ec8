"""All pages of a built site, and what is wrong between them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final
from urllib.parse import unquote, urlsplit

from digest.config.settings import Settings
from digest.crawl.page import Crawled, read_page
from digest.model import Problem, Value
from digest.parallel import Pool, one_by_one
from digest.store.content import read_bytes
from digest.store.listing import output_files

Progress = Callable[[str, int, int], None]

PAGE: Final = 60_000
"""Bytes of a page with its style sheets and scripts, without pictures; as hosts send it, it is about a third of that."""
STYLES: Final = 20_000
SCRIPTS: Final = 12_000
_TEMPLATE: Final = "mend the template or the article it comes from"
_TRANSLATE: Final = "build the site again; if it stays, mend the template that names the other languages"


class Site(Value):
    """What the files of a site are compared with."""

    base: str  # the site's address, "" where it is not known
    folders: tuple[tuple[str, str], ...]  # language → the folder its pages stand in, with a slash behind it
    sizes: dict[str, int]  # path → bytes of every file
    pages: dict[str, Crawled]


def problems_of_site(output: str, settings: Settings, jobs: int, progress: Progress) -> tuple[Problem, ...]:
    """Return what is wrong in the pages of an output folder.

    The site's address tells below which path of its host it stands: the pages of 404.html name their targets from there.
    """
    files = sorted(path for path, _, _ in output_files(output))
    pages = [path for path in files if path.endswith(".html")]
    shared = (output, urlsplit(settings.base_url).path or "/")
    crawled = Pool(jobs).map(_crawler, shared, pages, lambda done: progress("pages checked", done, len(pages)))
    site = Site(
        base=settings.base_url,
        folders=tuple((str(language.code), f"{language.path}/") for language in settings.languages),
        sizes={path: os.stat(os.path.join(output, path)).st_size for path in files},
        pages={page.path: page for page in crawled},
    )
    return tuple(problem for page in crawled for problem in _faults(page, site))


def _crawler(shared: tuple[str, str]) -> Callable[[Sequence[str]], list[Crawled]]:
    """Return the function that reads pages."""
    output, base = shared
    return one_by_one(lambda path: read_page(path, read_bytes(os.path.join(output, path)), base))


def _faults(page: Crawled, site: Site) -> Iterator[Problem]:
    for check in CHECKS:
        yield from check(page, site)


def _links(page: Crawled, site: Site) -> Iterator[Problem]:
    for target in page.targets:
        path = target.path if target.path in site.sizes else f"{target.path}/index.html".removeprefix("./").lstrip("/")
        if path not in site.sizes:
            yield _fault(page, "dead-link", f"a link leads to {target.path}, which does not exist")
        elif target.anchor and path in site.pages and target.anchor not in site.pages[path].anchors:
            yield _fault(page, "dead-anchor", f"a link leads to {target.path}#{target.anchor}, which does not exist")


def _marking(page: Crawled, _: Site) -> Iterator[Problem]:
    for name in page.repeated:
        yield _fault(page, "repeated-id", f"the id {name!r} stands twice")
    if not page.language:
        yield _fault(page, "no-language", "the page does not say its language")
    if not page.title:
        yield _fault(page, "no-title", "the page has no title")
    if page.without_text:
        fix = "give each an alt attribute, or aria-hidden where it only repeats the text beside it"
        yield _fault(page, "no-alternative", f"{page.without_text} images have no text in their place", fix)


def _policy(page: Crawled, _: Site) -> Iterator[Problem]:
    for address in page.foreign:
        fix = "put the file into the theme's static/ folder"
        yield _fault(page, "third-party", f"the page loads {address[:120]} from another host", fix)
    for found in page.inline:
        fix = "move it to the theme's style sheet or scripts: the policy in _headers forbids it here"
        yield _fault(page, "inline", f"the page holds {found}", fix)


def _weight(page: Crawled, site: Site) -> Iterator[Problem]:
    if not page.indexed:  # the editors' report is no page for readers on their way
        return
    styles = sum(site.sizes.get(path, 0) for path in page.loaded if path.endswith(".css"))
    scripts = sum(site.sizes.get(path, 0) for path in page.loaded if path.endswith(".js"))
    whole = page.size + styles + scripts
    shorter = "a list in parts: lower page_size; an article: `policy: excerpt`; a day or a story is always one page"
    for what, size, most, fix in (
        ("style sheets weigh", styles, STYLES, "take out of the theme what no page needs"),
        ("scripts weigh", scripts, SCRIPTS, "take out of the theme what no page needs"),
        ("page weighs without its pictures", whole, PAGE, shorter),
    ):
        if size > most:
            message = f"the {what} {size / 1000:.1f} kB, more than {most // 1000} kB"
            yield _fault(page, "too-heavy", message, fix)


def _canonical(page: Crawled, site: Site) -> Iterator[Problem]:
    if not site.base or not page.indexed:
        return
    if not page.canonical:
        yield _fault(page, "no-canonical", "the page does not say its canonical address")
    elif page.canonical.startswith(site.base) and not _stands(page.canonical, site):
        yield _fault(page, "dead-canonical", f"the canonical address {page.canonical} does not exist")


def _alternates(page: Crawled, site: Site) -> Iterator[Problem]:
    """Yield what search engines hold against hreflang: it must lead to pages that are there, name itself, and be returned."""
    if not page.alternates:
        return
    own = page.canonical
    for code, count in Counter(code for code, _ in page.alternates).items():
        if count > 1:
            yield _fault(page, "hreflang", f"two pages are named as its {code} version", _TRANSLATE)
    if own not in [address for _, address in page.alternates]:
        yield _fault(page, "hreflang", "the page does not name itself among its languages", _TRANSLATE)
    for code, address in page.alternates:
        other = site.pages.get(_path(address, site))
        if other is None:
            yield _fault(page, "hreflang", f"its {code} version {address} does not exist", _TRANSLATE)
        elif own not in [back for _, back in other.alternates]:
            yield _fault(page, "hreflang", f"its {code} version {address} does not name it in turn", _TRANSLATE)


def _languages(page: Crawled, site: Site) -> Iterator[Problem]:
    """Yield the languages in which this page is missing: every page exists in every one."""
    own = next((folder for _, folder in site.folders if page.path.startswith(folder)), "")
    for code, folder in site.folders if own else ():
        if folder + page.path[len(own) :] not in site.sizes:
            yield _fault(page, "missing-language", f"the page does not exist in {code}", _TRANSLATE)


def _stands(address: str, site: Site) -> bool:
    return _path(address, site) in site.sizes


def _path(address: str, site: Site) -> str:
    """Return the path below output/ of a full address of the site."""
    path = unquote(address.removeprefix(site.base)) if address.startswith(site.base) else address
    return f"{path}index.html" if path.endswith("/") or not path else path


def _fault(page: Crawled, code: str, message: str, fix: str = _TEMPLATE) -> Problem:
    return Problem(code=f"site.{code}", message=message, fix=fix, file=page.path)


CHECKS: Final[tuple[Callable[[Crawled, Site], Iterator[Problem]], ...]] = (
    _links, _marking, _policy, _weight, _canonical, _alternates, _languages,
)  # fmt: skip
