"""One visit to every kind of page: loaded once, then checked in every width and scheme, by axe-core and in print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import msgspec
from axe_playwright_python.base import AXE_SCRIPT
from filelock import FileLock, Timeout
from playwright.sync_api import Browser, Page, Request

from tests.sitebuilding import LIMIT

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1280, 375, 320)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that a scheme can break: it changes colours and nothing else, and that is checked too."""
RUN_AXE = """([type, values]) => axe.run({ runOnly: { type, values }, reporter: "no-passes" })
  .then(found => found.violations.map(violation => [violation.id, violation.nodes[0].html]))"""
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
LAYOUT = """() => Array.from(document.querySelectorAll("body *"), element => {
  const box = element.getBoundingClientRect();
  return [box.left, box.top, box.width, box.height];
}).flat().reduce((sum, number) => Math.imul(sum ^ Math.round(number), 0x9e3779b1), 0)"""
"""One number for the places and sizes of everything on a page."""
STATE = f"async rules => [({LAYOUT})(), {SIDEWAYS}, rules ? await ({RUN_AXE})(rules) : []]"
"""All that is asked of a page in one width and scheme; each question by itself costs as much as its answer."""
PAPER = """kept => {
  const parts = selector => Array.from(document.querySelectorAll(selector)).filter(part => part.getClientRects().length);
  const text = selector => parts(selector).map(part => part.innerText).join("").replace(/\\s/g, "");
  return {
    ways: parts("nav, .seek, .colophon").length, extras: parts(".onward, .badges, .notice a").length, title: text("h1"),
    narrowest: Math.min(1e6, ...parts("main h3").map(head => head.clientWidth)), all: text("body"),
    kept: kept.map(text).join(""), links: parts(".cited a[rel~=external]").map(link => [link.getAttribute("href"),
      getComputedStyle(link, "::after").content.replaceAll('"', "")]),
  };
}"""
KEPT = (".article > header", ".correction", ".body", ".text > .notice", ".record .cited")
"""The parts of an article page that are printed."""


class Paper(msgspec.Struct):
    """The printed form of a page."""

    ways: int  # ways around the site
    extras: int  # parts of an article page that lead elsewhere
    title: str
    narrowest: int  # width of a headline in a list
    all: str  # text, without white space
    kept: str
    links: list[tuple[str, str]]  # addresses of the source, and how they are written out


class Watched:
    """A page, and everything that went wrong on it."""

    def __init__(self, page: Page, own: str) -> None:
        self.page, self.own = page, own
        self.faults: list[str] = []
        page.on(
            "console",
            lambda message: self.faults.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("requestfailed", self._failed)
        page.on("request", lambda request: None if request.url.startswith(own) else self._foreign(request.url))
        page.on(
            "response",
            lambda answer: self.faults.append(f"{answer.status}: {answer.url}") if answer.status > 399 else None,
        )

    def _failed(self, request: Request) -> None:
        if (
            request.failure != "net::ERR_ABORTED"
        ):  # the browser's own: an icon still on its way when the next page is opened
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _foreign(self, url: str) -> None:
        self.faults.append(f"third party: {url}")


class Visit(msgspec.Struct):
    """The findings on one page."""

    headers: dict[str, str]
    paper: Paper
    faults: list[str] = []
    wide: list[tuple[int, Scheme]] = []  # where it scrolls sideways
    moved: list[int] = []  # widths at which the dark page is laid out otherwise than the light one
    violations: list[tuple[int, Scheme, str, str]] = []


@contextmanager
def opened(browser: Browser, width: int = 1280, scheme: Scheme = "light", *, scripts: bool = True) -> Iterator[Page]:
    """Open an empty page in a reader's window, and close it afterwards."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
    )
    yield context.new_page()
    context.close()


def violations(page: Page, kind: str, values: list[str]) -> list[tuple[str, str]]:
    """Return the violations of rules of axe-core, chosen by tag or name, on a page with axe-core loaded."""
    return [(str(rule), str(html)) for rule, html in page.evaluate(RUN_AXE, [kind, values])]


def survey(browser: Browser, address: str, paths: list[str], shared: Path) -> dict[str, Visit]:
    """Visit pages one after the other in one window, together with the other processes of the test run.

    The findings are in the folder they share. A page that another process is visiting is left to it: only at the end is it
    waited for, and visited should the other have failed.
    """
    found: dict[str, Visit] = {}
    with opened(browser) as page:
        watched = Watched(page, address)
        for path in paths:
            with suppress(Timeout):
                found[path] = _visit_once(watched, path, shared, wait=0)
        return {path: found.get(path) or _visit_once(watched, path, shared, wait=LIMIT) for path in paths}


def _visit_once(watched: Watched, path: str, shared: Path, wait: float) -> Visit:
    file = shared / f"{quote(path, safe='')}.json"
    with FileLock(f"{file}.lock", timeout=wait):
        if not file.exists():
            file.write_bytes(msgspec.json.encode(_visit(watched, path)))
    return msgspec.json.decode(file.read_bytes(), type=Visit)


def _visit(watched: Watched, path: str) -> Visit:
    page, before = watched.page, len(watched.faults)
    answer = page.goto(watched.own + path)
    assert answer is not None
    visit = Visit(headers=answer.headers, paper=_printed(page))
    page.evaluate(AXE_SCRIPT)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        layouts = set()
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            rules = None if width == WIDTHS[-1] else ("tag", RULES) if scheme == "light" else ("rule", COLOURS)
            layout, wide, violated = page.evaluate(STATE, rules)
            layouts.add(layout)
            if wide:
                visit.wide.append((width, scheme))
            visit.violations += [(width, scheme, str(rule), str(html)) for rule, html in violated]
        if len(layouts) > 1:
            visit.moved.append(width)
    visit.faults += watched.faults[before:]
    return visit


def _printed(page: Page) -> Paper:
    page.set_viewport_size({"width": 700, "height": 800})
    page.emulate_media(media="print")
    paper = msgspec.convert(page.evaluate(PAPER, KEPT), Paper)
    page.emulate_media(media="screen")
    return paper
