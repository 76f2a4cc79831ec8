"""How values are read: each kind turns a node into a plain value or says what is wrong with it, and knows its JSON Schema."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from digest.config.nodes import Mapping, Node, Scalar, Sequence
from digest.config.spelling import nearest
from digest.config.timestamps import MOMENT_FIX, MOMENT_PATTERN, moment
from digest.languages import LANGUAGE_FIX, LANGUAGES, language_of
from digest.model import Value

if TYPE_CHECKING:
    from collections.abc import Callable

Plain = str | int | bool | tuple["Plain", ...] | dict[str, "Plain"]
Json = str | int | bool | list["Json"] | dict[str, "Json"]


class Mistake(Exception):  # noqa: N818 - it is the editor's, and told to the editor
    """A value that cannot be read as what it should be."""

    def __init__(self, line: int, message: str, fix: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.fix = fix


class Kind(Value, frozen=True):
    """A kind of value: `read` raises Mistake; `schema` is the JSON Schema of what an editor may write."""

    read: Callable[[Node], Plain]
    schema: dict[str, Json]


TRUE: Final = frozenset({"true", "yes", "on"})
FALSE: Final = frozenset({"false", "no", "off"})
STRING: Final[dict[str, Json]] = {"type": "string"}
# JSON Schema sees the scalars of YAML 1.1: a title of digits arrives there as a number.
WORD: Final[dict[str, Json]] = {"type": ["string", "number"]}
_INTEGER: Final = re.compile(r"[0-9]{1,9}")


def scalar(node: Node) -> Scalar:
    """Return the node as one value."""
    if isinstance(node, Scalar):
        return node
    shape = "a list" if isinstance(node, Sequence) else "a mapping"
    raise Mistake(node.line, f"{shape} stands where one value is expected", "write one value, in quotes if need be")


def string(node: Node) -> str:
    """Return the value as text without outer space."""
    return scalar(node).text.strip()


def strings(node: Node) -> tuple[str, ...]:
    """Return a list of texts, or the one text, without empty ones."""
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return tuple(text for text in map(string, nodes) if text)


def mapping(node: Node) -> Mapping:
    """Return the node as a mapping."""
    if isinstance(node, Mapping):
        return node
    raise Mistake(node.line, "a mapping is expected here", 'write indented lines of the form "key: value"')


def _boolean(node: Node) -> bool:
    text = string(node).lower()
    if text not in TRUE | FALSE:
        raise Mistake(node.line, f'"{text[:40]}" is neither true nor false', "write true or false")
    return text in TRUE


def _url(node: Node) -> str:
    text = string(node)
    if not is_web_address(text):
        raise Mistake(
            node.line, f'"{text[:80]}" is not a web address', "write the whole address with https:// in front"
        )
    return text


def is_web_address(text: str) -> bool:
    """Say whether a text is an http or https address with a host and without spaces or control characters."""
    if len(text) > 4000 or any(character <= " " or character in '"<>\\^`{|}\x7f' for character in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def language(node: Node) -> str:
    """Return the language of the site that a code means."""
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


def _moment(node: Node) -> str:
    text = string(node)
    found = moment(text)
    if found is None:
        raise Mistake(node.line, f'"{text[:40]}" is not a date in a form that can be read', MOMENT_FIX)
    return found


def _string_mapping(node: Node) -> dict[str, Plain]:
    return {key: string(value) for key, value in mapping(node).entries.items()}


def _by_language(node: Node) -> dict[str, Plain]:
    """Read one text, kept under "", or a mapping from languages to texts."""
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
    """Return the kind of a whole number between two bounds."""

    def read(node: Node) -> int:
        text = string(node)
        if not _INTEGER.fullmatch(text) or not minimum <= int(text) <= maximum:
            message = f'"{text[:40]}" is not a whole number from {minimum} to {maximum}'
            raise Mistake(node.line, message, "write the number in digits, without quotes or separators")
        return int(text)

    return Kind(read=read, schema={"type": "integer", "minimum": minimum, "maximum": maximum})


def choice(words: tuple[str, ...]) -> Kind:
    """Return the kind of a value that is one of a few words."""

    def read(node: Node) -> str:
        text = string(node)
        if text not in words:
            near = nearest(text, words)
            hint = f'did you mean "{near}"? ' if near else ""
            raise Mistake(
                node.line, f'"{text[:40]}" is not one of the values known here', f"{hint}use one of {', '.join(words)}"
            )
        return text

    return Kind(read=read, schema={"enum": list(words)})


def pattern(expression: str, message: str, fix: str) -> Kind:
    """Return the kind of a text that must match a whole expression."""
    compiled = re.compile(expression)

    def read(node: Node) -> str:
        text = string(node)
        if not compiled.fullmatch(text):
            raise Mistake(node.line, f'"{text[:80]}" {message}', fix)
        return text

    return Kind(read=read, schema={"type": "string", "pattern": f"^(?:{expression})$"})


def split_words(separators: str) -> Kind:
    """Return the kind of a list of words that may also be one text with separators between the words."""
    between = re.compile(f"[{re.escape(separators)}]")

    def read(node: Node) -> tuple[str, ...]:
        if isinstance(node, Scalar):
            return tuple(word.strip() for word in between.split(node.text) if word.strip())
        return strings(node)

    return Kind(read=read, schema=WORDS.schema)


_BY_LANGUAGE_SCHEMA: Final[dict[str, Json]] = {
    "oneOf": [
        WORD,
        {"type": "object", "properties": dict.fromkeys(LANGUAGES, WORD), "additionalProperties": False},
    ]
}
TEXT = Kind(read=string, schema=WORD)
WORDS = Kind(read=strings, schema={"oneOf": [WORD, {"type": "array", "items": WORD}]})
BOOLEAN = Kind(read=_boolean, schema={"type": "boolean"})
URL = Kind(read=_url, schema={"type": "string", "format": "uri", "pattern": "^https?://"})
LANGUAGE = Kind(read=language, schema={"enum": list(LANGUAGES)})
MOMENT = Kind(read=_moment, schema={"type": ["string", "number"], "pattern": MOMENT_PATTERN})
STRING_MAPPING = Kind(read=_string_mapping, schema={"type": "object", "additionalProperties": WORD})
BY_LANGUAGE = Kind(read=_by_language, schema=_BY_LANGUAGE_SCHEMA)
