"""Text, Markdown and HTML files, below optional front matter. A text file may hold several articles, joined end to end."""

from digest.model import FrontMatter, Place, Problem, Record, RecordFormat, Rejected, Value, refused
from digest.readers.header import read_header
from digest.readers.headlines import are_headlines
from digest.readers.markup import is_page
from digest.readers.records import Ids, InputFile, Items, RowRecords, record
from digest.readers.table import add_texts, is_quoted_column

_HEADLINES_FIX = (
    "save it as a .csv file whose first row is title,url (or title,date,url), with the address of each; if it is one"
    " article, give it a title: in front matter"
)


class OpenedDocument(Value):
    """A file's text below its front matter, and the line of the file in which it begins."""

    text: str
    line: int
    front: FrontMatter
    problems: tuple[Problem, ...]


def _opened(file: InputFile, *, declares: bool) -> OpenedDocument | Rejected:
    """Decode a file and parse its front matter; a file that is not text is refused."""
    decoded = file.decoded(declares=declares)
    if decoded is None:
        return file.unreadable()
    header = read_header(decoded.text, file.name, markdown=file.name.lower().endswith((".md", ".markdown")))
    problems = (*decoded.problems, *header.problems)
    return OpenedDocument(text=header.text, line=header.line, front=header.front, problems=problems)


def _whole(file: InputFile, found: OpenedDocument, kind: RecordFormat) -> Record | Rejected:
    return record(file.place(found.line), found.text, kind, found.front, found.problems)


def read_markdown(file: InputFile) -> Items:
    """Read a Markdown file."""
    found = _opened(file, declares=False)
    return (found if isinstance(found, Rejected) else _whole(file, found, "markdown"),)


def read_html(file: InputFile) -> Items:
    """Read an HTML file; its front matter is above the markup."""
    found = _opened(file, declares=True)
    return (found if isinstance(found, Rejected) else _whole(file, found, "html"),)


def read_text(file: InputFile) -> Items:
    """Read a text file: one article, several joined end to end, or a table of texts with the wrong suffix."""
    found = _opened(file, declares=True)
    if isinstance(found, Rejected):
        return (found,)
    if is_page(found.text):
        return (_whole(file, found, "html"),)
    if found.front == FrontMatter() and is_quoted_column(found.text):
        records = RowRecords(file, found.problems)
        add_texts(records, found.text)
        return records.items()
    return _articles(file, found)


def _articles(file: InputFile, found: OpenedDocument) -> Items:
    """Return the articles of a text. Front matter describes the first; what it withholds, keeps and drops is for all."""
    from digest.readers.splitting import spans  # only text files hold several articles

    lines = found.text.split("\n")
    if found.front == FrontMatter() and are_headlines(lines):
        message = f"this is a list of {len(lines):,} headlines, one a line, not the text of an article"
        return (refused(file.place(found.line), "headlines", message, _HEADLINES_FIX, found.problems),)
    parts = spans(lines)
    if len(parts) == 1:
        return (_whole(file, found, "text"),)
    ids = Ids(file.id)
    front = found.front
    treatment = FrontMatter(
        draft=front.draft, held=front.held, publish_at=front.publish_at, expires=front.expires, policy=front.policy,
        clean=front.clean, keep=front.keep, drop=front.drop,
    )  # fmt: skip
    items: list[Record | Rejected] = []
    for index, part in enumerate(parts):
        text = "\n".join(lines[part.start : part.stop])
        id_ = ids.next(text) if index else file.id
        place = Place(id=id_, file=file.name, index=index, line=found.line + part.start)
        items.append(record(place, text, "text", treatment if index else front, () if index else found.problems))
    return tuple(items)
