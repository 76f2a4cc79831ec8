"""Paths below output/ and addresses of the site: they are formed here and nowhere else."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import quote, urlsplit

from digest.config.settings import Settings
from digest.hashing import hex_digest
from digest.model import Entry, Library
from digest.text.script import fold
from digest.text.slug import slug

ROOT: Final = "\x01"
"""Placeholder for the relative path to the root of the site, until the page with the link is known."""

REST: Final = "\x02"
"""Placeholder for the path of the page itself below the folder of its language, which is the same in every language."""

FOLDER: Final = "\x05"
"""Placeholder for the link to the folder of the page's language."""

_INDEX: Final = "index.html"
_PLAIN: Final = re.compile(r"[A-Za-z0-9_./-]*")
_WEB: Final = re.compile(r"(?:https?://[^\s/?#]|mailto:[^\s@]+@)[^\s\x00-\x1f\"<>\\]*", re.IGNORECASE)
_NAME: Final = "\0"  # placeholder for the article's own name
_OUTER: Final = "-_. "  # stripped from segments of an article's path
_FIELD: Final = re.compile(r"\{(slug|year|month|day)\}")


@lru_cache(maxsize=4_096)
def web(address: str) -> str:
    """Return an address that may be linked to (http, https or mailto), else ""."""
    address = address.strip()
    return address if len(address) < 2_000 and _WEB.fullmatch(address) else ""


def up(path: str) -> str:
    """Return the relative path from a page to the root of the site."""
    return "../" * path.count("/") or "./"


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Return a path segment for each name; of two names with one slug, the first keeps the plain slug."""
    taken: set[str] = set()
    result: dict[str, str] = {}
    for name in names:
        segment = slug(name)
        if not segment or segment in taken or _is_reserved(segment):
            segment = f"{segment}-{_short(name)}".lstrip("-")
        taken.add(segment)
        result[name] = segment
    return result


class Addresses:
    """Every path of the site, and the links between them."""

    def __init__(self, settings: Settings, library: Library, tags: Iterable[str]) -> None:
        self.base = settings.base_url
        self._index_links = settings.index_links
        self._folders = {str(language.code): f"{language.path}/" for language in settings.languages}
        self._article_path = _article_segments(settings.article_path)
        self._articles: dict[str, str] = {}
        self._tags = slugs(tags)
        self._sources = {fold(name): segment for name, segment in slugs(_oldest_first(library)).items()}
        self._stories = slugs(story.key for story in library.stories)

    def folder(self, language: str) -> str:
        """Return the folder of all pages in a language, with a trailing slash."""
        return self._folders[language]

    def home(self, language: str) -> str:
        """Return the path of the front page in a language."""
        return self._folders[language] + _INDEX

    def section(self, language: str, *segments: str) -> str:
        """Return the path of a page that every site has: topics, dates, sources, stories, about."""
        return f"{self._folders[language]}{'/'.join(segments)}/{_INDEX}"

    def article(self, language: str, entry: Entry) -> str:
        """Return the path of an article."""
        if entry.id not in self._articles:
            self._articles[entry.id] = _article_folder(self._article_path, entry, entry.slug)
        return f"{self._folders[language]}{self._articles[entry.id]}/{_INDEX}"

    def article_link(self, entry: Entry) -> str:
        """Return the link to an article in the language of the page that has the link: it begins with FOLDER."""
        language = next(iter(self._folders))
        path = self.article(language, entry).removeprefix(self._folders[language])
        return FOLDER + _link(path, self._index_links)

    def share_image(self, language: str, entry: Entry) -> str:
        """Return the path of an article's share image in a language."""
        return f"{self.article(language, entry).removesuffix(_INDEX)}share.png"

    def former(self, language: str, entry: Entry) -> list[str]:
        """Return the earlier paths of an article, in order."""
        if not entry.front.aliases:
            return []
        return sorted(
            {self._alias(language, entry, name) for name in entry.front.aliases} - {self.article(language, entry)}
        )

    def _alias(self, language: str, entry: Entry, name: str) -> str:
        """Return the path of an alias: an earlier slug, or an earlier path if it has slashes."""
        segments = [slug(segment) for segment in name.removesuffix(_INDEX).split("/")]
        kept = [segment for segment in segments if segment]
        if len(kept) == 1 and "/" not in name.strip("/"):
            folder = _article_folder(self._article_path, entry, kept[0])
        else:
            folder = "/".join(kept[1:] if kept and f"{kept[0]}/" in self._folders.values() else kept)
        return f"{self._folders[language]}{folder or 'undated'}/{_INDEX}"

    def subject(self, language: str, key: str, number: int = 0) -> str:
        """Return the path of a subject's page; number 0 is its front page."""
        return self.section(language, "topics", self._tags[key], *_numbered(number))

    def source(self, language: str, name: str, number: int = 0) -> str:
        """Return the path of a source's page; its name may be spelled in either script."""
        return self.section(language, "sources", self._sources[fold(name)], *_numbered(number))

    def story(self, language: str, key: str) -> str:
        """Return the path of a story's page."""
        return self.section(language, "stories", self._stories[key])

    def period(self, language: str, period: str) -> str:
        """Return the path of a year, month or day given as 2024, 2024-05 or 2024-05-01."""
        return self.section(language, *period.split("-"))

    def undated(self, language: str, number: int = 0) -> str:
        """Return the path of the list of articles without a date."""
        return self.section(language, "dates", "undated", *_numbered(number))

    def same_page(self, language: str) -> str:
        """Return a link from any page to the same page in another language."""
        return f"{ROOT}{self._folders[language]}{REST}"

    def in_language(self, path: str, language: str, other: str) -> str:
        """Return the path in the `other` language of a page that exists in every language."""
        return self._folders[other] + path.removeprefix(self._folders[language])

    def rest(self, page: str, language: str) -> str:
        """Return the replacement for REST on a page."""
        return _link(page.removeprefix(self._folders[language]), self._index_links)

    def link(self, path: str) -> str:
        """Return a link to a path: relative, beginning with the placeholder ROOT."""
        return ROOT + _link(path, self._index_links)

    def absolute(self, path: str) -> str:
        """Return the full address of a path, "" for a site without a base URL."""
        return self.base + _link(path, False) if self.base else ""

    def host_path(self, path: str) -> str:
        """Return the path that a browser requests from the host; a site without a base URL is assumed at the host's root."""
        return (urlsplit(self.base).path or "/") + _link(path, False)


def feed_path(path: str, suffix: str) -> str:
    """Return the path of the feed that belongs to a page."""
    return f"{path.removesuffix(_INDEX)}feed.{suffix}"


@lru_cache(maxsize=65_536)
def _link(path: str, index_links: bool) -> str:
    if not index_links and (path == _INDEX or path.endswith(f"/{_INDEX}")):
        path = path.removesuffix(_INDEX)
    return path if _PLAIN.fullmatch(path) else quote(path, safe="/-_.~")


def _numbered(number: int) -> tuple[str, ...]:
    return ("page", str(number)) if number else ()


def _oldest_first(library: Library) -> list[str]:
    """Order sources by their oldest article, so that a new source never takes the address of an earlier one."""
    place = {entry_id: index for index, entry_id in enumerate(library.order)}
    return sorted(
        library.sources, key=lambda name: (-max(map(place.__getitem__, library.sources[name]), default=0), name)
    )


def _article_segments(template: str) -> tuple[tuple[str, ...], ...]:
    """Return the segments of an article's path, each an alternation of text and field names."""
    return tuple(tuple(_FIELD.split(segment)) for segment in template.split("/") if segment not in ("", ".", ".."))


def _article_folder(segments: tuple[tuple[str, ...], ...], entry: Entry, name: str) -> str:
    date = entry.facts.date
    own = name if not _is_reserved(name) else f"{name}-{_short(name)}"
    found = [
        part.replace(_NAME, own).strip(_OUTER) if _NAME in part else part
        for part in _dated(segments, date.value if date else "")
    ]
    return "/".join(filter(None, found))


@lru_cache(maxsize=4_096)
def _dated(segments: tuple[tuple[str, ...], ...], date: str) -> tuple[str, ...]:
    """Return the segments of the path of articles of a date, which may be ""."""
    fields = {**dict(zip(("year", "month", "day"), date.split("-") if date else (), strict=False)), "slug": _NAME}
    found = [
        "".join([fields.get(part, "") if place % 2 else part for place, part in enumerate(segment)])
        for segment in segments
    ]
    found = [part if _NAME in part else part.strip(_OUTER) for part in found]
    if not date and (years := [place for place, segment in enumerate(segments) if "year" in segment[1::2]]):
        found.insert(years[0], "undated")
    return tuple(found)


def _is_reserved(segment: str) -> bool:
    """Whether Windows reserves this name."""
    return segment in ("con", "prn", "aux", "nul") or (len(segment) == 4 and segment[:3] in ("com", "lpt"))


def _short(name: str) -> str:
    return hex_digest(name.encode(), 3)
