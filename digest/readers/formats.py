"""The input formats, one row a format, and what a path means: whether it is an article, its format, its id, its language.

A new format is a file with its reader, and a row.
"""

import posixpath
import unicodedata
from collections.abc import Callable
from typing import Final, NamedTuple
from urllib.parse import unquote

from digest.languages import Language, language_of
from digest.readers.documents import read_html, read_markdown, read_text
from digest.readers.feed import read_feed
from digest.readers.json_objects import read_json, read_json_lines
from digest.readers.records import InputFile, Items
from digest.readers.table import read_csv, read_tsv


class InputFormat(NamedTuple):
    suffixes: tuple[str, ...]
    read: Callable[[InputFile], Items]
    many: bool = False  # whether a file holds many records: rows of a table, objects, entries of a feed


FORMATS: Final = (
    InputFormat((".txt", ".text"), read_text),
    InputFormat((".md", ".markdown"), read_markdown),
    InputFormat((".html", ".htm", ".xhtml"), read_html),
    InputFormat((".csv",), read_csv, many=True),
    InputFormat((".tsv",), read_tsv, many=True),
    InputFormat((".jsonl", ".ndjson"), read_json_lines, many=True),
    InputFormat((".json",), read_json, many=True),
    InputFormat((".rss", ".atom", ".rdf", ".xml"), read_feed, many=True),
)
FORMAT_OF: Final = {suffix: row for row in FORMATS for suffix in row.suffixes}
SUFFIXES: Final = tuple(FORMAT_OF)
PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp")


def suffix_of(file: str) -> str:
    """Return the last suffix of a file's name in lower case, "" if it has none."""
    name = file.rpartition("/")[2]
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""


def is_table(file: str) -> bool:
    """Whether a file holds many records: rows of a table, objects, entries of a feed."""
    found = FORMAT_OF.get(suffix_of(file))
    return found is not None and found.many


def file_id(file: str) -> str:
    """Return the id of the article in a file: its path without a known suffix, in composed Unicode (NFC)."""
    suffix = suffix_of(file)
    path = file[: -len(suffix)] if suffix in SUFFIXES else file
    return unicodedata.normalize("NFC", path)


def sibling(file: str) -> tuple[str, Language | None]:
    """Split the language off a name: a/name.en.md becomes ("a/name.md", "en"); other names stay, with None."""
    folder, slash, name = file.rpartition("/")
    suffix = suffix_of(name)
    stem = name[: -len(suffix)] if suffix else name
    base, dot, code = stem.rpartition(".")
    # in a name, a bare zh can only mean the usual script
    language = ("zh-Hans" if code.lower() == "zh" else language_of(code)) if dot and base else None
    return (f"{folder}{slash}{base}{name[len(stem) :]}", language) if language else (file, None)


def is_picture(file: str) -> bool:
    """Whether a path below the content folder is a picture that articles may show."""
    return suffix_of(file) in PICTURES and not _is_hidden(file)


def content_path(file: str, address: str) -> str:
    """Return the path below the content folder of the picture or article that a relative address in a file means, else ""."""
    path = unquote(address.partition("#")[0])
    if not path or path[0] in "/\\" or ":" in path or "?" in path or suffix_of(path) not in (*SUFFIXES, *PICTURES):
        return ""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    return "" if joined.startswith("../") else unicodedata.normalize("NFC", joined)


def kind_not_read(file: str) -> str:
    """Return the suffix of a file that an editor may take for an article but that is not read, "" for other files."""
    reserved = file.startswith("sources/") or ("/" not in file and suffix_of(file) in (".yaml", ".yml"))
    return (
        ""
        if reserved or suffix_of(file) in (*SUFFIXES, *PICTURES) or _is_hidden(file)
        else suffix_of(file) or "no suffix"
    )


def _is_hidden(file: str) -> bool:
    path = f"/{file}"
    return "/." in path or "/~$" in path or "/__MACOSX/" in path


def is_article(file: str) -> bool:
    """Whether a path below the content folder is an article: of a known format, neither reserved nor hidden."""
    if suffix_of(file) not in SUFFIXES or _is_hidden(file):
        return False
    if "/" in file:
        return not file.startswith("sources/")
    return sibling(file)[0].lower() not in {"about.md", "readme.md"}
