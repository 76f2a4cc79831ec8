"""The records of a file of rows as they are read, each with its place and an id that stays when rows are added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.model import FrontMatter, Place, Problem, Record, RecordFormat, Rejected, refused
from digest.readers.columns import LONGEST_EXTRA
from digest.readers.identity import Ids
from digest.readers.item import is_markup, item
from digest.readers.paths import file_id

if TYPE_CHECKING:
    from digest.readers.columns import RowArticle


class Sheet:
    """What has been read of a file of rows."""

    def __init__(self, file: str, problems: tuple[Problem, ...]) -> None:
        self.file = file
        self.problems = problems
        self.ids = Ids(file_id(file))
        self.found: list[Record | Rejected] = []
        self.told: set[str] = set()

    def take(self, article: RowArticle, line: int) -> None:
        """Take a row; one without text is refused, whatever its other columns say."""
        place = self._place(article.key or article.text, line)
        problems = (*self._own_problems(), *article.problems, *self._left_out(article, line))
        if article.text.strip():
            self.found.append(item(place, article.text, article.kind, article.front, problems))
        else:
            fix = "add the text, or remove the row"
            self.found.append(refused(place, "empty", "the row has no text", fix, problems))

    def take_words(self, words: str, line: int) -> None:
        """Take a text without any other column."""
        kind: RecordFormat = "html" if is_markup(words) else "text"
        self.found.append(item(self._place(words, line), words, kind, FrontMatter(), self._own_problems()))

    def refuse(self, reason: str, fault: str, fix: str, line: int) -> None:
        """Refuse a row that cannot be read."""
        place = self._place(f"line {line}", line)
        self.found.append(refused(place, reason, fault, fix, self._own_problems()))

    def records(self) -> tuple[Record | Rejected, ...]:
        """Return all that was taken and refused, in the order of the file; a file without rows is refused as empty."""
        if not self.found:
            place = Place(id=file_id(self.file), file=self.file, index=0, line=1)
            self.found.append(refused(place, "empty", "the file has no rows", "add rows, or remove it", self.problems))
        return tuple(self.found)

    def _place(self, words: str, line: int) -> Place:
        return Place(id=self.ids.next(words), file=self.file, index=len(self.found), line=line)

    def _own_problems(self) -> tuple[Problem, ...]:
        """Return the file's problems once, with its first row."""
        return () if self.found else self.problems

    def _left_out(self, article: RowArticle, line: int) -> tuple[Problem, ...]:
        """Tell of each column that is not kept, once for the file."""
        fresh = [name for name in article.left_out if name not in self.told]
        self.told.update(fresh)
        return tuple(
            Problem(
                code="table.left-out",
                message=f'the column "{name[:60]}" is not known; values of more than {LONGEST_EXTRA} characters are left out',
                fix="give it a name that is known, such as text or summary, or leave it as it is",
                file=self.file,
                line=line,
            )
            for name in fresh
        )
