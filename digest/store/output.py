"""Writing output/: exactly the planned files, either the old site or the new one.

New and changed files are staged beside the site on the same disk. Then a journal names every move and removal, and the
moves are made: what is new first, what is replaced next, what is stale last, so that at no moment a page links to one
that is missing. A run that was stopped before its journal leaves the old site; one stopped after it is completed by the
next. A site that does not exist yet is staged whole and appears with one rename.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Protocol

from digest.errors import DigestError, OutputError, PlanError
from digest.model import Value
from digest.store.listing import LISTING, STAGING, listed, output_files

JOURNAL = "journal.json"
_MOST_SHOWN = 5  # files that are not ours
_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}

Written = tuple[bytes, int, int]  # digest of the bytes, size, mtime in nanoseconds


class PageState(Protocol):
    """A file as it was written."""

    @property
    def size(self) -> int: ...
    @property
    def modified(self) -> int: ...


class Staged(Value):
    """What became of one planned file: its bytes' digest, and its state on disk if it had to be written."""

    path: str
    digest: bytes
    size: int
    mtime: int  # of the file that will stand in output/
    changed: bool


class Site(Value):
    """An output folder as it is before a build."""

    folder: str
    staging: str
    fresh: bool  # there is no site yet: it will be staged whole
    present: dict[str, tuple[int, int]]  # path → size, mtime (ns) of every file in it that is ours


def bytes_digest(data: bytes) -> bytes:
    """Return the digest by which written files are compared: SHA-256, which processors work out for themselves, cut to 16 bytes."""
    return sha256(data).digest()[:16]


def open_site(folder: str) -> Site:
    """Return the state of the output folder, after completing an interrupted run.

    Raises: OutputError if it holds files that digest did not write, or cannot be written to.
    """
    complete_interrupted(folder)
    if not os.path.isdir(folder):
        if os.path.lexists(folder):
            raise OutputError("this is not a folder", fix="remove it or choose another --output", file=folder)
        parent, name = os.path.split(os.path.abspath(folder))
        return Site(folder=folder, staging=os.path.join(parent, f".{name}.staging"), fresh=True, present={})
    ours, foreign = listed(folder), []
    present: dict[str, tuple[int, int]] = {}
    for path, size, modified in output_files(folder):
        if path in ours:
            if size >= 0:
                present[path] = (size, modified)
        elif not path.startswith("."):
            foreign.append(path)
            if len(foreign) > _MOST_SHOWN and not ours:  # the folder may be anything, even that of all files
                break
    if foreign:
        shown = ", ".join(sorted(foreign)[:_MOST_SHOWN]) + (" and more" if len(foreign) > _MOST_SHOWN else "")
        raise OutputError(
            f"this folder holds files that digest did not write: {shown}",
            fix="move them away, or choose another folder with --output; nothing was changed",
            file=folder,
        )
    return Site(folder=folder, staging=os.path.join(folder, STAGING), fresh=False, present=present)


def check_paths(paths: Iterable[str]) -> None:
    """Refuse a plan that would leave output/ or that some file system cannot hold.

    Raises PlanError for a path that is absolute, climbs, has a reserved or over-long name, or equals another one but for
    case or Unicode composition.
    """
    seen: dict[str, str] = {}
    checked: set[str] = set()
    for path in paths:
        for segment in path.split("/"):
            if segment not in checked:
                _check_segment(segment, path)
                checked.add(segment)
        name = path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
        if name in seen:
            raise PlanError(
                f"two pages claim one path: {seen[name]} and {path}",
                fix="give one of the articles another `slug:` in its front matter",
            )
        seen[name] = path


def _check_segment(segment: str, path: str) -> None:
    bad = (
        not segment
        or segment in (".", "..")
        or segment.startswith((" ", "~"))
        or segment.endswith((" ", "."))
        or any(char in '\\:*?"<>|' or char < " " for char in segment)
        or segment.partition(".")[0].lower() in _RESERVED
        or (len(segment) > 60 and len(segment.encode()) > 255)
    )
    if bad:
        raise PlanError(f"a page would get an unsafe path: {path!r}", fix="change the `slug:` it comes from")


def stage(site: Site, path: str, data: bytes, before: Written | None) -> Staged:
    """Stage one file unless output/ already holds these bytes; `before` is what is remembered of it."""
    digest = bytes_digest(data)
    stands = site.present.get(path)
    if stands is not None and stands[0] == len(data):
        trusted = before is not None and before[1:] == stands
        old = before[0] if trusted and before is not None else _digest_of(os.path.join(site.folder, path))
        if old == digest:
            return Staged(path=path, digest=digest, size=stands[0], mtime=stands[1], changed=False)
    target = f"{site.staging}/{path}" if site.fresh else f"{site.staging}/files/{path}"
    place = target[: target.rindex("/")]
    if place not in _made:
        _make_folder(place, site.staging)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        written = 0
        while written < len(data):
            written += os.write(descriptor, data[written:])
        mtime = os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)
    return Staged(path=path, digest=digest, size=len(data), mtime=mtime, changed=True)


_made: set[str] = set()  # folders of the staging area that this process has made


def _make_folder(place: str, staging: str) -> None:
    """Make a folder below the staging area, and those it stands in; what this process has made or met is not asked for again."""
    above = place[: place.rindex("/")]
    if above not in _made and len(above) > len(staging):
        _make_folder(above, staging)
    with contextlib.suppress(FileExistsError):  # another process was quicker
        os.mkdir(place)
    _made.add(place)


def begin(site: Site) -> None:
    """Make the staging area empty. Raises OutputError if it cannot be made."""
    _made.clear()
    try:
        _clear(site.staging)
        os.makedirs(site.staging)
    except OSError as error:
        raise cannot_write(error, site.folder) from error


def abandon(site: Site) -> None:
    """Throw the staged files away; the site stays as it was."""
    _clear(site.staging)


def commit(site: Site, changed: Iterable[str], planned: Iterable[str]) -> int:
    """Make output/ hold exactly the planned files, and return the number of stale ones that were removed.

    Raises OutputError if the disk refuses; what is there then is completed or kept by the next run.
    """
    ours = sorted(planned)
    listing = ("\n".join(ours) + "\n").encode()
    stale = sorted(site.present.keys() - set(ours) - {LISTING})
    moves = sorted(changed, key=lambda path: (path in site.present, path.count("/") < 2, path))
    try:
        _stage_listing(site, listing, moves)
        if site.fresh:
            os.rename(site.staging, site.folder)
        elif moves or stale:
            _write_journal(site, moves, stale)
            _carry_out(site.folder, site.staging, moves, stale)
        _clear(site.staging)
    except OSError as error:
        raise cannot_write(error, site.folder) from error
    return len(stale)


def files_after(site: Site, files: Mapping[str, PageState]) -> Iterator[tuple[str, int, int]]:
    """Yield path, size and mtime (ns) of every file of the site after a commit that left these."""
    found = os.stat(os.path.join(site.folder, LISTING))
    yield LISTING, found.st_size, found.st_mtime_ns
    for path, state in files.items():
        yield path, state.size, state.modified


def _stage_listing(site: Site, listing: bytes, moves: list[str]) -> None:
    if stage(site, LISTING, listing, None).changed and not site.fresh:
        # first of all: should the run stop halfway, every file that stands there is known as ours
        moves.insert(0, LISTING)


def complete_interrupted(folder: str) -> None:
    """Carry out what an interrupted run had decided, or discard what it had only staged."""
    staging = os.path.join(folder, STAGING)
    if not os.path.isdir(staging):
        return
    try:
        with open(os.path.join(staging, JOURNAL), encoding="utf-8") as stream:
            journal = json.load(stream)
        _carry_out(folder, staging, journal["move"], journal["remove"])
    except FileNotFoundError:
        pass  # stopped before its decision: the old site stands
    except (OSError, ValueError, KeyError) as error:
        raise OutputError(
            f"an interrupted build cannot be completed: {error}", fix=f"delete {staging} and build again", file=folder
        ) from error
    _clear(staging)


def _write_journal(site: Site, moves: list[str], stale: list[str]) -> None:
    temporary = os.path.join(site.staging, "journal.partial")
    with open(temporary, "w", encoding="utf-8") as stream:
        json.dump({"move": moves, "remove": stale}, stream)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, os.path.join(site.staging, JOURNAL))


def _carry_out(folder: str, staging: str, moves: list[str], stale: list[str]) -> None:
    """Move and remove; doing it again does no harm."""
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
        _remove_empty(folder, os.path.dirname(target))


def _remove_empty(folder: str, place: str) -> None:
    while len(place) > len(folder):
        try:
            os.rmdir(place)
        except OSError:
            return
        place = os.path.dirname(place)


def _clear(place: str) -> None:
    """Remove a folder and all in it as far as can be; to load shutil takes longer than all that is done here after an edit.

    A link to a folder is none of ours: neither it nor what it leads to is touched.
    """
    if os.path.islink(place):
        return
    for folder, folders, files in os.walk(place, topdown=False):
        for path in (os.path.join(folder, name) for name in (*files, *folders)):
            with contextlib.suppress(OSError):
                (os.rmdir if os.path.isdir(path) and not os.path.islink(path) else os.unlink)(path)
    with contextlib.suppress(OSError):
        os.rmdir(place)


def _digest_of(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return bytes_digest(stream.read())
    except OSError:
        return b""


def refuse_inside(content: str, folder: str) -> None:
    """Refuse an output folder that stands inside the content folder: its pages would be read as articles."""
    if os.path.join(os.path.realpath(folder), "").startswith(os.path.join(os.path.realpath(content), "")):
        raise OutputError(
            f"this folder stands inside {content}, where its pages would be read as articles",
            fix="choose another folder with --output",
            file=folder,
        )


def cannot_write(error: OSError, folder: str, site: str = "the site is as it was") -> DigestError:
    """Say what the disk refused, and what has become of the site."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputError("the disk is full", fix=f"make room and build again; {site}", file=folder)
    return OutputError(
        f"this folder cannot be written: {error.strerror or error}",
        fix=f"check its permissions, or choose another folder with --output; {site}",
        file=folder,
    )
