"""Other names of the fields of an article: accepted as columns of a table, and suggested where front matter uses them."""

from __future__ import annotations

from typing import Final

_SPELLINGS: Final[dict[str, str]] = {
    "title": "headline heading name subject_line og:title 标题 標題 题目 題目 题名 題名 新闻标题 新聞標題 文章标题 文章標題",
    "date": "published published_at publish_date published_date pub_date pub_time publish_time posted_at post_time "
    "datetime date_published time created created_at create_time timestamp day "
    "日期 时间 時間 发布时间 發布時間 发布日期 發布日期 发表时间 發表時間 刊登日期",
    "updated": "modified modified_at last_modified lastmod updated_at date_modified update_time 更新时间 更新時間 修改时间",
    "authors": "author by byline writer writers creator reporter 作者 记者 記者 撰文",
    "editors": "editor 编辑 編輯 责编 責編 责任编辑 責任編輯",
    "source": "publisher site site_name source_name media outlet newspaper origin website 来源 來源 媒体 媒體 出处 出處 网站 網站",
    "url": "link href uri permalink source_url original_url article_url page_url 链接 鏈接 連結 网址 網址 原文链接 原文連結 地址",
    "language": "lang locale 语言 語言 语种 語種",
    "tags": "tag keywords keyword subject subjects topic topics category categories theme themes label labels "
    "标签 標籤 关键词 關鍵詞 关键字 關鍵字 主题 主題 分类 分類",
    "summary": "description abstract excerpt lead lede teaser digest 摘要 简介 簡介 导语 導語 概要 描述",
    "slug": "permalink_slug address path",
    "aliases": "alias redirect redirects redirect_from old_urls",
    "draft": "unpublished hidden 草稿",
    "publish_at": "publish_on embargo release_at",
    "expires": "expiry expiry_date expires_at unpublish_at",
    "canonical": "canonical_url",
    "corrections": "correction errata erratum 更正",
    "translation": "translated translation_state",
    "story": "event cluster",
    "extra": "custom params meta metadata",
}


def folded(name: str) -> str:
    """Return the name of a column or key in the spelling in which names are compared: published_at is publishedAt."""
    return name.strip().strip("\ufeff\"'").lower().replace(" ", "").replace("-", "").replace("_", "")


FIELD_OF: Final[dict[str, str]] = {
    folded(spelling): field for field, spellings in _SPELLINGS.items() for spelling in (field, *spellings.split())
}
