"""`digest serve`: build the site, serve it on this machine only, rebuild and reload the browser on every change."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from digest import console
from digest.arguments import add_drafts, add_site, require_site, whole_number
from digest.errors import OutputError

HOST = "127.0.0.1"
QUIET = 0.15  # seconds without a further change before a rebuild: editors write a file in several steps
EVENTS = "/.digest/events"
SCRIPT = "/.digest/reload.js"
TAG = f'<script src="{SCRIPT}" defer></script>'.encode()
RELOAD = f"new EventSource({EVENTS!r}).addEventListener('reload', () => location.reload());\n".encode()
# reading a file fires events too: acting on those would rebuild for ever
CHANGES = {"created", "modified", "moved", "deleted", "closed"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_site(parser)
    add_drafts(parser)
    parser.add_argument(
        "--port", type=whole_number(65_535), default=8000, help="port of the loopback interface (default: %(default)s)"
    )
    parser.add_argument("--poll", action="store_true", help="look for changes instead of being notified by the system")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it in jobs started in the background
    require_site(options.content, options.config)
    build = ["--content", options.content, "--output", options.output, "--jobs", str(options.jobs)]
    build += ["--config", options.config] if options.config else []
    build += ["--drafts"] if options.drafts else []
    serve(build, options.content, options.output, options.config, options.port, poll=options.poll)
    return console.OK


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


class Changes(FileSystemEventHandler):
    """Notes changes of what a build reads."""

    def __init__(self, ignored: Sequence[str]) -> None:
        self.seen = threading.Event()
        self._ignored = tuple(os.path.abspath(path) + os.sep for path in ignored)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note an event if it is a change outside the ignored folders."""
        if event.event_type not in CHANGES or (event.is_directory and event.event_type == "modified"):
            return  # but a folder that is created or deleted may contain files
        for path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            if path and not (os.path.abspath(path) + os.sep).startswith(self._ignored):
                self.seen.set()


def serve(arguments: Sequence[str], content: str, output: str, config: str, port: int, *, poll: bool) -> None:
    """Serve until interrupted; `arguments` are those of `digest build`. Raises OutputError if the port is taken."""
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
    """Run a build in a process of its own, so that no state survives it, and return its exit code."""
    # -P: a file of the site with the name of a Python module must not be imported
    return subprocess.run([sys.executable, "-P", "-m", "digest", "build", *arguments], check=False).returncode  # noqa: S603 - our own command


def _observer(changes: Changes, config: str, *, poll: bool) -> BaseObserver:
    observer: BaseObserver = PollingObserver() if poll else Observer()
    observer.schedule(changes, os.path.dirname(config) or ".", recursive=False)  # for digest.yaml
    observer.start()
    return observer


def _watch(observer: BaseObserver, changes: Changes, content: str, watched: frozenset[str]) -> frozenset[str]:
    """Watch the folders of a site that have been created since, and return all that are watched."""
    present = frozenset(filter(os.path.isdir, (content, "templates", "themes")))
    for folder in present - watched:
        observer.schedule(changes, folder, recursive=True)
    return watched | present
