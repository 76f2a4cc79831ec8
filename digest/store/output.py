"""Writing output/: exactly the planned files, either the old site or the new one.

New and changed files are staged on the same disk. A journal then lists every move and removal, and these are carried
out: new files first, then replaced files, then removals, so that no page that can be reached from the front page ever
links to a missing file. A run that stops before its journal is complete leaves the old site; after that, the next run
completes it. A site that does not exist yet is staged whole and appears with one rename.
"""

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from digest.errors import DigestError, OutputError
from digest.hashing import digest
from digest.model import Value
from digest.store.listing import (
    HIDDEN,
    LISTING,
    STAGING,
    OutputState,
    folder_times,
    folders_of,
    listed,
    output_files,
    state_of,
)
from digest.store.sealed import make_durable, read_json, write_json

JOURNAL, _UNSYNCED = "journal.json", "journal.unsynced"

_MOST_SHOWN = 5  # foreign files
_UNSAFE = re.compile(r"(^|/)(\.|/|$)|[\\:\x00-\x1f]")  # absolute paths, "..", hidden and empty names, Windows drives


class Written(NamedTuple):
    """A file as it was written."""

    digest: bytes  # of its bytes
    size: int
    modified: int  # mtime in nanoseconds


class Staged(Value):
    """A planned file, compared with output/ and staged if it differs."""

    path: str
    written: Written  # as it will be in output/
    changed: bool


class OutputFolder(Value):
    """An output folder before a build."""

    folder: str
    staging: str
    fresh: bool  # there is no site yet: it will be staged whole
    present: dict[str, tuple[int, int]]  # path → size, mtime (ns) of every file of ours
    folders: dict[str, int] = {}  # path → mtime (ns) of every folder with files of ours


def open_site(
    folder: str, known: Mapping[str, int] | None = None, remembered: Callable[[], Iterable[str]] = tuple
) -> OutputFolder:
    """Read the state of the output folder, and complete an interrupted run. Raises OutputError if it has files of others.

    Args:
        known: Times of its folders after the last build; while they hold, it is not searched for files of others.
        remembered: Returns the paths that were listed last; called if the folder has files that its list does not name.
    """
    _complete_interrupted(folder)
    if not os.path.isdir(folder):
        if os.path.lexists(folder):
            raise OutputError("this is not a folder", fix="remove it or choose another --output", file=folder)
        parent, name = os.path.split(os.path.abspath(folder))
        return OutputFolder(folder=folder, staging=os.path.join(parent, f".{name}.staging"), fresh=True, present={})
    ours = listed(folder)
    state = state_of(folder, ours)
    if state.folders != known and _foreign(folder, ours):
        ours |= {*remembered()}  # the list may be damaged
        _refuse(folder, _foreign(folder, ours))
        state = state_of(folder, ours)
    staging = os.path.join(folder, STAGING)
    return OutputFolder(folder=folder, staging=staging, fresh=False, present=state.files, folders=state.folders)


def _refuse(folder: str, foreign: list[str]) -> None:
    if foreign:
        shown = ", ".join(sorted(foreign)[:_MOST_SHOWN]) + (" and more" if len(foreign) > _MOST_SHOWN else "")
        raise OutputError(
            f"this folder holds files that digest did not write: {shown}",
            fix="move them away, or choose another folder with --output; nothing was changed",
            file=folder,
        )


def _foreign(folder: str, ours: set[str]) -> list[str]:
    """Return the paths of an output folder that are not ours, or some of them."""
    foreign: list[str] = []
    for path in output_files(folder):
        if path not in ours and not path.startswith("."):
            foreign.append(path)
            if len(foreign) > _MOST_SHOWN and not ours:  # the folder may be anything, even the root of the disk
                break
    return foreign


def stage(site: OutputFolder, path: str, data: bytes, before: Written | None) -> Staged:
    """Stage a file unless output/ already holds these bytes; `before` is what the last build remembered of it."""
    new = digest(data)
    present = site.present.get(path)
    if present is not None and present[0] == len(data):
        trusted = before is not None and (before.size, before.modified) == present
        old = before.digest if trusted and before is not None else _digest_of(os.path.join(site.folder, path))
        if old == new:
            return Staged(path=path, written=Written(new, *present), changed=False)
    target = f"{site.staging}/{path}" if site.fresh else f"{site.staging}/files/{path}"
    _write(target, data)
    return Staged(path=path, written=Written(new, len(data), os.stat(target).st_mtime_ns), changed=True)


def _write(path: str, data: bytes) -> None:
    folder = os.path.dirname(path)
    try:
        os.mkdir(folder)  # most pages are the first of their folder
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
    with open(path, "wb") as stream:
        stream.write(data)


def begin(site: OutputFolder) -> None:
    """Create an empty staging area. Raises OutputError if that fails."""
    try:
        _discard(site.staging)
        os.makedirs(site.staging)
    except OSError as error:
        raise cannot_write(error, site.folder) from error


def abandon(site: OutputFolder) -> None:
    """Delete the staged files; the site is unchanged. Those of a commit that was interrupted are left for the next run."""
    if not os.path.exists(os.path.join(site.staging, JOURNAL)):
        _discard(site.staging)


def _discard(staging: str) -> None:
    """Delete a staging area; of a link or file in its place only that."""
    if os.path.islink(staging) or os.path.isfile(staging):
        os.unlink(staging)
    shutil.rmtree(staging, ignore_errors=True)


def commit(site: OutputFolder, changed: Iterable[str], planned: Iterable[str]) -> int:
    """Make output/ contain exactly the `planned` paths, of which the `changed` are staged; return how many files it removed.

    Raises: OutputError if the disk refuses; the next run completes the change or keeps the old site.
    """
    ours = sorted(planned)
    stale = sorted(site.present.keys() - set(ours) - {LISTING})
    moves = sorted(changed, key=lambda path: (path in site.present, path.count("/") < 2, path))
    try:
        if stage(site, LISTING, ("\n".join(ours) + "\n").encode(), None).changed:
            moves.insert(0, LISTING)  # first: if the run stops halfway, every file in output/ is still known as ours
        if site.fresh:
            make_durable(site.staging, moves)
            os.rename(site.staging, site.folder)
        elif moves or stale:
            _write_journal(site.staging, moves, stale)
            try:
                _carry_out(site.folder, site.staging, moves, stale)
            except KeyboardInterrupt:  # what is left to do takes less time than to ask again
                _carry_out(site.folder, site.staging, moves, stale)
                raise
        _discard(site.staging)
    except OSError as error:
        raise cannot_write(error, site.folder) from error
    return len(stale)


def state_after(site: OutputFolder, written: Mapping[str, Written], changed: Iterable[str]) -> OutputState:
    """Return the state of the output folder after a commit that left these files, some of them `changed`."""
    listing = os.stat(os.path.join(site.folder, LISTING))
    files = {path: (file.size, file.modified) for path, file in written.items()}
    files[LISTING] = listing.st_size, listing.st_mtime_ns
    names, touched = folders_of(files), folders_of((*changed, *(site.present.keys() - files.keys())))
    kept = {name: site.folders[name] for name in names & site.folders.keys() - touched}
    return OutputState(files, kept | folder_times(site.folder, names - kept.keys()))


def _complete_interrupted(folder: str) -> None:
    """Complete an interrupted run that wrote its journal, or delete what it staged.

    A journal that is damaged, or that names a path that is not below the folder, is ignored: the build will find what
    is missing.
    """
    staging = os.path.join(folder, STAGING)
    if not os.path.lexists(staging):
        return
    try:
        if not any(map(os.path.islink, (staging, os.path.join(staging, "files")))):
            journal = read_json(os.path.join(staging, JOURNAL))
            moves, stale = _safe(folder, journal["move"]), _safe(folder, journal["remove"])
            _carry_out(folder, staging, moves, stale)
    except (FileNotFoundError, ValueError, KeyError):
        _discard(staging)  # stopped before its journal: the old site stays
    except OSError:
        pass  # the disk refuses: this build does the work itself, or reports why it cannot
    else:
        _discard(staging)


def _safe(folder: str, paths: object) -> list[str]:
    """Return the paths of a journal. Raises ValueError if one is hidden or leads out of the folder or of the staged files."""
    checked: set[str] = {""}
    found = [path for path in paths if isinstance(path, str)] if isinstance(paths, list) else []
    for path in found:
        if path not in HIDDEN and _UNSAFE.search(path):
            raise ValueError(path)
        place = os.path.dirname(path)
        while place not in checked:
            checked.add(place)
            if any(
                os.path.islink(os.path.join(start, place)) for start in (folder, os.path.join(folder, STAGING, "files"))
            ):
                raise ValueError(path)
            place = os.path.dirname(place)
    return found


def _write_journal(staging: str, moves: list[str], stale: list[str]) -> None:
    """Wait until the staged files and the journal are on the disk, and put it in force.

    After a power cut there is no empty file in the place of a page: file systems keep renames in order, and the renames
    of the journal and of what it names come after this.
    """
    write_json(os.path.join(staging, _UNSYNCED), {"move": moves, "remove": stale})
    make_durable(staging, [_UNSYNCED, *(f"files/{path}" for path in moves)])
    os.replace(os.path.join(staging, _UNSYNCED), os.path.join(staging, JOURNAL))


def _carry_out(folder: str, staging: str, moves: list[str], stale: list[str]) -> None:
    """Carry out a journal, which is then deleted; repeating it is harmless."""
    for path in moves:
        source, target = os.path.join(staging, "files", path), os.path.join(folder, path)
        try:
            os.replace(source, target)
        except FileNotFoundError:
            if os.path.exists(source):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                os.replace(source, target)
    for path in stale:
        target = os.path.join(folder, path)
        if os.path.lexists(target):
            os.unlink(target)
        with suppress(OSError):  # not empty
            os.removedirs(os.path.dirname(target))
    with suppress(FileNotFoundError):
        os.unlink(os.path.join(staging, JOURNAL))


def _digest_of(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return digest(stream.read())
    except OSError:
        return b""


def refuse_inside(content: str, folder: str) -> None:
    """Raise OutputError for an output folder inside the content folder, where its pages would be read as articles."""
    if os.path.join(os.path.realpath(folder), "").startswith(os.path.join(os.path.realpath(content), "")):
        raise OutputError(
            f"this folder is inside {content}, where its pages would be read as articles",
            fix="choose another folder with --output",
            file=folder,
        )


def cannot_write(error: OSError, folder: str, site: str = "the site is unchanged") -> DigestError:
    """Return the error to raise when the disk refuses; `site` says what state the site is in."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputError("the disk is full", fix=f"make room and build again; {site}", file=folder)
    return OutputError(
        f"this folder cannot be written: {error.strerror or error}",
        fix=f"check its permissions, or choose another folder with --output; {site}",
        file=folder,
    )
