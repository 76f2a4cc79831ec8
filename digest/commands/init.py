"""Beginning: a new site in an empty folder, a new article with its front matter."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from digest.errors import OutputError
from digest.languages import LANGUAGE_INFO, LANGUAGES, Language
from digest.store.fresh import write_new
from digest.store.theme import theme_folder
from digest.text.script import detect
from digest.text.slug import slug

CONFIGURATION = """\
# The site. Every key is described in the README; an unknown one is an error that names its line.
title:
{titles}
# base_url: https://example.org/     # where the site will stand; canonical links, feeds and the sitemap need it
languages: [{languages}]
theme: {theme}
# share_images: true                 # draws an image for each article: needs digest[images] and a font with Han glyphs
"""

WELCOME = """\
---
title: 第一篇文章
date: {day}
source: 编辑部
tags: [compute]
---
把抓取来的新闻放进 content 文件夹，无论是文本、网页、表格还是带有前言的 Markdown，都会被读取、清理并归入主题。

运行 digest inspect content 可以看到每篇文章留下了什么、去掉了什么，以及为什么。

责任编辑：示例
"""

TRANSLATION = """\
---
title: The first article
translation: edited
---
Put scraped news into the content folder: text, web pages, tables or Markdown with front matter are read, cleaned and filed by subject.

Run digest inspect content to see what was kept of each article, what was taken out, and why.
"""

ABOUT = """\
这里收录从公开渠道整理的新闻。正文经过清理，去掉的内容列在每篇文章的末尾。
"""

IGNORED = "/output/\n/report/\n/.digest/\n"


def begin_site(folder: str, theme: str) -> str:
    """Write a small site that builds at once, and return what to do next.

    Raises OutputError if one is there, ConfigurationError if there is no such theme.
    """
    root = Path(folder)
    if (root / "digest.yaml").exists() or (root / "content").exists():
        raise OutputError("there is a site here already", fix="choose an empty folder", file=str(root))
    theme_folder(folder, theme, file="")
    day = datetime.now(UTC).date().isoformat()
    titles = "\n".join(f"  {code}: {info.starter_title}" for code, info in LANGUAGE_INFO.items())
    write_new(root / "digest.yaml", CONFIGURATION.format(theme=theme, titles=titles, languages=", ".join(LANGUAGES)))
    write_new(root / "content" / "welcome.md", WELCOME.format(day=day))
    write_new(root / "content" / "welcome.en.md", TRANSLATION)
    write_new(root / "content" / "about.md", ABOUT)
    if not (root / ".gitignore").exists():
        write_new(root / ".gitignore", IGNORED)
    move = "" if os.path.samefile(folder, ".") else f"cd {folder} && "
    return f"a new site stands in {root.resolve().name}; next: {move}digest build"


def begin_article(title: str, language: Language | None, content: str) -> str:
    """Write a draft with its front matter and return its path. Raises OutputError if the folder or name does not fit."""
    if not Path(content).is_dir():
        raise OutputError("there is no such content folder", fix="run this at the root of a site", file=content)
    today = datetime.now(UTC).date().isoformat()
    name = slug(title) or "article"
    path = Path(content) / today[:4] / f"{today}-{name}.md"
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    write_new(
        path,
        f'---\ntitle: "{quoted}"\ndate: {today}\nlanguage: {language or detect(title)}\nauthors: []\nsource: ""\ntags: []\n'
        "draft: true\n---\n\n",
    )
    return str(path)
