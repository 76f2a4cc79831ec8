"""A file that is one article, Markdown or HTML, and what every text-like file shares: decoding and front matter."""

from __future__ import annotations

from digest.config import front_matter
from digest.model import FrontMatter, Place, Problem, Record, RecordFormat, Rejected, Value, refused
from digest.readers.decode import decode
from digest.readers.item import is_markup, item
from digest.readers.paths import SUFFIXES, file_id


class Opened(Value, frozen=True):
    """A file's text below its front matter, and the line of the file it begins in."""

    text: str
    line: int
    front: FrontMatter
    problems: tuple[Problem, ...]


def opened(file: str, data: bytes, *, declares: bool) -> Opened | Rejected:
    """Decode a file and read its front matter; what is no text is refused."""
    decoded = decode(data, file, declares=declares)
    if decoded is None:
        return unreadable(file)
    front_text, body, line = front_matter.split(decoded.text)
    if front_text is None:
        problems = (*decoded.problems, *([_unclosed(file)] if front_matter.is_unclosed(body) else ()))
        return Opened(text=body.removeprefix("\ufeff"), line=1, front=FrontMatter(), problems=problems)
    front, problems = front_matter.parse(front_text, file, 2)
    return Opened(text=body, line=line, front=front, problems=(*decoded.problems, *problems))


def _unclosed(file: str) -> Problem:
    message = "the front matter that begins here has no end, and is read as text"
    fix = "write a line --- where it ends"
    return Problem(code="front-matter.broken", message=message, fix=fix, file=file, line=1)


def unreadable(file: str) -> Rejected:
    """Refuse a file whose bytes are no text."""
    place = Place(id=file_id(file), file=file, index=0, line=1)
    message = "the file is no text: a picture, an archive or a program by another name"
    return refused(place, "unreadable", message, "save its text as UTF-8, or remove it")


def unknown(file: str) -> Rejected:
    """Refuse a file whose name has none of the suffixes that are read."""
    place = Place(id=file_id(file), file=file, index=0, line=1)
    fix = f"save what it holds under a name that ends in one of {' '.join(sorted(SUFFIXES))}"
    return refused(place, "unknown-format", "files of this kind are not read", fix)


def whole(file: str, found: Opened, kind: RecordFormat) -> Record | Rejected:
    """Return all of a file as one record."""
    place = Place(id=file_id(file), file=file, index=0, line=found.line)
    return item(place, found.text, kind, found.front, found.problems)


def markdown(file: str, data: bytes) -> tuple[Record | Rejected, ...]:
    """Read a Markdown file."""
    found = opened(file, data, declares=False)
    return (found if isinstance(found, Rejected) else whole(file, found, "markdown"),)


def html(file: str, data: bytes) -> tuple[Record | Rejected, ...]:
    """Read an HTML file; its front matter stands before the markup."""
    found = opened(file, data, declares=True)
    return (found if isinstance(found, Rejected) else whole(file, found, "html"),)


def looks_like_page(text: str) -> bool:
    """Say whether a text is a saved page under another name."""
    beginning = text[:400].lstrip().lower()
    return beginning.startswith(("<!doctype html", "<html")) or (beginning.startswith("<") and is_markup(text))
