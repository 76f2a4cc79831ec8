"""A static host on loopback: it sends the headers of _headers, compresses text, obeys _redirects, and answers with 404.html."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
PLAIN = (".png", ".gz", ".br")  # compressed already


class Host:
    """A folder as a host of static sites serves it: the folder's own `_headers` and `_redirects` are obeyed."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self.folder, self.prefix = folder, prefix
        self.rules: list[tuple[str, list[tuple[str, str]]]] = []
        for line in self._lines("_headers"):
            if line.startswith("/"):
                self.rules.append((line, []))
            else:
                name, _, value = line.strip().partition(": ")
                self.rules[-1][1].append((name, value))
        moved = [line.split() for line in self._lines("_redirects")]
        self.moved = {unquote(old): new for old, new, _ in moved}

    def _lines(self, name: str) -> list[str]:
        path = self.folder / name
        return [line for line in path.read_text("utf-8").splitlines() if line.strip()] if path.is_file() else []

    def headers(self, path: str) -> list[tuple[str, str]]:
        """Return the headers of a path in `_headers`; of a repeated header, the last one counts."""
        pairs_of_path = [pair for pattern, pairs in self.rules if fnmatchcase(path, pattern) for pair in pairs]
        return list(dict(pairs_of_path).items())

    def find(self, path: str) -> tuple[int, Path | str]:
        """Return the status and the file of a path, or the address to go to."""
        if path in self.moved:
            return HTTPStatus.MOVED_PERMANENTLY, self.moved[path]
        file = (self.folder / path.removeprefix(self.prefix)).resolve()
        if path.startswith(self.prefix) and file.is_relative_to(self.folder.resolve()):
            if file.is_dir() and not path.endswith("/"):
                return HTTPStatus.MOVED_PERMANENTLY, f"{path}/"
            found = file / "index.html" if file.is_dir() else file
            if found.is_file() and not found.name.startswith("."):
                return HTTPStatus.OK, found
        return HTTPStatus.NOT_FOUND, self.folder / "404.html"


@cache
def compressed(file: Path) -> bytes:
    """Return a file as a host sends it to a browser that reads gzip."""
    return gzip.compress(file.read_bytes(), 6)


def handler(host: Host) -> type[BaseHTTPRequestHandler]:
    """Return a handler of requests for a host's files."""

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            status, found = host.find(path)
            self.send_response(status)
            if isinstance(found, str):
                body = b""
                self.send_header("Location", found.encode().decode("latin-1"))
            else:
                body = self._body(found)
            for name, value in host.headers(path):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _body(self, file: Path) -> bytes:
            self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
            if file.suffix in PLAIN or "gzip" not in self.headers.get("Accept-Encoding", ""):
                return file.read_bytes()
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
            return compressed(file)

        def log_message(self, *_: object) -> None:
            """Do not log requests."""

    return Answer


@contextmanager
def served(server: ThreadingHTTPServer, folder: Path, prefix: str) -> Iterator[str]:
    """Serve a folder below a path of a server that was bound before the folder was built, and return its address."""
    server.RequestHandlerClass = handler(Host(folder, prefix))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
