"""The site's configuration, digest.yaml, as one frozen value; each default stands here once."""

from __future__ import annotations

from typing import Literal

import msgspec

from digest.languages import LANGUAGE_INFO, LANGUAGES, Language
from digest.model import SourcePolicy, Value

TITLE = {code: info.default_title for code, info in LANGUAGE_INFO.items()}


class SiteLanguage(Value):
    """A language the site is built in and the first segment of its addresses."""

    code: Language
    path: str  # "zh-hans"


class Settings(Value):
    """Everything digest.yaml may say."""

    title: dict[str, str] = msgspec.field(default_factory=lambda: dict(TITLE))
    description: dict[str, str] = {}
    base_url: str = ""  # absolute, ends in "/"; "" where the place of the site is not known
    languages: tuple[SiteLanguage, ...] = tuple(SiteLanguage(code=code, path=code.lower()) for code in LANGUAGES)
    theme: str = "newspaper"
    article_path: str = "articles/{slug}"  # below the language; {slug} {year} {month} {day}
    index_links: bool = True  # links name index.html, so that the site opens from a folder
    timezone: str = "Asia/Shanghai"
    page_size: int = 20
    feed_size: int = 50
    images: Literal["link", "drop"] = "link"
    policy: SourcePolicy = "full"
    show_removed: bool = True
    search: bool = True  # a page that searches all articles, with its index
    share_images: bool = False  # an image is drawn for each article: it costs as much time as forty pages
    share_fonts: str = ""  # folder of the fonts they are drawn with, beside digest.yaml; "" for those of the system
    precompress: tuple[Literal["gzip", "br"], ...] = ()  # kinds of compressed copies written beside text files
    report: bool = False  # the editors' report stands below report/, for everybody to read
    protect: tuple[str, ...] = ()  # names never converted between scripts
    conversion_fixes: dict[str, str] = {}  # wrong words of a conversion → right ones
