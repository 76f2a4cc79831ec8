"""A row of a table, or a JSON object, as an article: which of its fields is the text, and what the others mean."""

import re
from functools import lru_cache
from typing import Final

from digest.config.front_matter import from_columns, plain_text
from digest.config.key_names import field_read_as, folded
from digest.config.nodes import Mapping, Node
from digest.config.withholding import verdict
from digest.model import FrontMatter, Problem, RecordFormat, Value
from digest.readers.markup import is_markup

# The first of these that is not empty is the article; plain text takes precedence over markup.
_TEXT_COLUMNS: Final = (
    "text content body article articlebody fulltext maintext contenttext passage document 正文 内容 內容 文本 全文 文章 正文内容"
    " 正文內容 新闻内容 新聞內容 文章内容 文章內容 markdown html contenthtml bodyhtml rawhtml 网页 網頁 源码 原始碼"
)
_TEXT_NAMES: Final = _TEXT_COLUMNS.split()
_CUT_OFF: Final = re.compile(r"…?\s?\[\+\d{1,7} chars\]\s*$")  # by services that sell the rest
_KEY_NAMES: Final = frozenset({"id", "guid", "uuid", "articleid", "newsid", "编号", "編號"})


class RowArticle(Value):
    """A row as an article."""

    text: str
    format: RecordFormat
    key: str  # what identifies it for good: its address or id; "" if the table has neither
    item_id: str  # its id in the table or feed, "" if it has none
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
    return field_read_as(name) or ("draft" if verdict(name, "draft") else "extra")


def is_header(names: tuple[str, ...]) -> bool:
    """Whether the first row of a table names its columns: short cells, one of them the text, or two with known names."""
    roles = {role(name) for name in names} - {"extra"}
    short = all(len(name) <= 60 and "\n" not in name for name in names)
    return short and ("text" in roles or len(roles) >= 2)


def row_article(row: dict[str, Node], file: str, line: int) -> RowArticle:
    """Return a row as an article; unknown columns are kept as `extra` if they are short, else reported."""
    column = text_column(row)
    text = _CUT_OFF.sub("…", plain_text(row.get(column)))
    fields = {name: value for name, value in row.items() if name != column and role(name) not in ("text", "key")}
    front, problems, left_out = from_columns(
        Mapping(line=line, entries=fields, lines=dict.fromkeys(fields, line)), file
    )
    written: RecordFormat = "markdown" if folded(column) == "markdown" else "html" if is_markup(text) else "text"
    item_id = next(filter(None, (plain_text(row[name]) for name in row if role(name) == "key")), "")
    return RowArticle(
        text=text, format=written, key=front.url or item_id, item_id=item_id, front=front, problems=problems,
        left_out=left_out,
    )  # fmt: skip


def text_column(row: dict[str, Node]) -> str:
    """Return the name of the column that is the article: the first in order of preference that is not empty.

    A list of headlines has at most a description of each, which then is the text.
    """
    found = [name for name in row if role(name) == "text"]
    filled = [name for name in found if plain_text(row[name])]
    summary = () if filled else (name for name in row if role(name) == "summary" and plain_text(row[name]))
    return min(filled, key=lambda name: _TEXT_NAMES.index(folded(name)), default=next(iter(summary), ""))
