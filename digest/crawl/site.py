"""Reads all pages of a built site and checks them against each other."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final
from urllib.parse import unquote, urlsplit

from digest.config.settings import Settings
from digest.crawl.page import CrawledPage, read_page
from digest.model import Problem, Progress, Value
from digest.parallel import Pool
from digest.store.content import read_bytes
from digest.store.listing import output_files

# Most bytes of a page with its style sheets and scripts, without images; compressed by the host, about a third of that.
PAGE: Final = 60_000
STYLES: Final = 20_000
SCRIPTS: Final = 12_000
_TEMPLATE: Final = "correct the template or the article it comes from"
_TRANSLATE: Final = "build the site again; if that does not help, correct the template that links the languages"


class CrawledSite(Value):
    """What the pages of a site are checked against."""

    base: str  # address of the site, "" if unknown
    folders: tuple[tuple[str, str], ...]  # (language, folder of its pages with a slash at the end)
    sizes: dict[str, int]  # path → bytes of every file
    pages: dict[str, CrawledPage]


def problems_of_site(output: str, settings: Settings, pool: Pool, progress: Progress) -> tuple[Problem, ...]:
    """Return the problems of the pages of an output folder. Links that begin with a slash are below the site's base_url."""
    files = sorted(output_files(output))
    pages = [path for path in files if path.endswith(".html")]
    shared = (output, unquote(urlsplit(settings.base_url).path) or "/")
    crawled = pool.map(_crawler, shared, pages, lambda done: progress("pages checked", done, len(pages)))
    site = CrawledSite(
        base=settings.base_url,
        folders=tuple((str(language.code), language.folder) for language in settings.languages),
        sizes={path: os.stat(os.path.join(output, path)).st_size for path in files},
        pages={page.path: page for page in crawled},
    )
    return tuple(problem for page in crawled for check in CHECKS for problem in check(page, site))


def _crawler(shared: tuple[str, str]) -> Callable[[Sequence[str]], list[CrawledPage]]:
    output, base = shared
    return lambda paths: [read_page(path, read_bytes(os.path.join(output, path)), base) for path in paths]


def _links(page: CrawledPage, site: CrawledSite) -> Iterator[Problem]:
    for target in page.targets:
        path = target.path if target.path in site.sizes else f"{target.path}/index.html".removeprefix("./").lstrip("/")
        if path not in site.sizes:
            yield _fault(page, "dead-link", f"a link leads to {target.path}, which does not exist")
        elif target.anchor and path in site.pages and target.anchor not in site.pages[path].anchors:
            yield _fault(page, "dead-anchor", f"a link leads to {target.path}#{target.anchor}, which does not exist")


def _markup(page: CrawledPage, _: CrawledSite) -> Iterator[Problem]:
    for name in page.repeated:
        yield _fault(page, "repeated-id", f"the id {name!r} is used more than once")
    if not page.language:
        yield _fault(page, "no-language", "the page does not declare its language")
    if not page.title:
        yield _fault(page, "no-title", "the page has no title")
    if page.without_text:
        fix = "add an alt attribute, or aria-hidden if the image only repeats the text next to it"
        images = "1 image has" if page.without_text == 1 else f"{page.without_text} images have"
        yield _fault(page, "no-alternative", f"{images} no alternative text", fix)


def _policy(page: CrawledPage, _: CrawledSite) -> Iterator[Problem]:
    for address in page.foreign:
        fix = "put the file into the theme's static/ folder"
        yield _fault(page, "third-party", f"the page loads {address[:120]} from another host", fix)
    for found in page.inline:
        fix = "move it to the theme's style sheet or scripts: the policy in _headers forbids it in pages"
        yield _fault(page, "inline", f"the page contains {found}", fix)


def _weight(page: CrawledPage, site: CrawledSite) -> Iterator[Problem]:
    if not page.indexed:  # the editors' report is not for readers on slow connections
        return
    styles = sum(site.sizes.get(path, 0) for path in page.loaded if path.endswith(".css"))
    scripts = sum(site.sizes.get(path, 0) for path in page.loaded if path.endswith(".js"))
    whole = page.size + styles + scripts
    shorter = "for a list, lower page_size; for an article, set `policy: excerpt`"
    for what, size, most, fix in (
        ("style sheets weigh", styles, STYLES, "remove from the theme what no page needs"),
        ("scripts weigh", scripts, SCRIPTS, "remove from the theme what no page needs"),
        ("page weighs without its images", whole, PAGE, shorter),
    ):
        if size > most:
            message = f"the {what} {size / 1000:.1f} kB, more than {most // 1000} kB"
            yield _fault(page, "too-heavy", message, fix)


def _canonical(page: CrawledPage, site: CrawledSite) -> Iterator[Problem]:
    if not site.base or not page.indexed:
        return
    if not page.canonical:
        yield _fault(page, "no-canonical", "the page does not declare its canonical address")
    elif page.canonical.startswith(site.base) and _path(page.canonical, site) not in site.sizes:
        yield _fault(page, "dead-canonical", f"the canonical address {page.canonical} does not exist")


def _alternates(page: CrawledPage, site: CrawledSite) -> Iterator[Problem]:
    """Yield violations of hreflang: its pages must exist, include the page itself, and link back to it."""
    if not page.alternates:
        return
    own = page.canonical
    for code, count in Counter(code for code, _ in page.alternates).items():
        if count > 1:
            yield _fault(page, "hreflang", f"{count} pages are declared as its {code} version", _TRANSLATE)
    if own not in [address for _, address in page.alternates]:
        yield _fault(page, "hreflang", "the page does not list itself among its languages", _TRANSLATE)
    for code, address in page.alternates:
        other = site.pages.get(_path(address, site))
        if other is None:
            yield _fault(page, "hreflang", f"its {code} version {address} does not exist", _TRANSLATE)
        elif own not in [back for _, back in other.alternates]:
            yield _fault(page, "hreflang", f"its {code} version {address} does not link back to it", _TRANSLATE)


def _languages(page: CrawledPage, site: CrawledSite) -> Iterator[Problem]:
    """Yield the languages in which the page is missing: every page must exist in all of them."""
    own = next((folder for _, folder in site.folders if page.path.startswith(folder)), "")
    for code, folder in site.folders if own else ():
        if folder + page.path[len(own) :] not in site.sizes:
            yield _fault(page, "missing-language", f"the page does not exist in {code}", _TRANSLATE)


def _path(address: str, site: CrawledSite) -> str:
    """Return the path below output/ of an absolute address of the site."""
    path = unquote(address.removeprefix(site.base)) if address.startswith(site.base) else address
    return f"{path}index.html" if path.endswith("/") or not path else path


def _fault(page: CrawledPage, code: str, message: str, fix: str = _TEMPLATE) -> Problem:
    return Problem(code=f"site.{code}", message=message, fix=fix, file=page.path)


CHECKS: Final = (_links, _markup, _policy, _weight, _canonical, _alternates, _languages)
