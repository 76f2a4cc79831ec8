"""digest.yaml → Settings: one table of its keys; an unknown key or a wrong value stops the command with its line."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING, Final, get_args

import msgspec

from digest.config import schema, yaml
from digest.config.nodes import Mapping, Node, Scalar, Sequence
from digest.config.schema import Mistake, Plain
from digest.config.settings import Settings
from digest.config.spelling import nearest
from digest.errors import ConfigurationError
from digest.languages import LANGUAGE_FIX, LANGUAGE_INFO, LANGUAGES, language_of
from digest.model import SourcePolicy

if TYPE_CHECKING:
    from collections.abc import Callable

_SEGMENT: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLACEHOLDERS: Final = frozenset({"slug", "year", "month", "day"})


def load(text: str, file: str) -> Settings:
    """Read the text of digest.yaml; an empty text gives the defaults. Raises ConfigurationError with file and line."""
    node = yaml.load(text, file)
    if not isinstance(node, Mapping):
        fix = 'write each line as "key: value", with an ordinary colon and a space'
        raise ConfigurationError("this file has no keys", fix=fix, file=file, line=node.line)
    values: dict[str, Plain] = {}
    for key, value in node.entries.items():
        if key not in _READERS:
            raise _unknown(key, file, node.lines[key])
        if isinstance(value, Scalar) and value.silent:
            continue
        try:
            values[key] = _READERS[key](value)
        except Mistake as mistake:
            message = f"{key}: {mistake.message}"
            raise ConfigurationError(message, fix=mistake.fix, file=file, line=mistake.line) from None
    return msgspec.convert(values, Settings)


def _unknown(key: str, file: str, line: int) -> ConfigurationError:
    near = nearest(key, _READERS)
    fix = f'did you mean "{near}"?' if near else f"use one of {', '.join(_READERS)}"
    return ConfigurationError(f'the key "{key[:60]}" is not known', fix=fix, file=file, line=line)


def _text_by_language(node: Node) -> Plain:
    """Read one text for all languages, or one for each."""
    given = schema.BY_LANGUAGE.read(node)
    if not isinstance(given, dict):
        return given
    return dict.fromkeys(LANGUAGES, given[""]) if "" in given else given


def _title(node: Node) -> Plain:
    """Read the site's title; a language without a title takes that of its other script, else the first."""
    given = _text_by_language(node)
    if not isinstance(given, dict) or not any(given.values()):
        raise Mistake(node.line, "the title is empty", "write one title, or one for each language")
    first = next(text for text in given.values() if text)
    return {
        code: given.get(code) or given.get(info.other_script or "") or first for code, info in LANGUAGE_INFO.items()
    }


def _base_url(node: Node) -> Plain:
    text = schema.string(node)
    if not text:
        return ""
    if not schema.is_web_address(text) or "?" in text or "#" in text:
        message = f'"{text[:80]}" is not the address of a site'
        raise Mistake(node.line, message, "write it like https://example.org/news/, without ? and #")
    return text if text.endswith("/") else f"{text}/"


def _languages(node: Node) -> Plain:
    """Read a list of codes, or a mapping from codes to the first segment of their addresses."""
    if isinstance(node, Mapping):
        pairs = [(node.lines[code], code, schema.string(path)) for code, path in node.entries.items()]
    else:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        pairs = [(item.line, schema.string(item), "") for item in nodes]
    found: dict[str, str] = {}
    for line, written, path in pairs:
        code = language_of(written)
        if code is None:
            raise Mistake(line, f'"{written[:40]}" is not a language a site can be built in', LANGUAGE_FIX)
        segment = path or code.lower()
        if not _SEGMENT.fullmatch(segment):
            message = f'"{segment[:40]}" cannot be a part of an address'
            raise Mistake(line, message, "use small letters, digits and hyphens, such as zh-hans")
        if code in found or segment in found.values():
            raise Mistake(
                line, f'"{written[:40]}" stands here a second time', "give each language once, each its own path"
            )
        found[code] = segment
    if not found:
        raise Mistake(node.line, "no language is given", LANGUAGE_FIX)
    return tuple({"code": code, "path": segment} for code, segment in found.items())


def _article_path(node: Node) -> Plain:
    text = schema.string(node)
    fix = "write it like articles/{slug} or {year}/{month}/{slug}"
    try:
        fields = [name for _, name, form, conversion in string.Formatter().parse(text) if name is not None]
        plain = all(not form and not conversion for _, _, form, conversion in string.Formatter().parse(text))
    except ValueError:
        raise Mistake(node.line, f'the braces of "{text[:80]}" do not match', fix) from None
    unknown = next((name for name in fields if name not in _PLACEHOLDERS), None)
    if unknown is not None or not plain:
        raise Mistake(node.line, f'"{text[:80]}" has a placeholder that is not known', f"{fix}; {{day}} is known too")
    if "slug" not in fields:
        raise Mistake(node.line, f'"{text[:80]}" would give all articles one address', f"{fix}: {{slug}} must be in it")
    segments = text.split("/")
    if any(not part or part.startswith(".") for part in segments) or re.search(r"[\s\\?#%:*\"<>|]", text):
        raise Mistake(node.line, f'"{text[:80]}" is not a path below the language', fix)
    return text


def _precompress(node: Node) -> Plain:
    """Read the kinds of compressed copies."""
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return tuple(dict.fromkeys(_COMPRESSED.read(item) for item in nodes))


_COMPRESSED: Final = schema.choice(("gzip", "br"))
_THEME: Final = schema.pattern(
    r"[A-Za-z0-9][A-Za-z0-9_-]*",
    "is not the name of a theme",
    "write the name of a folder of themes/, such as newspaper",
)
_READERS: Final[dict[str, Callable[[Node], Plain]]] = {
    "title": _title,
    "description": _text_by_language,
    "base_url": _base_url,
    "languages": _languages,
    "theme": _THEME.read,
    "article_path": _article_path,
    "index_links": schema.BOOLEAN.read,
    "timezone": schema.time_zone,
    "page_size": schema.whole_number(1, 1000).read,
    "feed_size": schema.whole_number(1, 1000).read,
    "images": schema.choice(("link", "drop")).read,
    "policy": schema.choice(get_args(SourcePolicy)).read,
    "show_removed": schema.BOOLEAN.read,
    "search": schema.BOOLEAN.read,
    "share_images": schema.BOOLEAN.read,
    "share_fonts": schema.TEXT.read,
    "precompress": _precompress,
    "report": schema.BOOLEAN.read,
    "protect": schema.WORDS.read,
    "conversion_fixes": schema.STRING_MAPPING.read,
}
