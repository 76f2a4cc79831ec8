"""The values that flow from content to pages, all of them frozen.

bytes ─readers─► Record ─clean.document─► Document ─facts, clean, tagging, summary─► Article (Entry + Body) ─► Library
"""

from collections.abc import Callable
from typing import Literal, dataclass_transform

import msgspec

from digest.languages import Language

Precision = Literal["day", "month", "year"]
RecordFormat = Literal["text", "markdown", "html"]
BlockKind = Literal["paragraph", "heading", "list", "quote", "table", "code", "caption", "image"]
RemovalKind = Literal[
    "breadcrumb", "navigation", "share", "related", "advertisement", "copyright", "disclaimer", "credit", "editor",
    "byline", "dateline", "source", "original-title", "repeated-title", "edition", "promotion", "placeholder",
    "seo", "hotline", "comment", "player", "editor-drop"
]  # fmt: skip
Progress = Callable[[str, int, int], None]
"""Reports how far a step is: its name, how many items are done, of how many."""

TranslationState = Literal["machine", "edited", "approved"]
SourcePolicy = Literal["full", "excerpt", "link"]
ForeignTags = Literal["keep", "ignore"]
ItemKind = Literal["report", "brief", "link", "round-up", "paper", "release", "deal", "press", "opinion", "other"]


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all values: frozen, compared by value, encoded by msgspec."""


class Problem(Value):
    """A weakness of the content or the site: what is wrong, where, and what to do."""

    code: str  # stable identifier such as "front-matter.unknown-key"
    message: str
    fix: str
    file: str = ""
    line: int = 0  # 1-based; 0 for the whole file


class Correction(Value):
    """A correction published with an article."""

    date: str  # ISO day
    text: str


class Amendment(Value):
    """Front matter `tags: {add: […], remove: […]}`."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


class FrontMatter(Value):
    """What an editor (or a named column) says about an article; every field may be empty."""

    titles: dict[str, str] = {}  # language → title; "" is a title without a language
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
    kind: ItemKind | None = None
    extra: dict[str, str] = {}
    keywords: tuple[str, ...] = ()  # tags of others: no subjects, unless the vocabulary has them
    held: bool = False  # not to be published until what a problem reports is corrected


class Place(Value):
    """The place of an item in the content folder."""

    # stable: path without suffix; rows and later articles of a file add a digest of their text. Scraped articles with
    # an address of their own have a name made of that instead, wherever they are (facts.identity).
    id: str
    file: str  # path below the content folder, "/" as separator
    index: int  # 0-based position among the articles of its file
    line: int  # 1-based line of the file in which its text begins


class Record(Place):
    """An article as it was found: the decoded text of an item of an input file, and its front matter."""

    format: RecordFormat
    text: str  # plain text, Markdown or HTML, without front matter; "\n" line ends
    front: FrontMatter
    problems: tuple[Problem, ...] = ()
    item_id: str = ""  # of a row: the id that its feed or table gives it


class Mark(Value, gc=False):
    """Inline markup of a block: the marked text, located by searching for it in order in the block's text."""

    kind: Literal["link", "strong", "emphasis", "code"]
    text: str
    href: str = ""  # as written: an address of the web, or a path relative to the file


class Line(Value, gc=False):
    """A visible line of a record in reading order, with its context."""

    text: str
    number: int  # 1-based line of the file (html: line in the source if known, else 0)
    kind: BlockKind = "paragraph"
    level: int = 0  # heading level 1–6
    src: str = ""  # image address
    marks: tuple[Mark, ...] = ()
    body: bool = True  # html: inside the main element of the article
    links: int = 0  # characters of `text` inside links
    context: tuple[str, ...] = ()  # html: tag names, class and id words of the line and its ancestors, nearest first
    after_image: bool = False  # html: directly after an image
    items: tuple[str, ...] = ()  # list: its items; table: its rows, cells separated by tabs


class Document(Value):
    """A record as lines with context, and the metadata of its page; input of both facts and cleaning."""

    lines: tuple[Line, ...]
    metadata: tuple[tuple[str, str], ...] = ()  # html: (name, property or itemprop; content) of <meta>, <link>, <time>
    json_ld: tuple[str, ...] = ()  # html: texts of application/ld+json scripts
    page_title: str = ""  # html: <title>
    page_language: str = ""  # html: lang attribute


class Block(Value):
    """A block of an article."""

    kind: BlockKind
    text: str  # plain text; list: items joined by "\n"; table: rows joined by "\n", cells by tabs
    level: int = 0
    src: str = ""
    marks: tuple[Mark, ...] = ()


class Removal(Value):
    """A block, or a part of a block, that was removed."""

    kind: RemovalKind
    text: str
    rule: str
    line: int = 0
    before: int = 0  # number of kept blocks before it


class DateFact(Value):
    """A date at the precision its evidence supports."""

    value: str  # 2024, 2024-05 or 2024-05-01
    precision: Precision
    evidence: str  # the text it was read from
    timestamp: str = ""  # full ISO 8601 timestamp if the evidence has a time


class Facts(Value):
    """What is known about an article besides its text; empty fields are unknown."""

    title: str
    language: Language
    title_made: bool = False
    date: DateFact | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    source: str = ""  # the medium that published
    origin: str = ""  # the medium it was taken from, if that is another
    url: str = ""
    dateline: str = ""
    original_title: str = ""
    kind: ItemKind = "report"  # what the item is, such as a report, a round-up or a link alone
    evidence: tuple[tuple[str, str], ...] = ()  # (fact, the text or tag it was read from)


class TagMatch(Value):
    """A subject of an article, and why."""

    key: str
    score: float  # 0–1; 1 if an editor set it
    evidence: tuple[str, ...]
    by_editor: bool = False


class Cleaned(Value):
    """A record's text after cleaning."""

    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...]


class Rejected(Place):
    """An item refused with a reason; it is listed and counted, and the rest is built."""

    reason: str  # code, such as "empty", "list-page", "login-wall", "unreadable"
    message: str
    fix: str
    problems: tuple[Problem, ...] = ()


def refused(place: Place, reason: str, message: str, fix: str, problems: tuple[Problem, ...] = ()) -> Rejected:
    """Return an item refused with a reason."""
    return Rejected(
        id=place.id, file=place.file, index=place.index, line=place.line,
        reason=reason, message=message, fix=fix, problems=problems,
    )  # fmt: skip


class Repeat(Value):
    """A copy or an earlier version of an article, which is not shown."""

    id: str  # by its file
    file: str
    line: int


class Entry(Place):
    """An article without its text: what indexes, lists, feeds and stories need."""

    slug: str
    facts: Facts
    tags: tuple[TagMatch, ...]
    summary: str  # in the article's own language
    front: FrontMatter
    length: int  # characters of the body
    removed: int  # number of removals
    image: str  # address of the first image of the body, "" if none
    digest: str  # hex: changes with anything in the article
    card: str  # hex: changes with what lists show of it (title, summary, date, tags, source, slug)
    keywords: tuple[str, ...] = ()  # tags that are no subjects
    translation_of: str = ""  # id of the article this is a translation of
    problems: tuple[Problem, ...] = ()
    attachments: tuple[str, ...] = ()  # paths below the content folder of pictures and articles the body refers to
    identity: str = ""  # name made of its address or its id in a feed; it is the id too, unless its file is an editor's
    item_name: str = ""  # name made of its id in a feed, if that is another
    filed: str = ""  # id by its file, if its id is another
    text_digest: str = ""  # hex: of the text alone, "" if there is none
    repeats: tuple[Repeat, ...] = ()  # copies and earlier versions
    terms: bytes = b""  # input of stories, packed (stories.terms): unpacked for few articles in most builds


class Body(Value):
    """The text of an article, separate from its entry because only its own pages need it."""

    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...]


class Article(Value):
    """A cleaned record."""

    entry: Entry
    body: Body


class Story(Value):
    """Articles that report the same event."""

    key: str  # stable, URL-safe
    title_of: str  # id of the article whose title it has
    members: tuple[str, ...]  # ids, newest first
    copies: tuple[str, ...] = ()  # members that repeat another member almost verbatim


class Withdrawn(Value):
    """An article that was taken down: what readers see in its place."""

    date: str  # ISO day
    reason: dict[str, str]  # language → text; "" is a reason without a language
    entry: Entry | None = None  # None if it has no page: its file is gone, or it is a translation
    titled: bool = False  # readers see the title too


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
    folders: dict[str, str] = {}  # id → folder of an article's page, where another page has the usual one
    lost: dict[
        str, tuple[str, ...]
    ] = {}  # id → aliases that are not redirected, because another page has their address
