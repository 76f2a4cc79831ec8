"""Files as folders list them, with size and times. Standard library alone."""

import os
import stat
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LISTING = ".digest-files"  # inside output/: the files that are ours, one path a line
HIDDEN = frozenset({LISTING, ".nojekyll"})  # our files with a hidden name
STAGING = ".digest-staging"  # inside output/: files built and not yet moved to their place
UNLISTED = -1  # size of a folder that cannot be listed
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})  # left by systems in folders that people look at


class FileState(NamedTuple):
    """One file as a folder lists it."""

    path: str
    size: int
    times: tuple[int, int]  # mtime and ctime in nanoseconds: a restored mtime still shows in ctime
    regular: bool  # neither a link nor a device


class OutputState(NamedTuple):
    """The state of our files in an output folder, and of the folders they are in."""

    files: dict[str, tuple[int, int]]  # path → size, mtime (ns)
    folders: dict[str, int]  # path → mtime (ns), which changes when a file is added or removed


def files_in(folder: str, within: str = "") -> Iterator[FileState]:
    """Yield everything below a folder that is no folder, in no order. Raises OSError if it cannot be listed.

    A folder inside it that cannot be listed is yielded too, with the size UNLISTED.

    Args:
        within: Links that lead to below this folder are followed; "" follows none.
    """
    pending, entered = [folder], {os.path.realpath(folder)} if within else set()
    while pending:
        place = pending.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    linked = entry.is_symlink() and leads_into(entry.path, within)
                    if entry.is_dir(follow_symlinks=linked):
                        if _is_new(entry, entered, linked=linked):
                            pending.append(entry.path)
                    elif entry.name.lower() not in _LITTER:
                        found = entry.stat(follow_symlinks=linked)
                        times = found.st_mtime_ns, found.st_ctime_ns
                        yield FileState(entry.path, found.st_size, times, stat.S_ISREG(found.st_mode))
        except OSError:
            if place == folder:
                raise
            yield FileState(place, UNLISTED, (0, 0), regular=False)


def _is_new(folder: "os.DirEntry[str]", entered: set[str], *, linked: bool) -> bool:
    """Whether a folder is to be entered: a link may lead to a folder above it."""
    place = os.path.realpath(folder.path) if linked else ""
    known = place in entered
    entered.update(filter(None, [place]))
    return folder.name != "__pycache__" and not known


def leads_into(path: str, folder: str) -> bool:
    """Whether a path, its links followed, exists and is below a folder; nothing is below ""."""
    real = os.path.realpath(path)
    return bool(folder) and real.startswith(os.path.join(os.path.realpath(folder), "")) and os.path.exists(real)


def output_files(folder: str) -> Iterator[str]:
    """Yield the path of every file of an output folder. Hidden folders at its top are not ours: the staging area, .git."""
    pending = [(folder, "")]
    while pending:
        place, prefix = pending.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name.lower() in _LITTER:
                    continue
                if not entry.is_dir(follow_symlinks=False):
                    yield prefix + entry.name
                elif prefix or not entry.name.startswith("."):
                    pending.append((entry.path, f"{prefix}{entry.name}/"))


def state_of(folder: str, paths: Iterable[str]) -> OutputState:
    """Return the state of those of these paths that are plain files, not reached through links. Raises OSError.

    This takes half the time of a walk, since most pages have a folder of their own.
    """
    files: dict[str, tuple[int, int]] = {}
    for path in paths:
        try:
            found = os.lstat(f"{folder}/{path}")
        except (OSError, ValueError):
            continue
        if stat.S_ISREG(found.st_mode):
            files[path] = found.st_size, found.st_mtime_ns
    folders = folder_times(folder, folders_of(files))
    if links := [f"{name}/" for name, time in folders.items() if time < 0]:
        files = {path: state for path, state in files.items() if not path.startswith(tuple(links))}
    return OutputState(files, folders)


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return the folders that contain these paths, "" for that at the top."""
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def folder_times(folder: str, names: Iterable[str]) -> dict[str, int]:
    """Return the mtime (ns) of folders below a folder, -1 for a link to one. Raises OSError if one is missing."""
    found = {name: os.lstat(f"{folder}/{name}") for name in names}
    return {name: state.st_mtime_ns if stat.S_ISDIR(state.st_mode) else -1 for name, state in found.items()}


def listed(folder: str) -> set[str]:
    """Return the paths of our files in an output folder, the listing itself among them; none if nothing is listed.

    The list may have come with the folder: hidden files of others, such as .htaccess, are not ours whatever it says.
    """
    try:
        with open(os.path.join(folder, LISTING), encoding="utf-8", errors="surrogateescape", newline="\n") as stream:
            return {path for path in stream.read().split("\n") if path and (path[0] != "." or path in HIDDEN)} | {
                LISTING
            }
    except OSError:
        return set()
