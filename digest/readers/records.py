"""Input files, and their items as records or refused, each with an id that stays the same."""

import unicodedata
from collections.abc import Callable
from typing import Final, TypeAlias

import msgspec

from digest.config.front_matter import LONGEST_EXTRA
from digest.config.nodes import Node
from digest.config.plain_text import without_control_references, without_controls
from digest.hashing import hex_digest
from digest.model import FrontMatter, Place, Problem, Record, RecordFormat, Rejected, Value, refused
from digest.readers.columns import RowArticle, row_article
from digest.readers.comments import without_comments
from digest.readers.decode import Decoded, decode
from digest.readers.markup import costly_markup, is_markup

Items: TypeAlias = tuple[Record | Rejected, ...]

MAX_CHARACTERS: Final = 8_000_000  # of an article; a page of a megabyte is already mostly scripts
COSTLY_FIX: Final = "save the page again, or only its text"
_MOST_ROWS: Final = 1_000  # of a file whose rows are tiny
_TINY: Final = 40  # bytes of a row on average: 13 Han characters, which are no article with its title
_IDENTIFYING: Final = 200  # characters of a text that distinguish it from others


class InputFile(Value):
    """A file of the content folder."""

    name: str  # path below the content folder, "/" as separator
    id: str  # the name without its suffix, in composed Unicode (NFC)
    data: bytes

    def place(self, line: int = 1) -> Place:
        """Return the place of the file as a single article whose text begins in `line`."""
        return Place(id=self.id, file=self.name, index=0, line=line)

    def decoded(self, *, declares: bool = False) -> Decoded | None:
        """Return the text of the file, None if it is not text; `declares` is for markup, which may name its encoding."""
        return decode(self.data, self.name, declares=declares)

    def unreadable(self) -> Rejected:
        """Refuse the file because its bytes are not text."""
        message = "the file is not text; it may be a picture, an archive or a program under another name"
        return refused(self.place(), "unreadable", message, "save its text as UTF-8, or remove it")


class Ids:
    """The ids of articles that share a file, made of what stays when rows are added, moved or corrected at the end."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.counts: dict[str, int] = {}

    def next(self, text: str) -> str:
        """Return the id of the next article; a text that occurs again gets a number."""
        name = f"{self.base}-{text_digest(text)}"
        count = self.counts[name] = self.counts.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"


def text_digest(text: str) -> str:
    """Return 8 hex digits of a text's first 200 characters, ignoring case, composition and spacing."""
    composed = unicodedata.normalize("NFC", text[: 40 * _IDENTIFYING])
    beginning = "".join(composed.split()).casefold()[:_IDENTIFYING]
    return hex_digest(beginning.encode("utf-8", "surrogatepass"), 4)


def record(
    place: Place, text: str, kind: RecordFormat, front: FrontMatter, problems: tuple[Problem, ...] = ()
) -> Record | Rejected:
    """Return a record, or refuse a text that is empty, too long, or costly to parse.

    A title or summary without text is a record: it may translate these alone. So is a draft, whose text is still to come.
    Control characters are left out, and so are comments in Markdown; one that has no end holds the article back.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"the article has {len(text):,} characters, more than {MAX_CHARACTERS:,}"
        return refused(place, "too-big", message, "split it, or remove what is not text", problems)
    text = without_controls(text)
    if kind == "markdown":
        text, unclosed = without_comments(text)
        if unclosed:
            front = msgspec.structs.replace(front, held=True)
            problems = (*problems, _unclosed_comment(place, unclosed))
    if kind == "html":
        text = without_control_references(text)
    if kind == "html" and (reason := costly_markup(text)):
        return refused(place, "too-costly", f"{reason}; reading it would take too long", COSTLY_FIX, problems)
    if not text.strip() and not (front.titles or front.summaries or front.draft):
        return refused(place, "empty", "there is no text", "add the text, or remove the item", problems)
    return Record(
        id=place.id, file=place.file, index=place.index, line=place.line,
        format=kind, text=text, front=front, problems=problems,
    )  # fmt: skip


def _unclosed_comment(place: Place, line: int) -> Problem:
    message = "the comment that begins here has no end; the article is held back"
    line = max(place.line, 1) + line - 1
    return Problem(code="held.comment", message=message, fix="end it with -->", file=place.file, line=line)


def read_rows(
    file: InputFile, add: "Callable[[RowRecords, str], None]", *, declares: bool = False, tiny: int = _TINY
) -> Items:
    """Return the items of a file of rows; `add` adds the rows of its text, `declares` is that of `InputFile.decoded`.

    A file of rows that have fewer than `tiny` bytes on average is no table of articles.
    """
    decoded = file.decoded(declares=declares)
    if decoded is None:
        return (file.unreadable(),)
    records = RowRecords(file, decoded.problems, tiny)
    add(records, decoded.text)
    return records.items()


class RowRecords:
    """The records of a file of rows, collected in the order of the file.

    An article takes a third of a millisecond and a page, however short it is. So a file of very many tiny rows, which is no
    table of articles, is refused as a whole, and its rows are no longer read once that is clear.
    """

    def __init__(self, file: InputFile, problems: tuple[Problem, ...] = (), tiny: int = _TINY) -> None:
        self.file = file
        self.problems = problems
        self._ids = Ids(file.id)
        self._items: list[Record | Rejected] = []
        self._reported: set[str] = set()
        self._tiny = tiny
        self._most = max(_MOST_ROWS, len(file.data) // tiny)

    def add(self, row: dict[str, Node], line: int, text_line: int | None = None) -> None:
        """Add a row; one without text is refused, unless it is a title with its address.

        Args:
            row: The values by column.
            line: The line of the file in which the row begins.
            text_line: The line in which its text begins, if that is another.
        """
        if self._too_many:
            return
        article = row_article(row, self.file.name, line)
        line = line if text_line is None else text_line
        place = self._place(article.key or article.text, line)
        problems = (*self._file_problems(), *article.problems, *self._left_out(article, line))
        if article.text.strip() or (article.front.titles and article.front.url):
            item = record(place, article.text, article.format, article.front, problems)
            self._items.append(
                msgspec.structs.replace(item, item_id=without_controls(article.item_id))
                if isinstance(item, Record)
                else item
            )
        else:
            fix = "add the text, or the title and the address, or remove the row"
            self._items.append(refused(place, "empty", "the row has no text", fix, problems))

    def add_text(self, text: str, line: int) -> None:
        """Add a text that has no other columns."""
        if self._too_many:
            return
        kind: RecordFormat = "html" if is_markup(text) else "text"
        self._items.append(record(self._place(text, line), text, kind, FrontMatter(), self._file_problems()))

    def refuse(self, reason: str, message: str, fix: str, line: int) -> None:
        """Add a refused row."""
        if self._too_many:
            return
        place = self._place(f"line {line}", line)
        self._items.append(refused(place, reason, message, fix, self._file_problems()))

    def items(self) -> Items:
        """Return all items; a file without rows is refused as empty, one of tiny rows as no table of articles."""
        if self._too_many:
            message = f"its rows have fewer than {self._tiny} bytes on average; these are no articles"
            fix = "keep the rows that are articles, or remove the file"
            return (refused(self.file.place(), "tiny-rows", message, fix, self.problems),)
        if not self._items:
            message, fix = "the file has no rows", "add rows, or remove the file"
            return (refused(self.file.place(), "empty", message, fix, self.problems),)
        return tuple(self._items)

    @property
    def _too_many(self) -> bool:
        return len(self._items) > self._most

    def _place(self, text: str, line: int) -> Place:
        return Place(id=self._ids.next(text), file=self.file.name, index=len(self._items), line=line)

    def _file_problems(self) -> tuple[Problem, ...]:
        return () if self._items else self.problems  # with its first row only

    def _left_out(self, article: RowArticle, line: int) -> tuple[Problem, ...]:
        """Return a problem for each column that is left out, only once a file."""
        names = [name for name in article.left_out if name not in self._reported]
        self._reported.update(names)
        because = f"is not known; values longer than {LONGEST_EXTRA} characters are left out"
        fix = "give it a known name, such as text or summary, or leave it as it is"
        messages = [f'the column "{name[:60]}" {because}' for name in names]
        return tuple(
            Problem(code="table.left-out", message=message, fix=fix, file=self.file.name, line=line)
            for message in messages
        )
