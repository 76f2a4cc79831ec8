"""The demo site, built once, served on loopback below a sub-path, and opened in a real Chromium."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.sitebuilding import build

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Quiet(SimpleHTTPRequestHandler):
    """Serve files as a static host does, with the content security policy of the site's _headers."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'; img-src 'self' data: http: https:")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def output(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built demo site, below a sub-path of the folder that is served."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(root / "content", site / "content")
    shutil.copy(root / "digest.yaml", site)
    build(site, "--output", str(site / "hosting" / "news"))
    return site / "hosting" / "news"


@pytest.fixture(scope="session")
def address(output: Path) -> Iterator[str]:
    """Return the address the site is served at."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(output.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/news/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Return a running browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


class Watched:
    """A page, and everything that went wrong on it."""

    def __init__(self, page: Page, own: str) -> None:
        self.page = page
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


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """Return a fresh page at desktop width."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield Watched(context.new_page(), address)
    context.close()
