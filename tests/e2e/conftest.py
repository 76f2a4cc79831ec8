"""The demo site in each theme, built once, served on loopback like a static host, and opened in Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import ROOT, absent
from tests.e2e.hosting import served
from tests.e2e.survey import Visit, Watched, survey
from tests.sitebuilding import build

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session", params=["newspaper", "compact"])
def theme(request: pytest.FixtureRequest) -> str:
    """Return the name of a theme that ships; every test of the site runs in each."""
    return str(request.param)


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
def address(hosted: tuple[str, Path]) -> str:
    """Return the address the site is served at, below a sub-path."""
    return hosted[0]


@pytest.fixture(scope="session")
def output(hosted: tuple[str, Path]) -> Path:
    """Return the folder of the built site."""
    return hosted[1]


@pytest.fixture(scope="session")
def visits(browser: Browser, address: str, output: Path, theme: str, common: Path) -> dict[str, Visit]:
    """Return the findings on one page of each kind."""
    folder = common / f"visits-{theme}"
    folder.mkdir(exist_ok=True)
    return survey(browser, address, kinds(output), folder)


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


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """Return a fresh page at desktop width."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield Watched(context.new_page(), address)
    context.close()


FEATURES = (b'name="mode"', b'class="removed"', b'class="notice"', b'class="told"', b'class="correction"')
"""Features that only some article pages have."""


def kinds(output: Path) -> list[str]:
    """Return one page of each kind, and one article for each combination of features, as paths; redirects are left out."""
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
