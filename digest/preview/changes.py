"""Watches the files a site is built from."""

import os
import threading
from collections.abc import Sequence

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from digest.site_paths import SitePaths

QUIET = 0.02  # seconds without a further change before a rebuild: editors write a file in several steps
# reading a file fires events too: acting on those would rebuild for ever
_CHANGES = {"created", "modified", "moved", "deleted", "closed"}


class Changes(FileSystemEventHandler):
    """Notes that something a build reads has changed."""

    def __init__(self, sources: Sequence[str]) -> None:
        """Note changes of these files and folders, and of everything in them."""
        self.seen = threading.Event()
        self._sources = tuple(os.path.abspath(path) + os.sep for path in sources)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note an event if it is a change of a source."""
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return  # but a folder that is created or deleted may contain files
        for path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            if path and (os.path.abspath(path) + os.sep).startswith(self._sources):
                self.seen.set()


class Watch:
    """Watches the folders of a site, those created later included."""

    def __init__(self, paths: SitePaths, *, poll: bool) -> None:
        """Start watching; `poll` looks for changes instead of being notified by the system."""
        self._folders = (paths.content, "templates", "themes", "static")
        self._changes = Changes((paths.configuration, *self._folders))
        self._watched: set[str] = set()
        self._observer: BaseObserver = PollingObserver() if poll else Observer()
        self._observer.schedule(self._changes, os.path.dirname(paths.config) or ".", recursive=False)  # for digest.yaml
        self._observer.start()
        self._add_folders()

    def wait(self) -> None:
        """Wait for a change, and until no more follow it."""
        self._changes.seen.wait()
        while self._changes.seen.is_set():
            self._changes.seen.clear()
            self._changes.seen.wait(QUIET)
        self._add_folders()

    def stop(self) -> None:
        """Stop watching."""
        self._observer.stop()

    def _add_folders(self) -> None:
        present = {folder for folder in self._folders if os.path.isdir(folder)}
        for folder in present - self._watched:
            self._observer.schedule(self._changes, folder, recursive=True)
        self._watched |= present
