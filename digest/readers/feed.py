"""Feeds as they were fetched, RSS, RDF or Atom: each entry is an article, like a row of a table."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from digest.config.nodes import Node, Scalar, Sequence
from digest.model import Problem
from digest.readers.markup import costly_feed, is_markup
from digest.readers.records import InputFile, Items, RowRecords, read_rows
from digest.text.pattern import Pattern

if TYPE_CHECKING:
    from feedparser import FeedParserDict

_ENTRY: Final = Pattern(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
_TEXTS: Final = (
    Pattern(r"<(?!media:)(?:\w{1,20}:)?(?:encoded|content)[\s>]"),
    Pattern(r"<(?:description|summary)[\s>]"),
)
_LONGEST_TITLE: Final = 5000  # characters, with its markup
# feedparser looks for an e-mail address in names, and takes quadratic time for a run of the characters of addresses.
_PEOPLE: Final = "author|creator|contributor|managingeditor|webmaster|owner|publisher|name"
_NAME: Final = re.compile(rf"<(?:\w{{1,20}}:)?(?:{_PEOPLE})\b[^<>]*>(?:\s|<!\[CDATA\[)*+[^<]*", re.IGNORECASE)
_LONG_RUN: Final = re.compile(r"(?<![\w.+-])([\w.+-]{300})[\w.+-]+")
_CATEGORY: Final = re.compile(r"<(?:\w{1,20}:)?(?:category|subject|keywords)\b", re.IGNORECASE)
_MOST: Final = 1_000  # categories of an entry
_TINY: Final = 80  # bytes of an entry on average: little more than its tags
_FIX: Final = "save the feed as its server sent it, or remove the file"


def read_feed(file: InputFile) -> Items:
    """Read a feed. Its title is evidence of the source of its entries, like a page's og:site_name.

    The longest text of an entry is the article. Its categories are keywords: only some of them may be subjects of ours.
    """
    return read_rows(file, _add_entries, declares=True, tiny=_TINY)


def _add_entries(records: RowRecords, text: str) -> None:
    if reason := costly_feed(text) or _many_categories(text):
        records.refuse("too-costly", f"{reason}; reading it would take too long", _FIX, 1)
        return
    found = _parsed(_NAME.sub(lambda name: _LONG_RUN.sub(r"\1", name[0]), text))
    records.problems += _malformed(records.file, found)
    if found is None or not (found.get("version") or found.get("entries")):
        records.refuse("no-feed", "the file is not a readable RSS or Atom feed", _FIX, 1)
        return
    for entry, line in zip(found.entries, _lines(text, len(found.entries)), strict=True):
        row: dict[str, Node] = {
            name: Scalar(line=line, text=value, quoted=True) for name, value in _row(entry, found.feed)
        }
        terms = filter(None, (_text(tag, "term") for tag in entry.get("tags") or ()))
        row["keywords"] = Sequence(line=line, items=tuple(Scalar(line=line, text=term, quoted=True) for term in terms))
        records.add(row, line)


def _many_categories(text: str) -> str:
    """Return why feedparser, which compares each category of an entry with the others, would take too long; else ""."""
    most = (
        max(len(_CATEGORY.findall(piece)) for piece in _ENTRY.split(text))
        if len(_CATEGORY.findall(text)) > _MOST
        else 0
    )
    return f"an entry has more than {_MOST:,} categories" if most > _MOST else ""


def _parsed(text: str) -> FeedParserDict | None:
    """Parse a feed. feedparser is given a stream, since it may take a string for a path or an address."""
    import feedparser

    stream = io.BytesIO(text.encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8"}  # takes precedence over the declaration
    try:
        return feedparser.parse(stream, response_headers=headers, sanitize_html=False)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a hostile file may break the parser anywhere, and must not stop the build
        return None


def _malformed(file: InputFile, found: FeedParserDict | None) -> tuple[Problem, ...]:
    """Return a problem if the feed is not well-formed, and entries may therefore be missing."""
    from xml.sax import SAXParseException

    error = found.get("bozo_exception") if found is not None else None
    if not isinstance(error, SAXParseException):
        return ()
    message = f"the feed is not well-formed XML ({error.getMessage()}); some entries may be missing"
    fix = "compare its articles with the feed, or fetch it again"
    line = error.getLineNumber() or 1
    return (Problem(code="feed.malformed", message=message, fix=fix, file=file.name, line=line),)


def _row(entry: FeedParserDict, channel: FeedParserDict) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry as columns of a table."""
    yield "title", _plain(_text(entry, "title"))
    times = filter(None, (_text(entry, "published"), _text(entry, "updated")))
    yield from zip(("date", "updated"), times, strict=False)
    yield "authors", ", ".join(filter(None, (_text(author, "name") for author in entry.get("authors") or ())))
    yield "source", _text(entry.get("source"), "title")
    yield "url", _text(entry, "link")
    texts = [_text(content, "value") for content in entry.get("content") or ()]
    text = max([*texts, _text(entry, "summary")], key=len)
    yield "id", _text(entry, "id") or _text(entry, "title") + text
    site, language = _plain(_text(channel, "title")), _text(channel, "language")
    yield (
        "text",
        _page(text, site, language) if text.strip() or (_text(entry, "title") and _text(entry, "link")) else "",
    )


def _text(fields: object, name: str) -> str:
    """Return a field as text; feedparser has None, lists or nothing for elements that are empty or misplaced."""
    value = fields[name] if isinstance(fields, dict) and name in fields else ""
    return value if isinstance(value, str) else ""


def _page(text: str, site: str, language: str) -> str:
    """Return a text as a page whose head names its site; the head is on the first line, so that line numbers stay."""
    body = text if is_markup(text) else "".join(f"<p>{html.escape(line)}</p>\n" for line in text.split("\n"))
    head = f'<meta property="og:site_name" content="{html.escape(site)}">'
    return f'<html lang="{html.escape(language)}"><head>{head}</head><body>{body}</body></html>'


def _plain(text: str) -> str:
    """Return the text of a title, which may contain markup."""
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(text[:_LONGEST_TITLE]).text(separator="").strip() if "<" in text or "&" in text else text


def _lines(text: str, count: int) -> list[int]:
    """Return the line in which the text of each entry begins; the first line if the entries cannot be located."""
    starts = [found.start() for found in _ENTRY.finditer(text)]
    if len(starts) != count:
        return [1] * count
    lines, line, place = [], 1, 0
    for start, stop in pairwise((*starts, len(text))):
        entry = text[start:stop]  # a pattern looks for its hints in all of a text
        own = _TEXTS[0].search(entry) or _TEXTS[1].search(entry)
        begin = start + own.start() if own else start
        line += text.count("\n", place, begin)
        place = begin
        lines.append(line)
    return lines
