"""Kinds of values: each converts a node to a plain value, or says what is wrong with it, and has a JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from digest.config.nodes import Mapping, Node, Scalar, Sequence, items_of
from digest.config.timestamps import TIMESTAMP_FIX, TIMESTAMP_PATTERN, iso_timestamp
from digest.languages import LANGUAGE_FIX, LANGUAGES, language_of
from digest.model import Value

Plain = str | int | bool | tuple["Plain", ...] | dict[str, "Plain"]
Json = str | int | bool | list["Json"] | dict[str, "Json"]


class Mistake(Exception):  # noqa: N818 - the editor's mistake, not the program's error
    """A value that is not what it should be: its line, what is wrong, and how to fix it."""

    def __init__(self, line: int, message: str, fix: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.fix = fix


class Kind(Value):
    """A kind of value.

    `read` converts a node and raises Mistake; `schema` is the JSON Schema of what an editor may write.
    """

    read: Callable[[Node], Plain]
    schema: dict[str, Json]


TRUE: Final = frozenset({"true", "yes", "on"})
FALSE: Final = frozenset({"false", "no", "off"})
STRING: Final[dict[str, Json]] = {"type": "string"}
# JSON Schema validates the scalars of YAML 1.1, where a title of digits is a number.
WORD: Final[dict[str, Json]] = {"type": ["string", "number"]}
_INTEGER: Final = re.compile(r"[0-9]{1,9}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown word: the known word that is nearest to it, or all of them."""
    words = list(known)
    near = nearest(word, words)
    return f'did you mean "{near}"?' if near else f"use one of {', '.join(words)}"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that an unknown word was probably meant to be, "" if none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word[:80].lower(), list(known), n=1, cutoff=0.5)), "")


def scalar(node: Node) -> Scalar:
    """Return the node as a single value."""
    if isinstance(node, Scalar):
        return node
    shape = "a list" if isinstance(node, Sequence) else "a mapping"
    raise Mistake(
        node.line, f"{shape} is given where a single value is expected", "write one value, in quotes if necessary"
    )


def string(node: Node) -> str:
    """Return the value as text without surrounding space."""
    return scalar(node).text.strip()


def strings(node: Node) -> tuple[str, ...]:
    """Return the texts of a list, or the single text, without empty ones."""
    return tuple(text for text in map(string, items_of(node)) if text)


def mapping(node: Node) -> Mapping:
    """Return the node as a mapping."""
    if isinstance(node, Mapping):
        return node
    raise Mistake(node.line, "a mapping is expected here", 'write indented lines of the form "key: value"')


def known_entries(node: Node, what: str, keys: Collection[str]) -> Mapping:
    """Return the node as a mapping, all of whose keys must be known; `what` names it in the message."""
    found = mapping(node)
    for key in found.entries:
        if key not in keys:
            raise Mistake(found.lines[key], f'{what} has no key "{key[:60]}"', did_you_mean(key, keys))
    return found


def _boolean(node: Node) -> bool:
    text = string(node).lower()
    if text not in TRUE | FALSE:
        raise Mistake(node.line, f'"{text[:40]}" is neither true nor false', "write true or false")
    return text in TRUE


def _url(node: Node) -> str:
    text = string(node)
    if not is_web_address(text):
        raise Mistake(
            node.line, f'"{text[:80]}" is not a web address', "write the full address, beginning with https://"
        )
    return text


def is_web_address(text: str) -> bool:
    """Whether a text is an http or https address with a host and without spaces or control characters."""
    if len(text) > 4000 or any(character <= " " or character in '"<>\\^`{|}\x7f' for character in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def language(node: Node) -> str:
    """Return the language that a code means."""
    text = string(node)
    known = language_of(text)
    if known is None:
        raise Mistake(node.line, f'"{text[:40]}" is not a language of this site', LANGUAGE_FIX)
    return known


def time_zone(node: Node) -> str:
    """Return the name of a time zone."""
    text = string(node)
    try:
        ZoneInfo(text)
    except (ValueError, OSError, LookupError):
        fix = "use a name such as Asia/Shanghai or UTC"
        raise Mistake(node.line, f'"{text[:40]}" is not a time zone', fix) from None
    return text


def day(node: Node) -> str:
    """Return an ISO day."""
    text = string(node)
    if len(text) != 10 or iso_timestamp(text) is None:
        raise Mistake(node.line, f'"{text[:40]}" is not a day', "write it like 2024-05-01")
    return text


def _timestamp(node: Node) -> str:
    text = string(node)
    found = iso_timestamp(text)
    if found is None:
        raise Mistake(node.line, f'"{text[:40]}" is not a date in a known format', TIMESTAMP_FIX)
    return found


def _string_mapping(node: Node) -> dict[str, Plain]:
    return {key: string(value) for key, value in mapping(node).entries.items()}


def _by_language(node: Node) -> dict[str, Plain]:
    """Return texts by language; a single text is under ""."""
    if not isinstance(node, Mapping):
        return {"": string(node)}
    found: dict[str, Plain] = {}
    for key, value in node.entries.items():
        language = language_of(key)
        if language is None:
            raise Mistake(node.lines[key], f'"{key[:40]}" is not a language of this site', LANGUAGE_FIX)
        if text := string(value):
            found[language] = text
    return found


def whole_number(minimum: int, maximum: int) -> Kind:
    """Whole numbers between two bounds, both included."""

    def read(node: Node) -> int:
        text = string(node)
        if not _INTEGER.fullmatch(text) or not minimum <= int(text) <= maximum:
            message = f'"{text[:40]}" is not a whole number from {minimum} to {maximum}'
            raise Mistake(node.line, message, "write the number in digits, without quotes or separators")
        return int(text)

    return Kind(read=read, schema={"type": "integer", "minimum": minimum, "maximum": maximum})


def choice(words: tuple[str, ...]) -> Kind:
    """One of a few words."""

    def read(node: Node) -> str:
        text = string(node)
        if text not in words:
            near = nearest(text, words)
            hint = f'did you mean "{near}"? ' if near else ""
            message = f'"{text[:40]}" is not one of the known values'
            raise Mistake(node.line, message, f"{hint}use one of {', '.join(words)}")
        return text

    return Kind(read=read, schema={"enum": list(words)})


def pattern(expression: str, message: str, fix: str) -> Kind:
    """Texts that a regular expression matches as a whole; `message` follows the text in quotes."""
    compiled = re.compile(expression)

    def read(node: Node) -> str:
        text = string(node)
        if not compiled.fullmatch(text):
            raise Mistake(node.line, f'"{text[:80]}" {message}', fix)
        return text

    return Kind(read=read, schema={"type": "string", "pattern": f"^(?:{expression})$"})


def split_words(separators: str) -> Kind:
    """Lists of words that may also be written as one text with separators between the words."""
    between = re.compile(f"[{re.escape(separators)}]")

    def read(node: Node) -> tuple[str, ...]:
        if isinstance(node, Scalar):
            return tuple(word.strip() for word in between.split(node.text) if word.strip())
        return strings(node)

    return Kind(read=read, schema=WORDS.schema)


_BY_LANGUAGE_SCHEMA: Final[dict[str, Json]] = {
    "oneOf": [WORD, {"type": "object", "properties": dict.fromkeys(LANGUAGES, WORD), "additionalProperties": False}]
}
TEXT = Kind(read=string, schema=WORD)
WORDS = Kind(read=strings, schema={"oneOf": [WORD, {"type": "array", "items": WORD}]})
BOOLEAN = Kind(read=_boolean, schema={"type": "boolean"})
URL = Kind(read=_url, schema={"type": "string", "format": "uri", "pattern": "^https?://"})
LANGUAGE = Kind(read=language, schema={"enum": list(LANGUAGES)})
TIMESTAMP = Kind(read=_timestamp, schema={"type": ["string", "number"], "pattern": TIMESTAMP_PATTERN})
STRING_MAPPING = Kind(read=_string_mapping, schema={"type": "object", "additionalProperties": WORD})
BY_LANGUAGE = Kind(read=_by_language, schema=_BY_LANGUAGE_SCHEMA)
