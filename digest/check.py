"""Problems of the content and of the site that was built: what is unsure, what is missing, what leads nowhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote, urlsplit

from digest import engine, tagging
from digest.items import Recalled, recall_items
from digest.model import Entry, Problem, Value
from digest.report import advice, source_cases
from digest.report.recurring import recurring
from digest.schedule import scheduled
from digest.setup import Setup, load_setup, load_sources
from digest.store import memory, stamp
from digest.store.content import read_bytes
from digest.store.memory import Bodies
from digest.store.stamp import walk

Progress = Callable[[str, int, int], None]
LINKS = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("source", "src"))


class Crawled(Value):
    """One page as the checker sees it."""

    path: str
    anchors: tuple[str, ...]
    repeated: tuple[str, ...]  # ids that stand twice
    links: tuple[tuple[str, str], ...]  # (path below output/, anchor) of links inside the site
    without_language: bool
    without_text: int  # images without an alt attribute


def problems_of_content(
    root: str, content: str, output: str, config: str, jobs: int, progress: Progress, now: str
) -> tuple[Problem, ...]:
    """Return what is wrong or unsure in the content, refusals included. Raises DigestError."""
    folder = stamp.memory_folder(root, content, output)
    with memory.locked(folder):
        setup = load_setup(root, content, config, folder)
        items = recall_items(content, folder, setup, jobs, progress)
        of_sources = tuple(_of_sources(root, content, folder, setup, items))
    shown = scheduled(items.entries, now, drafts=True)
    refused = (
        Problem(code=f"refused.{item.reason}", message=item.message, fix=item.fix, file=item.file, line=item.line)
        for item in items.rejected
    )
    return (
        *refused, *items.problems, *shown.problems, *of_sources, *(found for entry in shown.entries for found in _unsure(entry)),
    )  # fmt: skip


def _unsure(entry: Entry) -> Iterator[Problem]:
    """Yield what an editor may want to add to an article, each with the line to write."""
    for one in advice.asked(entry):
        fix = f"if you know better, add to its front matter: {one.line}"
        yield Problem(code=f"content.{one.code}", message=one.message, fix=fix, file=entry.file, line=entry.line)


def _of_sources(root: str, content: str, folder: str, setup: Setup, items: Recalled) -> Iterator[Problem]:
    """Yield the cases of sources that fail, and the lines that articles of a source have in common."""
    sources = load_sources(root, content)
    if any(source.cases for source in sources):
        yield from source_cases.failures(sources, tagging.matcher(setup.vocabulary))
    bodies = Bodies(folder)
    for line in recurring(items.entries, lambda entry_id: bodies.body(items.kept[entry_id]), sources):
        file, rules = advice.for_source(line, sources)
        message = f"{advice.quoted(line.text)} stands in {line.count} of {line.articles} articles of {line.source}"
        written = rules.replace("\n", " ⏎ ")
        fix = f"if it is no text of theirs, write into {file}: {written}; if it is, list it there under lines: keep:"
        yield Problem(code="source.recurring-line", message=message, fix=fix, file=file)


def problems_of_site(output: str, base_url: str, jobs: int, progress: Progress) -> tuple[Problem, ...]:
    """Return what is wrong in the pages of an output folder: dead links and anchors, repeated ids, missing attributes.

    `base_url` tells below which path of its host the site stands: the pages of 404.html name their targets from there.
    """
    files = sorted(walk(output))
    pages = [path for path in files if path.endswith(".html")]
    shared = (output, urlsplit(base_url).path or "/")
    crawled = engine.map_items(_crawler, shared, pages, jobs, lambda done: progress("pages checked", done, len(pages)))
    present = set(files)
    anchors = {page.path: frozenset(page.anchors) for page in crawled}
    return tuple(problem for page in crawled for problem in _faults(page, present, anchors))


def _faults(page: Crawled, present: set[str], anchors: dict[str, frozenset[str]]) -> Iterator[Problem]:
    for path, anchor in page.links:
        target = path if path in present else f"{path}/index.html".lstrip("/")
        if target not in present:
            yield _fault(page, "dead-link", f"a link leads to {path}, which does not exist")
        elif anchor and target in anchors and anchor not in anchors[target]:
            yield _fault(page, "dead-anchor", f"a link leads to {path}#{anchor}, which does not exist")
    for name in page.repeated:
        yield _fault(page, "repeated-id", f"the id {name!r} stands twice")
    if page.without_language:
        yield _fault(page, "no-language", "the page does not say its language")
    if page.without_text:
        yield _fault(page, "no-alternative", f"{page.without_text} images have no alt attribute")


def _fault(page: Crawled, code: str, message: str) -> Problem:
    return Problem(
        code=f"site.{code}", message=message, fix="mend the template or the article it comes from", file=page.path
    )


def _crawler(shared: tuple[str, str]) -> Callable[[str], Crawled]:
    """Return the function that reads one page."""
    from bs4 import BeautifulSoup

    output, base = shared

    def crawl(path: str) -> Crawled:
        soup = BeautifulSoup(read_bytes(os.path.join(output, path)), "html.parser")
        ids = [str(tag["id"]) for tag in soup.find_all(id=True)]
        addresses = (str(tag[name]) for kind, name in LINKS for tag in soup.find_all(kind, attrs={name: True}))
        html = soup.find("html")
        return Crawled(
            path=path,
            anchors=tuple(sorted(set(ids))),
            repeated=tuple(sorted({name for name in ids if ids.count(name) > 1})),
            links=tuple(_inside(path, addresses, base)),
            without_language=html is None or not html.get("lang"),
            without_text=sum(not tag.has_attr("alt") for tag in soup.find_all("img")),
        )

    return crawl


def _inside(page: str, addresses: Iterable[str], base: str) -> Iterator[tuple[str, str]]:
    """Yield the targets of a page's links inside the site, as paths below output/."""
    for address in dict.fromkeys(addresses):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        path = unquote(parts.path)
        if path.startswith("/"):
            joined = os.path.normpath(path.removeprefix(base).lstrip("/") or ".")
        else:
            joined = os.path.normpath(f"{page.rpartition('/')[0]}/{path}".lstrip("/")) if path else page
        yield joined.replace(os.sep, "/").lstrip("/"), unquote(parts.fragment)
