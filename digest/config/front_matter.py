"""Front matter: what an editor says about an article, above its text. One table reads it and is its JSON Schema."""

from __future__ import annotations

import re
from typing import Final, get_args

import msgspec

from digest.config import schema
from digest.config.field_names import FIELD_OF, folded
from digest.config.nodes import Mapping, Node, is_null, items_of
from digest.config.schema import Json, Kind, Mistake, Plain
from digest.config.strict_yaml import parse_yaml
from digest.errors import ConfigurationError
from digest.model import FrontMatter, Problem, SourcePolicy, TranslationState, Value

MAX_CHARACTERS: Final = 65_536
_FENCE: Final = "---"
_CLOSING: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY_LINE: Final = re.compile(r"[ \t]*[\"']?([^\s:：\"'#\-\[\]][^:：\n]{0,40}?)[\"']?[ \t]*[:：](.?)")


class Field(Value):
    """A key of front matter: how its value is read, what it means, and which field of FrontMatter it fills."""

    kind: Kind
    description: str
    into: str


def _tags(node: Node) -> Plain:
    if not isinstance(node, Mapping):
        return _TAG_LIST.read(node)
    for key in node.entries:
        if key not in {"add", "remove"}:
            message = f'"{key[:40]}" is not known under tags'
            raise Mistake(node.lines[key], message, "use add: […] and remove: […], or a list")
    return {key: _TAG_LIST.read(value) for key, value in node.entries.items()}


def _corrections(node: Node) -> Plain:
    return tuple(map(_correction, items_of(node)))


def _correction(node: Node) -> Plain:
    entries = schema.mapping(node).entries
    if set(entries) != {"date", "text"}:
        raise Mistake(
            node.line, "a correction needs a date and a text", "write - date: 2024-05-01, and below it text: …"
        )
    return {"date": schema.day(entries["date"]), "text": schema.string(entries["text"])}


def _slug(node: Node) -> Plain:
    text = schema.string(node)
    if not text or len(text) > 200 or text.startswith(".") or re.search(r"[\s/\\?#%:*\"<>|\x00-\x1f\x7f]", text):
        message = f'"{text[:40]}" cannot be the last part of an address'
        raise Mistake(node.line, message, "use letters, digits and hyphens, such as court-rules-on-voices")
    return text


def _aliases(node: Node) -> Plain:
    for item in (paths := schema.strings(node)):
        if "://" in item or ".." in item.split("/") or re.search(r"[\s\\?#\x00-\x1f\x7f]", item):
            raise Mistake(node.line, f'"{item[:80]}" is not a path within this site', "write it like articles/old-name")
    return paths


_TAG_LIST: Final = schema.split_words(",，、;；")
_PEOPLE: Final = schema.split_words("、;；|")
_TAGS: Final = Kind(
    read=_tags,
    schema={
        "oneOf": [
            schema.WORD,
            {"type": "array", "items": schema.WORD},
            {
                "type": "object",
                "properties": {"add": schema.WORDS.schema, "remove": schema.WORDS.schema},
                "additionalProperties": False,
            },
        ]
    },
)
_CORRECTION_SCHEMA: Final[dict[str, Json]] = {
    "type": "object",
    "properties": {"date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, "text": schema.STRING},
    "required": ["date", "text"],
    "additionalProperties": False,
}
_CORRECTIONS: Final = Kind(read=_corrections, schema={"type": "array", "items": _CORRECTION_SCHEMA})
_SLUG: Final = Kind(read=_slug, schema={"type": "string", "pattern": r"^[^\s/\\?#%:*\"<>|.][^\s/\\?#%:*\"<>|]*$"})
_ALIASES: Final = Kind(read=_aliases, schema=schema.WORDS.schema)


def _field(kind: Kind, description: str, into: str = "") -> Field:
    return Field(kind=kind, description=description, into=into)


FIELDS: Final[dict[str, Field]] = {
    "title": _field(schema.BY_LANGUAGE, "The title: one text, or one for each language.", "titles"),
    "date": _field(schema.TIMESTAMP, "When the article was published: 2024, 2024-05, 2024-05-01 or with a time."),
    "updated": _field(schema.TIMESTAMP, "When the article was last changed by its publisher."),
    "authors": _field(_PEOPLE, "Who wrote it: one name or a list."),
    "editors": _field(_PEOPLE, "Who edited it: one name or a list."),
    "source": _field(schema.TEXT, "The medium that published it."),
    "url": _field(schema.URL, "Where it was published."),
    "language": _field(schema.LANGUAGE, "The language and script of the text."),
    "tags": _field(_TAGS, "Keys of tags.yaml: a list replaces what is found, add and remove amend it."),
    "summary": _field(schema.BY_LANGUAGE, "The summary: one text, or one for each language.", "summaries"),
    "slug": _field(_SLUG, "The last part of the article's address."),
    "aliases": _field(_ALIASES, "Former addresses within this site; each redirects to the article."),
    "story": _field(schema.TEXT, "A name shared by the articles that report the same event."),
    "draft": _field(schema.BOOLEAN, "Leave the article out of the site."),
    "publish_at": _field(schema.TIMESTAMP, "Leave the article out of sites built for an earlier time."),
    "expires": _field(schema.TIMESTAMP, "Leave the article out of sites built for a later time."),
    "clean": _field(schema.BOOLEAN, "false publishes the text as it is, with nothing removed."),
    "keep": _field(schema.WORDS, "Passages to keep although cleaning removes them: some words of each."),
    "drop": _field(schema.WORDS, "Passages to remove although cleaning keeps them: some words of each."),
    "canonical": _field(schema.URL, "The address that search engines should show instead of the page of this site."),
    "corrections": _field(_CORRECTIONS, "Corrections shown with the article: a day and a text each."),
    "translation": _field(
        schema.choice(get_args(TranslationState)), "How far a translation has been checked by a person."
    ),
    "policy": _field(
        schema.choice(get_args(SourcePolicy)), "What of the article is published: all, an excerpt, or a link alone."
    ),
    "extra": _field(schema.STRING_MAPPING, "Anything else, as texts, for templates of your own."),
}


def parse(text: str, file: str, first_line: int) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Return the front matter that begins in line `first_line` of `file`; what cannot be read is a problem."""
    if len(text) > MAX_CHARACTERS:
        message = f"the front matter is longer than {MAX_CHARACTERS:,} characters"
        return FrontMatter(), (_broken(message, "shorten it", file, first_line),)
    try:
        node = parse_yaml(text, file, first_line)
    except ConfigurationError as error:
        return FrontMatter(), (_broken(f"the front matter is ignored: {error.message}", error.fix, file, error.line),)
    if isinstance(node, Mapping):
        return from_mapping(node, file)
    fix = 'write each line as "key: value", with an ordinary colon and a space'
    return FrontMatter(), (_broken("the front matter has no keys and is ignored", fix, file, node.line),)


def from_mapping(node: Mapping, file: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Return the front matter of a mapping, be it YAML or the columns of a row."""
    values: dict[str, Plain] = {}
    problems: list[Problem] = []
    for key, value in node.entries.items():
        field = FIELDS.get(key)
        if field is None:
            problems.append(_unknown(key, file, node.lines[key]))
        elif not is_null(value):
            try:
                values[field.into or key] = field.kind.read(value)
            except Mistake as mistake:
                message = f"{key}: {mistake.message}; the value is ignored"
                code = "front-matter.wrong-value"
                problems.append(Problem(code=code, message=message, fix=mistake.fix, file=file, line=mistake.line))
    return msgspec.convert(_without_empty(values), FrontMatter), tuple(problems)


def _without_empty(values: dict[str, Plain]) -> dict[str, Plain]:
    """Remove empty values: an empty text means the same as a missing key."""
    kept = {key: value for key, value in values.items() if value not in ("", (), {})}
    for key in ("titles", "summaries"):
        if kept.get(key) == {"": ""}:
            del kept[key]
    return kept


def _broken(message: str, fix: str, file: str, line: int) -> Problem:
    return Problem(code="front-matter.broken", message=message, fix=fix, file=file, line=line)


def _unknown(key: str, file: str, line: int) -> Problem:
    name = folded(key)
    meant = FIELD_OF.get(name) or (name if name in FIELDS else "") or schema.nearest(name, FIELDS)
    fix = f'did you mean "{meant}"?' if meant else f"use one of {', '.join(FIELDS)}; anything else belongs under extra"
    return Problem(
        code="front-matter.unknown-key",
        message=f'the key "{key[:60]}" is not known and is ignored',
        fix=fix,
        file=file,
        line=line,
    )


def split(text: str) -> tuple[str | None, str, int]:
    """Split a text into its front matter (None if it has none), its body, and the line of the text the body begins in.

    Front matter is between a first line `---` and a line `---` or `...`, and its first line is a key; anything else,
    such as a rule drawn above a text, belongs to the body.
    """
    opening_end = text.find("\n")
    if not text.startswith(_FENCE) or text[: max(opening_end, 0)].rstrip(" \t") != _FENCE:
        return None, text, 1
    closing = _CLOSING.search(text, opening_end + 1, opening_end + 2 * MAX_CHARACTERS)
    inner = text[opening_end + 1 : closing.start()] if closing else ""
    if closing is None or not _begins_with_key(inner):
        return None, text, 1
    body_start = min(closing.end() + 1, len(text))
    return inner, text[body_start:], text.count("\n", 0, body_start) + 1


def is_unclosed(text: str) -> bool:
    """Whether a text begins like front matter, with a fence and a key, that has no end."""
    fence, _, rest = text[: 2 * MAX_CHARACTERS].partition("\n")
    return fence.rstrip(" \t") == _FENCE and _CLOSING.search(rest) is None and _begins_with_key(rest)


def _begins_with_key(inner: str) -> bool:
    """Whether the first line that is neither empty nor a comment is a key, rather than prose between two rules."""
    for line in inner.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line.lstrip().startswith("{"):
            return True
        found = _KEY_LINE.match(line)
        if found is None:
            return False
        name = folded(found[1])
        return (
            name in FIELD_OF
            or name in FIELDS
            or (found[1].isascii() and " " not in found[1] and found[2].strip() == "")
        )
    return True


def json_schema() -> str:
    """Return the JSON Schema (2020-12) of front matter, for editors that complete and check it."""
    properties: dict[str, Json] = {
        key: {**field.kind.schema, "description": field.description} for key, field in FIELDS.items()
    }
    whole: dict[str, Json] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of a digest article",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"
