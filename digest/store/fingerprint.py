"""Fingerprints of everything a build reads and writes: where none has changed since the last build, nothing is left to do.

Standard library alone, so that a build that finds nothing changed costs little more than starting Python. Sizes,
modification and change times are trusted, as git trusts them; those of files changed just before they were read are not.
"""

import os
import site
import sys
from collections.abc import Iterable
from typing import NamedTuple

from digest.hashing import hex_digest
from digest.site_paths import SitePaths
from digest.store.listing import FileState, OutputState, files_in, leads_into, listed, state_of
from digest.store.sealed import read_json, write_json

CLOCK_GRAIN = 50_000_000  # nanoseconds: coarser than the clock of any file system we write to
_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


class InputState(NamedTuple):
    """The state of everything a build of a site reads."""

    digest: str
    newest: int  # the latest modification, in nanoseconds
    files: tuple[FileState, ...]  # of the folders content and static; empty if they cannot be listed
    program: str  # digest of the program and its libraries alone


class Unchanged(NamedTuple):
    """What a build with nothing to do reports."""

    text: str
    until: str  # ISO time at which an article appears or expires; "" if none does
    problems: int


def input_state(paths: SitePaths) -> InputState:
    """Return the state of every file a build of this site reads.

    Configuration, templates and themes are few and judged by their bytes: a deployment that copies them again changes nothing.
    """
    content, program = states([paths.content, paths.static]), program_files()
    own = (
        paths.configuration,
        *paths.vocabularies,
        *(os.path.join(paths.root, name) for name in ("templates", "themes")),
        *(
            file.path for file in content if not file.regular and file.path.endswith(".md")
        ),  # an about page may be a link
    )
    own_digest = bytes_digest(own, within=paths.root)
    digest = hex_digest("\n".join([_described(content), own_digest, program_digest(program)]).encode())
    newest = max((file.times[0] for file in (*content, *program)), default=0)
    return InputState(digest, newest, content, program_digest(program))


def states(folders: Iterable[str], within: str = "") -> tuple[FileState, ...]:
    """Return the states of all files in these folders, hidden ones included; one that cannot be listed holds none.

    `within`: links are followed if they lead to below this folder; these folders may themselves be links.
    """
    found: list[FileState] = []
    for folder in folders:
        try:
            found += sorted(files_in(folder, within)) if not within or leads_into(folder, within) else ()
        except OSError:
            continue
    return tuple(found)


def bytes_digest(paths: Iterable[str], within: str = "") -> str:
    """Return the digest of the bytes of files, and of all files in folders; what is no file counts as missing.

    `within`: links in folders are followed only if they lead to below this folder; otherwise to any file.
    """
    lines = []
    for path in paths:
        listed_files = (file.path for file in states([path], within) if file.regular or not within)
        for file in listed_files if os.path.isdir(path) else [path]:
            try:
                with open(file if os.path.isfile(file) else "", "rb") as stream:  # no pipe, whose end may never come
                    lines.append(f"{file}\0{hex_digest(stream.read())}")
            except OSError:
                lines.append(f"{file}\0none")
    return hex_digest("\n".join(lines).encode(errors="surrogateescape"))


def program_files() -> tuple[FileState, ...]:
    """Return the states of the files of the program, with the templates and themes that a checkout keeps next to the package."""
    shipped = () if os.path.isdir(os.path.join(_PACKAGE, "shipped")) else ("templates", "themes")
    return states([_PACKAGE, *(os.path.join(os.path.dirname(_PACKAGE), name) for name in shipped)])


def program_digest(files: Iterable[FileState] | None = None) -> str:
    """Return the digest of the state of the program and of the folders its libraries are installed in."""
    # installing or upgrading a library changes the time of the folder it is installed in
    folders = {*site.getsitepackages(), *(path for path in sys.path if path.endswith("-packages"))}
    libraries = sorted(f"{folder}@{os.stat(folder).st_mtime_ns}" for folder in folders if os.path.isdir(folder))
    described = _described(program_files() if files is None else files)
    return hex_digest("\n".join([described, sys.version, *libraries]).encode(errors="surrogateescape"))


def output_digest(state: OutputState) -> str:
    """Return the digest of the state of an output folder."""
    files, folders = sorted(state.files), sorted(state.folders)
    parts = files, [*map(state.files.__getitem__, files)], [*map(state.folders.__getitem__, folders)]
    return hex_digest(repr(parts).encode())


def unchanged(paths: SitePaths, read: InputState, now: str) -> Unchanged | None:
    """Return the report of the last build, if its inputs and outputs are still as they were and no article is due."""
    try:
        kept = read_json(os.path.join(paths.memory, "unchanged.json"))
        last = Unchanged(str(kept["text"]), str(kept["until"]), int(str(kept["problems"])))
        if kept["inputs"] != read.digest or (last.until and now >= last.until):
            return None
        found = state_of(paths.output, listed(paths.output))
        return last if kept["output"] == output_digest(found) else None
    except (OSError, ValueError, KeyError):
        return None


def remember_unchanged(paths: SitePaths, read: InputState, began: int, output: OutputState, report: Unchanged) -> None:
    """Keep the state after a build, unless a file changed so shortly before it `began` (ns) that its time proves nothing."""
    path = os.path.join(paths.memory, "unchanged.json")
    if read.newest > began - CLOCK_GRAIN:
        if os.path.lexists(path):
            os.unlink(path)
        return
    write_json(path, {"inputs": read.digest, "output": output_digest(output), **report._asdict()})


def _described(files: Iterable[FileState]) -> str:
    text = "\n".join(f"{path}\0{size}\0{times}" for path, size, times, _ in files)
    return hex_digest(text.encode(errors="surrogateescape"))
