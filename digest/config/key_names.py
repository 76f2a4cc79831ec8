"""The other names of front matter keys: those of tables, feeds and other site generators, in three languages."""

import unicodedata
from functools import lru_cache
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OTHER_NAMES: Final[dict[str, str]] = {
    "title": "headline heading name subject_line og:title 标题 標題 题目 題目 题名 題名 新闻标题 新聞標題 文章标题 文章標題",
    "date": "published published_at published_date pub_date pub_time publish_time posted_at post_time "
    "datetime date_published time created created_at create_time timestamp day "
    "日期 时间 時間 发布时间 發布時間 发布日期 發布日期 发表时间 發表時間 刊登日期",
    "updated": "modified modified_at last_modified lastmod updated_at date_modified update_time 更新时间 更新時間 修改时间",
    "authors": "author by byline writer writers creator reporter 作者 记者 記者 撰文",
    "editors": "editor 编辑 編輯 责编 責編 责任编辑 責任編輯",
    "source": "publisher site site_name source_name media outlet newspaper origin website 来源 來源 媒体 媒體 出处 出處 网站 網站",
    "url": "link href uri permalink source_url original_url article_url page_url 链接 鏈接 連結 网址 網址 原文链接 原文連結 地址",
    "language": "lang locale 语言 語言 语种 語種",
    "keywords": "tag keyword subject subjects topic topics category categories theme themes label labels "
    "标签 標籤 关键词 關鍵詞 关键字 關鍵字 主题 主題 分类 分類",
    "summary": "description abstract excerpt lead lede teaser digest 摘要 简介 簡介 导语 導語 概要 描述",
    "slug": "permalink_slug address path",
    "aliases": "redirect_from alias redirect redirects old_urls",
    "publish_at": "publish_date publish_on publish_after embargo embargo_until release_at release_date go_live scheduled_at "
    "scheduled_for 定时发布 定時發布",
    "expires": "expiry expiry_date expire_date expires_at expires_on expire_at expiration expiration_date unpublish_at "
    "unpublish_date unpublish_on valid_until 过期时间 過期時間 失效日期 下线时间 下線時間",
    "canonical": "canonical_url",
    "corrections": "correction errata erratum 更正",
    "translation": "translated translation_state",
    "story": "event cluster",
    "extra": "custom params meta metadata",
    **dict.fromkeys(("tags", "draft", "policy", "kind", "clean", "keep", "drop"), ""),
}
# Fields that are read under their other names too: these are clear enough. The others are only suggested.
_READ_BY_OTHER_NAMES: Final = _words(
    "title date updated authors editors source url language keywords summary publish_at expires canonical"
)
_CLEAR: Final = {"redirectfrom": "aliases"}
# Keys of other site generators that have no effect here and need no report.
WITHOUT_EFFECT: Final = _words(
    "layout type weight toc math katex mathjax comments comment series cover image images thumbnail banner featured "
    "template markup outputs menu menus cascade sidebar order id uuid linktitle top sticky pin cssclass cssclasses"
)


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return a key in the spelling in which names are compared, letters and digits alone: publishedAt is published_at."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name[:200]).lower()))


OWN_NAMES: Final = {folded(field): field for field in OTHER_NAMES}
FIELD_OF: Final[dict[str, str]] = {
    folded(spelling): field for field, spellings in OTHER_NAMES.items() for spelling in (field, *spellings.split())
}


def field_read_as(name: str) -> str:
    """Return the field that a name is read as, be it another of its names; "" if there is none."""
    plain = folded(name)
    field = OWN_NAMES.get(plain) or FIELD_OF.get(plain, "")
    return field if plain in OWN_NAMES or field in _READ_BY_OTHER_NAMES else _CLEAR.get(plain, "")


def is_known(name: str) -> bool:
    """Whether a name is that of a field, or one of its other names, read or only suggested."""
    return folded(name) in FIELD_OF or bool(field_read_as(name))
