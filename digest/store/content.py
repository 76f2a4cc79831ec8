"""The files people own: the content folder, configuration files, templates and themes."""

import errno
import os
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from digest.errors import ContentError, OutputError
from digest.model import Value
from digest.store.listing import FileState, files_in, leads_into

LARGEST = 64 * 1024 * 1024  # bytes of an input file; a larger file is a mistake or an attack


class ContentFile(Value):
    """A file below a folder."""

    name: str  # path below the folder, "/" as separator, NFC; bytes that are not UTF-8 as \xff
    path: str  # path to open it by
    size: int
    changed: tuple[int, int]  # mtime and ctime in nanoseconds: a restored mtime still shows in ctime
    plain: bool = True  # False for links, devices and pipes, which are not read


def package_folder(name: str) -> Path:
    """Return the shipped `templates` or `themes` folder: inside the wheel, or next to the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "shipped" / name
    return inside if inside.is_dir() else package.parent / name


def files_below(folder: str, seen: Iterable[FileState] = (), within: str = "") -> Iterator[ContentFile]:
    """Yield the files below a folder, sorted by path, without hidden ones. Raises ContentError if it cannot be listed.

    Args:
        seen: Files already listed by `fingerprint.states`, of this and other folders; without any, the disk is read.
        within: Links that lead to below this folder are followed; "" follows none.
    """
    start = os.path.join(folder, "")
    try:
        files = [file for file in seen if file.path.startswith(start)] or sorted(files_in(folder, within))
    except OSError as error:
        raise ContentError(
            f"this folder cannot be listed: {error.strerror}",
            fix="check that it exists and may be read",
            file=str(error.filename or folder),
        ) from error
    for path, size, changed, plain in files:
        name = unicodedata.normalize("NFC", printable_name(path[len(start) :].replace(os.sep, "/")))
        if "/." not in f"/{name}":
            yield ContentFile(name=name, path=path, size=size, changed=changed, plain=plain)


def standing_pages(content: str, root: str) -> dict[str, Path]:
    """Return the Markdown files of the about page by name. Links are followed only to below the content folder or the root."""
    found = (path for path in Path(content).glob("about*.md") if path.is_file())
    inside = (path for path in found if any(leads_into(str(path), folder) for folder in (content, root)))
    return {path.name: path for path in sorted(inside)}


def printable_name(name: str) -> str:
    r"""Return a file name with \xff for each byte that is not UTF-8; Python decodes these to lone surrogates."""
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def read_bytes(path: str) -> bytes:
    """Return the bytes of an input file. Raises OSError, also for a file larger than LARGEST."""
    with open(path, "rb") as stream:
        if os.fstat(stream.fileno()).st_size > LARGEST:
            raise OSError(errno.EFBIG, f"larger than {LARGEST // 1024 // 1024} MB")
        return stream.read()


def read_text(path: Path) -> str:
    """Return the text of a configuration file or a template. Raises ContentError if it cannot be read or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ContentError(
            f"this file cannot be read: {error.strerror}", fix="check that it exists and may be read", file=str(path)
        ) from error
    except UnicodeDecodeError as error:
        raise ContentError(
            f"this file is not UTF-8 (byte {error.start})", fix="save it as UTF-8", file=str(path)
        ) from error


def write_new(path: Path, text: str) -> None:
    """Create a text file for an editor. Raises OutputError if it exists already."""
    data = text.encode()  # before the file is created: what cannot be encoded must leave no empty file
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(data)
    except FileExistsError as error:
        raise OutputError("this file exists already", fix="choose another name", file=str(path)) from error
    except OSError as error:
        raise OutputError(
            f"this file cannot be written: {error.strerror}", fix="check the folder's permissions", file=str(path)
        ) from error
