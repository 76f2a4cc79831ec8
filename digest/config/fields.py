"""The keys of front matter: one table reads them, in whichever notation or column they are given, and is their JSON Schema."""

import re
from typing import Final, NamedTuple, get_args

import msgspec

from digest.config import schema
from digest.config.nodes import Mapping, Node, Scalar, items_of
from digest.config.schema import Json, Mistake, Plain, ValueKind
from digest.config.withholding import truth
from digest.config.written_dates import iso_date
from digest.model import ItemKind, SourcePolicy, TranslationState


class Field(NamedTuple):
    """A key of front matter."""

    kind: ValueKind
    description: str
    into: str = ""  # the field of FrontMatter that it fills, if that has another name


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
        fix = "write - date: 2024-05-01, and below it text: …"
        raise Mistake(node.line, "a correction needs a date and a text", fix)
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


def _yes_or_no(node: Node) -> Plain:
    text = schema.string(node)
    if (known := truth(text)) is None:
        raise Mistake(node.line, f'"{text[:40]}" is neither true nor false', "write true or false")
    return known


def _timestamp(node: Node) -> Plain:
    written = iso_date(node.text) if isinstance(node, Scalar) else ""
    return schema.TIMESTAMP.read(Scalar(line=node.line, text=written) if written else node)


def _policy(node: Node) -> Plain:
    return _POLICIES.read(_lower(node))


def _lower(node: Node) -> Node:
    return Scalar(line=node.line, text=schema.string(node).lower())


_TAG_LIST: Final = schema.split_words(",，、;；")
_PEOPLE: Final = schema.split_words("、;；|")
_AMENDMENT_SCHEMA: Final[dict[str, Json]] = {
    "type": "object",
    "properties": {"add": schema.WORDS.schema, "remove": schema.WORDS.schema},
    "additionalProperties": False,
}
_TAGS: Final = ValueKind(_tags, {"oneOf": [schema.WORD, {"type": "array", "items": schema.WORD}, _AMENDMENT_SCHEMA]})
_CORRECTION_SCHEMA: Final[dict[str, Json]] = {
    "type": "object",
    "properties": {"date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, "text": schema.STRING},
    "required": ["date", "text"],
    "additionalProperties": False,
}
_CORRECTIONS: Final = ValueKind(_corrections, {"type": "array", "items": _CORRECTION_SCHEMA})
_SLUG: Final = ValueKind(_slug, {"type": "string", "pattern": r"^[^\s/\\?#%:*\"<>|.][^\s/\\?#%:*\"<>|]*$"})
_TRANSLATION: Final = schema.choice(get_args(TranslationState))
_POLICIES: Final = schema.choice(get_args(SourcePolicy))
_POLICY: Final = ValueKind(_policy, _POLICIES.schema)
_KINDS: Final = schema.choice(get_args(ItemKind))
_KIND: Final = ValueKind(lambda node: _KINDS.read(_lower(node)), _KINDS.schema)
_TIMESTAMP: Final = ValueKind(_timestamp, schema.TIMESTAMP.schema)
_YES_OR_NO: Final = ValueKind(_yes_or_no, schema.BOOLEAN.schema)
_ALIASES: Final = ValueKind(_aliases, schema.WORDS.schema)


FIELDS: Final[dict[str, Field]] = {
    "title": Field(schema.BY_LANGUAGE, "The title: one text, or one for each language.", "titles"),
    "date": Field(_TIMESTAMP, "When the article was published: 2024, 2024-05, 2024-05-01 or with a time."),
    "updated": Field(_TIMESTAMP, "When the article was last changed by its publisher."),
    "authors": Field(_PEOPLE, "Who wrote it: one name or a list."),
    "editors": Field(_PEOPLE, "Who edited it: one name or a list."),
    "source": Field(schema.TEXT, "The medium that published it."),
    "url": Field(schema.URL, "Where it was published."),
    "language": Field(schema.LANGUAGE, "The language and script of the text."),
    "tags": Field(_TAGS, "Keys of tags.yaml: a list replaces what is found, add and remove amend it."),
    "keywords": Field(_TAG_LIST, "Words that the article can be searched by, without a subject of their own."),
    "summary": Field(schema.BY_LANGUAGE, "The summary: one text, or one for each language.", "summaries"),
    "slug": Field(_SLUG, "The last part of the article's address."),
    "aliases": Field(_ALIASES, "Former addresses within this site; each redirects to the article."),
    "story": Field(schema.TEXT, "A name shared by the articles that report the same event."),
    "draft": Field(_YES_OR_NO, "Leave the article out of the site."),
    "publish_at": Field(_TIMESTAMP, "Leave the article out of sites built for an earlier time."),
    "expires": Field(_TIMESTAMP, "Leave the article out of sites built for a later time."),
    "clean": Field(_YES_OR_NO, "false publishes the text as it is, with nothing removed."),
    "keep": Field(schema.WORDS, "Passages to keep although cleaning removes them: some words of each."),
    "drop": Field(schema.WORDS, "Passages to remove although cleaning keeps them: some words of each."),
    "canonical": Field(schema.URL, "The address that search engines should show instead of the page of this site."),
    "corrections": Field(_CORRECTIONS, "Corrections shown with the article: a day and a text each."),
    "translation": Field(_TRANSLATION, "How far a translation has been checked by a person."),
    "policy": Field(_POLICY, "What of the article is published: all, an excerpt, or a link alone."),
    "kind": Field(_KIND, "What the item is: a report, a brief, a link, a round-up, …"),
    "extra": Field(schema.STRING_MAPPING, "Anything else, as texts, for templates of your own."),
}


def json_schema() -> str:
    """Return the JSON Schema (2020-12) of front matter, for editors that complete and check it."""
    whole: dict[str, Json] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of a digest article",
        "type": "object",
        "properties": {key: {**field.kind.schema, "description": field.description} for key, field in FIELDS.items()},
        "additionalProperties": False,
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"
