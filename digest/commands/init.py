"""`digest init`: create a new site in a folder."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from digest import console
from digest.errors import OutputError
from digest.languages import LANGUAGE_INFO, LANGUAGES
from digest.store.content import write_new
from digest.store.theme import theme_folder

CONFIGURATION = """\
# The site. Every key is described in the README; an unknown key is an error that names its line.
title:
{titles}
# base_url: https://example.org/     # where the site will be; canonical links, feeds and the sitemap need it
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

Run digest inspect content to see what was kept of each article, what was removed, and why.
"""

ABOUT = """\
这里收录从公开渠道整理的新闻。正文经过清理，去掉的内容列在每篇文章的末尾。
"""

IGNORED = "/output/\n/report/\n/.digest/\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", default=".", metavar="DIR", help="folder of the site (default: this one)")
    parser.add_argument(
        "--theme", default="newspaper", metavar="NAME", help="newspaper or compact (default: %(default)s)"
    )


def run(options: argparse.Namespace) -> int:
    """Write a small site that can be built at once, and print what to do next.

    Raises OutputError if there is a site already, ConfigurationError if there is no such theme.
    """
    root = Path(options.folder)
    if (root / "digest.yaml").exists() or (root / "content").exists():
        raise OutputError("there is already a site in this folder", fix="choose an empty folder", file=str(root))
    theme_folder(options.folder, options.theme, file="")
    day = datetime.now(UTC).date().isoformat()
    titles = "\n".join(f"  {code}: {info.starter_title}" for code, info in LANGUAGE_INFO.items())
    write_new(
        root / "digest.yaml", CONFIGURATION.format(theme=options.theme, titles=titles, languages=", ".join(LANGUAGES))
    )
    write_new(root / "content" / "welcome.md", WELCOME.format(day=day))
    write_new(root / "content" / "welcome.en.md", TRANSLATION)
    write_new(root / "content" / "about.md", ABOUT)
    if not (root / ".gitignore").exists():
        write_new(root / ".gitignore", IGNORED)
    move = "" if os.path.samefile(root, ".") else f"cd {options.folder} && "
    console.echo(f"created a site in {root.resolve().name}; next: {move}digest build", color=False)
    return console.OK
