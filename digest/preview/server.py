"""Serves the output folder on the loopback interface, and reloads open pages after each build."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from digest.errors import OutputError

HOST = "127.0.0.1"
_EVENTS = "/.digest/events"
_SCRIPT = "/.digest/reload.js"
_TAG = f'<script src="{_SCRIPT}" defer></script>'.encode()
_RELOAD = f"new EventSource({_EVENTS!r}).addEventListener('reload', () => location.reload());\n".encode()


def preview_server(folder: str, port: int, generation: "Generation") -> ThreadingHTTPServer:
    """Return a server of a folder, not yet running; port 0 takes any. Raises OutputError if the port is taken."""
    try:
        server = ThreadingHTTPServer((HOST, port), partial(Preview, directory=folder, generation=generation))
    except OSError as error:
        raise OutputError(f"port {port} cannot be used: {error.strerror}", fix="choose another with --port") from error
    server.daemon_threads = True
    return server


class Generation:
    """Number of the current build; threads can wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = 0

    @property
    def number(self) -> int:
        """The number of the current build."""
        return self._number

    def advance(self) -> None:
        """Notify waiting threads of a new build."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def wait(self, after: int, seconds: float) -> int:
        """Wait for a build other than `after`, for a number of seconds at most, and return the current number."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != after, seconds)
            return self._number


class Preview(SimpleHTTPRequestHandler):
    """Serves the files of the output folder only; adds a script to pages that waits for the next build."""

    def __init__(self, *arguments: object, generation: Generation, **named: str) -> None:
        self.generation = generation
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # the base class names each parameter

    def do_GET(self) -> None:
        """Answer one request."""
        if self.path == _EVENTS:
            self._stream()
        elif self.path == _SCRIPT:
            self._answer(_RELOAD, "text/javascript")
        else:
            self._file()

    do_HEAD = do_GET  # noqa: N815 - the name is the protocol's

    def _file(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.partition("?")[0].endswith("/"):
            super().do_GET()  # the base class redirects to the address with a slash
            return
        path = path / "index.html" if path.is_dir() else path
        inside = path.resolve().is_relative_to(Path(self.directory).resolve())
        if inside and path.is_file():
            data = path.read_bytes()
            page = path.suffix == ".html"
            self._answer(data.replace(b"</body>", _TAG + b"</body>") if page else data, self.guess_type(path))
        else:
            missing = Path(self.directory, "404.html")
            self._answer(missing.read_bytes() if missing.is_file() else b"not found", "text/html", 404)

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
        seen = self.generation.number
        try:
            while True:
                now = self.generation.wait(seen, 15)
                self.wfile.write(b"event: reload\ndata: 1\n\n" if now != seen else b": still here\n\n")
                self.wfile.flush()
                seen = now
        except OSError:
            return  # the page has been closed

    def log_message(self, *_: object) -> None:
        """Log nothing: nobody reads the requests of a preview."""
