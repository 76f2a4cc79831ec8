"""The state of everything a build reads and writes, as one digest: if it has not changed, there is nothing to do.

Only the standard library is imported here, so that a build that finds nothing changed costs little more than starting
Python. Sizes, modification and change times are trusted, as git trusts them; files changed within the last moment before
they were read are not.
"""

from __future__ import annotations

import json
import marshal
import os
import site
import stat
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

try:  # hashlib loads all of OpenSSL, and takes longer for it than anything else a build with nothing to do does
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

CONFIGURATION = "digest.yaml"
TAGS = "tags.yaml"
SOURCES = "sources"  # inside content/: the rules of sources, a file for each
LISTING = ".digest-files"  # inside output/: the files that are ours, one path a line
STAGING = ".digest-staging"  # inside output/: what a build has made and not yet put in its place
_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
MOMENT = 50_000_000  # nanoseconds: coarser than the clock of any file system we write to


class Seen(NamedTuple):
    """One file as a folder lists it."""

    path: str
    size: int
    changed: tuple[int, int]  # mtime and ctime in nanoseconds: a restored mtime still shows in ctime
    plain: bool  # a file, no link or device


class State(NamedTuple):
    """Digest of a set of files' names, sizes and times, the newest of these times (nanoseconds), and the files seen."""

    digest: str
    newest: int
    seen: tuple[Seen, ...] = ()  # in folders that were not judged by their bytes
    program: str = ""  # digest of the program alone, where it is among what is judged


class Looked(NamedTuple):
    """What a look at an output folder tells."""

    present: dict[str, tuple[int, int]]  # path → size, mtime of every file that stands there and is ours
    folders: dict[str, int]  # path → mtime of every folder that holds one of them
    state: tuple[str, str]  # see `site_state`


class Unchanged(NamedTuple):
    """What to say when nothing has changed, until when it holds, and the exit code."""

    text: str
    until: str  # ISO time at which an article appears or expires; "" if none does
    problems: int


def state(paths: Iterable[str], read: tuple[str, ...] = ()) -> State:
    """Return the state of files and folders, hidden names included; what does not exist counts as such.

    Single files, and folders that are among `read`, are judged by their bytes, all others by size and times.
    """
    lines: list[str] = []
    seen: list[Seen] = []
    for path in paths:
        if not os.path.isdir(path):
            lines.append(_bytes_of(path))
            continue
        try:
            found = sorted(files_in(path))
        except OSError:
            lines.append(f"{path}\0unreadable")
            continue
        if path in read:
            lines += [_bytes_of(file.path) for file in found]
        else:
            seen += found
    lines += [f"{path}\0{size}\0{changed}" for path, size, changed, _ in seen]
    return State(_digest_of(lines), max((file.changed[0] for file in seen), default=0), tuple(seen))


def files_in(folder: str) -> Iterator[Seen]:
    """Yield everything below a folder that is no folder, in no order. Raises OSError if one cannot be listed."""
    pending = [folder]
    while pending:
        with os.scandir(pending.pop()) as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        pending.append(entry.path)
                    continue
                found = entry.stat(follow_symlinks=False)
                changed = found.st_mtime_ns, found.st_ctime_ns
                yield Seen(entry.path, found.st_size, changed, stat.S_ISREG(found.st_mode))


def _bytes_of(path: str) -> str:
    try:
        with open(path, "rb") as stream:
            return f"{path}\0{blake2b(stream.read(), digest_size=16).hexdigest()}"
    except OSError:
        return f"{path}\0none"


def walk(folder: str) -> Iterator[str]:
    """Yield the path of everything in an output folder but the staging area."""
    pending = [(folder, "")]
    while pending:
        place, prefix = pending.pop()
        with os.scandir(place) as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    if prefix or entry.name not in (STAGING, ".git"):
                        pending.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    yield prefix + entry.name


def look(folder: str, paths: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return path → size and mtime of those of these files that stand below a folder and are plain files."""
    found: dict[str, tuple[int, int]] = {}
    for path in paths:
        try:
            state = os.lstat(f"{folder}/{path}")
        except OSError:
            continue
        if stat.S_ISREG(state.st_mode):
            found[path] = (state.st_size, state.st_mtime_ns)
    return found


def look_at(folder: str) -> Looked:
    """Look at an output folder; one that is not there holds nothing."""
    present = look(folder, listed(folder))
    try:
        folders = folder_times(folder, folders_of(present))
    except OSError:
        folders = {}
    return Looked(present, folders, site_state(present, folders))


def packed(looked: Looked) -> bytes:
    """Return what a look told, for another process."""
    return marshal.dumps(tuple(looked))


def unpacked(told: bytes) -> Looked:
    """Return what was `packed`."""
    return Looked(*marshal.loads(told))  # noqa: S302  (a process of ours wrote it a moment ago)


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return all folders that hold these files, and those above them down to the root, which is ""."""
    places = {""}
    for place in {path.rpartition("/")[0] for path in paths}:
        above = place
        while above not in places:
            places.add(above)
            above = above.rpartition("/")[0]
    return places


def folder_times(folder: str, places: Iterable[str], known: Mapping[str, int] = MappingProxyType({})) -> dict[str, int]:
    """Return the times of these folders below another one, in order; those that are `known` are not looked up.

    The time of a folder changes when anything comes or goes there.
    """
    return {
        place: known[place] if place in known else os.stat(f"{folder}/{place}").st_mtime_ns for place in sorted(places)
    }


def site_state(files: dict[str, tuple[int, int]], folders: dict[str, int]) -> tuple[str, str]:
    """Return two digests of an output folder: of its files (path → size, mtime), and of the times of its folders."""
    paths = sorted(files)
    numbers = array("q", chain.from_iterable(map(files.__getitem__, paths)))
    return _digest_of(paths, numbers), _digest_of([*folders], array("q", folders.values()))


def listed(folder: str) -> set[str]:
    """Return the paths of our files in an output folder, the listing itself among them; none if nothing is listed."""
    try:
        with open(os.path.join(folder, LISTING), encoding="utf-8") as stream:
            return {*filter(None, stream.read().split("\n")), LISTING}
    except (OSError, UnicodeDecodeError):
        return set()


def _digest_of(lines: list[str], numbers: array[int] | None = None) -> str:
    hasher = blake2b("\n".join(lines).encode(errors="surrogateescape"), digest_size=16)
    if numbers is not None:
        hasher.update(b"\0" + numbers.tobytes())
    return hasher.hexdigest()


def memory_folder(root: str, content: str, output: str) -> str:
    """Return the memory folder for one pair of content and output: two sites built from one root do not disturb."""
    name = blake2b(f"{os.path.abspath(content)}\0{os.path.abspath(output)}".encode(), digest_size=4).hexdigest()
    return os.path.join(root, ".digest", name)


def inputs(root: str, content: str, config: str) -> State:
    """Return the state of every file and folder a build of this site reads.

    Configuration, templates and themes are few and judged by their bytes: a deployment that copies them anew changes nothing.
    """
    own = (content, config or os.path.join(root, CONFIGURATION), os.path.join(root, "content", TAGS))
    looks, machine = _looks(root), program()
    found = state((*own, *looks, *(look for look in _shipped() if look not in looks)), looks)
    whole = _digest_of([found.digest, machine.digest])
    return State(whole, max(found.newest, machine.newest), found.seen, machine.digest)


def _looks(folder: str) -> tuple[str, ...]:
    return os.path.join(folder, "templates"), os.path.join(folder, "themes")


def _shipped() -> tuple[str, ...]:
    """Return the templates and themes that ship where they stand beside the package, as in a checkout; else they are in it."""
    return () if os.path.isdir(os.path.join(_PACKAGE, "shipped")) else _looks(os.path.dirname(_PACKAGE))


def program() -> State:
    """Return the state of the program: of our package, and of the folders libraries are installed in."""
    return state((_PACKAGE, *_library_folders()))


def _library_folders() -> tuple[str, ...]:
    # installing or upgrading a library changes the time of the folder it is installed in: one look at each is enough
    marks = []
    for folder in {*site.getsitepackages(), *(path for path in sys.path if path.endswith("-packages"))}:
        moment = os.stat(folder).st_mtime_ns if os.path.isdir(folder) else 0
        marks.append(f"{folder}@{moment}@{sys.version}")
    return tuple(sorted(marks))


def remembered(folder: str, inputs: str, output: str, now: str) -> Unchanged | None:
    """Return what the last build left to say, if inputs and outputs are still what they were after it."""
    try:
        with open(os.path.join(folder, "unchanged.json"), encoding="utf-8") as stream:
            kept = json.load(stream)
        if kept["inputs"] != inputs or (kept["until"] and now >= kept["until"]):
            return None
        return (
            Unchanged(kept["text"], kept["until"], kept["problems"])
            if kept["output"] == "".join(look_at(output).state)
            else None
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(folder: str, inputs: State, began: int, output: str, said: Unchanged) -> None:
    """Remember the state after a build (`output` from `site_state`), unless a file was changed so shortly before that its time proves nothing."""
    path = os.path.join(folder, "unchanged.json")
    if inputs.newest > began - MOMENT:
        if os.path.exists(path):
            os.unlink(path)
        return
    kept = {"inputs": inputs.digest, "output": output, **said._asdict()}
    with open(path + ".partial", "w", encoding="utf-8") as stream:
        json.dump(kept, stream)
    os.replace(path + ".partial", path)
