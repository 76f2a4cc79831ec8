"""Paths below output/ and addresses of the site: they are formed here and nowhere else."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from digest.config.settings import Settings
from digest.hashing import hex_digest
from digest.model import Entry, Library
from digest.store.output_paths import is_safe
from digest.text.script import fold
from digest.text.slug import alike, slug

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
_PERIOD: Final = re.compile(r"\d{4}(?:/\d\d(?:/\d\d)?)?")
_PAGE_NUMBER: Final = re.compile(r"/page/\d+$")
_OTHER_SECTIONS: Final = ("", "search", "about", "corrections", "takedowns")
_AT_THE_ROOT: Final = ("static", "report")
_LONGEST: Final = 1_000  # bytes of the path of an alias
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
    """Return a path segment for each name, of which no file system takes two for one.

    Of names with one slug, that which is spelled like it keeps it, else the first; the others end in a digest.
    """
    plain = {name: slug(name) for name in names}
    owners: dict[str, str] = {}
    for name in sorted(plain, key=lambda name: plain[name] != name):
        if plain[name] and not _is_reserved(plain[name]):
            owners.setdefault(alike(plain[name]), name)
    taken, result = set(owners), {}
    for name, segment in plain.items():
        result[name] = segment if owners.get(alike(segment)) == name else apart(segment, name, taken.__contains__)
        taken.add(alike(result[name]))
    return result


def apart(path: str, name: str, is_taken: Callable[[str], bool]) -> str:
    """Return a path with a digest of a name at its end, the shortest with which it is not taken."""
    candidates = (f"{path}-{hex_digest(name.encode(), size)}".lstrip("-") for size in (3, 8, 16, 32))
    return next(candidate for candidate in candidates if not is_taken(alike(candidate)))


class Alias(NamedTuple):
    """A former address of an article."""

    written: str
    path: str  # "" if no file system can store it
    rooted: bool  # below the site; others are below the folder of every language


class Addresses:
    """Every path of the site, and the links between them."""

    def __init__(self, settings: Settings, library: Library, tags: Iterable[str]) -> None:
        self.base = settings.base_url
        self._index_links = settings.index_links
        self._folders = {str(language.code): language.folder for language in settings.languages}
        self._article_path = _article_segments(settings.article_path)
        self._articles = dict(library.folders)
        self._lost = library.lost
        self._tags = slugs(tags)
        self._sources = {fold(name): segment for name, segment in slugs(_oldest_first(library)).items()}
        self._stories = slugs(story.key for story in library.stories)
        self._story_of = library.story_of
        self._pages = {
            alike(f"{section}/{name}".strip("/")) for section, names in self._sections() for name in ("", *names)
        }

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
        return f"{self._folders[language]}{self.article_folder(entry)}/{_INDEX}"

    def article_folder(self, entry: Entry) -> str:
        """Return the folder of an article below that of a language."""
        if entry.id not in self._articles:
            own = entry.slug if not _is_reserved(entry.slug) else f"{entry.slug}-{_short(entry.slug)}"
            self._articles[entry.id] = _article_folder(self._article_path, entry, own)
        return self._articles[entry.id]

    def is_page(self, folder: str) -> bool:
        """Whether a folder below that of a language is kept for a page of the site, whether or not there is one now."""
        folder = _PAGE_NUMBER.sub("", alike(folder))
        return folder in self._pages or _PERIOD.fullmatch(folder) is not None

    def article_link(self, entry: Entry) -> str:
        """Return the link to an article in the language of the page that has the link: it begins with FOLDER."""
        language = next(iter(self._folders))
        path = self.article(language, entry).removeprefix(self._folders[language])
        return FOLDER + _link(path, self._index_links)

    def share_image(self, language: str, entry: Entry) -> str:
        """Return the path of an article's share image in a language."""
        return f"{self.article(language, entry).removesuffix(_INDEX)}share.png"

    def former(self, language: str, entry: Entry) -> list[str]:
        """Return the earlier paths of an article below the folder of a language, in order."""
        found = {self._folders[language] + alias.path for alias in self._kept(entry) if not alias.rooted}
        return sorted(found - {self.article(language, entry)})

    def moved_to(self, language: str, entry: Entry, former: str) -> str:
        """Return the path that a former one leads to: the article, or its story where the former one was of a story."""
        key = self._story_of.get(entry.id)
        was_story = any(former.startswith(f"{folder}stories/") for folder in self._folders.values())
        return self.story(language, key) if was_story and key is not None else self.article(language, entry)

    def former_rooted(self, entry: Entry) -> list[str]:
        """Return the earlier paths of an article that belong to no language, in order."""
        return sorted(
            {alias.path for alias in self._kept(entry) if alias.rooted}
            - {self.article(self.own_language(entry), entry)}
        )

    def own_language(self, entry: Entry) -> str:
        """Return the language of an article, if the site has it, else the main language."""
        return entry.facts.language if entry.facts.language in self._folders else next(iter(self._folders))

    def _kept(self, entry: Entry) -> list[Alias]:
        if not entry.front.aliases:
            return []
        lost = self._lost.get(entry.id, ())
        return [alias for alias in self.aliases(entry) if alias.path and alias.written not in lost]

    def aliases(self, entry: Entry) -> list[Alias]:
        """Return the former addresses of an article."""
        return [self._alias(entry, name) for name in dict.fromkeys(entry.front.aliases)]

    def _alias(self, entry: Entry, written: str) -> Alias:
        """Return an alias: a path exactly as given, from the root of the site if it begins with a slash.

        What begins with the folder of a language is redirected in every language, as is an earlier slug alone.
        """
        try:
            name = unquote(written, errors="strict")
        except UnicodeDecodeError:
            return Alias(written, "", rooted=False)
        rooted, segments = name.startswith("/"), [segment for segment in name.split("/") if segment]
        if rooted and segments and f"{segments[0]}/" in self._folders.values():
            rooted, segments = False, segments[1:]
        if segments[-1:] == [_INDEX]:
            segments.pop()
        if len(segments) == 1 and not rooted and "/" not in name.strip("/"):
            segments = _article_folder(self._article_path, entry, segments[0]).split("/")
        if not segments or not segments[-1].lower().endswith((".html", ".htm")):
            segments.append(_INDEX)
        path = "/".join(segments)
        storable = (
            all(is_safe(segment) and segment[0] != "." for segment in segments) and len(path.encode()) <= _LONGEST
        )
        return Alias(written, path if storable else "", rooted)

    def subject(self, language: str, key: str, number: int = 0) -> str:
        """Return the path of a subject's page; number 0 is its front page."""
        return self.section(language, "topics", self._tags[key], *_numbered(number))

    def source(self, language: str, name: str, number: int = 0) -> str:
        """Return the path of a source's page; its name may be spelled in either script."""
        return self.section(language, "sources", self._sources[fold(name)], *_numbered(number))

    def listing(self, name: str, language: str, number: int = 0) -> str:
        """Return the path of a page of a list that every site has: topics, sources, stories, corrections, takedowns."""
        return self.section(language, name, *_numbered(number))

    def story(self, language: str, key: str, number: int = 0) -> str:
        """Return the path of a story's page."""
        return self.section(language, *self.story_folder(key).split("/"), *_numbered(number))

    def story_folder(self, key: str) -> str:
        """Return the folder of a story below that of a language."""
        return f"stories/{self._stories[key]}"

    def period(self, language: str, period: str, number: int = 0) -> str:
        """Return the path of a year, month or day given as 2024, 2024-05 or 2024-05-01."""
        return self.section(language, *period.split("-"), *_numbered(number))

    def undated(self, language: str, number: int = 0) -> str:
        """Return the path of the list of articles without a date."""
        return self.section(language, "dates", "undated", *_numbered(number))

    def same_page(self, language: str) -> str:
        """Return a link from any page to the same page in another language."""
        return f"{ROOT}{self._folders[language]}{REST}"

    def _sections(self) -> Iterator[tuple[str, Iterable[str]]]:
        """Yield the sections that a site has or may have, each with its pages."""
        yield "topics", self._tags.values()
        yield "sources", self._sources.values()
        yield "stories", self._stories.values()
        yield "dates", ("undated",)
        folders = [folder.rstrip("/") for folder in self._folders.values()]
        for name in (*_OTHER_SECTIONS, *((*_AT_THE_ROOT, *folders) if "" in folders else ())):
            yield name, ()

    def in_language(self, path: str, language: str, other: str) -> str:
        """Return the path in the `other` language of a page that exists in every language."""
        return self._folders[other] + path.removeprefix(self._folders[language])

    def rest(self, page: str, language: str) -> str:
        """Return the replacement for REST on a page; a page that belongs to no language leads to the front pages."""
        folder = self._folders[language]
        return _link(page.removeprefix(folder) if page.startswith(folder) else _INDEX, self._index_links)

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
    found = [
        part.strip(_OUTER).replace(_NAME, name) if _NAME in part else part
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
