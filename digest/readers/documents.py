"""Files that hold one article, Markdown or HTML, below optional front matter."""

from __future__ import annotations

from digest.config import front_matter
from digest.model import FrontMatter, Problem, Record, RecordFormat, Rejected, Value
from digest.readers.records import InputFile, Items, record


class OpenedDocument(Value):
    """A file's text below its front matter, and the line of the file in which it begins."""

    text: str
    line: int
    front: FrontMatter
    problems: tuple[Problem, ...]


def opened(file: InputFile, *, declares: bool) -> OpenedDocument | Rejected:
    """Decode a file and parse its front matter; a file that is not text is refused."""
    decoded = file.decoded(declares=declares)
    if decoded is None:
        return file.unreadable()
    front_text, body, line = front_matter.split(decoded.text)
    if front_text is None:
        problems = (*decoded.problems, *([_unclosed(file)] if front_matter.is_unclosed(body) else ()))
        return OpenedDocument(text=body.removeprefix("\ufeff"), line=1, front=FrontMatter(), problems=problems)
    front, problems = front_matter.parse(front_text, file.name, 2)
    return OpenedDocument(text=body, line=line, front=front, problems=(*decoded.problems, *problems))


def _unclosed(file: InputFile) -> Problem:
    message = "the front matter that begins here has no end and is treated as text"
    return Problem(code="front-matter.broken", message=message, fix="end it with a line ---", file=file.name, line=1)


def whole(file: InputFile, found: OpenedDocument, kind: RecordFormat) -> Record | Rejected:
    """Return all of a file as one record."""
    return record(file.place(found.line), found.text, kind, found.front, found.problems)


def read_markdown(file: InputFile) -> Items:
    """Read a Markdown file."""
    found = opened(file, declares=False)
    return (found if isinstance(found, Rejected) else whole(file, found, "markdown"),)


def read_html(file: InputFile) -> Items:
    """Read an HTML file; its front matter is above the markup."""
    found = opened(file, declares=True)
    return (found if isinstance(found, Rejected) else whole(file, found, "html"),)
