"""Build, serve on this machine alone, rebuild when something changes, and reload the browser."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from digest.errors import OutputError

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

HOST = "127.0.0.1"
QUIET = 0.15  # seconds without a further change before a rebuild: editors write a file in several steps
EVENTS = "/.digest/events"
SCRIPT = "/.digest/reload.js"
TAG = f'<script src="{SCRIPT}" defer></script>'.encode()
RELOAD = f"new EventSource({EVENTS!r}).addEventListener('reload', () => location.reload());\n".encode()
# reading a file also fires events: acting on those would rebuild for ever
CHANGES = {"created", "modified", "moved", "deleted", "closed"}


class Generation:
    """Number of the site's present build; those who wait are told when it changes."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._number = 0

    @property
    def number(self) -> int:
        """The number of the present build."""
        return self._number

    def advance(self) -> None:
        """Tell all who wait that there is a new build."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def wait(self, after: int, seconds: float) -> int:
        """Wait for a build later than `after`, for some seconds at most, and return the present number."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != after, seconds)
            return self._number


class Preview(SimpleHTTPRequestHandler):
    """Serve files of the output folder, and nothing else; pages get a script that waits for the next build."""

    def __init__(self, *arguments: object, generation: Generation, **named: str) -> None:
        self.generation = generation
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # the base class names each of them

    def do_GET(self) -> None:
        """Answer one request."""
        if self.path == EVENTS:
            self._stream()
        elif self.path == SCRIPT:
            self._answer(RELOAD, "text/javascript")
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
            self._answer(data.replace(b"</body>", TAG + b"</body>") if page else data, self.guess_type(path))
        else:
            lost = Path(self.directory, "404.html")
            self._answer(lost.read_bytes() if lost.is_file() else b"not found", "text/html", 404)

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
            return  # the page was closed

    def log_message(self, *_: object) -> None:
        """Say nothing: a preview's requests interest nobody."""


class Changes(FileSystemEventHandler):
    """Note that something a build reads has changed."""

    def __init__(self, ignored: Sequence[str]) -> None:
        self.seen = threading.Event()
        self._ignored = tuple(os.path.abspath(path) + os.sep for path in ignored)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note an event that tells of a change outside output/ and .digest/."""
        if event.event_type not in CHANGES or (event.is_directory and event.event_type == "modified"):
            return  # a folder that comes or goes may have files in it
        for path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            if path and not (os.path.abspath(path) + os.sep).startswith(self._ignored):
                self.seen.set()


def serve(arguments: Sequence[str], content: str, output: str, config: str, port: int, *, poll: bool) -> None:
    """Serve until interrupted; `arguments` are those of `digest build`. Raises OutputError if the port is taken."""
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell ignores SIGINT for what it starts in the background
    generation = Generation()
    try:
        server = ThreadingHTTPServer((HOST, port), partial(Preview, directory=output, generation=generation))
    except OSError as error:
        raise OutputError(f"port {port} cannot be used: {error.strerror}", fix="choose another with --port") from error
    server.daemon_threads = True
    changes = Changes((output, ".digest"))
    observer = _observer(changes, config, poll=poll)
    watched = _watch(observer, changes, content, frozenset())
    rebuild(arguments)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        print(f"serving {output} at http://{HOST}:{server.server_port}/ (Ctrl-C stops)", flush=True)
        while True:
            changes.seen.wait()
            while changes.seen.is_set():
                changes.seen.clear()
                changes.seen.wait(QUIET)
            watched = _watch(observer, changes, content, watched)
            rebuild(arguments)
            generation.advance()
    except KeyboardInterrupt:
        print("stopped")
    finally:
        observer.stop()
        server.shutdown()


def rebuild(arguments: Sequence[str]) -> int:
    """Run one build in a process of its own, so that no state survives from one to the next.

    -P: a file of the site that is called like a module of Python is none.
    """
    return subprocess.run([sys.executable, "-P", "-m", "digest", "build", *arguments], check=False).returncode  # noqa: S603 - our own command


def _observer(changes: Changes, config: str, *, poll: bool) -> BaseObserver:
    observer: BaseObserver = PollingObserver() if poll else Observer()
    observer.schedule(changes, os.path.dirname(config) or ".", recursive=False)  # for digest.yaml
    observer.start()
    return observer


def _watch(observer: BaseObserver, changes: Changes, content: str, watched: frozenset[str]) -> frozenset[str]:
    """Watch the folders of a site that have come to be since, and return all that are watched."""
    there = frozenset(filter(os.path.isdir, (content, "templates", "themes")))
    for folder in there - watched:
        observer.schedule(changes, folder, recursive=True)
    return watched | there
