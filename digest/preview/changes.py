"""Watches the files a site is built from."""

import os
import threading
import time
from collections.abc import Sequence
from contextlib import suppress

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from digest.site_paths import SitePaths

LONGEST = 1.0  # seconds of changes after which it is built although they go on
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
        self._watched: dict[str, tuple[tuple[int, int], ObservedWatch]] = {}  # folder → what it was, and its watch
        self._observer: BaseObserver = PollingObserver() if poll else Observer()
        # for digest.yaml, and for folders that come later
        for folder in {os.path.abspath(os.path.dirname(path) or ".") for path in (paths.configuration, paths.content)}:
            self._observer.schedule(self._changes, folder, recursive=False)
        self._observer.start()
        self._add_folders()

    def wait(self, seconds: float) -> bool:
        """Wait for a change, and until no more follow it, but not for long; return whether there was one within so many seconds."""
        if not self._changes.seen.wait(seconds):
            return False
        latest = time.monotonic() + LONGEST
        while self._changes.seen.is_set() and time.monotonic() < latest:
            self._changes.seen.clear()
            self._changes.seen.wait(QUIET)
        self._add_folders()
        return True

    def stop(self) -> None:
        """Stop watching."""
        self._observer.stop()

    def _add_folders(self) -> None:
        """Watch folders that are new, or that have been replaced since: the system watches a folder, not its path."""
        for folder in self._folders:
            now = _identity(folder)
            if folder in self._watched and self._watched[folder][0] != now:
                with suppress(KeyError, OSError):  # gone with its folder
                    self._observer.unschedule(self._watched[folder][1])
                del self._watched[folder]
            if now is not None and folder not in self._watched:
                with suppress(OSError):  # gone meanwhile: that is a change, too
                    self._watched[folder] = now, self._observer.schedule(self._changes, folder, recursive=True)


def _identity(folder: str) -> tuple[int, int] | None:
    """Return device and inode of a folder, None if there is none."""
    try:
        found = os.stat(folder)
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if os.path.isdir(folder) else None
