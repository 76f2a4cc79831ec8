"""The nouns of the program, frozen: what flows from content to pages.

bytes ─readers─► Record ─clean.document─► Document ─facts, clean, tagging, summary─► Article (Entry + Body) ─► Library
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, dataclass_transform, get_args

import msgspec

Language = Literal["zh-Hans", "zh-Hant", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

Precision = Literal["day", "month", "year"]
RecordFormat = Literal["text", "markdown", "html"]
BlockKind = Literal["paragraph", "heading", "list", "quote", "table", "caption", "image"]
RemovalKind = Literal[
    "breadcrumb",
    "navigation",
    "share",
    "related",
    "advertisement",
    "copyright",
    "disclaimer",
    "credit",
    "editor",
    "byline",
    "dateline",
    "source",
    "original-title",
    "repeated-title",
    "edition",
    "promotion",
    "placeholder",
    "seo",
    "hotline",
    "comment",
    "player",
    "editor-drop",
]
TranslationState = Literal["machine", "edited", "approved"]
SourcePolicy = Literal["full", "excerpt", "link"]


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of every noun: frozen, compared by value, encoded by msgspec."""


class Problem(Value):
    """A weakness of content or site: what is wrong, where, and what to do."""

    code: str  # stable identifier such as "front-matter.unknown-key"
    message: str
    fix: str
    file: str = ""
    line: int = 0  # 1-based; 0 where no line is meant


class Correction(Value):
    """A correction published with an article."""

    date: str  # ISO day
    text: str


class Amendment(Value):
    """Front matter `tags: {add: […], remove: […]}`."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


class FrontMatter(Value):
    """What an editor (or a named column) says of an article; every field may be silent."""

    titles: dict[str, str] = {}  # language → title; "" holds a title given without language
    summaries: dict[str, str] = {}  # the same for summaries
    date: str | None = None  # ISO at day, month or year precision; may carry a time: 2024-05-01T12:30:00+08:00
    updated: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    canonical: str | None = None
    language: Language | None = None
    tags: tuple[str, ...] | Amendment | None = None
    slug: str | None = None
    aliases: tuple[str, ...] = ()
    story: str | None = None
    draft: bool = False
    publish_at: str | None = None
    expires: str | None = None
    clean: bool = True
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    translation: TranslationState | None = None
    policy: SourcePolicy | None = None
    extra: dict[str, str] = {}


class Place(Value):
    """Which item of which file is meant."""

    id: str  # stable: content path without extension; rows and glued articles add a digest of their text
    file: str  # as shown to people: path relative to the content folder, "/" as separator
    index: int  # 0-based place among the articles of its file
    line: int  # 1-based line of the file where its text begins


class Record(Place):
    """One article as found: the decoded text of one item of an input file and what its editor says."""

    format: RecordFormat
    text: str  # plain text, Markdown or HTML, without front matter; "\n" line ends
    front: FrontMatter
    problems: tuple[Problem, ...] = ()


class Mark(Value, gc=False):
    """Inline markup of a block: the marked words, placed by looking them up in order in the block's text."""

    kind: Literal["link", "strong", "emphasis", "code"]
    text: str
    href: str = ""


class Line(Value, gc=False):
    """One visible line of a record in reading order, with the context it stood in."""

    text: str
    number: int  # 1-based line of the file (html: line of the text in the source if known, else 0)
    kind: BlockKind = "paragraph"
    level: int = 0  # heading level 1–6
    src: str = ""  # image address
    marks: tuple[Mark, ...] = ()
    body: bool = True  # html: inside the element chosen as the article's container
    links: int = 0  # characters of `text` that stand inside links
    context: tuple[str, ...] = ()  # html: tag names, class and id words of the line and its ancestors, nearest first
    after_image: bool = False  # html: the nearest thing before it is an image
    items: tuple[str, ...] = ()  # list: its items; table: its rows, cells separated by tabs


class Document(Value):
    """A record as lines with context, and what the head of its page says; both facts and cleaning read this."""

    lines: tuple[Line, ...]
    metadata: tuple[
        tuple[str, str], ...
    ] = ()  # html: (name or property or itemprop, content) of <meta>, <link>, <time>
    json_ld: tuple[str, ...] = ()  # html: texts of application/ld+json scripts
    page_title: str = ""  # html: <title>
    page_language: str = ""  # html: lang attribute


class Block(Value):
    """One piece of an article."""

    kind: BlockKind
    text: str  # plain text; list: items joined by "\n"; table: rows joined by "\n", cells by tabs
    level: int = 0
    src: str = ""
    marks: tuple[Mark, ...] = ()


class Removal(Value):
    """A block, or a piece of one, that was taken out."""

    kind: RemovalKind
    text: str
    rule: str
    line: int = 0
    before: int = 0  # number of blocks kept before it: where it stood


class DateFact(Value):
    """A date at the precision its evidence supports."""

    value: str  # 2024, 2024-05 or 2024-05-01
    precision: Precision
    evidence: str  # the words it was read from
    moment: str = ""  # full ISO 8601 time where the evidence has one


class Facts(Value):
    """What is known of an article besides its text; empty where nothing is known."""

    title: str
    language: Language
    title_made: bool = False
    date: DateFact | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    source: str = ""  # the medium that published
    origin: str = ""  # the medium it was taken from, where that is another one
    url: str = ""
    dateline: str = ""
    original_title: str = ""
    evidence: tuple[tuple[str, str], ...] = ()  # (fact, the words or the tag it was read from)


class TagMatch(Value):
    """A subject an article is about, and why."""

    key: str
    score: float  # 0–1; 1 where an editor said so
    evidence: tuple[str, ...]
    by_editor: bool = False


class Cleaned(Value):
    """A record's text after cleaning."""

    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...]


class Rejected(Place):
    """One item refused with a reason; it is listed and counted, and the rest is built."""

    reason: str  # code, such as "empty", "list-page", "login-wall", "unreadable"
    message: str
    fix: str
    problems: tuple[Problem, ...] = ()


def refused(place: Place, reason: str, message: str, fix: str, problems: tuple[Problem, ...] = ()) -> Rejected:
    """Return an item refused with a reason."""
    return Rejected(
        id=place.id, file=place.file, index=place.index, line=place.line, reason=reason, message=message, fix=fix,
        problems=problems,
    )  # fmt: skip


class Entry(Place):
    """An article without its text: all that indexes, lists, feeds and stories need."""

    slug: str
    facts: Facts
    tags: tuple[TagMatch, ...]
    summary: str  # in the article's own language
    front: FrontMatter
    length: int  # characters of the body
    removed: int  # number of removals
    image: str  # address of the first image of the body, "" if none
    digest: str  # hex: changes when anything of the article changes
    card: str  # hex: changes when what lists show of it changes (title, summary, date, tags, source, slug)
    translation_of: str = ""  # id of the article this is a translation of
    problems: tuple[Problem, ...] = ()
    terms: bytes = (
        b""  # what stories read, packed (stories.terms): all builds load it, few ask for that of many articles
    )


class Body(Value):
    """The text of an article, kept apart from its entry because only its own pages need it."""

    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...]


class Article(Value):
    """A cleaned record."""

    entry: Entry
    body: Body


class Story(Value):
    """Articles that report the same event."""

    key: str  # stable, URL-safe
    title_of: str  # id of the article that lends its title
    members: tuple[str, ...]  # ids, newest first
    copies: tuple[str, ...] = ()  # members that repeat another member nearly word for word


class Withdrawn(Value):
    """An article that was taken down: what readers are told in its place."""

    date: str  # ISO day
    reason: dict[str, str]  # language → text; "" is one given without a language
    entry: Entry | None = None  # None where it has no page: no file holds it any more, or it is a translation
    titled: bool = False  # readers are told the title too


class Library(Value):
    """All published articles and their indexes. Ids are in reading order: newest first, undated last."""

    order: tuple[str, ...]
    entries: dict[str, Entry]  # id → entry, originals only
    translations: dict[str, dict[str, Entry]]  # id of the original → language → entry of the translation
    tags: dict[str, tuple[str, ...]]  # tag key → ids
    sources: dict[str, tuple[str, ...]]  # source name → ids
    days: dict[str, tuple[str, ...]]  # 2024-05-01 → ids
    months: dict[str, tuple[str, ...]]  # 2024-05 → ids, those known to the day included
    years: dict[str, tuple[str, ...]]
    undated: tuple[str, ...]
    stories: tuple[Story, ...]
    story_of: dict[str, str]  # id → story key
    related: dict[str, tuple[str, ...]]  # id → ids
    withdrawn: tuple[Withdrawn, ...] = ()  # newest first; none of them is in any index


class PageKind(StrEnum):
    """What a file of the output is; `digest.site.kinds` has a row for each kind of the site."""

    # pages for readers
    HOME = "home"
    SUBJECTS = "subjects"
    SUBJECT = "subject"
    DATES = "dates"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    UNDATED = "undated"
    SOURCES = "sources"
    SOURCE = "source"
    STORIES = "stories"
    STORY = "story"
    ARTICLE = "article"
    SEARCH = "search"
    ABOUT = "about"
    CORRECTIONS = "corrections"
    TAKEDOWNS = "takedowns"
    WITHDRAWN = "withdrawn"
    REDIRECT = "redirect"
    LANGUAGE_CHOICE = "language choice"
    NOT_FOUND = "not found"
    # files for machines
    ATOM_FEED = "Atom feed"
    JSON_FEED = "JSON feed"
    CORRECTIONS_ATOM_FEED = "Atom feed of corrections"
    CORRECTIONS_JSON_FEED = "JSON feed of corrections"
    SITEMAP_INDEX = "sitemap index"
    SITEMAP_OF_LISTS = "sitemap of lists"
    SITEMAP_OF_ARTICLES = "sitemap of articles"
    SITEMAP_OF_NEWS = "sitemap of news"
    SEARCH_INDEX = "search index"
    SEARCH_SHARD = "search shard"
    SEARCH_RECORD = "search record"
    SHARE_IMAGE = "share image"
    ASSET = "asset"
    ROBOTS = "robots.txt"
    HEADERS = "_headers"
    REDIRECTS = "_redirects"
    NOJEKYLL = ".nojekyll"
    MANIFEST = "web app manifest"
    # the editors' report
    REPORT_INDEX = "report index"
    REPORT_ARTICLE = "report on an article"
    REPORT_SOURCE = "report on a source"
    REPORT_RULES = "report on rules"
    REPORT_EDITOR = "report for editors"
    REPORT_STYLE = "style sheet of the report"
    REPORT_ASSET = "asset of the report"


Compression = Literal["gzip", "br"]


class Page(Value):
    """One output file as a pure function of declared inputs."""

    path: str  # below output/, "/" as separator
    kind: PageKind
    language: str  # Language code, "" for files without a language
    key: bytes  # digest of everything its bytes depend on
    subject: str = ""  # what it is about: an article id, a tag key, "2024-05", …
    number: int = 1  # page number of a paginated list
    copy_of: Page | None = None  # the page that this is a compressed copy of
    compression: Compression | None = None  # of a compressed copy
