"""The only place that makes a path below output/ or an address of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Final
from urllib.parse import quote, urlsplit

from digest.config.settings import Settings
from digest.model import Entry, Library
from digest.text.script import fold
from digest.text.slug import slug

ROOT: Final = "\x01"
"""Stands for the way up to the root of the site until the page that holds the link is known."""

REST: Final = "\x02"
"""Stands for the way from the folder of a language to the page itself: it is the same in every language."""

_INDEX: Final = "index.html"
_PLAIN: Final = re.compile(r"[A-Za-z0-9_./-]*")
_WEB: Final = re.compile(r"(?:https?://[^\s/?#]|mailto:[^\s@]+@)[^\s\x00-\x1f\"<>\\]*", re.IGNORECASE)
_FIELD: Final = re.compile(r"\{(slug|year|month|day)\}")


@lru_cache(maxsize=4_096)
def web(address: str) -> str:
    """Return an address of the web that may be linked to, or "": only http, https and mailto are."""
    address = address.strip()
    return address if len(address) < 2_000 and _WEB.fullmatch(address) else ""


def up(path: str) -> str:
    """Return the relative way from a page to the root of the site."""
    return "../" * path.count("/") or "./"


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Give each name a segment of its own; of two that would be alike, the first keeps the plain one."""
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
        self._article = _article_segments(settings.article_path)
        self._articles: dict[str, str] = {}
        self._tags = slugs(tags)
        self._sources = {fold(name): segment for name, segment in slugs(_oldest_first(library)).items()}
        self._stories = slugs(story.key for story in library.stories)

    def folder(self, language: str) -> str:
        """Return the folder that all pages in a language stand in, with a slash behind it."""
        return self._folders[language]

    def home(self, language: str) -> str:
        """Return the path of the front page in a language."""
        return self._folders[language] + _INDEX

    def section(self, language: str, *segments: str) -> str:
        """Return the path of a page that every site has: topics, dates, sources, stories, about."""
        return f"{self._folders[language]}{'/'.join(segments)}/{_INDEX}"

    def article(self, language: str, entry: Entry) -> str:
        """Return the path of an article."""
        known = self._articles.get(entry.id)
        if known is None:
            known = self._articles[entry.id] = _article_folder(self._article, entry, entry.slug)
        return f"{self._folders[language]}{known}/{_INDEX}"

    def share_image(self, language: str, entry: Entry) -> str:
        """Return the path of the drawn image of an article's text in a language."""
        return f"{self.article(language, entry).removesuffix(_INDEX)}share.png"

    def former(self, language: str, entry: Entry) -> list[str]:
        """Return the paths an article had before."""
        if not entry.front.aliases:
            return []
        return sorted(
            {self._alias(language, entry, name) for name in entry.front.aliases} - {self.article(language, entry)}
        )

    def _alias(self, language: str, entry: Entry, name: str) -> str:
        """Return the path an article had under an earlier slug, or under an earlier path where it has slashes."""
        segments = [slug(segment) for segment in name.removesuffix(_INDEX).split("/")]
        kept = [segment for segment in segments if segment]
        if len(kept) == 1 and "/" not in name.strip("/"):
            folder = _article_folder(self._article, entry, kept[0])
        else:
            folder = "/".join(kept[1:] if kept and f"{kept[0]}/" in self._folders.values() else kept)
        return f"{self._folders[language]}{folder or 'undated'}/{_INDEX}"

    def subject(self, language: str, key: str, number: int = 0) -> str:
        """Return the path of a subject's page; number 0 is its front page."""
        return self.section(language, "topics", self._tags[key], *_numbered(number))

    def source(self, language: str, name: str, number: int = 0) -> str:
        """Return the path of a source's page, however the source is spelled."""
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
        """Return the link to the page it stands on in another language."""
        return f"{ROOT}{self._folders[language]}{REST}"

    def in_language(self, path: str, language: str, other: str) -> str:
        """Return the path in the `other` language of a page that exists in every language."""
        return self._folders[other] + path.removeprefix(self._folders[language])

    def rest(self, page: str, language: str) -> str:
        """Return what REST stands for on a page."""
        return _link(page.removeprefix(self._folders[language]), self._index_links)

    def link(self, path: str) -> str:
        """Return a link to a path that works under any prefix: it begins with ROOT."""
        return ROOT + _link(path, self._index_links)

    def absolute(self, path: str) -> str:
        """Return the full address of a path, "" where the place of the site is not known."""
        return self.base + _link(path, False) if self.base else ""

    def host_path(self, path: str) -> str:
        """Return the path that a browser asks the host for; a site whose place is not known stands at the host's root."""
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
    """Order sources so that a newcomer never takes the address of one that was there before."""
    place = {entry_id: index for index, entry_id in enumerate(library.order)}
    return sorted(
        library.sources, key=lambda name: (-max(map(place.__getitem__, library.sources[name]), default=0), name)
    )


def _article_segments(template: str) -> tuple[tuple[str, ...], ...]:
    """Return the segments of an article's path, each as text and names of fields in turn."""
    return tuple(tuple(_FIELD.split(segment)) for segment in template.split("/") if segment not in ("", ".", ".."))


def _article_folder(segments: tuple[tuple[str, ...], ...], entry: Entry, name: str) -> str:
    date = entry.facts.date
    own = name if not _is_reserved(name) else f"{name}-{_short(name)}"
    found = [
        part.replace(_NAME, own).strip(_OUTER) if _NAME in part else part
        for part in _dated(segments, date.value if date else "")
    ]
    return "/".join(filter(None, found))


_NAME: Final = "\0"  # stands for the article's own name
_OUTER: Final = "-_. "


@lru_cache(maxsize=4_096)
def _dated(segments: tuple[tuple[str, ...], ...], date: str) -> tuple[str, ...]:
    """Return the segments of the path of articles of a date, "" where it is not known."""
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
    """Tell whether Windows keeps this name to itself."""
    return segment in ("con", "prn", "aux", "nul") or (len(segment) == 4 and segment[:3] in ("com", "lpt"))


def _short(name: str) -> str:
    return blake2b(name.encode(), digest_size=3).hexdigest()
