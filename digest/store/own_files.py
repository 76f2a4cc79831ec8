"""Files of the site that are published as they are: pictures that articles show, and what is in static/."""

import io
import os
from collections.abc import Iterable
from typing import Final

from digest.hashing import combined_digest, hex_digest
from digest.model import Entry, Problem, Value
from digest.store.content import ContentFile, files_below, printable_name, read_bytes
from digest.store.memory import Memory
from digest.text.slug import slug

_LONGEST_NAME: Final = 60  # characters of a picture's name in the output


class OwnFile(Value):
    """A file to publish."""

    path: str  # below output/
    source: str  # to read it from
    key: str  # changes with its bytes
    width: int = 0  # of a picture, in pixels
    height: int = 0


class OwnFiles(Value):
    """The files to publish, and those that cannot be."""

    pictures: dict[str, OwnFile] = {}  # path below the content folder → picture
    static: tuple[OwnFile, ...] = ()
    problems: tuple[Problem, ...] = ()


def own_files(static: str, found: Iterable[ContentFile], entries: Iterable[Entry], memory: Memory) -> OwnFiles:
    """Return the pictures among the files `found` in the content folder that these articles show, and the files of `static`.

    Pictures are read again only when the size or a time of one has changed. Raises ContentError if `static` cannot be listed.
    """
    wanted = {path for entry in entries for path in entry.attachments}
    pictures = [file for file in found if file.plain and file.name in wanted]
    described = "\n".join(f"{file.name}\0{file.path}\0{file.size}\0{file.changed}" for file in pictures)
    key = combined_digest(described.encode(errors="surrogateescape"))
    read = memory.recall("pictures.bin", key, OwnFiles, lambda: _read_pictures(pictures)) if pictures else OwnFiles()
    files = [*files_below(static)] if os.path.isdir(static) else []
    message, fix = "a link in static/ is not followed", "put the file itself there"
    links = tuple(
        Problem(code="static.link", message=message, fix=fix, file=f"static/{file.name}")
        for file in files
        if not file.plain
    )
    plain = (file for file in files if file.plain)
    copied = tuple(OwnFile(path=file.name, source=file.path, key=f"{file.size} {file.changed}") for file in plain)
    return OwnFiles(pictures=read.pictures, static=copied, problems=(*read.problems, *links))


def _read_pictures(files: Iterable[ContentFile]) -> OwnFiles:
    import imagesize

    pictures: dict[str, OwnFile] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            data = read_bytes(file.path)
            width, height = imagesize.get(io.BytesIO(data))
        except (OSError, ValueError) as error:
            width, height, reason = -1, -1, str(error)
        else:
            reason = "its size in pixels cannot be read"
        if width <= 0 or height <= 0:
            message = f"this picture is not shown: {reason}"
            fix = "save it as PNG, JPEG, GIF or WebP"
            problems.append(Problem(code="picture.unreadable", message=message, fix=fix, file=file.name))
            continue
        stem, suffix = os.path.splitext(file.name.rpartition("/")[2])
        name = f"{slug(printable_name(stem))[:_LONGEST_NAME]}-{hex_digest(data, 6)}".lstrip("-")
        path = f"media/{name}{suffix.lower()}"
        pictures[file.name] = OwnFile(path=path, source=file.path, key=hex_digest(data), width=width, height=height)
    return OwnFiles(pictures=pictures, problems=tuple(problems))
