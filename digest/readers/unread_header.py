"""Front matter that cannot be read, because its fences are mistyped or missing.

It holds the article back. A rule in a scraped text does not, nor do the labels that sites put above a text. What tells
them apart: a mistyped fence has a few signs, where drawn lines are longer, and the lines between fences are all keys, at
least one of them a key of ours in small letters; or a line at the beginning clearly withholds the article.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from digest.config.key_names import is_known
from digest.config.withholding import withholds
from digest.model import Problem

_SEARCHED: Final = 131_072  # characters
_LINES: Final = 200
_BEGINNING: Final = 40  # lines in which front matter may begin
_LONGEST: Final = 200  # characters of a line that are looked at
_BLANK: Final = re.compile(r"\s+(?=\S)")
_COMMENT: Final = re.compile(r"<!--(?:(?!-->).){0,4000}-->[ \t]*\n?", re.DOTALL)
# A fence as it is mistyped: too few or too many signs, a space before, a language after. Longer ones are drawn lines.
_LANGUAGE: Final = r"\s*(?:ya?ml|toml|json|front[ -]?matter|meta(?:data)?)?:?\s*"
_MISTYPED: Final = re.compile(rf"\s*(?:-{{2,4}}|[—–]{{1,3}}|\+{{2,4}}|;{{3}}){_LANGUAGE}", re.IGNORECASE)
_FENCE: Final = re.compile(rf"\s*(?:[-—–+;=*~_`.]\s?){{2,80}}{_LANGUAGE}", re.IGNORECASE)
_OPENED: Final = re.compile(r"\s*---[ \t]+(?=[A-Za-z_]{2,30}:)")  # --- title: x
_PLAIN_KEY: Final = re.compile(r"\s*[\"']?([a-z_]{2,30})[\"']?\s*[:=]\s")
_DRAFT: Final = re.compile(r"\W{0,6}draft\W", re.IGNORECASE)
KEY_OR_MORE: Final = re.compile(r"\s*(?:[\"']?[\w .-]{1,40}[\"']?\s*[:：=]|#|-\s|\[|\]|\{|\}|\s{2}\S|\t\S).*|\s*")
"""A line of front matter: a key, or what may follow one."""
_FIX: Final = (
    "begin the file with a line of three hyphens, end the keys with another, and put each key on a line of its own"
)


def unread_header(text: str, file: str) -> Problem | None:
    """Return a problem if the beginning of a text is front matter that cannot be read."""
    beginning = text[:_SEARCHED]
    start = _start(beginning)
    if beginning.lstrip().startswith("<") and not beginning.lstrip().startswith("<!--"):
        return None
    lines = [line[:_LONGEST] for line in beginning.split("\n", _LINES)[:_LINES]]
    for number, line, fenced in _header_lines(lines, start):
        if withholds(line, fenced=fenced):
            return _held(f'"{line.strip()[:60]}" looks like front matter that cannot be read', file, number)
    if start < len(lines) and (what := _mistyped(lines[start:], exact=not start)):
        return _held(what, file, start + 1)
    return None


def _held(message: str, file: str, line: int) -> Problem:
    return Problem(code="held.fence", message=f"{message}; the article is held back", fix=_FIX, file=file, line=line)


def _start(text: str) -> int:
    """Return the first line that is neither blank nor part of a comment, counted from 0."""
    at = 0
    while found := _BLANK.match(text, at) or _COMMENT.match(text, at):
        at = found.end()
    return text.count("\n", 0, at)


def _header_lines(lines: Sequence[str], start: int) -> Iterator[tuple[int, str, bool]]:
    """Yield the lines that could be keys, numbered from 1, each with whether it is between fences.

    These are the lines up to the first blank one, comments included, those between fences, and any that begins with draft.
    """
    blank = next((number for number in range(start, len(lines)) if not lines[number].strip()), len(lines))
    fences = [number for number, line in enumerate(lines) if _FENCE.fullmatch(line)]
    fenced = {
        number
        for opening, closing in pairwise(fences)
        if opening < _BEGINNING and all(map(KEY_OR_MORE.fullmatch, lines[opening + 1 : closing]))
        for number in range(opening + 1, closing)
    }
    for number, line in enumerate(lines):
        if number < blank or number in fenced or (number < _BEGINNING and _DRAFT.match(line)):
            yield number + 1, _OPENED.sub("", line), number in fenced


def _mistyped(lines: Sequence[str], *, exact: bool) -> str:
    """Return what is wrong if these lines begin with a mistyped fence, or one without an end (`exact`), and keys; else ""."""
    opened = _OPENED.match(lines[0])
    if not (opened or _MISTYPED.fullmatch(lines[0])):
        return ""
    keys: list[str] = [lines[0][opened.end() :]] if opened else []
    for line in lines[1:]:
        if _FENCE.fullmatch(line):
            wrong = any(map(_is_plain_key, keys))
            return f'"{lines[0].strip()[:40]}" looks like a mistyped fence of front matter' if wrong else ""
        if not KEY_OR_MORE.fullmatch(line):
            break
        keys.append(line)
    first = next((line for line in keys if line.strip()), "")
    unclosed = (exact or bool(opened)) and _is_plain_key(first)
    return "the front matter that begins here has no end" if unclosed else ""


def _is_plain_key(line: str) -> bool:
    found = _PLAIN_KEY.match(f"{line} ")
    return found is not None and is_known(found[1])
