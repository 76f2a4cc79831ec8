"""Serves the output folder on the loopback interface, and reloads open pages after each build."""

import html
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from digest.errors import OutputError

HOST: Final = "127.0.0.1"
_NAMES: Final = frozenset(
    {HOST, "localhost", "::1"}
)  # a page of the web whose name leads to this machine has another one
_EVENTS: Final = "/.digest/events"
_SCRIPT: Final = "/.digest/reload.js"
_IDLE: Final = 15  # seconds
# Browsers open six connections to a host at most: of all tabs, one waits for builds and notifies the others.
_RELOAD: Final = f"""const shown = document.currentScript.dataset.build, tabs = new BroadcastChannel("digest");
const compare = (build) => {{ if (build !== shown) location.reload(); }};
tabs.onmessage = (event) => compare(event.data);
navigator.locks.request("digest", () => new Promise(() => {{
  new EventSource("{_EVENTS}").onmessage = (event) => {{ tabs.postMessage(event.data); compare(event.data); }};
}}));
""".encode()
_PANEL: Final = (
    '<details style="position:fixed;inset:auto 0 0 0;z-index:9;max-height:60vh;overflow:auto;background:#fff3cd;color:#201a00;'
    'border-top:2px solid #a33;font:14px/1.5 sans-serif;padding:.5em 1em"{open}><summary style="color:inherit">{summary}</summary>'
    '<pre style="white-space:pre-wrap;margin:.5em 0">{text}</pre></details>'
)


def preview_server(folder: str, port: int, builds: "Builds") -> ThreadingHTTPServer:
    """Return a server of a folder, not yet running; port 0 takes any. Raises OutputError if the port is taken."""
    try:
        server = ThreadingHTTPServer((HOST, port), partial(Preview, directory=folder, builds=builds))
    except OSError as error:
        raise OutputError(f"port {port} cannot be used: {error.strerror}", fix="choose another with --port") from error
    server.daemon_threads = True
    return server


class Builds:
    """What is known of the last build; threads can wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = time.time_ns()  # higher than any of a preview that ran before, whose pages may still be open
        self._panel = ""
        self.prefix = "/"  # of the addresses that `base_url` gives to pages

    @property
    def number(self) -> int:
        """The number of the last build."""
        return self._number

    def ended(self, *, failure: str = "", problems: str = "", count: int = 0, base_url: str | None = None) -> None:
        """Notify waiting threads of a build: of its failure, or of its problems and how many there are."""
        with self._changed:
            self._number += 1
            summary = "The build failed; the page is as it was before" if failure else f"Problems: {count:,}"
            text = html.escape(failure or problems)
            self._panel = _PANEL.format(open=" open" * bool(failure), summary=summary, text=text) if text else ""
            if base_url is not None:
                self.prefix = urlsplit(base_url).path or "/"
            self._changed.notify_all()

    def wait(self, after: int, seconds: float) -> int:
        """Wait for a build other than `after`, for a number of seconds at most, and return the current number."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != after, seconds)
            return self._number

    def added(self, page: bytes) -> bytes:
        """Return a page that shows what went wrong in the last build, and reloads after the next."""
        script = f'<script src="{_SCRIPT}" data-build="{self._number}" defer></script>'
        return page.replace(b"</body>", f"{self._panel}{script}</body>".encode())


class Preview(SimpleHTTPRequestHandler):
    """Serves the files of the output folder only, to this machine only."""

    timeout = _IDLE

    def __init__(self, *arguments: object, builds: Builds, **named: str) -> None:
        self.builds = builds
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # the base class names each parameter

    def do_GET(self) -> None:
        """Answer one request."""
        host = urlsplit(f"//{self.headers.get('Host') or HOST}").hostname
        if host not in _NAMES:
            self._answer(b"this preview is for this machine alone", "text/plain", 403)
        elif self.path == _EVENTS:
            self._stream()
        elif self.path == _SCRIPT:
            self._answer(_RELOAD, "text/javascript")
        else:
            try:
                self._file()
            except (OSError, ValueError):  # the path has a NUL, or is longer than paths may be
                self._answer(b"this is not the address of a file", "text/plain", 400)

    do_HEAD = do_GET  # noqa: N815 - the name is the protocol's

    def _file(self) -> None:
        if self.builds.prefix != "/" and self.path.startswith(self.builds.prefix):  # links of 404.html are full ones
            self.path = "/" + self.path.removeprefix(self.builds.prefix)
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.partition("?")[0].endswith("/"):
            super().do_GET()  # the base class redirects to the address with a slash
            return
        path = path / "index.html" if path.is_dir() else path
        place, root = path.resolve(strict=False), Path(self.directory).resolve()
        if place.is_relative_to(root) and path.is_file() and not place.name.startswith(".digest"):
            data = path.read_bytes()
            self._answer(self.builds.added(data) if path.suffix == ".html" else data, self.guess_type(path))
        else:
            missing = Path(self.directory, "404.html")
            page = missing.read_bytes() if missing.is_file() else b"<body>not found</body>"
            self._answer(self.builds.added(page), "text/html", 404)

    def _answer(self, data: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen = 0
        try:
            while True:
                now = self.builds.wait(seen, _IDLE)
                self.wfile.write(f"data: {now}\n\n".encode() if now != seen else b": still here\n\n")
                self.wfile.flush()
                seen = now
        except OSError:
            return  # the page has been closed

    def log_message(self, *_: object) -> None:
        """Log nothing: nobody reads the requests of a preview."""
