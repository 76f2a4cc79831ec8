"""Files as folders list them, with size and times. Standard library alone."""

import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

LISTING = ".digest-files"  # inside output/: the files that are ours, one path a line
STAGING = ".digest-staging"  # inside output/: files built and not yet moved to their place
UNLISTED = -1  # size of a folder that cannot be listed
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})  # left by systems in folders that people look at


class FileState(NamedTuple):
    """One file as a folder lists it."""

    path: str
    size: int
    times: tuple[int, int]  # mtime and ctime in nanoseconds: a restored mtime still shows in ctime
    regular: bool  # neither a link nor a device


def files_in(folder: str) -> Iterator[FileState]:
    """Yield everything below a folder that is no folder, in no order. Raises OSError if it cannot be listed.

    A folder inside it that cannot be listed is yielded too, with the size UNLISTED.
    """
    pending = [folder]
    while pending:
        place = pending.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name != "__pycache__":
                            pending.append(entry.path)
                    elif entry.name.lower() not in _LITTER:
                        found = entry.stat(follow_symlinks=False)
                        times = found.st_mtime_ns, found.st_ctime_ns
                        yield FileState(entry.path, found.st_size, times, stat.S_ISREG(found.st_mode))
        except OSError:
            if place == folder:
                raise
            yield FileState(place, UNLISTED, (0, 0), regular=False)


def output_files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield path below the folder, size and mtime (ns) of every file of an output folder.

    Hidden folders at its top are not ours: the staging area, .git. A link has a size of -1, so that it equals no file of ours.
    """
    pending = [(folder, "")]
    while pending:
        place, prefix = pending.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name.lower() in _LITTER:
                    continue
                if not entry.is_dir(follow_symlinks=False):
                    found = entry.stat(follow_symlinks=False)
                    yield prefix + entry.name, found.st_size if stat.S_ISREG(found.st_mode) else -1, found.st_mtime_ns
                elif prefix or not entry.name.startswith("."):
                    pending.append((entry.path, f"{prefix}{entry.name}/"))


def listed(folder: str) -> set[str]:
    """Return the paths of our files in an output folder, the listing itself among them; none if nothing is listed."""
    try:
        with open(os.path.join(folder, LISTING), encoding="utf-8", errors="surrogateescape", newline="\n") as stream:
            return {*filter(None, stream.read().split("\n")), LISTING}
    except OSError:
        return set()
