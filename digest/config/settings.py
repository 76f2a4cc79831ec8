"""The site's configuration, digest.yaml: its values and defaults, and one reader for each key.

An unknown key or a wrong value stops the command with its line.
"""

import re
import string
from collections.abc import Callable
from typing import Final, Literal, get_args
from urllib.parse import quote, urlsplit

import msgspec

from digest.config import schema
from digest.config.nodes import Mapping, Node, is_null, items_of
from digest.config.schema import Mistake, Plain
from digest.languages import LANGUAGE_FIX, LANGUAGE_INFO, LANGUAGES, Language, language_of
from digest.model import ForeignTags, SourcePolicy, Value
from digest.page import Compression

TITLE = {code: info.default_title for code, info in LANGUAGE_INFO.items()}


class SiteLanguage(Value):
    """A language the site is built in and the first segment of its addresses."""

    code: Language
    path: str  # "zh-hans"; "" if its pages are at the root of the site

    @property
    def folder(self) -> str:
        """The folder of its pages, with a slash at the end, or ""."""
        return self.path and f"{self.path}/"


class CheckSettings(Value):
    """What `digest check` and `digest build` leave out of their lists."""

    ignore: tuple[str, ...] = ()  # codes of problems, or what they begin with


class Settings(Value):
    """Everything that digest.yaml can set, and the defaults."""

    title: dict[str, str] = msgspec.field(default_factory=lambda: dict(TITLE))
    description: dict[str, str] = {}
    base_url: str = ""  # absolute, ends in "/"; "" if the address of the site is not known
    languages: tuple[SiteLanguage, ...] = tuple(SiteLanguage(code=code, path=code.lower()) for code in LANGUAGES)
    theme: str = "newspaper"
    article_path: str = "articles/{slug}"  # below the language; {slug} {year} {month} {day}
    index_links: bool = True  # links name index.html, so that the site opens from a folder
    timezone: str = "Asia/Shanghai"
    page_size: int = 20
    feed_size: int = 50
    images: Literal["link", "drop"] = "link"
    policy: SourcePolicy = "full"
    foreign_tags: ForeignTags = "keep"  # tags that are no subjects: kept as keywords, or ignored
    show_removed: bool = True
    search: bool = True  # a search page, with its index
    share_images: bool = False  # an image for each article: drawing it takes as long as rendering forty pages
    share_fonts: str = ""  # folder of the fonts they are drawn with, next to digest.yaml; "" for those of the system
    precompress: tuple[Compression, ...] = ()  # kinds of compressed copies written next to text files
    report: bool = False  # the editors' report is published below report/
    check: CheckSettings = CheckSettings()
    protect: tuple[str, ...] = ()  # names never converted between scripts
    conversion_fixes: dict[str, str] = {}  # wrong words of a conversion → right ones


_PATH: Final = "/%:@!$&'()*+,;=-._~"  # characters that a path may hold as they are (RFC 3986)
_UNLIKE: Final = "ßς\u200c\u200d"  # IDNA 2003, which Python knows, and IDNA 2008 encode these differently
_TAKEN: Final = frozenset({"static", "search", "report"})  # folders at the root of every site
_PLACEHOLDERS: Final = frozenset({"slug", "year", "month", "day"})


def parse_settings(text: str, file: str) -> Settings:
    """Return the settings of digest.yaml; an empty text gives the defaults. Raises ConfigurationError with file and line."""
    return schema.read_yaml(text, file, _settings)


def _settings(node: Node) -> Settings:
    if not isinstance(node, Mapping):
        raise Mistake(
            node.line, "this file has no keys", 'write each line as "key: value", with an ordinary colon and a space'
        )
    values: dict[str, Plain] = {}
    for key, value in node.entries.items():
        if key not in _READERS:
            raise Mistake(node.lines[key], f'the key "{key[:60]}" is not known', schema.did_you_mean(key, _READERS))
        if not is_null(value):
            try:
                values[key] = _READERS[key](value)
            except Mistake as mistake:
                raise Mistake(mistake.line, f"{key}: {mistake.message}", mistake.fix) from None
    return msgspec.convert(values, Settings)


def _text_by_language(node: Node) -> dict[str, str]:
    """Return a text by language; a text without a language is for all of them."""
    given = schema.by_language(node)
    return dict.fromkeys(LANGUAGES, given[""]) if "" in given else given


def _title(node: Node) -> Plain:
    """Return the title by language; a language without one takes that of its other script, else the first."""
    given = _text_by_language(node)
    if not any(given.values()):
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
    return _encoded(text if text.endswith("/") else f"{text}/", node.line)


def _encoded(address: str, line: int) -> str:
    """Return an address as it is sent: the host in Punycode, the path percent-encoded."""
    parts = urlsplit(address)
    host = parts.netloc
    if not host.isascii():
        try:
            host = "" if any(char in host for char in _UNLIKE) else host.encode("idna").decode()
        except UnicodeError:
            host = ""
        if not host:
            message = f'"{parts.netloc[:80]}" cannot be written in Punycode with certainty'
            raise Mistake(line, message, "write the host in ASCII, as it is registered: xn--…")
    return f"{parts.scheme}://{host}{quote(parts.path, safe=_PATH)}"


def _languages(node: Node) -> Plain:
    """Return the languages of a list of codes, or of a mapping from codes to the first segment of their addresses.

    A segment "" is the root of the site; without a segment it is that of the list.
    """
    pairs: list[tuple[int, str, str | None]]
    if isinstance(node, Mapping):
        entries = node.entries.items()
        pairs = [(node.lines[code], code, None if is_null(path) else schema.string(path)) for code, path in entries]
    else:
        pairs = [(item.line, schema.string(item), None) for item in items_of(node)]
    found: dict[str, str] = {}
    for line, written, path in pairs:
        code = language_of(written)
        if code is None:
            raise Mistake(line, f'"{written[:40]}" is not a language that a site can be built in', LANGUAGE_FIX)
        segment = code.lower() if path is None else path
        if segment in _TAKEN or not re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", segment):
            message = f'"{segment[:40]}" cannot be part of an address'
            fix = "use lower-case letters, digits and hyphens, such as zh-hans, and no folder that the site has"
            raise Mistake(line, message, fix)
        if code in found or segment in found.values():
            fix = "give each language once, and each a path of its own"
            raise Mistake(line, f'"{written[:40]}" is given twice', fix)
        found[code] = segment
    if not found:
        raise Mistake(node.line, "no language is given", LANGUAGE_FIX)
    return tuple({"code": code, "path": segment} for code, segment in found.items())


def _article_path(node: Node) -> Plain:
    text = schema.string(node)
    fix = "write it like articles/{slug} or {year}/{month}/{slug}"
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        raise Mistake(node.line, f'the braces of "{text[:80]}" do not match', fix) from None
    fields = {name for _, name, _, _ in parts if name is not None}
    if not fields <= _PLACEHOLDERS or any(form or conversion for _, _, form, conversion in parts):
        raise Mistake(node.line, f'"{text[:80]}" has an unknown placeholder', f"{fix}; {{day}} is known too")
    if "slug" not in fields:
        message = f'"{text[:80]}" would give all articles the same address'
        raise Mistake(node.line, message, f"{fix}: {{slug}} must be in it")
    if any(part[:1] in ("", ".") for part in text.split("/")) or re.search(r"[\s\\?#%:*\"<>|]", text):
        raise Mistake(node.line, f'"{text[:80]}" is not a valid path below the language', fix)
    return text


def _check(node: Node) -> Plain:
    entries = schema.section(node, "check", ("ignore",)).entries
    return {"ignore": tuple(map(_CODE.read, items_of(entries["ignore"])))} if "ignore" in entries else {}


def _precompress(node: Node) -> Plain:
    return tuple(dict.fromkeys(map(_COMPRESSION.read, items_of(node))))


_COMPRESSION: Final = schema.choice(get_args(Compression))
_CODE: Final = schema.pattern(
    r"[a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)?",
    "is not the code of a problem",
    "write it as `digest check` prints it, such as content.no-translation, or its beginning: content",
)
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
    "foreign_tags": schema.choice(get_args(ForeignTags)).read,
    "show_removed": schema.BOOLEAN.read,
    "search": schema.BOOLEAN.read,
    "share_images": schema.BOOLEAN.read,
    "share_fonts": schema.TEXT.read,
    "precompress": _precompress,
    "report": schema.BOOLEAN.read,
    "check": _check,
    "protect": schema.WORDS.read,
    "conversion_fixes": schema.STRING_MAPPING.read,
}
