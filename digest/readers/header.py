"""What is above the text of a file: front matter in YAML, TOML or JSON, or the header lines of Pelican, Nikola and Hexo.

What looks like front matter but cannot be read holds the article back: `unread_header` finds it.
"""

import json
import re
import tomllib
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Final

from digest.config.front_matter import MAX_CHARACTERS, from_mapping, parse, unreadable
from digest.config.key_names import folded, is_known
from digest.config.nodes import Mapping, Node, Scalar, Sequence
from digest.errors import ConfigurationError
from digest.model import FrontMatter, Problem, Value
from digest.readers.unread_header import KEY_OR_MORE, unread_header

_CLOSING: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_TOML_CLOSING: Final = re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE)
_KEY_LINE: Final = re.compile(r"[ \t]*[\"']?([^\s:：\"'#\-\[\]][^:：\n]{0,40}?)[\"']?[ \t]*[:：](.?)")
_TOML_KEY: Final = re.compile(r"[ \t]*(?:[\w.\"'-]{1,60}[ \t]*=|\[[\w.\"' -]{1,60}\])")
_LABEL: Final = re.compile(r"([A-Za-z][\w-]{0,30}):(?:[ \t]+(.*))?")  # a header line of Pelican
_NIKOLA: Final = re.compile(r"\.\.[ \t]+([A-Za-z][\w-]{0,30}):[ \t]*(.*)")
_KEY: Final = re.compile(r"([\w-]{1,60})[\"']?[ \t]{0,9}[:=]")
_DOTTED: Final = re.compile(r"(?:\.[^.=\n]{1,60}){16}")  # keys within keys, for which tomllib takes quadratic time
_DEEPEST: Final = 4  # nested values; no field is nested deeper
_MOST_LINES: Final = 200  # of a header of lines


class Header(Value):
    """The front matter of a file, its problems, and the text below it with the line in which that begins."""

    front: FrontMatter
    problems: tuple[Problem, ...]
    text: str
    line: int


def read_header(text: str, file: str, *, markdown: bool) -> Header:
    """Return the front matter of a text in whichever notation it is; header lines without a mark are those of Markdown."""
    notations: list[Callable[[str, str], Header | None]] = [_yaml, _toml, _json, _nikola, _hexo, _pelican]
    for notation in notations if markdown else notations[:4]:
        if (found := notation(text, file)) is not None:
            return found
    problem = unread_header(text, file)
    front, problems = (FrontMatter(), ()) if problem is None else (FrontMatter(held=True), (problem,))
    return Header(front=front, problems=problems, text=text, line=1)


def _below(text: str, start: int, front: FrontMatter, problems: tuple[Problem, ...]) -> Header:
    start = min(start, len(text))
    return Header(front=front, problems=problems, text=text[start:], line=text.count("\n", 0, start) + 1)


def _fenced(text: str, fence: str, closing: re.Pattern[str]) -> tuple[str, int] | None:
    """Return what is between a first line that is a fence and a later one, and where the text below begins."""
    opening_end = text.find("\n")
    if not text.startswith(fence) or text[: max(opening_end, 0)].rstrip(" \t") != fence:
        return None
    found = closing.search(text, opening_end + 1, opening_end + 2 * MAX_CHARACTERS)
    return (text[opening_end + 1 : found.start()], found.end() + 1) if found else None


def _yaml(text: str, file: str) -> Header | None:
    """Read YAML between `---` and `---` or `...`, if its first line is a key; a rule drawn above a text is none."""
    found = _fenced(text, "---", _CLOSING)
    if found is None or not _begins_with_key(found[0]):
        return None
    front, problems = parse(found[0], file, 2)
    unread = any(problem.code == "held.front-matter" for problem in problems)
    return None if unread and not _has_known_key(found[0]) else _below(text, found[1], front, problems)


def _has_known_key(inner: str) -> bool:
    found = (_KEY_LINE.match(line) for line in inner.split("\n")[:_MOST_LINES])
    return any(is_known(match[1]) for match in found if match)


def _begins_with_key(inner: str) -> bool:
    """Whether the first line that is neither empty nor a comment is a key, rather than prose between two rules."""
    for line in inner.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.lstrip().startswith("{"):
            return True
        found = _KEY_LINE.match(line)
        return found is not None and (
            is_known(found[1]) or (found[1].isascii() and " " not in found[1] and not found[2].strip())
        )
    return not inner.strip()


def _toml(text: str, file: str) -> Header | None:
    """Read TOML between two lines `+++`."""
    found = _fenced(text, "+++", _TOML_CLOSING)
    if found is None or not _TOML_KEY.match(found[0].lstrip()):
        return None
    if len(found[0]) > MAX_CHARACTERS or _DOTTED.search(found[0]):
        message = "this TOML is too long, or nested too deep"
        wrong = ConfigurationError(message, fix="keep the keys you need", file=file, line=2)
        return _below(text, found[1], *unreadable(wrong))
    try:
        values = tomllib.loads(found[0])
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"at line (\d+)", str(error))
        fix = 'write each line as key = "value"'
        wrong = ConfigurationError(f"this is not TOML: {error}", fix=fix, file=file, line=int(at[1]) + 1 if at else 2)
        return _below(text, found[1], *unreadable(wrong))
    return _below(text, found[1], *from_mapping(_mapping(values, _lines_of_keys(found[0], 2), 2), file))


def _json(text: str, file: str) -> Header | None:
    """Read an object at the beginning of a text; a text that is JSON as a whole is no front matter."""
    if not re.match(r'\{\s*(?:"[^"\n]{1,60}"\s*:|[\'\w]{2,30}\s*:\s)', text[:500]):
        return None
    try:
        values, stop = json.JSONDecoder(object_pairs_hook=_without_repetition).raw_decode(text[:MAX_CHARACTERS])
    except (ValueError, RecursionError) as error:
        if not any(is_known(name) for name in re.findall(r"[\"']?(\w{2,30})[\"']?\s*:", text[:2000])):
            return None
        line = getattr(error, "lineno", 1)
        wrong = ConfigurationError(f"this is not JSON: {error}", fix='write {"key": "value", …}', file=file, line=line)
        return _below(text, 0, *unreadable(wrong))
    if not text[stop:].strip() and not any(map(is_known, values)):
        return None
    return _below(text, stop, *from_mapping(_mapping(values, _lines_of_keys(text[:stop], 1), 1), file))


def _without_repetition(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a key is given twice")
    return values


def _lines_of_keys(text: str, first: int) -> Callable[[str], int]:
    """Return the function that finds the line of a key, as parsers of TOML and JSON do not say it."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), first):
        for key in _KEY.findall(line):
            lines.setdefault(key, number)
    return lambda key: lines.get(key, first)


def _mapping(values: dict[str, object], line_of: Callable[[str], int], line: int, depth: int = 1) -> Mapping:
    lines = {key: line_of(key) for key in values}
    entries = {key: _node(value, line_of, lines[key], depth) for key, value in values.items()}
    return Mapping(line=line, entries=entries, lines=lines)


def _node(value: object, line_of: Callable[[str], int], line: int, depth: int) -> Node:
    if value is None or (isinstance(value, dict | list) and depth > _DEEPEST):
        return Scalar(line=line, text="")
    if isinstance(value, dict):
        return _mapping(value, line_of, line, depth + 1)
    if isinstance(value, list):
        return Sequence(line=line, items=tuple(_node(item, line_of, line, depth + 1) for item in value))
    if isinstance(value, bool):
        return Scalar(line=line, text=str(value).lower())
    written = value.isoformat() if isinstance(value, datetime | date | time) else str(value)
    return Scalar(line=line, text=written, quoted=True)


def _nikola(text: str, file: str) -> Header | None:
    """Read `.. key: value` lines, in a comment or not."""
    lines = text.split("\n", _MOST_LINES)
    start = 1 if lines[0].strip() == "<!--" else 0
    stop = start
    while stop < len(lines) and _NIKOLA.fullmatch(lines[stop].strip()):
        stop += 1
    if stop == start or not any(is_known(label[1]) for label in map(_NIKOLA.match, lines[start:stop]) if label):
        return None
    if start and (stop == len(lines) or lines[stop].strip() != "-->"):
        return None
    found = [(at, _NIKOLA.match(lines[at].strip())) for at in range(start, stop)]
    pairs = [(label[1], label[2], at + 1) for at, label in found if label]
    return _of_lines(text, file, pairs, stop + start)


def _hexo(text: str, file: str) -> Header | None:
    """Read YAML that has no opening fence, as old versions of Hexo write it."""
    found = _CLOSING.search(text, 0, 2 * MAX_CHARACTERS)
    inner = text[: found.start()] if found else ""
    lines = inner.split("\n")
    titled = any(line.startswith("title:") for line in lines)
    if found is None or not titled or not all(map(KEY_OR_MORE.fullmatch, lines)):
        return None
    front, problems = parse(inner, file, 1)
    return _below(text, found.end() + 1, front, problems)


def _pelican(text: str, file: str) -> Header | None:
    """Read the lines `Key: value` above the first blank line, if all are such lines and one is the title."""
    pairs: list[tuple[str, str, int]] = []
    lines = text.split("\n", _MOST_LINES)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            break
        if line.startswith((" ", "\t")) and pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]} {line.strip()}", pairs[-1][2])
        elif found := _LABEL.fullmatch(line.rstrip()):
            pairs.append((found[1], found[2] or "", number))
        else:
            return None
    if not any(folded(name) == "title" for name, _, _ in pairs):
        return None
    return _of_lines(text, file, pairs, min(number, len(lines)))


def _of_lines(text: str, file: str, pairs: list[tuple[str, str, int]], count: int) -> Header:
    """Return the header of `count` lines with these keys, values and line numbers."""
    entries: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for name, value, line in pairs:
        key = name if name not in entries else name + "_" * line  # given twice
        entries[key] = Scalar(line=line, text=value.strip())
        lines[key] = line
    start = sum(len(line) + 1 for line in text.split("\n", count)[:count])
    return _below(text, start, *from_mapping(Mapping(line=1, entries=entries, lines=lines), file))
