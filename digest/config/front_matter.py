"""Front matter: what an editor, another generator or a named column says about an article.

A key on which publication depends fails closed: if it cannot be read, or a name is nearly such a key, the article is held back.
"""

import re
from collections.abc import Iterator
from typing import Final, get_args

import msgspec

from digest.config.fields import FIELDS
from digest.config.key_names import FIELD_OF, OWN_NAMES, WITHOUT_EFFECT, field_read_as, folded
from digest.config.nodes import Mapping, Node, Scalar, Sequence, is_null
from digest.config.plain_text import one_line, without_controls
from digest.config.schema import Mistake, Plain, nearest
from digest.config.strict_yaml import cut_by_comments, parse_yaml
from digest.config.withholding import GUARDS, TIMES, is_nothing, near_guard, near_verdict, verdict, withholds
from digest.errors import ConfigurationError
from digest.languages import language_of
from digest.model import FrontMatter, ItemKind, Problem

MAX_CHARACTERS: Final = 65_536
MOST_KEYS: Final = 500
LONGEST_EXTRA: Final = 500  # characters of a column that is kept although it is not known
_NAMED: Final = frozenset({"authors", "editors", "source"})
_ONE_LINE: Final = _NAMED | {"title", "url", "tags", "keywords", "slug", "aliases", "story", "canonical"}
_AT_END: Final = re.compile(
    r"\s(draft[ \t]?[:=][ \t]?\S{1,5})\s*$", re.IGNORECASE
)  # of a text folded from several lines
_HELD_BACK: Final = "the article is held back"


def parse(text: str, file: str, first_line: int) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Return the YAML front matter that begins in line `first_line` of `file`; if it cannot be read, the article is held."""
    if len(text) > MAX_CHARACTERS:
        message = f"it is longer than {MAX_CHARACTERS:,} characters"
        return unreadable(ConfigurationError(message, fix="shorten it", file=file, line=first_line))
    try:
        node = parse_yaml(text, file, first_line)
    except ConfigurationError as error:
        return unreadable(error)
    if not isinstance(node, Mapping):
        fix = 'write each line as "key: value", with an ordinary colon and a space'
        return unreadable(ConfigurationError("it has no keys", fix=fix, file=file, line=node.line))
    reading = _Reading(file, columns=False)
    for key, line, cut in cut_by_comments(node, text, first_line):
        message = f'{key}: "#{cut[:40]}" is read as a comment, as is everything after it'
        reading.report("comment", message, "put the whole value in quotes", line, held=field_read_as(key) in GUARDS)
    return _read(reading, node)


def from_mapping(node: Mapping, file: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Return the front matter of a mapping, whatever notation it was written in."""
    return _read(_Reading(file, columns=False), node)


def _read(reading: "_Reading", node: Mapping) -> tuple[FrontMatter, tuple[Problem, ...]]:
    if len(node.entries) > MOST_KEYS:
        message = f"it has {len(node.entries):,} keys"
        return unreadable(ConfigurationError(message, fix="keep those you need", file=reading.file, line=node.line))
    return reading.result(node)


def from_columns(node: Mapping, file: str) -> tuple[FrontMatter, tuple[Problem, ...], tuple[str, ...]]:
    """Return the front matter of a row, and the names of the columns that are left out: unknown, and too long for `extra`."""
    reading = _Reading(file, columns=True)
    front, problems = reading.result(node)
    return front, problems, tuple(reading.left_out)


def unreadable(error: ConfigurationError) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Hold an article back because its front matter as a whole cannot be read."""
    message = f"the front matter is left out and {_HELD_BACK}: {error.message}"
    problem = Problem(code="held.front-matter", message=message, fix=error.fix, file=error.file, line=error.line)
    return FrontMatter(held=True), (problem,)


class _Reading:
    """The values read so far, and the problems."""

    def __init__(self, file: str, *, columns: bool) -> None:
        self.file = file
        self.columns = columns
        self.values: dict[str, Plain] = {}
        self.extra: dict[str, Plain] = {}
        self.left_out: list[str] = []
        self.problems: list[Problem] = []

    def result(self, node: Mapping) -> tuple[FrontMatter, tuple[Problem, ...]]:
        """Read all entries; a field's own name takes precedence over its other names, in any order."""
        for name in sorted(node.entries, key=lambda name: folded(name) not in OWN_NAMES):
            value = node.entries[name]
            if self._is_given(value) and not self._withholds_within(name, value, node.lines[name]):
                value = _printable(value, one_line_only=field_read_as(name) in _ONE_LINE)
                self._entry(name, value, node.lines[name])
        if self.extra and "extra" not in self.values:
            self.values["extra"] = self.extra
        return msgspec.convert(_without_empty(self.values), FrontMatter), tuple(self.problems)

    def report(self, code: str, message: str, fix: str, line: int, *, held: bool = False) -> None:
        """Add a problem, and hold the article back if it may not be published with it."""
        if held:
            self.values["held"] = True
            message = f"{message}; {_HELD_BACK}"
        kind = "held" if held else "front-matter"
        self.problems.append(Problem(code=f"{kind}.{code}", message=message, fix=fix, file=self.file, line=line))

    def _is_given(self, value: Node) -> bool:
        return bool(plain_text(value)) if self.columns else not is_null(value)

    def _entry(self, name: str, value: Node, line: int) -> None:
        text = plain_text(value)
        meaning = verdict(name, text)
        field = field_read_as(name)
        if meaning == "draft":
            self.values["draft"] = True
        elif meaning == "unclear":
            message = f"{name[:60]}: {text[:40]!r} does not say whether the article is published"
            self.report("value", message, "write draft: true or draft: false instead", line, held=True)
        elif meaning == "shown":
            self._keep(name, value)
        elif field in GUARDS and isinstance(value, Scalar) and is_nothing(text):
            return
        elif field:
            self._field(field, name, value, line)
        else:
            self._unknown(name, value, line)

    def _withholds_within(self, name: str, value: Node, line: int) -> bool:
        """Hold the article back if a key that withholds it has slipped into the value of another."""
        found = None if self.columns else next(_withheld_within(value), None)
        if found is not None:
            message = f'"{found[0][:60]}" is part of the value of {name[:60]}'
            self.report(
                "value", message, "write it on a line of its own that is not indented", found[1] or line, held=True
            )
        return found is not None

    def _field(self, field: str, name: str, value: Node, line: int) -> None:
        key = FIELDS[field].into or field
        if key in self.values and field not in {"draft", "keywords", *TIMES}:
            if not self.columns:
                fix = "keep one of the two"
                self.report("second", f'the key "{name[:60]}" is ignored, as there is "{field}" too', fix, line)
            self._keep(name, value)
            return
        if field == "language" and self.columns and language_of(plain_text(value)) is None:
            return  # `zh`, `Chinese`: the text itself is better evidence
        if field == "kind" and self.columns and plain_text(value).lower() not in get_args(ItemKind):
            self._keep(name, value)  # a column of other programs
            return
        try:
            read = FIELDS[field].kind.read(_names(value) if field in _NAMED else value)
        except Mistake as mistake:
            scraped = self.columns and field in TIMES and folded(name) != folded(field)
            held = field in GUARDS and not scraped
            message = f"{name[:60]}: {mistake.message}{'' if held else '; the value is ignored'}"
            code = "value" if held else "wrong-value"
            self.report(code, message, mistake.fix, mistake.line, held=held)
            return
        self.values[key] = _combined(field, self.values.get(key), read)
        if folded(name) == "publishdate" and "date" not in self.values:
            self.values["date"] = read

    def _unknown(self, name: str, value: Node, line: int) -> None:
        """Keep an unknown column, report an unknown key, and hold the article back for what may be a misspelt one."""
        near = near_guard(name)
        if near or near_verdict(name, plain_text(value)):
            place = "rename the column" if self.columns else "put it below extra:"
            fix = f"did you mean {near or 'draft'}? If it is something else, {place}"
            self.report("key", f'the key "{name[:60]}" is not known', fix, line, held=True)
        elif self.columns:
            self._keep(name, value)
        elif folded(name) not in WITHOUT_EFFECT:
            plain = folded(name)
            meant = FIELD_OF.get(plain) or nearest(plain, FIELDS)
            fix = (
                f'did you mean "{meant}"?'
                if meant
                else f"use one of {', '.join(FIELDS)}; anything else belongs under extra"
            )
            self.report("unknown-key", f'the key "{name[:60]}" is not known and is ignored', fix, line)

    def _keep(self, name: str, value: Node) -> None:
        """Keep a column that is no field, if it is short."""
        if not self.columns:
            return
        if len(text := plain_text(value)) <= LONGEST_EXTRA:
            self.extra[name] = text.strip()
        else:
            self.left_out.append(name)


def plain_text(value: Node | None) -> str:
    """Return a value as text: a list with one item a line."""
    if isinstance(value, Scalar):
        return value.text.strip("\n") if value.text.strip() else ""
    if isinstance(value, Sequence):
        return "\n".join(item.text for item in value.items if isinstance(item, Scalar))
    return "" if value is None else "\n".join(map(plain_text, value.entries.values()))


def _combined(field: str, before: Plain | None, value: Plain) -> Plain:
    """Return the value of a field that is given twice: of what withholds, whatever withholds more."""
    if before is None:
        return value
    if field == "keywords" and isinstance(before, tuple) and isinstance(value, tuple):
        return (*before, *value)
    if field == "draft":
        return bool(before or value)
    return max(str(before), str(value)) if field == "publish_at" else min(str(before), str(value))


def _withheld_within(value: Node) -> Iterator[tuple[str, int]]:
    """Yield what withholds an article but is, by a slip of indentation, within the value of another key; with its line."""
    if isinstance(value, Scalar):
        lines = (*value.text.split("\n")[1:], *_AT_END.findall(value.text))
        yield from ((line.strip(), 0) for line in lines if withholds(line, fenced=False))
    elif isinstance(value, Sequence):
        for item in value.items:
            yield from _withheld_within(item)
    else:
        for key, inner in value.entries.items():
            if not is_null(inner) and withholds(f"{key}: {plain_text(inner)}"[:100], fenced=True):
                yield key, value.lines[key]
            yield from _withheld_within(inner)


def _names(value: Node) -> Node:
    """Return the names of people or media, which JSON often wraps in objects."""
    if isinstance(value, Mapping):
        return value.entries.get("name", value)
    if isinstance(value, Sequence):
        return Sequence(line=value.line, items=tuple(map(_names, value.items)))
    return value


def _printable(value: Node, *, one_line_only: bool) -> Node:
    """Return a value without control characters; that of a name also without line breaks."""
    if isinstance(value, Scalar):
        clean = one_line(value.text) if one_line_only else without_controls(value.text)
        return value if clean == value.text else Scalar(line=value.line, text=clean, quoted=value.quoted)
    if isinstance(value, Sequence):
        items = tuple(_printable(item, one_line_only=one_line_only) for item in value.items)
        return Sequence(line=value.line, items=items)
    entries = {key: _printable(item, one_line_only=one_line_only) for key, item in value.entries.items()}
    return Mapping(line=value.line, entries=entries, lines=value.lines)


def _without_empty(values: dict[str, Plain]) -> dict[str, Plain]:
    """Remove empty values: an empty text means the same as a missing key."""
    kept = {key: value for key, value in values.items() if value not in ("", (), {})}
    for key in ("titles", "summaries"):
        if kept.get(key) == {"": ""}:
            del kept[key]
    return kept
