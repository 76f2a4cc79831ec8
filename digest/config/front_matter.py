"""Front matter: what an editor says about an article, above its text. One table reads it and is its JSON Schema."""

import re
from typing import Final, NamedTuple, get_args

import msgspec

from digest.config import schema
from digest.config.nodes import Mapping, Node, Scalar, is_null, items_of
from digest.config.schema import Json, Mistake, Plain, ValueKind
from digest.config.strict_yaml import parse_yaml
from digest.config.written_dates import iso_date
from digest.errors import ConfigurationError
from digest.model import FrontMatter, Problem, SourcePolicy, TranslationState

MAX_CHARACTERS: Final = 65_536
_FENCE: Final = "---"
_CLOSING: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY_LINE: Final = re.compile(r"[ \t]*[\"']?([^\s:：\"'#\-\[\]][^:：\n]{0,40}?)[\"']?[ \t]*[:：](.?)")


class Field(NamedTuple):
    """A key of front matter."""

    kind: ValueKind
    description: str
    into: str = ""  # the field of FrontMatter that it fills, if that has another name


def _date(node: Node) -> Plain:
    return schema.TIMESTAMP.read(Scalar(line=node.line, text=iso_date(schema.string(node))))


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
_DATE: Final = ValueKind(_date, schema.TIMESTAMP.schema)
_TRANSLATION: Final = schema.choice(get_args(TranslationState))
_POLICY: Final = schema.choice(get_args(SourcePolicy))
_ALIASES: Final = ValueKind(_aliases, schema.WORDS.schema)


FIELDS: Final[dict[str, Field]] = {
    "title": Field(schema.BY_LANGUAGE, "The title: one text, or one for each language.", "titles"),
    "date": Field(_DATE, "When the article was published: 2024, 2024-05, 2024-05-01 or with a time."),
    "updated": Field(_DATE, "When the article was last changed by its publisher."),
    "authors": Field(_PEOPLE, "Who wrote it: one name or a list."),
    "editors": Field(_PEOPLE, "Who edited it: one name or a list."),
    "source": Field(schema.TEXT, "The medium that published it."),
    "url": Field(schema.URL, "Where it was published."),
    "language": Field(schema.LANGUAGE, "The language and script of the text."),
    "tags": Field(_TAGS, "Keys of tags.yaml: a list replaces what is found, add and remove amend it."),
    "summary": Field(schema.BY_LANGUAGE, "The summary: one text, or one for each language.", "summaries"),
    "slug": Field(_SLUG, "The last part of the article's address."),
    "aliases": Field(_ALIASES, "Former addresses within this site; each redirects to the article."),
    "story": Field(schema.TEXT, "A name shared by the articles that report the same event."),
    "draft": Field(schema.BOOLEAN, "Leave the article out of the site."),
    "publish_at": Field(schema.TIMESTAMP, "Leave the article out of sites built for an earlier time."),
    "expires": Field(schema.TIMESTAMP, "Leave the article out of sites built for a later time."),
    "clean": Field(schema.BOOLEAN, "false publishes the text as it is, with nothing removed."),
    "keep": Field(schema.WORDS, "Passages to keep although cleaning removes them: some words of each."),
    "drop": Field(schema.WORDS, "Passages to remove although cleaning keeps them: some words of each."),
    "canonical": Field(schema.URL, "The address that search engines should show instead of the page of this site."),
    "corrections": Field(_CORRECTIONS, "Corrections shown with the article: a day and a text each."),
    "translation": Field(_TRANSLATION, "How far a translation has been checked by a person."),
    "policy": Field(_POLICY, "What of the article is published: all, an excerpt, or a link alone."),
    "extra": Field(schema.STRING_MAPPING, "Anything else, as texts, for templates of your own."),
}


# Other names of fields: accepted as columns of a table, and suggested where front matter uses them.
_OTHER_NAMES: Final[dict[str, str]] = {
    "title": "headline heading name subject_line og:title 标题 標題 题目 題目 题名 題名 新闻标题 新聞標題 文章标题 文章標題",
    "date": "published published_at publish_date published_date pub_date pub_time publish_time posted_at post_time "
    "datetime date_published time created created_at create_time timestamp day "
    "日期 时间 時間 发布时间 發布時間 发布日期 發布日期 发表时间 發表時間 刊登日期",
    "updated": "modified modified_at last_modified lastmod updated_at date_modified update_time 更新时间 更新時間 修改时间",
    "authors": "author by byline writer writers creator reporter 作者 记者 記者 撰文",
    "editors": "editor 编辑 編輯 责编 責編 责任编辑 責任編輯",
    "source": "publisher site site_name source_name media outlet newspaper origin website 来源 來源 媒体 媒體 出处 出處 网站 網站",
    "url": "link href uri permalink source_url original_url article_url page_url 链接 鏈接 連結 网址 網址 原文链接 原文連結 地址",
    "language": "lang locale 语言 語言 语种 語種",
    "tags": "tag keywords keyword subject subjects topic topics category categories theme themes label labels "
    "标签 標籤 关键词 關鍵詞 关键字 關鍵字 主题 主題 分类 分類",
    "summary": "description abstract excerpt lead lede teaser digest 摘要 简介 簡介 导语 導語 概要 描述",
    "slug": "permalink_slug address path",
    "aliases": "alias redirect redirects redirect_from old_urls",
    "draft": "unpublished hidden 草稿",
    "publish_at": "publish_on embargo release_at",
    "expires": "expiry expiry_date expires_at unpublish_at",
    "canonical": "canonical_url",
    "corrections": "correction errata erratum 更正",
    "translation": "translated translation_state",
    "story": "event cluster",
    "extra": "custom params meta metadata",
}


def folded(name: str) -> str:
    """Return the name of a column or key in the spelling in which names are compared: published_at is publishedAt."""
    return name.strip().strip("\ufeff\"'").lower().replace(" ", "").replace("-", "").replace("_", "")


FIELD_OF: Final[dict[str, str]] = {
    folded(spelling): field for field, spellings in _OTHER_NAMES.items() for spelling in (field, *spellings.split())
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
    message = f'the key "{key[:60]}" is not known and is ignored'
    return Problem(code="front-matter.unknown-key", message=message, fix=fix, file=file, line=line)


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
        looks_like_key = found[1].isascii() and " " not in found[1] and not found[2].strip()
        return name in FIELD_OF or name in FIELDS or looks_like_key
    return True


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
