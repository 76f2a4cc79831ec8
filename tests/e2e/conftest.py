"""The demo site in each theme, built once, served on loopback below a sub-path, and opened in a real Chromium."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.conftest import ROOT, absent
from tests.e2e.hosting import served
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


@pytest.fixture(scope="session", params=["newspaper", "compact"])
def theme(request: pytest.FixtureRequest) -> str:
    """Return the name of a theme that ships; every test of the site runs in each."""
    return str(request.param)


@pytest.fixture(scope="session")
def output(root: Path, theme: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built demo site, below a sub-path of the folder that is served."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(root / "content", site / "content")
    settings = (root / "digest.yaml").read_text(encoding="utf-8")
    for ours, here in (("\ntheme: newspaper\n", f"\ntheme: {theme}\n"), ("example.org/digest/", "example.org/news/")):
        assert ours in settings
        settings = settings.replace(ours, here)
    (site / "digest.yaml").write_text(settings, encoding="utf-8")
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
def hosted(root: Path, theme: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Return the address of the demo site on a static host that obeys its _headers and _redirects, and its folder."""
    site = tmp_path_factory.mktemp("hosted")
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    shutil.copytree(root / "content", site / "content")
    settings = (root / "digest.yaml").read_text(encoding="utf-8").replace("theme: newspaper", f"theme: {theme}")
    place = f"http://127.0.0.1:{server.server_port}/digest/"
    (site / "digest.yaml").write_text(settings.replace("https://example.org/digest/", place), encoding="utf-8")
    build(site)
    with served(server, site / "output", "/digest/") as found:
        assert found == place
        yield found, site / "output"


@pytest.fixture(scope="session")
def web_tools() -> Path:
    """Return the folder that `npm install lighthouse vnu-jar` was run in: $WEB_TOOLS, else the project's root."""
    modules = Path(os.environ.get("WEB_TOOLS", ROOT)) / "node_modules"
    if not all((modules / name).is_dir() for name in ("lighthouse", "vnu-jar")):
        absent(
            "Lighthouse and the Nu checker: run `npm install lighthouse vnu-jar` in a folder and name it in WEB_TOOLS;"
        )
    if not all(map(shutil.which, ("node", "java"))):
        absent("node and java")
    return modules


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


@contextmanager
def opened(
    browser: Browser, width: int = 1280, scheme: Literal["light", "dark"] = "light", *, scripts: bool = True
) -> Iterator[Page]:
    """Open an empty page in a reader's window, and close it afterwards."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=scripts
    )
    yield context.new_page()
    context.close()


FEATURES = (b'name="mode"', b'class="removed"', b'class="notice"', b'class="told"', b'class="correction"')
"""What one article's page has and another's has not."""


def kinds(output: Path) -> list[str]:
    """Return one page of each kind, and one article of each make, as paths below the site; redirects are no pages of their own."""
    found = {name: name for name in ("index.html", "404.html")}
    for path in sorted(output.glob("*/**/*.html")):
        parts, data = path.relative_to(output).parts, path.read_bytes()
        if parts[0] not in ("en", "zh-hans", "zh-hant") or b'http-equiv="refresh"' in data:
            continue
        kind = [part if place < 2 and not part[:1].isdigit() else "" for place, part in enumerate(parts)]
        kind += [part for part in parts[2:] if part in ("undated", "page")]
        has = [feature for feature in FEATURES if feature in data] if parts[1] == "articles" else []
        found.setdefault(f"{len(parts)} {kind} {has}", path.relative_to(output).as_posix())
    return list(found.values())
