"""Files of the output, as a plan has them before they are rendered."""

from enum import StrEnum
from typing import Literal

from digest.model import Value


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
    SITEMAP_INDEX = "sitemap index"
    SITEMAP_OF_LISTS = "sitemap of lists"
    SITEMAP_OF_ARTICLES = "sitemap of articles"
    SITEMAP_OF_NEWS = "sitemap of news"
    SEARCH_INDEX = "search index"
    SEARCH_SHARD = "search shard"
    SEARCH_RECORD = "search record"
    SHARE_IMAGE = "share image"
    ASSET = "asset"
    PICTURE = "picture"
    STATIC = "static file"
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
    copy_of: "Page | None" = None  # the page that this is a compressed copy of
    compression: Compression | None = None  # of a compressed copy
