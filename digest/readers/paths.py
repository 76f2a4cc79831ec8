"""What a path below the content folder means: whether it is an article, its format, its id, its language."""

from __future__ import annotations

import unicodedata
from typing import Final

from digest.languages import Language, language_of
from digest.readers.formats import FORMAT_OF, SUFFIXES

_LONGEST_CODE: Final = 12


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
    language = _language_in_name(code) if dot and base and len(code) <= _LONGEST_CODE else None
    return (f"{folder}{slash}{base}{name[len(stem) :]}", language) if language else (file, None)


def _language_in_name(code: str) -> Language | None:
    """Return the language of a code in a file's name, where a bare zh can only mean the usual script."""
    return "zh-Hans" if code.lower() == "zh" else language_of(code)


def kind_not_read(file: str) -> str:
    """Return the suffix of a file that an editor may take for an article but that is not read, "" for other files."""
    reserved = file.startswith("sources/") or ("/" not in file and suffix_of(file) in (".yaml", ".yml"))
    return "" if reserved or suffix_of(file) in SUFFIXES or _is_hidden(file) else suffix_of(file) or "no suffix"


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
