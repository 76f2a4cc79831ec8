"""A row of a table, or a JSON object, as an article: which of its fields is the text, and what the others mean."""

from functools import lru_cache
from typing import Final

from digest.config.front_matter import FIELD_OF, FIELDS, folded, from_mapping
from digest.config.nodes import Mapping, Node, Scalar, Sequence
from digest.config.written_dates import iso_date
from digest.languages import language_of
from digest.model import FrontMatter, Problem, RecordFormat, Value
from digest.readers.markup import is_markup

# The first of these that is not empty is the article; plain text takes precedence over markup.
_TEXT_COLUMNS: Final = (
    "text content body article articlebody fulltext maintext contenttext passage document 正文 内容 內容 文本 全文 文章 正文内容"
    " 正文內容 新闻内容 新聞內容 文章内容 文章內容 markdown html contenthtml bodyhtml rawhtml 网页 網頁 源码 原始碼"
)
_TEXT_NAMES: Final = _TEXT_COLUMNS.split()
_KEY_NAMES: Final = frozenset({"id", "guid", "uuid", "articleid", "newsid", "编号", "編號"})
_OWN_NAMES: Final = {folded(field): field for field in FIELDS}
# Fields whose other names are clear enough for a column; the others are read only under their own name.
_BY_OTHER_NAMES: Final = frozenset(
    {"title", "date", "updated", "authors", "editors", "source", "url", "language", "tags", "summary", "canonical"}
)
_DATES: Final = frozenset({"date", "updated", "publish_at", "expires"})
_NAMED: Final = frozenset({"authors", "editors", "source"})
LONGEST_EXTRA: Final = 500


class RowArticle(Value):
    """A row as an article."""

    text: str
    format: RecordFormat
    key: str  # what identifies it for good: its address or id; "" if the table has neither
    front: FrontMatter
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]  # the unknown columns that are too long to be kept


@lru_cache(maxsize=4096)
def role(name: str) -> str:
    """Return the role of a column: "text", "key", a field of front matter, or "extra"."""
    plain = folded(name)
    if plain in _TEXT_NAMES:
        return "text"
    if plain in _KEY_NAMES:
        return "key"
    if plain in _OWN_NAMES:
        return _OWN_NAMES[plain]
    field = FIELD_OF.get(plain, "")
    return field if field in _BY_OTHER_NAMES else "extra"


def is_header(names: tuple[str, ...]) -> bool:
    """Whether the first row of a table names its columns: short cells, one of them the text, or two with known names."""
    roles = {role(name) for name in names} - {"extra"}
    short = all(len(name) <= 60 and "\n" not in name for name in names)
    return short and ("text" in roles or len(roles) >= 2)


def row_article(row: dict[str, Node], file: str, line: int) -> RowArticle:
    """Return a row as an article; unknown columns are kept as `extra` if they are short, else reported."""
    column = text_column(row)
    text = _plain(row.get(column))
    key, entries, unknown = _classified(row)
    short = {name: value for name, value in unknown.items() if len(value.text) <= LONGEST_EXTRA}
    if short and "extra" not in entries:
        entries["extra"] = Mapping(line=line, entries={**short}, lines=dict.fromkeys(short, line))
    fields = Mapping(line=line, entries=entries, lines=dict.fromkeys(entries, line))
    front, problems = from_mapping(fields, file)
    written: RecordFormat = "markdown" if folded(column) == "markdown" else "html" if is_markup(text) else "text"
    left_out = tuple(name for name in unknown if name not in short)
    key = front.url or key
    return RowArticle(text=text, format=written, key=key, front=front, problems=problems, left_out=left_out)


def _classified(row: dict[str, Node]) -> tuple[str, dict[str, Node], dict[str, Scalar]]:
    """Return a row's key, its fields of front matter and its other columns, without empty ones.

    A field's own name takes precedence over its other names, in any order: `title` over `headline`.
    """
    key = ""
    entries: dict[str, Node] = {}
    unknown: dict[str, Scalar] = {}
    for name, value in sorted(row.items(), key=lambda column: folded(column[0]) != folded(role(column[0]))):
        what = role(name)
        if what == "text" or not _plain(value):
            continue
        if what == "key":
            key = key or _plain(value)
        elif what == "extra" or what in entries:
            unknown[name] = Scalar(line=value.line, text=_plain(value), quoted=True)
        elif (read := _field(what, value)) is not None:
            entries[what] = read
    return key, entries, unknown


def text_column(row: dict[str, Node]) -> str:
    """Return the name of the column that is the article: the first in order of preference that is not empty."""
    found = [name for name in row if role(name) == "text"]
    filled = [name for name in found if _plain(row[name])] or found
    return min(filled, key=lambda name: _TEXT_NAMES.index(folded(name)), default="")


def _field(name: str, value: Node) -> Node | None:
    """Return the value of a field as front matter has it, None if it is of no use."""
    if name in _DATES and isinstance(value, Scalar):
        return Scalar(line=value.line, text=iso_date(value.text))
    if name == "language" and language_of(_plain(value)) is None:
        return None  # `zh`, `Chinese`: the text itself is better evidence
    if name in _NAMED:
        return _names(value)
    return value


def _names(value: Node) -> Node:
    """Return the names of people or media, which JSON often wraps in objects."""
    if isinstance(value, Mapping):
        return value.entries.get("name", value)
    if isinstance(value, Sequence):
        return Sequence(line=value.line, items=tuple(map(_names, value.items)))
    return value


def _plain(value: Node | None) -> str:
    """Return a value as text: a list with one item a line."""
    if isinstance(value, Scalar):
        return value.text.strip("\n") if value.text.strip() else ""
    if isinstance(value, Sequence):
        return "\n".join(item.text for item in value.items if isinstance(item, Scalar))
    return "" if value is None else "\n".join(map(_plain, value.entries.values()))
