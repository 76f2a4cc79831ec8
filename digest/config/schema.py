"""Kinds of values: each converts a node to a plain value, or says what is wrong with it, and has a JSON Schema."""

import re
from collections import abc
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Final, NamedTuple, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from digest.config.nodes import Mapping, Node, Scalar, Sequence, is_null, items_of
from digest.config.strict_yaml import parse_yaml
from digest.errors import ConfigurationError
from digest.languages import LANGUAGE_FIX, LANGUAGES, language_of

Result = TypeVar("Result")
Plain = str | int | bool | tuple["Plain", ...] | abc.Mapping[str, "Plain"]
Json = str | int | bool | list["Json"] | dict[str, "Json"]


class Mistake(Exception):  # noqa: N818 - the editor's mistake, not the program's error
    """A value that is not what it should be: its line, what is wrong, and how to fix it."""

    def __init__(self, line: int, message: str, fix: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.fix = fix


class ValueKind(NamedTuple):
    """A kind of value."""

    read: Callable[[Node], Plain]  # raises Mistake
    schema: dict[str, Json]  # the JSON Schema of what an editor may write


def read_yaml(text: str, file: str, read: Callable[[Node], Result]) -> Result:
    """Return what `read` makes of a YAML text. Raises ConfigurationError with file and line, also for a Mistake."""
    node = parse_yaml(text, file)
    try:
        return read(node)
    except Mistake as mistake:
        raise ConfigurationError(mistake.message, fix=mistake.fix, file=file, line=mistake.line) from None


TRUE: Final = frozenset({"true", "yes", "on"})
FALSE: Final = frozenset({"false", "no", "off"})
STRING: Final[dict[str, Json]] = {"type": "string"}
# JSON Schema validates the scalars of YAML 1.1, where a title of digits is a number.
WORD: Final[dict[str, Json]] = {"type": ["string", "number"]}


_TIME: Final = (
    r"(?:[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,6})?)?(?: ?(?:Z|[+-][01][0-9]:?[0-5][0-9]))?)?"
)
_TIMESTAMP_PATTERN: Final = rf"^[0-9]{{4}}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]){_TIME})?)?$"
_TIMESTAMP_FIX: Final = "write 2024, 2024-05, 2024-05-01 or 2024-05-01T12:30:00+08:00"


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
    message = f"a {'list' if isinstance(node, Sequence) else 'mapping'} is given where a single value is expected"
    raise Mistake(node.line, message, "write one value, in quotes if necessary")


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


def section(node: Node | None, what: str, keys: Collection[str]) -> Mapping:
    """Return a mapping without the keys that have no value; a missing mapping is empty.

    All keys must be known; `what` names the mapping in the message.
    """
    if node is None or is_null(node):
        return Mapping(line=node.line if node else 0, entries={}, lines={})
    found = mapping(node)
    for key in found.entries:
        if key not in keys:
            raise Mistake(found.lines[key], f'{what} has no key "{key[:60]}"', did_you_mean(key, keys))
    entries = {key: value for key, value in found.entries.items() if not is_null(value)}
    return Mapping(line=found.line, entries=entries, lines=found.lines)


def boolean(node: Node) -> bool:
    """Return true or false."""
    text = string(node).lower()
    if text not in TRUE | FALSE:
        raise Mistake(node.line, f'"{text[:40]}" is neither true nor false', "write true or false")
    return text in TRUE


def url(node: Node) -> str:
    """Return a web address."""
    text = string(node)
    if not is_web_address(text):
        fix = "write the full address, beginning with https://"
        raise Mistake(node.line, f'"{text[:80]}" is not a web address', fix)
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
    return _language(string(node), node.line)


def _language(code: str, line: int) -> str:
    known = language_of(code)
    if known is None:
        raise Mistake(line, f'"{code[:40]}" is not a language of this site', LANGUAGE_FIX)
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


def iso_timestamp(text: str) -> str | None:
    """Return a date or time in one spelling (T before the time, offset as +08:00), None if the text is neither.

    Years run from 1000 to 2999; 2024-02-30 is not a date.
    """
    if not re.match(_TIMESTAMP_PATTERN, text) or text.endswith("\n") or text[0] not in "12":
        return None
    if len(text) <= 7:
        return text
    try:
        value = datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-").replace(" Z", "Z"))
    except ValueError:
        return None
    return text if len(text) == 10 else value.isoformat()


def _timestamp(node: Node) -> str:
    text = string(node)
    found = iso_timestamp(text)
    if found is None:
        raise Mistake(node.line, f'"{text[:40]}" is not a date in a known format', _TIMESTAMP_FIX)
    return found


def _string_mapping(node: Node) -> dict[str, str]:
    return {key: string(value) for key, value in mapping(node).entries.items()}


def by_language(node: Node) -> dict[str, str]:
    """Return texts by language; a single text is under ""."""
    if not isinstance(node, Mapping):
        return {"": string(node)}
    pairs = [(_language(key, node.lines[key]), string(value)) for key, value in node.entries.items()]
    return {code: text for code, text in pairs if text}


def whole_number(minimum: int, maximum: int) -> ValueKind:
    """Whole numbers between two bounds, both included."""

    def read(node: Node) -> int:
        text = string(node)
        if not re.fullmatch("[0-9]{1,9}", text) or not minimum <= int(text) <= maximum:
            message = f'"{text[:40]}" is not a whole number from {minimum} to {maximum}'
            raise Mistake(node.line, message, "write the number in digits, without quotes or separators")
        return int(text)

    return ValueKind(read, {"type": "integer", "minimum": minimum, "maximum": maximum})


def choice(words: tuple[str, ...]) -> ValueKind:
    """One of a few words."""

    def read(node: Node) -> str:
        text = string(node)
        if text not in words:
            near = nearest(text, words)
            hint = f'did you mean "{near}"? ' if near else ""
            message = f'"{text[:40]}" is not one of the known values'
            raise Mistake(node.line, message, f"{hint}use one of {', '.join(words)}")
        return text

    return ValueKind(read, {"enum": list(words)})


def pattern(expression: str, message: str, fix: str) -> ValueKind:
    """Texts that a regular expression matches as a whole; `message` follows the text in quotes."""

    def read(node: Node) -> str:
        text = string(node)
        if not re.fullmatch(expression, text):
            raise Mistake(node.line, f'"{text[:80]}" {message}', fix)
        return text

    return ValueKind(read, {"type": "string", "pattern": f"^(?:{expression})$"})


def split_words(separators: str) -> ValueKind:
    """Lists of words that may also be written as one text with separators between the words."""

    def read(node: Node) -> tuple[str, ...]:
        if isinstance(node, Scalar):
            return tuple(word.strip() for word in re.split(f"[{separators}]", node.text) if word.strip())
        return strings(node)

    return ValueKind(read, WORDS.schema)


_TEXTS: Final[dict[str, Json]] = {
    "type": "object",
    "properties": dict.fromkeys(LANGUAGES, WORD),
    "additionalProperties": False,
}
TEXT: Final = ValueKind(string, WORD)
WORDS: Final = ValueKind(strings, {"oneOf": [WORD, {"type": "array", "items": WORD}]})
BOOLEAN: Final = ValueKind(boolean, {"type": "boolean"})
URL: Final = ValueKind(url, {"type": "string", "format": "uri", "pattern": "^https?://"})
LANGUAGE: Final = ValueKind(language, {"enum": list(LANGUAGES)})
TIMESTAMP: Final = ValueKind(_timestamp, {"type": ["string", "number"], "pattern": _TIMESTAMP_PATTERN})
STRING_MAPPING: Final = ValueKind(_string_mapping, {"type": "object", "additionalProperties": WORD})
BY_LANGUAGE: Final = ValueKind(by_language, {"oneOf": [WORD, _TEXTS]})
