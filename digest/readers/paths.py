"""What a path below the content folder says: whether it is an article, in which format, in which language."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from digest.languages import language_of

if TYPE_CHECKING:
    from digest.languages import Language

_TEXT: Final = (".txt", ".text")
_MARKDOWN: Final = (".md", ".markdown")
_HTML: Final = (".html", ".htm", ".xhtml")
_FEEDS: Final = (".rss", ".atom", ".rdf", ".xml")
_TABLES: Final = (".csv", ".tsv", ".jsonl", ".ndjson", ".json", *_FEEDS)
SUFFIXES: Final = (*_TEXT, *_MARKDOWN, *_HTML, *_TABLES)
FORMATS: Final = {
    **dict.fromkeys(_TEXT, "text"),
    **dict.fromkeys(_MARKDOWN, "markdown"),
    **dict.fromkeys(_HTML, "html"),
    **{suffix: suffix.lstrip(".") for suffix in _TABLES},
    **dict.fromkeys(_FEEDS, "feed"),
}
_LONGEST_CODE: Final = 12


def suffix_of(file: str) -> str:
    """Return the last suffix of a file's name in small letters, "" where it has none."""
    name = file.rpartition("/")[2]
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""


def is_table(file: str) -> bool:
    """Say whether a file holds many records: rows of a table, objects, entries of a feed."""
    return suffix_of(file) in _TABLES


def file_id(file: str) -> str:
    """Return the id of the article a file holds: its path without suffix, composed Unicode (NFC)."""
    suffix = suffix_of(file)
    path = file[: -len(suffix)] if suffix in SUFFIXES else file
    return unicodedata.normalize("NFC", path)


def sibling(file: str) -> tuple[str, Language | None]:
    """Split the language off a name: ("a/name.md", "en") of a/name.en.md; a name without one stays, with None."""
    folder, slash, name = file.rpartition("/")
    if name.count(".") < 2:  # tells of most names
        return file, None
    suffix = suffix_of(name)
    stem = name[: -len(suffix)] if suffix else name
    base, dot, code = stem.rpartition(".")
    language = _language_in_name(code) if dot and base and len(code) <= _LONGEST_CODE else None
    return (f"{folder}{slash}{base}{name[len(stem) :]}", language) if language else (file, None)


def _language_in_name(code: str) -> Language | None:
    """Read a code in a file's name, where a bare zh, set against en, can be meant only as the usual script."""
    return "zh-Hans" if code.lower() == "zh" else language_of(code)


def kind_not_read(file: str) -> str:
    """Return the suffix of a file that cannot be read where an editor may think it is, "" for all others."""
    reserved = file.startswith("sources/") or ("/" not in file and suffix_of(file) in (".yaml", ".yml"))
    return "" if reserved or suffix_of(file) in SUFFIXES or _is_hidden(file) else suffix_of(file) or "no suffix"


def _is_hidden(file: str) -> bool:
    path = f"/{file}"
    return "/." in path or "/~$" in path or "/__MACOSX/" in path


def is_article(file: str) -> bool:
    """Say whether a path below the content folder is an article's, and not reserved, hidden or of another format."""
    if suffix_of(file) not in SUFFIXES or _is_hidden(file):
        return False
    if "/" in file:
        return not file.startswith("sources/")
    return sibling(file)[0].lower() not in {"about.md", "readme.md"}
